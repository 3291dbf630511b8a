"""A message of those to be honoured: a post and the deed behind it, whom a collective is led by."""

import pytest

from nominations.models import Nomination
from sheets.fields import name
from sheets.reading import OUT_OF_POSITION, Cell
from sheets.reading.posts import is_before_a_deed
from tests.sheets.pages import at, bring_in, paste, upload, workbook
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
KEYS = ("full_name", "kind", "representative", "position", "achievement")
ASKED = {"achievement": OUT_OF_POSITION}


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông")


def told(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(*(row.values.get(key) for key in KEYS), row.reasons) for row in rows]


@pytest.mark.parametrize(("line", "post", "deed"), [
    ("Bà Lê Hoa, Chi hội trưởng Phụ nữ: vận động 30 hội viên hiến đất, làm đường",
     "Chi hội trưởng Phụ nữ", "vận động 30 hội viên hiến đất, làm đường"),
    ("Lê Hoa - Trưởng thôn: hiến 200 m² đất", "Trưởng thôn", "hiến 200 m² đất"),
    ("Lê Hoa (nông dân: trồng 3 ha ổi)", "nông dân", "trồng 3 ha ổi"),
])  # fmt: skip
def test_a_post_before_a_colon_and_the_deed_behind_it(office, line, post, deed):
    sheet = paste(office, f"Thôn Đông\n1. {line}", slug="ho-so")

    assert told(sheet) == [("Lê Hoa", "individual", None, post, deed, ASKED)]


def test_what_stands_before_the_post_stays_where_it_is(office):
    sheet = paste(
        office,
        "Thôn Đông\n1. Lê Hoa - sinh 1970 - gia đình có công - Trưởng thôn: hiến đất",
        slug="ho-so",
    )

    row = sheet.rows.get(number=2)
    assert [row.values[key] for key in ("birth_year", "position", "achievement")] == [
        1970, "Trưởng thôn", "hiến đất",
    ]  # fmt: skip
    assert "“gia đình có công”" in office.get(at("show", sheet)).content.decode()


@pytest.mark.plain
@pytest.mark.parametrize(("text", "said"), [
    ("Chi hội trưởng Phụ nữ: vận động", True), ("nông dân: trồng ổi", True),
    ("Trưởng thôn", False), ("Chức vụ: Trưởng thôn", False), ("Trưởng thôn:", False),
    ("Năm 2023: hiến đất cho hội viên", False),
])  # fmt: skip
def test_which_part_is_a_post_before_a_deed(text, said):
    assert is_before_a_deed(text) is said


@pytest.mark.parametrize(("line", "honoured"), [
    ("Tập thể: Chi hội Nông dân (đại diện: Lê Tuất)",
     ("Chi hội Nông dân", "collective", "Lê Tuất")),
    ("Tập thể: Chi hội Nông dân, đại diện bà Lê Tư", ("Chi hội Nông dân", "collective", "Lê Tư")),
    ("Chi hội Nông dân (người đại diện Lê Tư)", ("Chi hội Nông dân", "collective", "Lê Tư")),
    ("Cá nhân: Lê Ba", ("Lê Ba", "individual", None)),
    ("Hộ gia đình: ông Lê Ba", ("Lê Ba", "household", None)),
])  # fmt: skip
def test_a_kind_before_the_name_and_who_leads_behind_it(office, line, honoured):
    sheet = paste(office, f"Thôn Đông\n1. Vũ An\n2. {line}", slug="ho-so")

    assert told(sheet)[1][:3] == honoured


def test_a_collective_of_a_message_comes_in_with_who_leads_it(office):
    sheet = paste(
        office, "Thôn Đông\n1. Tập thể: Chi hội Nông dân (đại diện: Lê Tuất)", slug="ho-so"
    )

    bring_in(office, sheet, ticked=[1])

    made = Nomination.objects.get()
    assert (made.full_name, made.kind, made.representative) == (
        "Chi hội Nông dân", "collective", "Lê Tuất",
    )  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(("written", "value"), [
    ("Em Nguyễn Thị Mai", "Nguyễn Thị Mai"), ("Cháu Lê An", "Lê An"), ("EM LÊ AN", "Lê An"),
    ("Lê Em", "Lê Em"), ("Vũ Thị Em", "Vũ Thị Em"),
])  # fmt: skip
def test_what_a_child_is_addressed_by_is_no_part_of_her_name(written, value):
    assert name()(Cell(written)).value == value


def test_a_child_of_a_message_is_called_by_her_name(office):
    message = paste(
        office,
        "Thôn Đông\n1. Em Nguyễn Mai - học sinh lớp 9\nEm Lê Bé - học sinh lớp 9",
        slug="ho-so",
    )
    rows = (["Họ và tên", "Đơn vị giới thiệu"], ["Em Nguyễn Mai", "Thôn Đông"])

    assert [one[0] for one in told(message)] == ["Nguyễn Mai", "Lê Bé"]
    assert [one[0] for one in told(upload(office, workbook(*rows), slug="ho-so"))] == ["Nguyễn Mai"]
