"""The page that takes dossiers in says beforehand who cannot come, and asks at the row."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.models import Delegate
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.delegates.pages import ROLL, TAKE_IN, text
from tests.nominations.phone import unlinked
from tests.pages import Page

pytestmark = pytest.mark.django_db
WAITS = "Đang xem xét kỷ luật, đơn thư. Hãy chờ kết luận."
ASKS = "Có phải một người khác, trùng họ tên?"


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def row(html, dossier):
    """The row of one dossier: its box's state, and its words."""
    box = Page(html).by_id[f"ma-{dossier.code}"]
    state = "disabled" if "disabled" in box.attrs else "checked" if "checked" in box.attrs else ""
    return state, box.inside("tr").words().replace(" )", ")")


def approved(name, **fields):
    return make.nomination(state="approved", full_name=name, **fields)


def test_the_row_says_who_is_looked_into_before_anybody_taps(office):
    """Issue 7, line 14: it was said only after the button, and the box was ticked."""
    plain = approved("Đặng Thị Mến")
    waiting = approved("Phạm Đình Lý", integrity="pending")

    page = text(office.get(TAKE_IN))

    assert [row(page, one)[0] for one in (plain, waiting)] == ["checked", "disabled"]
    assert [WAITS in row(page, one)[1] for one in (plain, waiting)] == [False, True]
    assert "Chọn tất cả 1 hồ sơ, ở mọi trang" not in " ".join(page.split())  # there is one page


def test_two_dossiers_of_one_name_are_marked_before_either_has_a_seat(office):
    first = approved("Nguyễn Thị Hòa", birth_year=1972)
    second = approved("Nguyễn Thị Hòa", birth_year=1972)
    other = approved("Nguyễn Thị Hòa", birth_year=1980)

    page = text(office.get(TAKE_IN))

    assert [row(page, one)[0] for one in (first, second, other)] == ["checked", "", "checked"]
    said = (
        f"Trùng họ tên với hồ sơ {first.full_name} ({first.code}) ở trên, cùng hoặc chưa rõ "
        "năm sinh."
    )
    assert [said in row(page, one)[1] for one in (first, second, other)] == [False, True, False]
    assert [f"khac-{one.code}" in page for one in (first, second)] == [False, True]


def test_whoever_cannot_come_is_no_twin_of_another(office):
    approved("Nguyễn Thị Hòa", birth_year=1972, integrity="pending")
    second = approved("Nguyễn Thị Hòa", birth_year=1972)

    assert row(text(office.get(TAKE_IN)), second)[0] == "checked"


def test_a_namesake_is_asked_about_at_its_row_once_and_answered_there(office):
    make.delegate(full_name="Nguyễn Thị Hòa", birth_year=1972)
    plain, twin = approved("Đặng Thị Mến"), approved("Nguyễn Thị Hòa", birth_year=1972)
    chosen = {"ma": [plain.code, twin.code]}

    asked = office.post(TAKE_IN, chosen, follow=True)
    state, words = row(text(asked), twin)
    again = text(office.get(TAKE_IN))
    done = office.post(TAKE_IN, {"ma": twin.code, "khac": twin.code})

    assert (state, ASKS in words, asked.redirect_chain[-1][0]) == ("checked", True, TAKE_IN)
    said = f"Chưa đưa vào vì trùng họ tên: Nguyễn Thị Hòa ({twin.code})."
    assert said in unlinked(text(asked))
    assert Page(text(asked)).by_id[f"ma-{twin.code}"].inside("tr").all("p")[0].attrs.keys() >= {
        "data-focus"
    }
    assert ASKS not in again
    assert done.headers["Location"] == ROLL == reverse("delegates:roll")
    assert Delegate.objects.filter(full_name="Nguyễn Thị Hòa").count() == 2


def lost(name, agree=11, reason=""):
    """Approved by a meeting of 24, and by how many of them."""
    one = approved(name)
    held = make.meeting(kind="approval", unit=make.unit(name="Văn phòng", kind="office"))
    ReviewMeeting.objects.filter(pk=held.pk).update(invited=24, present=24)
    Ballot.objects.create(
        meeting=held, nomination=one, agree=agree, disagree=24 - agree, reason=reason
    )
    return one


@pytest.mark.parametrize("reason", ["", "Họp bàn kỹ"])
def test_the_row_says_what_the_list_says_and_its_field(reason, office):
    """Issue 7, line 14: both columns stood empty."""
    odd, plain = lost("Phạm Đình Lý", reason=reason), lost("Đặng Thị Mến", agree=24)
    old = approved("Vũ Đức Đông", achievement="Giải nhất hội thi năm 2019.")

    page = text(office.get(TAKE_IN))

    said = "Cần xem Xét duyệt: chỉ 11 trên 24 người có mặt đồng ý, chưa quá 50%."
    rows = {one.full_name: " ".join(row(page, one)[1].split()) for one in (odd, plain, old)}
    assert {name: ("Cần xem" in words) for name, words in rows.items()} == {
        "Phạm Đình Lý": not reason, "Đặng Thị Mến": False, "Vũ Đức Đông": False,
    }  # fmt: skip
    assert (said in rows["Phạm Đình Lý"]) is not bool(reason)  # answered is let go
    assert "2019" not in rows["Vũ Đức Đông"]  # the approval has answered it
    assert all(odd.get_field_display() in words for words in rows.values())


def test_the_roll_marks_whoever_lost_the_votes(office):
    seats = {
        one.full_name: make.delegate(group="role_model", nomination=one, full_name=one.full_name)
        for one in (lost("Phạm Đình Lý"), lost("Bùi Thị Minh Nguyệt", reason="Họp bàn kỹ"))
    }
    Nomination.objects.update(on_roll=True)

    page = text(office.get(ROLL))

    rows = {n: Page(page).by_id[f"seat-{seat.pk}"].words() for n, seat in seats.items()}
    assert {name: "Cần xem: số phiếu xét duyệt" in words for name, words in rows.items()} == {
        "Phạm Đình Lý": True, "Bùi Thị Minh Nguyệt": False,
    }  # fmt: skip
