"""Of a press for many one row alone is taken back; the number on the button is what goes by now."""

import re
from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.actions import decisions
from nominations.models import BulkResult, Finding, Nomination
from nominations.workflow import ways_back
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import related
from tests.nominations.test_results_kept import ANSWER, MANY, UNDO, sent, undo_form
from tests.pages import Page

pytestmark = [pytest.mark.both]
LIST, UNANSWER = f"{MANY}da-lam/", f"{ANSWER}hoan-tac/"
SURNAMES = ("Trần", "Nguyễn", "Phạm")
GIVEN = (
    "An", "Bình", "Cúc", "Dung", "Én", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Nga", "Oanh",
    "Phúc", "Quế", "Sơn",
)  # fmt: skip
ALONE = "Đã hoàn tác riêng lúc 08:00 ngày 16/8/2025"


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture
def clerk():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def desk(sign_in, clerk):
    return sign_in(clerk)


def three():
    """Of other names each time, in the order of the list: none is another's likely double."""
    number = Nomination.objects.count()
    return [
        sent(f"{SURNAMES[number // len(GIVEN)]} Thị {GIVEN[(number + more) % len(GIVEN)]}")
        for more in range(3)
    ]


def verify(desk, dossiers):
    return desk.post(
        MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code for one in dossiers]}
    ).url


def answer(desk, dossiers):
    asked = {"dong-y": "1", "muc": ["once", "disputes"], "chon": [one.code for one in dossiers]}
    return desk.post(ANSWER, asked).url


def words(answer):
    return " ".join(re.sub("<[^>]*>", "", text_of(answer)).split())


def told(page):
    """By code what its row says beside its name, without its buttons."""
    rows = {row.attrs["id"]: row for row in Page(page.content.decode()).all("tr") if row.attrs}
    said = {code: " ".join(row.all("td")[0].words().split()) for code, row in rows.items()}
    return {code: re.sub(r" ?Hoàn tác hồ sơ này: .*", "", text) for code, text in said.items()}


def singles(page):
    """The codes that have an undo of their own."""
    buttons = Page(page.content.decode()).all("button")
    return [one.attrs["value"] for one in buttons if one.attrs.get("name") == "mot"]


def alone(desk, there, code, at=UNDO):
    """Press the undo beside one row of the page as it stands there."""
    return desk.post(at, undo_form(desk.get(there)) | {"mot": code})


def states(dossiers):
    return [make.fresh(one).state for one in dossiers]


@pytest.mark.django_db
def test_one_row_goes_back_alone_and_the_page_and_the_list_say_so(desk):
    one, two, three_ = dossiers = three()
    there = verify(desk, dossiers)
    before = desk.get(there)

    went = alone(desk, there, two.code)
    page, pressed = desk.get(there), desk.get(LIST)

    assert singles(before) == [one.code, two.code, three_.code]
    assert "Hoàn tác 3 hồ sơ" in words(before)
    assert went.url == f"{there}#{two.code}"
    assert states(dossiers) == ["verified", "submitted", "verified"]
    assert f"Đã hoàn tác hồ sơ {two.code}; các hồ sơ khác giữ nguyên." in words(page)
    assert told(page) == {one.code: "Xong", two.code: ALONE, three_.code: "Xong"}
    assert singles(page) == [one.code, three_.code]
    assert "Hoàn tác 2 hồ sơ" in words(page)
    assert undo_form(page)["chon"] == [f"{one.code} submitted", f"{three_.code} submitted"]
    assert "Được 3 trên 3 hồ sơ; đã hoàn tác riêng 1 hồ sơ" in words(pressed)
    assert "Được 3 trên 3 hồ sơ; đã hoàn tác riêng 1 " in words(page)
    assert "đã hoàn tác riêng" not in words(before)
    assert "Hoàn tác 2 hồ sơ" in words(pressed)
    assert BulkResult.objects.count() == 1, "fifty of them would drive out the press itself"


