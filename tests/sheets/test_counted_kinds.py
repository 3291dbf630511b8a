"""Headings that say a number before whom it counts: "Số lượng tập thể", "Tập thể (số lượng)"."""

import pytest

from accounts.enums import Role
from reports.imported import AWARDS
from sheets.reading.heads import crossing
from tests import make
from tests.sheets.pages import bring_in, upload, workbook

FIRST = ["TT", "Hình thức khen thưởng", "Năm", "Cấp khen"]


def rows_of(sheet):
    keys = ("form", "category", "count")
    return [
        (*(row.values[key] for key in keys), row.verdict)
        for row in sheet.rows.exclude(verdict="left").order_by("place")
    ]


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "other"), [
    ("Số lượng tập thể", "Số lượng hộ gia đình"), ("Số tập thể", "Số hộ"), ("SL tập thể", "SL hộ"),
    ("Tập thể (số lượng)", "Hộ gia đình - số lượng"), ("SO LUONG TAP THE", "SO LUONG HO"),
    ("Số tập thể được khen", "Số hộ được khen thưởng"), ("Số lượt tập thể", "Số lượt hộ"),
])  # fmt: skip
def test_each_of_two_numbers_is_a_line_of_its_kind(office, one, other):
    rows = (
        [*FIRST, one, other],
        [1, "Giấy khen", 2023, "Xã", 3, 12],
        [2, "Bằng khen", 2024, "", 4],
    )
    sheet = upload(office, workbook(*rows), slug="khen-thuong")

    assert rows_of(sheet) == [
        ("Giấy khen", "collective", 3, "good"), ("Bằng khen", "collective", 4, "good"),
        ("Giấy khen", "household", 12, "good"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_whom_no_kind_is_called_by_is_asked_beside_the_collectives(office):
    """The twelve persons were left out of the reading, and the three asked of whom they are."""
    rows = ([*FIRST, "Số lượng tập thể", "Số lượng cá nhân"], [1, "Giấy khen", 2023, "Xã", 3, 12])
    sheet = upload(office, workbook(*rows), slug="khen-thuong")

    assert rows_of(sheet) == [
        ("Giấy khen", "collective", 3, "good"), ("Giấy khen", None, 12, "ask"),
    ]  # fmt: skip
    assert sheet.rows.get(verdict="ask").reasons == {
        "category": "Chưa có đối tượng. Hãy điền vào ô này."
    }


@pytest.mark.django_db
def test_a_total_beside_adds_the_two_up(office):
    head = [*FIRST, "Tổng số", "Số lượng tập thể", "Số lượng hộ"]
    sheet = upload(office, workbook(head, [1, "Giấy khen", 2023, "Xã", 16, 3, 12],
                                    [2, "Bằng khen", 2023, "Xã", 7, 3, 4]),
                   slug="khen-thuong")  # fmt: skip

    asked = {row.values["count"]: row.verdict for row in sheet.rows.exclude(verdict="left")}
    assert len(sheet.rows.exclude(verdict="left")) == 4
    assert (asked[12], asked[4]) == ("ask", "good")


@pytest.mark.django_db
def test_numbers_of_awards_beside_units_are_told_as_not_read(office, sign_in):
    head = ["TT", "Tên đơn vị", "Trưởng thôn", "Số lượng tập thể", "Số lượng cá nhân"]
    desk = sign_in(role=Role.CULTURE_OFFICE)
    sheet = upload(desk, workbook(head, [1, "Thôn Bắc", "Lê An", 3, 12]), slug="don-vi")

    (row,) = sheet.rows.all()
    assert (row.verdict, row.values["name"], row.values["head"]) == ("good", "Thôn Bắc", "Lê An")
    assert (row.values["phone"], row.values["former"]) == (None, None)
    assert sheet.tables[0]["unknown"] == ["Số lượng tập thể", "Số lượng cá nhân"]
    assert "Đã nhập 1 dòng" in bring_in(desk, sheet).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("titles", [
    ("Số lượng",), ("Số lượng", "Số"), ("Số quyết định", "Số văn bản"), ("Tổng số tập thể",),
    ("Số", "Được khen"),
])  # fmt: skip
def test_what_only_counts_or_counts_no_kind_crosses_nothing(titles):
    fields = AWARDS.fields(make.conference(), make.AT)
    assert crossing(titles, fields) is None
