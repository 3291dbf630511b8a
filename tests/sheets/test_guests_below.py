"""Guests below a heading of several bodies, and below a post that stands alone in mid-list."""

import pytest

from sheets.reading.kinds import SIGNATURE
from sheets.reading.roles import POST
from tests.sheets.pages import paste
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
OPEN = "Nhóm ở dòng 3 chưa chọn, tạm lấy là Khách mời."


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông")


@pytest.mark.parametrize("heading", [
    "Các ban Đảng, đoàn thể:", "Đảng ủy, HĐND, UBND xã", "Đảng ủy - HĐND - UBND xã:",
    "Công an xã, Quân sự xã", "Mặt trận, đoàn thể", "Trường Tiểu học, Trường Mầm non",
])  # fmt: skip
def test_nobody_below_several_bodies_stays_a_leader_unasked(office, heading):
    text = "Lãnh đạo thành phố:\n1. Ông Mai Văn Minh - Phó Chủ tịch - UBND thành phố\n"
    sheet = paste(office, f"{text}{heading}\n2. Ông Lý Văn Sáu - Bí thư - Đảng ủy xã")

    first, second = sheet.rows.exclude(verdict="left").order_by("place")
    assert (first.values["group"], first.reasons) == ("leader", {})
    assert (second.values["group"], second.ticked) == ("guest", False)
    assert second.reasons["group"].startswith(OPEN)


def test_several_bodies_below_one_end_it(office):
    """Those below "Hội Nông dân, Hội Phụ nữ:" were of "UBND xã", as asked as the others."""
    text = "UBND xã:\n1. Ông Ngô Văn Hải - Chủ tịch\nHội Nông dân, Hội Phụ nữ:\n"
    sheet = paste(office, f"{text}2. Bà Lê Thị Bé - Chủ tịch")

    offices = {row.number: row.values.get("organisation") for row in sheet.rows.all()}
    assert (offices[2], offices[4] or "") == ("UBND xã", "")


BELOW = "Ông Vũ Văn Năm - Hội CCB\nÔng Vũ Văn Bốn - Hội CCB"


@pytest.mark.parametrize("below", [BELOW, "Ông Vũ Văn Bốn - Hội CCB", "Ông Vũ Văn Bốn",
                                   "1. Vũ Văn Bốn", "Vũ Văn Năm\nVũ Văn Bốn"])  # fmt: skip
def test_a_post_alone_in_mid_list_signs_nothing_and_is_asked(office, below):
    """It made itself and all below it a signature, left out."""
    text = "Nhóm: Khách mời\nÔng Vũ Văn Bảy - Chủ tịch - Hội CCB\nTrưởng phòng Kinh tế\n"
    rows = {row.number: row for row in paste(office, text + below).rows.all()}

    assert rows[3].reasons["full_name"] == POST
    assert all(rows[at].verdict != "left" for at in range(4, 4 + len(below.splitlines())))


@pytest.mark.parametrize("end", [
    "Chủ tịch\nNguyễn Văn Năm", "Chủ tịch\n(đã ký)\nNguyễn Văn Năm", "Chủ tịch",
    "Đại Sơn, ngày 3 tháng 5 năm 2025\nChủ tịch\nÔng Nguyễn Văn Năm",
])  # fmt: skip
def test_a_post_below_a_place_and_a_date_or_above_one_name_still_signs(office, end):
    text = "Nhóm: Khách mời\nÔng Vũ Văn Bảy - Chủ tịch - Hội CCB\n"
    rows = paste(office, text + end).rows.filter(number__gt=2, verdict="left")

    assert len(rows) == sum(map(bool, end.splitlines()))
    assert {row.reasons[""] for row in rows} <= {SIGNATURE}