@pytest.mark.django_db
def test_what_went_alone_goes_no_second_time_whoever_verified_it_since(desk):
    """By an old page's button for all, by the list's, by its own again."""
    one, two, _ = dossiers = three()
    there = verify(desk, dossiers)
    old = undo_form(desk.get(there))
    alone(desk, there, one.code)
    alone(desk, there, two.code)
    verify(desk, [one, two])

    again = desk.post(UNDO, old | {"mot": one.code})
    desk.post(UNDO, old)
    listed = desk.post(UNDO, {"lan": old["lan"], "viec": "verify", "mot": two.code})

    assert again.url == there
    assert states(dossiers) == ["verified", "verified", "submitted"]
    assert listed.url == f"{LIST}{BulkResult.objects.get(pk=old['lan'][0]).undone}/"
    assert singles(desk.get(there)) == []


@pytest.mark.django_db
def test_the_button_says_what_goes_by_now_and_the_others_say_why_not(desk, clerk):
    one, two, *_ = dossiers = [*three(), *three(), sent("Ích Thị Yến")]
    there = verify(desk, dossiers)
    Nomination.objects.filter(pk=one.pk).update(state="approved")
    Nomination.objects.filter(pk=two.pk).update(state="draft")
    related(dossiers[3], clerk)
    make.user(role=Role.CULTURE_OFFICE)

    page, pressed = desk.get(there), desk.get(LIST)
    desk.post(UNDO, undo_form(page))

    assert "Hoàn tác 4 hồ sơ" in words(page)
    assert "3 hồ sơ không hoàn tác được nữa; lý do ở từng dòng." in words(page)
    no = "Xong Không hoàn tác được nữa. "
    assert {code: told(page)[code] for code in (one.code, two.code, dossiers[3].code)} == {
        one.code: f"{no}Hồ sơ nay là “Đã duyệt”. Hãy mở hồ sơ để xem.",
        two.code: f"{no}Không còn thấy hồ sơ này: đơn vị đã rút lại, hoặc mã không đúng.",
        dossiers[3].code: f"{no}Ông, bà đã ghi có liên quan đến người được giới thiệu. Hãy để "
        "người khác được giao việc này làm.",
    }
    assert "Hoàn tác 4 hồ sơ" in words(pressed)
    assert "3 hồ sơ không hoàn tác được nữa, lý do ở trang kết quả" in words(pressed)
    result = BulkResult.objects.latest("pk")
    assert [len(result.told["rows"]), result.told["is_undo"]] == [4, True]
    assert all("problems" not in row for row in result.told["rows"])


@pytest.mark.django_db
def test_answers_to_many_go_back_one_by_one_too(desk):
    one, two, third = dossiers = [make.fresh(dossier) for dossier in three()]
    there = answer(desk, dossiers)
    Finding.objects.filter(nomination=third).update(found="raised", note="Có đơn.")

    page = desk.get(there)
    went = alone(desk, there, one.code, UNANSWER)
    after = desk.get(there)

    assert (singles(page), "Hoàn tác 2 hồ sơ" in words(page)) == ([one.code, two.code], True)
    assert "Không còn kết quả vừa ghi: đã có người ghi khác" in told(page)[third.code]
    assert "Hoàn tác 2 hồ sơ" not in words(desk.get(LIST)), "one went since"
    assert went.url == f"{there}#{one.code}"
    assert told(after)[one.code].endswith(ALONE)
    assert (singles(after), undo_form(after)["chon"]) == ([two.code], [two.code])
    assert sorted(Finding.objects.values_list("nomination", "found")) == sorted(
        [(two.pk, "clear")] * 2 + [(third.pk, "raised")] * 2
    )
    Nomination.objects.filter(pk=two.pk).update(state="verified")
    assert "Hồ sơ đã thẩm định xong. Hãy ghi lại kết quả" in told(desk.get(there))[two.code]


@pytest.mark.django_db
def test_an_answer_given_at_another_press_is_not_this_ones(desk, monkeypatch):
    """Neither of another item at the same moment, nor of the same item at another's."""
    one, two = dossiers = [make.fresh(dossier) for dossier in three()[:2]]
    asked = {"dong-y": "1", "chon": [dossier.code for dossier in dossiers]}
    first = desk.post(ANSWER, asked | {"muc": "once"}).url
    desk.post(ANSWER, asked | {"muc": "disputes"})
    later = make.AT + timedelta(hours=1)
    monkeypatch.setattr("accounts.web.moment", lambda: later)
    desk.post(ANSWER, asked | {"muc": "once", "chon": [sent("Đỗ Thị Yến").code]})
    stands = Finding.objects.filter(item="once")
    stands.filter(nomination=one).delete()
    stands.filter(nomination=two).update(at=later)

    page = desk.get(first)

    assert (singles(page), set(undo_form(page))) == ([], set())
    assert "2 hồ sơ không hoàn tác được nữa" in words(desk.get(LIST))


