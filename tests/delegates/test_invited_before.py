"""Who was invited before is offered again: nobody comes in unlooked at, doubles are asked about."""

import pytest

from accounts.enums import Role
from delegates.facts.before import as_table, invited_before
from delegates.models import Delegate
from sheets.models import SheetImport, SheetRow
from tests import make
from tests.test_followed import follow

pytestmark = pytest.mark.django_db
NEW, BEFORE = "/dai-bieu/them/", "/dai-bieu/lan-truoc/"


@pytest.fixture
def now():
    """Four of the conference before, and the one that followed it."""
    said = {"group": "guest", "organisation": "Sở Nội vụ", "position": "Phó Giám đốc"}
    make.delegate(full_name="Trần Thị Mời", gender="female", birth_year=1970, rank=2, **said)
    make.delegate(full_name="Lê Văn Trưởng", gender="male", rank=1, **(said | {"group": "leader"}))
    make.delegate(full_name="Đỗ Văn Thôi", state="withdrawn", **said)
    make.delegate(group="role_model", nomination=make.nomination(state="approved"))
    return follow()


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def test_whoever_was_not_taken_off_is_offered_with_all_that_is_asked(now):
    assert as_table(invited_before(now)).split("\n")[1:] == [
        "Lê Văn Trưởng\tLãnh đạo các cấp, các ngành\tNam\t\tPhó Giám đốc\tSở Nội vụ\t1",
        "Trần Thị Mời\tKhách mời\tNữ\t1970\tPhó Giám đốc\tSở Nội vụ\t2",
    ]


def test_they_stand_in_a_preview_and_on_no_list(now, office):
    page = office.get(NEW).content.decode()
    assert "Hội nghị trước có 2 khách mời, lãnh đạo." in " ".join(page.split())

    answer = office.post(BEFORE)

    sheet = SheetImport.objects.get()
    assert answer.url == f"/nhap-bang/{sheet.pk}/"
    assert (sheet.conference_id, sheet.rows.count()) == (now.pk, 2)
    assert Delegate.objects.filter(conference=now).count() == 0
    shown = office.get(answer.url).content.decode()
    assert "Trần Thị Mời" in shown
    assert "Lê Văn Trưởng" in shown


def test_one_who_is_on_the_list_by_now_is_asked_about(now, office):
    make.delegate(conference=now, full_name="Trần Thị Mời", gender="female", birth_year=1970,
                  group="guest", organisation="Sở Nội vụ")  # fmt: skip
    office.post(BEFORE)

    rows = SheetRow.objects.order_by("place").values_list("values__full_name", "verdict", "ticked")
    assert list(rows) == [("Lê Văn Trưởng", "good", True), ("Trần Thị Mời", "ask", False)]


def test_without_one_before_nothing_is_offered(office):
    make.conference()

    assert "Hội nghị trước có" not in office.get(NEW).content.decode()
    assert office.post(BEFORE).url == NEW
    assert SheetImport.objects.count() == 0
    assert "Hội nghị trước không có khách mời" in office.get(NEW).content.decode()


def test_another_communes_guests_are_not_offered(now, sign_in):
    other = make.commune(code="11087", name="xã Khác", place="Khác")

    assert invited_before(make.conference(of=other)).count() == 0
