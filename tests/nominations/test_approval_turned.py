"""The approval meeting has pages: what is typed survives turning them, and it is one meeting."""

import pytest

from nominations.enums import NominationState
from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.kept import answered
from tests.nominations.test_approval import kept, leadership, states
from tests.pages import Page

pytestmark = pytest.mark.django_db
S = NominationState
URL = "/ho-so/hop-xet-duyet/"


@pytest.fixture(autouse=True)
def _two_a_page(monkeypatch):
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 2)


@pytest.fixture
def five():
    """One unit's, in the order of their names."""
    unit = make.unit(name="Thôn Mỗ Đoạn")
    return [
        make.nomination(state=S.VERIFIED, unit=unit, full_name=f"Trần Văn {letter}")
        for letter in "ABCDE"
    ]


@pytest.fixture
def client(sign_in):
    return sign_in(leadership())


MEETING = {
    "held_on": "15/8/2025", "chair": "Đỗ Quang Minh", "invited": "15", "present": "14",
    "number": "05/BB-UBND",
}  # fmt: skip


def shown(answer):
    return [row.nomination.full_name[-1] for row in answer.context["rows"]]


def votes(one, *, ticked=True, **numbers):
    typed = {f"{one.code}-{part}": value for part, value in numbers.items()}
    return typed | ({"chon": one.code} if ticked else {})


def test_votes_of_three_pages_are_one_meeting(client, five):
    first = client.get(URL)
    second = client.post(URL, MEETING | votes(five[0], agree="14") | {"sang": "2"}, follow=True)
    third = client.post(
        URL,
        carried(second) | MEETING | votes(five[3], agree="13", disagree="1") | {"sang": "3"},
        follow=True,
    )
    assert (shown(first), shown(second), shown(third)) == (["A", "B"], ["C", "D"], ["E"])
    assert set(states().values()) == {S.VERIFIED}

    client.post(URL, carried(third) | MEETING | votes(five[4], agree="12", disagree="2"))

    assert states() == {
        five[0].code: S.APPROVED, five[1].code: S.VERIFIED, five[2].code: S.VERIFIED,
        five[3].code: S.APPROVED, five[4].code: S.APPROVED,
    }  # fmt: skip
    assert kept() == [
        (five[0].code, 14, 0, 0, ""), (five[3].code, 13, 1, 0, ""), (five[4].code, 12, 2, 0, ""),
    ]  # fmt: skip
    assert ReviewMeeting.objects.filter(kind="approval").count() == 1


def carried(answer):
    return {"da-nhap": answer.context["carried"]}


def test_turning_back_shows_what_was_typed_and_ticked_and_says_nothing_wrong(client, five):
    one, two = five[0], five[1]
    typed = MEETING | {"present": "", "number": ""}
    away = client.post(
        URL,
        typed | votes(one, agree="a") | votes(two, ticked=False, agree="9") | {"sang": "2"},
        follow=True,
    )
    back = client.post(URL, typed | carried(away) | {"sang": "1"}, follow=True)

    rows = {row.nomination.code: row.form for row in back.context["rows"]}
    assert (rows[one.code]["agree"].value(), rows[one.code].chosen) == ("a", True)
    assert (rows[two.code]["agree"].value(), rows[two.code].chosen) == ("9", False)
    text = back.content.decode()
    assert 'value="Đỗ Quang Minh"' in text
    assert 'invalid-feedback" id=' not in text
    assert "error-summary" not in text
    assert (back.context["ticked"], back.context["elsewhere"]) == (1, 0)
    assert (away.context["ticked"], away.context["elsewhere"]) == (1, 1)
    assert "1 không ở trang này" in away.content.decode()


def test_a_box_unticked_later_counts_no_more(client, five):
    away = client.post(URL, MEETING | votes(five[0], agree="14") | {"sang": "2"}, follow=True)
    back = client.post(URL, MEETING | carried(away) | {"sang": "1"}, follow=True)

    answer = client.post(
        URL,
        MEETING
        | carried(back)
        | votes(five[0], ticked=False, agree="14")
        | votes(five[1], agree="14")
        | {"de-lai": five[0].code},
        follow=True,
    )

    assert answer.context["meeting"] == ReviewMeeting.objects.get(kind="approval").pk
    assert kept() == [(five[1].code, 14, 0, 0, "")]


