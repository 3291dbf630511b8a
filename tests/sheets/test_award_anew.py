"""What is odd about a total is reckoned anew once a number is mended; one giver written twice."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
CROSS = (
    ["Hình thức khen thưởng", "Năm", "Tập thể", "Lãnh đạo, quản lý"],
    ["Giấy khen", 2023, 10, 20], ["Bằng khen", 2023, 1, 13], ["Tổng cộng", "", 11, 71],
)  # fmt: skip
PLAIN = (
    ["Hình thức khen thưởng", "Năm", "Đối tượng", "Số lượng"],
    ["Giấy khen", 2023, "Tập thể", 20], ["Bằng khen", 2023, "Tập thể", 13],
    ["Tổng cộng", "", "", 71],
)  # fmt: skip
BELOW = "Dòng tổng 4 ghi 71, các dòng cộng lại là {}. Hãy xem lại các số."
ONE_GIVER = (
    "Nơi khác ghi “Chủ tịch UBND thành phố”, là cùng một cấp khen. Hãy ghi như vậy để không thành "
    "hai cấp, hoặc đánh dấu để giữ “UBND thành phố”."
)


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def counted(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    told = [(row.values["count"], row.reasons.get("count")) for row in rows]
    return told[-2:]


@pytest.mark.parametrize("rows", [CROSS, PLAIN])
@pytest.mark.parametrize("shape", ["workbook", "pasted"])
def test_the_remark_of_a_sum_line_is_of_the_numbers_as_they_are_written_now(office, rows, shape):
    if shape == "workbook":
        sheet = upload(office, workbook(*rows), slug="khen-thuong")
    else:
        text = "\n".join("\t".join(map(str, row)) for row in rows)
        sheet = paste(office, text, slug="khen-thuong")
    assert counted(sheet) == [(20, BELOW.format(33)), (13, BELOW.format(33))]

    last = sheet.rows.filter(number=2).order_by("place").last().place
    for typed, told in (("30", BELOW.format(43)), ("58", None), ("59", BELOW.format(72))):
        sent = sends(sheet) | {f"o-{last}-count": typed}
        office.post(at("mend", sheet), sent)
        assert counted(sheet) == [(int(typed), told), (13, told)]
    office.post(at("mend", sheet), sends(sheet) | {f"o-{last}-count": "x"})
    assert counted(sheet)[1] == (13, None)  # nobody can tell yet what they add up to


NUMBERS, NOTE = [1, 2, 3, 4], ["Ghi chú: trong đó của xã", "", "", 4]


@pytest.mark.parametrize(("rows", "whole"), [
    ((CROSS[0], NUMBERS, *CROSS[1:3]), 37),  # 4 + 20 + 13
    ((CROSS[0], *CROSS[1:3], NOTE), 71),
])  # fmt: skip
def test_what_is_no_line_is_no_part_of_a_sum(office, rows, whole):
    rows = (*rows, ["Tổng cộng", "", 11, whole])
    sheet = upload(office, workbook(*rows), slug="khen-thuong")

    why = f"Dòng tổng 5 ghi {whole}, các dòng cộng lại là 33. Hãy xem lại các số."
    assert counted(sheet) == [(20, why), (13, why)]


def test_a_committee_and_its_head_are_one_giver_and_it_is_said_which_is_kept(office):
    rows = (
        ["Hình thức khen thưởng", "Cấp khen thưởng", "Năm", "Đối tượng", "Số lượng"],
        ["Bằng khen", "UBND thành phố", 2023, "Tập thể", 10],
        ["Bằng khen", "Chủ tịch UBND thành phố", 2024, "Tập thể", 23],
        ["Cờ thi đua", "UBND thành phố", 2024, "Tập thể", 1],
        ["Giấy khen", "UBND xã", 2024, "Tập thể", 1], ["Giấy khen", "", 2025, "Tập thể", 1],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="khen-thuong")

    told = [(row.reasons.get("authority"), row.by_hand) for row in sheet.rows.order_by("place")]
    assert told == [(ONE_GIVER, True), *[(None, False)] * 4]

    office.post(
        at("mend", sheet), sends(sheet, cells={(2, "authority"): "Chủ tịch UBND thành phố"})
    )
    assert not any("authority" in row.reasons for row in sheet.rows.all())
