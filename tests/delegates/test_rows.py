"""The rows of the roll: a refusal beside its row, choosing all, the thumb, the search."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.problems import fingerprint
from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from delegates.workflow import MOVES
from tests import make
from tests.delegates.pages import HTMX, MANDATES, ROLL, TAKE_IN, move, shown, text
from tests.pages import Page
from tests.reading import soup, words

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LABELS = {one.label for one in MOVES.values()}


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.parametrize(
    ("words", "found"),
    [("my", ["Lê Thị Mỹ", "Lê Văn Mĩ"]), ("ruoi", ["Lê Văn Mĩ"]), ("to ruoi my", ["Lê Văn Mĩ"])],
)
def test_search_joins_i_and_y_and_finds_the_honoured(words, found, office):
    """Issue 7, line 25: by the collective a person stands for too."""
    make.delegate(full_name="Lê Thị Mỹ")
    nomination = make.nomination(
        state="approved", kind="collective", full_name="Tổ nuôi rươi", representative="Lê Văn Mĩ"
    )
    office.post(TAKE_IN, {"ma": [nomination.code]})

    assert sorted(shown(text(office.get(f"{ROLL}?tim={words}")))) == found


def refusals(html):
    """What is said beside which row, and which of them takes the focus."""
    rows = {int(row["id"].removeprefix("seat-")): row for row in soup(html).select("tr[id^=seat-]")}
    said = {pk: [words(one) for one in row.select(".row-refusal")] for pk, row in rows.items()}
    focus = [pk for pk, row in rows.items() if row.select_one("[data-focus]")]
    return {pk: told for pk, told in said.items() if told}, focus


def test_a_refusal_stands_beside_its_row_once_and_in_sight(office):
    """Issue 7, line 28."""
    full = (
        "Đã đủ 150 đại biểu, không xác nhận thêm được."
        " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách."
    )
    first, second = make.delegate(rank=1), make.delegate(rank=2)
    Conference.objects.update(seats_taken=150)

    quick = office.post(move(second.pk, "confirm"), follow=True, headers=HTMX)
    assert refusals(text(quick)) == ({second.pk: [full]}, [second.pk])

    bulk = {"chon": [first.pk, second.pk]}
    many = office.post(reverse("delegates:bulk"), bulk, follow=True)
    assert many.redirect_chain[0][0] == f"{ROLL}#seat-{first.pk}"
    assert refusals(text(many)) == ({first.pk: [full], second.pk: [full]}, [first.pk])
    assert refusals(text(office.get(ROLL))) == ({}, [])


def test_a_refused_choice_for_the_city_stands_beside_its_row(office):
    someone = make.delegate(group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED)
    office.post(MANDATES, {"nguoi": someone.pk, "chon": "1"})
    Delegate.objects.update(state=DelegateState.ABSENT)

    answer = office.post(MANDATES, {"nguoi": someone.pk, "chon": "1"}, follow=True)

    row = text(answer).split(f'<th scope="row">{someone.full_name}')[1].split("</th>")[0]
    assert "row-refusal" in row
    assert "Vừa có người khác xử lý việc này." in row


def test_choosing_all_says_how_many_and_takes_every_page(office, monkeypatch):
    """Issue 7, line 28: of the list as it is filtered, nobody else."""
    monkeypatch.setattr("delegates.web.PER_PAGE", 2)
    guests = [make.delegate(rank=number) for number in range(1, 4)]
    leader = make.delegate(group=DelegateGroup.LEADER)
    make.delegate(rank=4, state=DelegateState.CONFIRMED)  # not asked again

    page = text(office.get(f"{ROLL}?nhom=guest"))
    assert "Chọn tất cả 3 người dự kiến, ở mọi trang" in " ".join(page.split())
    assert 'data-check-all="3"' in page
    all_of_them = {"tat-ca": "1", "loc": "nhom=guest&trang=2"}
    done = office.post(reverse("delegates:bulk"), all_of_them, follow=True)

    assert "Đã xác nhận 3 đại biểu." in text(done)
    assert "Vừa có người khác" not in text(done)
    for one in (*guests, leader):
        one.refresh_from_db()
    assert [one.state for one in (*guests, leader)] == ["confirmed"] * 3 + ["proposed"]


def digest(pks):
    return fingerprint({"pks": " ".join(str(pk) for pk in sorted(pks))})


def asked_about(answer):
    """What the page that asks says, and what its form would send."""
    root = Page(text(answer)).root
    words = root.words()
    fields = [(one.attrs.get("name"), one.attrs.get("value")) for one in root.all("input")]
    kept = [(name, value) for name, value in fields if name in ("dong-y", "tat-ca", "chon")]
    return words, kept


@pytest.mark.parametrize(
    ("taken", "seats", "short"),
    [(100, "còn 50 chỗ trong tối đa 150", False), (144, "còn 6 chỗ", False),
     (145, "còn 5 chỗ", True), (150, "còn 0 chỗ", True)],
)  # fmt: skip
def test_confirming_more_than_a_handful_asks_with_the_count_and_the_seats(
    taken, seats, short, office
):
    Conference.objects.update(seats_taken=taken)
    pks = [make.delegate(rank=number).pk for number in range(1, 7)]

    words, kept = asked_about(office.post(reverse("delegates:bulk"), {"chon": pks}))

    assert "Xác nhận dự cho 6 người?" in words
    assert seats in words
    assert ("Nhiều hơn số chỗ còn lại" in words) is short
    assert kept == [("dong-y", digest(pks)), *[("chon", str(pk)) for pk in pks]]
    assert set(Delegate.objects.values_list("state", flat=True)) == {"proposed"}


def test_a_handful_is_confirmed_at_once(office):
    pks = [make.delegate(rank=number).pk for number in range(1, 6)]

    office.post(reverse("delegates:bulk"), {"chon": pks})

    assert set(Delegate.objects.values_list("state", flat=True)) == {"confirmed"}


@pytest.mark.parametrize(("leave", "come"), [(1, 1), (6, 1), (6, 0)])
def test_agreed_to_other_people_is_asked_again_however_many_they_are(leave, come, office):
    """Seven were agreed to; with one gone and one unseen come, “7” confirmed the unseen one."""
    shown = [make.delegate(rank=number).pk for number in range(1, 8)]
    everybody = {"tat-ca": "1", "loc": ""}
    _, kept = asked_about(office.post(reverse("delegates:bulk"), everybody))
    Delegate.objects.filter(pk__in=shown[:leave]).update(state="withdrawn")
    for number in range(come):
        make.delegate(rank=9 + number)

    words, again = asked_about(office.post(reverse("delegates:bulk"), everybody | dict(kept)))

    assert f"Xác nhận dự cho {7 - leave + come} người" in words
    assert not Delegate.objects.filter(state="confirmed").exists()
    office.post(reverse("delegates:bulk"), everybody | dict(again))
    assert Delegate.objects.filter(state="confirmed").count() == 7 - leave + come


def test_agreeing_twice_with_one_tap_asks_nothing_more(office):
    for number in range(1, 8):
        make.delegate(rank=number)
    everybody = {"tat-ca": "1", "loc": ""}
    _, kept = asked_about(office.post(reverse("delegates:bulk"), everybody))

    codes = [
        office.post(reverse("delegates:bulk"), everybody | dict(kept)).status_code for _ in range(2)
    ]

    assert (codes, Delegate.objects.filter(state="confirmed").count()) == ([302, 302], 7)


def test_agreed_to_other_numbers_is_asked_again(office):
    for number in range(1, 8):
        make.delegate(rank=number)
    everybody = {"tat-ca": "1", "loc": ""}
    words, kept = asked_about(office.post(reverse("delegates:bulk"), everybody))
    assert "Xác nhận dự cho 7 người, ở mọi trang của danh sách?" in words
    seven = digest(Delegate.objects.values_list("pk", flat=True))
    assert kept == [("dong-y", seven), ("tat-ca", "1")]
    make.delegate(rank=9)

    again, kept = asked_about(office.post(reverse("delegates:bulk"), everybody | dict(kept)))
    assert "Xác nhận dự cho 8 người" in again
    done = office.post(reverse("delegates:bulk"), everybody | dict(kept), follow=True)

    assert "Đã xác nhận 8 đại biểu." in text(done)


def test_a_move_that_weighs_is_not_beside_the_thumb(office):
    """Issue 7, line 28: "Báo vắng" and "Đưa ra" are a tap further."""
    confirmed, proposed = make.delegate(state=DelegateState.CONFIRMED), make.delegate()

    page = Page(text(office.get(ROLL)))

    for one, open_to_all in ((confirmed, []), (proposed, ["Xác nhận dự"])):
        row = page.by_id[f"seat-{one.pk}"]
        _, more = row.all("details")  # the card's own, on a phone
        acts = [b for b in row.all("a", "button") if b.words().partition(":")[0] in LABELS]
        outside = [b.words().partition(":")[0].strip() for b in acts if not b.inside("details")]
        assert outside == open_to_all
        assert "Đưa ra khỏi danh sách" in more.words()
    assert page.by_id[f"seat-{confirmed.pk}"].all("details")[1].words().count("Ghi báo vắng") == 1