@pytest.mark.django_db
def test_paper_that_lacks_something_by_now_is_not_counted_to_go_back(desk):
    office = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    whole, lacks = (sent(name, entered_by=office) for name in ("An Thị Một", "Bùi Thị Hai"))
    asked = {"viec": "return", "dong-y": "1", "note": "Nhầm", "chon": [whole.code, lacks.code]}
    asked |= {"chung": f"{whole.code} {lacks.code}"}
    there = desk.post(MANY, asked).url
    Nomination.objects.filter(pk=lacks.pk).update(achievement="")

    page = desk.get(there)

    assert "Hoàn tác 1 hồ sơ" in words(page)
    assert "Không hoàn tác được nữa." in told(page)[lacks.code]


@pytest.mark.django_db
def test_one_that_does_not_go_says_why_and_is_not_marked(desk):
    one, *_ = dossiers = three()
    there = verify(desk, dossiers)
    form = undo_form(desk.get(there)) | {"mot": one.code}
    Nomination.objects.filter(pk=one.pk).update(state="approved")

    desk.post(UNDO, form)
    page = desk.get(there)
    unknown = desk.post(UNDO, form | {"mot": "HN25-9999"})
    nowhere = desk.post(UNDO, form | {"lan": "99999"}, follow=True)

    assert f"Chưa hoàn tác được hồ sơ {one.code}. Hồ sơ nay là “Đã duyệt”." in words(page)
    assert (
        told(page)[one.code]
        == "Xong Không hoàn tác được nữa. Hồ sơ nay là “Đã duyệt”. Hãy mở hồ sơ để xem."
    )
    assert unknown.url == there
    assert "Kết quả này không còn được giữ." in words(nowhere)
    assert states(dossiers) == ["approved", "verified", "verified"]


@pytest.mark.django_db
@pytest.mark.parametrize("press", [verify, answer])
def test_a_press_is_told_by_as_many_questions_whatever_its_rows(
    desk, press, django_assert_num_queries
):
    there = press(desk, three()[:2])
    desk.get(there)
    with django_assert_num_queries(6):  # + dossiers, relatives; who made it last, or answers
        desk.get(there)
    for _ in range(3):
        more = press(desk, three())
    desk.get(more)

    with django_assert_num_queries(6):
        desk.get(more)
    with django_assert_num_queries(6):
        desk.get(LIST)


def again(dossier, who):
    """Verified once more, by whoever took it back at its page."""
    there = Nomination.objects.get(pk=dossier.pk)
    back = ways_back.opposite("verify", there, before="submitted", by=who).name
    for name in (back, "verify"):
        decisions.move(Nomination.objects.get(pk=dossier.pk), name, note="x", by=who, at=make.AT)


@pytest.mark.django_db
def test_what_a_colleague_verified_anew_goes_back_with_no_old_press(desk, clerk, sign_in):
    """By its state it was verified as before: the undo threw a colleague's work away."""
    first, second, third = dossiers = three()
    there = verify(desk, dossiers)
    colleague = make.user(role=Role.CULTURE_OFFICE)
    again(second, colleague)
    page = desk.get(there)

    assert singles(page) == [first.code, third.code]
    assert "Từ đó người khác đã làm lại việc này." in told(page)[second.code]
    assert "Hoàn tác 2 hồ sơ" in words(page)
    desk.post(UNDO, undo_form(page) | {"mot": second.code})
    desk.post(UNDO, undo_form(page))
    states = Nomination.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["submitted", "verified", "submitted"]

    again(second, clerk)  # one's own, made again, is one's own
    assert Nomination.objects.get(pk=second.pk).state == "verified"
    assert ways_back.last_made([second.code], ["verify"]) == {
        ("verify", second.code): clerk.username
    }