def test_what_is_wrong_on_another_page_is_shown_first_and_asked_there(client, five):
    away = client.post(
        URL, MEETING | votes(five[0], agree="5", disagree="9") | {"sang": "3"}, follow=True
    )

    asked = client.post(URL, MEETING | carried(away) | votes(five[4], agree="14") | {"trang": "3"})

    assert shown(asked)[0] == "A"
    assert "Chỉ 5 trên 14 người có mặt đồng ý" in asked.content.decode()
    assert f'name="{five[0].code}-reason"' in asked.content.decode()
    assert set(states().values()) == {S.VERIFIED}
    answers = votes(five[0], agree="5", disagree="9", result="reject", reason="Không đủ phiếu")
    chosen = {"chon": [five[0].code, five[4].code]}
    client.post(URL, MEETING | carried(asked) | answers | votes(five[4], agree="14") | chosen)
    assert (states()[five[0].code], states()[five[4].code]) == (S.REJECTED, S.APPROVED)


def test_an_answer_to_what_was_odd_survives_turning(client, five):
    answers = votes(five[0], agree="5", disagree="9", result="reject", reason="Không đủ phiếu")
    away = client.post(URL, MEETING | answers | {"sang": "2"}, follow=True)
    back = client.post(URL, MEETING | carried(away) | {"sang": "1"}, follow=True)

    assert 'value="Không đủ phiếu"' in back.content.decode()
    client.post(URL, MEETING | carried(away))
    assert kept() == [(five[0].code, 5, 9, 0, "Không đủ phiếu")]


def test_only_those_to_look_at_can_be_shown_and_votes_survive_that(client, five):
    for one in five:
        answered(one)
    Nomination.objects.filter(pk=five[3].pk).update(integrity="pending")

    some = client.post(
        URL, MEETING | votes(five[0], agree="14") | {"sang": "1", "can-xem": "on"}, follow=True
    )
    every = client.post(URL, MEETING | carried(some) | {"sang": "1"}, follow=True)

    assert (shown(some), some.context["total"]) == (["D"], 5)
    assert shown(every) == ["A", "B"]
    assert every.context["rows"][0].form.chosen
    assert shown(client.get(URL + "?can-xem=on")) == ["D"]
    assert shown(client.get(URL + "?trang=3")) == ["E"]


def test_a_filter_that_finds_nobody_keeps_the_meeting(client, five):
    none = client.post(
        URL, MEETING | votes(five[0], agree="14") | {"sang": "1", "tim": "Không ai"}, follow=True
    )

    assert "Không có hồ sơ nào khớp" in none.content.decode()
    client.post(URL, MEETING | carried(none))
    assert kept() == [(five[0].code, 14, 0, 0, "")]


def test_what_is_carried_is_text_like_any_other(client, five):
    """A NUL hidden in it reaches no database."""
    odd = {"da-nhap": f"chon={five[0].code}&{five[0].code}-agree=1%004&chon=%00&x=1"}

    assert client.post(URL, MEETING | odd).status_code == 422
    assert set(states().values()) == {S.VERIFIED}


def test_the_page_holds_no_more_rows_and_queries_for_more_dossiers(
    client, five, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15):
        small = client.get(URL)
    for _ in range(10):
        make.nomination(state=S.VERIFIED, unit=five[0].unit)

    with django_assert_max_num_queries(15):
        large = client.get(URL)

    assert (len(small.context["rows"]), len(large.context["rows"])) == (2, 2)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("", "3 hồ sơ đã thẩm định, chờ duyệt"),
        ("?linh-vuc=culture", "3 hồ sơ đã thẩm định, chờ duyệt; bộ lọc cho 1"),
    ],
)
def test_the_head_says_how_many_wait_and_how_many_of_them_are_shown(client, asked, words):
    for field in ("agriculture", "agriculture", "culture"):
        make.nomination(state="verified", field=field)

    page = Page(client.get(URL + asked).content.decode())

    (head,) = [one for one in page.all("div") if one.attrs.get("class") == "sheet-head"][:1]
    assert head.all("span")[0].words() == words
