"""The quota page and the structure table show one count (A2); mandates are counted as sent."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.facts import quota_board
from reports.figures.structure import structure_table
from tests import make
from tests.reading import plain
from tests.reports import commune, layout

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_the_board_and_the_paper_show_the_same_numbers(sign_in):
    """Each beside the other, by hand: nine confirmed, two women of four, three at first hand."""
    conference = commune.commune()

    page = plain(sign_in(role=Role.COUNCIL_OFFICE).get(reverse("delegates:quota")))
    paper = {line[1]: line[2:4] for line in layout.page("delegates", conference) if len(line) == 5}

    for label, board, table in (
        ("Tổng số đại biểu", "9 / 150", None),
        ("Đại biểu nữ", "6 / 9 người = 66,7%", ("6", "66,7%")),
        ("Điển hình là nữ", "2 / 4 người = 50%", ("2", "50%")),
        ("Trực tiếp sản xuất, công tác, học tập, chiến đấu", "3 / 4 người = 75%", ("3", "75%")),
        ("Điển hình tiên tiến", "4 người = 44,4%", ("4", "44,4%")),
    ):
        assert f" {label} {board} " in page
        assert paper.get(label) == table


def test_the_page_of_mandates_counts_who_is_sent(sign_in):
    """Six were chosen once; three go, and the page says why the others do not."""
    commune.commune()

    page = plain(sign_in(role=Role.COUNCIL_OFFICE).get(reverse("delegates:mandates")))

    assert "Đã chọn 3 người trong 4 điển hình đã xác nhận." in page
    assert page.count("Được chọn") == 3
    assert page.count("Đã chọn, không gửi thành phố: hồ sơ không còn được duyệt") == 2
    assert page.count("Đã chọn, không gửi thành phố: đã báo vắng") == 1


def sector_lines(conference):
    table = structure_table(quota_board(conference))
    (group,) = [group for group in table.groups if "thành phần kinh tế" in group.title]
    return [row.cells[1:3] for row in group.rows]


def test_sectors_nobody_said_are_no_table_of_what_is_not_known():
    """“Chưa ghi: 2, 100 %” stood on the paper of a commune whose units said no sector."""
    model = {"state": "confirmed", "group": "role_model"}
    make.delegate(**model, sector="")
    make.delegate(**model, sector="")
    conference = make.conference()
    nobody = sector_lines(conference)

    make.delegate(**model, sector="state")

    assert nobody == []
    assert sector_lines(conference) == [("Kinh tế nhà nước", 1), ("Không ghi trong hồ sơ", 2)]
