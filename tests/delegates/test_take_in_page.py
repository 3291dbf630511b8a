"""The page that takes dossiers in says beforehand who cannot come, and asks at the row."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.models import Delegate
from tests import make
from tests.delegates.pages import ROLL, TAKE_IN, text
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
    return state, box.inside("tr").words()


def approved(name, **fields):
    return make.nomination(state="approved", full_name=name, **fields)


def test_the_row_says_who_is_looked_into_before_anybody_taps(office):
    """Issue 7, line 14: it was said only after the button, and the box was ticked."""
    plain = approved("Đặng Thị Mến")
    waiting = approved("Phạm Đình Lý", integrity="pending")

    page = text(office.get(TAKE_IN))

    assert [row(page, one)[0] for one in (plain, waiting)] == ["checked", "disabled"]
    assert [WAITS in row(page, one)[1] for one in (plain, waiting)] == [False, True]
    assert "Chọn tất cả 1 hồ sơ" in " ".join(page.split())


def test_two_dossiers_of_one_name_are_marked_before_either_has_a_seat(office):
    first = approved("Nguyễn Thị Hòa", birth_year=1972)
    second = approved("Nguyễn Thị Hòa", birth_year=1972)
    other = approved("Nguyễn Thị Hòa", birth_year=1980)

    page = text(office.get(TAKE_IN))

    assert [row(page, one)[0] for one in (first, second, other)] == ["checked", "", "checked"]
    said = f"Trùng họ tên với hồ sơ {first.code} ở trên, cùng hoặc chưa rõ năm sinh."
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
    assert f"Chưa đưa vào vì trùng họ tên: {twin.code}." in text(asked)
    assert Page(text(asked)).by_id[f"ma-{twin.code}"].inside("tr").all("p")[0].attrs.keys() >= {
        "data-focus"
    }
    assert ASKS not in again
    assert done.headers["Location"] == ROLL == reverse("delegates:roll")
    assert Delegate.objects.filter(full_name="Nguyễn Thị Hòa").count() == 2
