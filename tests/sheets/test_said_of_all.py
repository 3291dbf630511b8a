"""Whose guests several are, and of which group, is asked where a message or a heading leaves it."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.reading.posts import OUT_OF_NAME
from tests import make
from tests.sheets.pages import NO_GROUP, at, bring_in, paste, sends, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"]
FIRM = "Công ty TNHH May Hưng Đạo"
PRESUMED = (
    "Nhóm ở dòng {} chưa chọn, tạm lấy là Khách mời. "
    "Hãy chọn cho cả nhóm ở đầu trang, hoặc xem từng dòng."
)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    asked = ("organisation", "group")
    return [
        (row.values["full_name"], *(row.values[key] for key in asked), *map(row.reasons.get, asked))
        for row in rows
    ]


# --- The group -----------------------------------------------------------------------------------


def test_of_a_message_without_headings_the_group_is_asked_once_for_all(council):
    sheet = paste(council, "1. Lê An - Sở Y tế\n2. Đỗ Hoa - Sở Nội vụ")

    assert verdicts(sheet) == [(1, "ask", NO_GROUP), (2, "ask", NO_GROUP)]
    page = council.get(at("show", sheet)).content.decode()
    assert 'name="moi-0-group"' in page
    council.post(at("mend", sheet), sends(sheet, **{"moi-0-group": "Lãnh đạo"}))

    assert verdicts(sheet) == [(1, "good", {}), (2, "good", {})]
    assert [one[2] for one in told(sheet)] == ["leader"] * 2


def test_an_office_above_them_does_not_say_of_which_group_they_are(council):
    sheet = paste(council, "Thôn Nghĩa Xá:\n1. Lê An\n2. Đỗ Hoa")

    assert [(one[1], one[2], one[4]) for one in told(sheet)] == [
        ("Thôn Nghĩa Xá", "guest", NO_GROUP["group"])
    ] * 2


def test_a_heading_nobody_reads_asks_of_those_below_it_and_a_known_one_does_not(council):
    text = "Lãnh đạo\n1. Lê An - Sở Y tế\nIII. Cơ quan báo chí\n2. Đỗ Hoa - Sở Nội vụ"
    sheet = paste(council, text)

    assert [(one[2], one[4]) for one in told(sheet)] == [
        ("leader", None), ("guest", PRESUMED.format(3)),
    ]  # fmt: skip


def test_a_workbook_without_the_column_is_of_guests_as_its_template_says(council):
    sheet = upload(council, workbook(HEAD, ["Lê An", "", "Sở Y tế"]))

    assert verdicts(sheet) == [(2, "good", {})]


# --- The unit ------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [
    "CÁC DOANH NGHIỆP", "II. CÁC DOANH NGHIỆP", "Khối doanh nghiệp", "Cơ quan báo chí:",
])  # fmt: skip
@pytest.mark.parametrize("shape", ["workbook", "message"])
def test_a_sort_of_bodies_is_nobodys_unit_and_a_firm_is_its_own(council, head, shape):
    if shape == "workbook":
        sheet = upload(council, workbook(HEAD, [head], ["Lê An", "Giám đốc"], [FIRM]))
    else:
        sheet = paste(council, f"{head}\n1. Lê An - Giám đốc\n2. {FIRM}")

    first, firm = told(sheet)
    assert first[:3] == ("Lê An", None, "guest")
    assert "để trống" in first[3] or "Chưa có cơ quan" in first[3]
    assert firm[:4] == (FIRM, FIRM, "guest", OUT_OF_NAME)
    assert sheet.rows.exclude(verdict="left").filter(blocked=True).count() == 2


def test_who_comes_from_a_firm_comes_from_it_still_once_she_is_named(council):
    """The group's question stays too."""
    sheet = upload(council, workbook(HEAD, ["CÁC DOANH NGHIỆP"], [FIRM]))

    council.post(at("mend", sheet), sends(sheet, cells={(3, "full_name"): "Lê An"}))

    assert told(sheet) == [("Lê An", FIRM, "guest", None, PRESUMED.format(2))]
    bring_in(council, sheet, ticked=[1])
    assert [*Delegate.objects.values_list("full_name", "organisation")] == [("Lê An", FIRM)]


def test_another_unit_that_is_written_there_goes_before_the_firms(council):
    sheet = upload(council, workbook(HEAD, [FIRM]))

    cells = {(2, "organisation"): "Sở Y tế", (2, "full_name"): "Lê An"}
    council.post(at("mend", sheet), sends(sheet, cells=cells))

    assert told(sheet)[0][:2] == ("Lê An", "Sở Y tế")
