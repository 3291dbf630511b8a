"""Who owes what on a sheet: every cell as the page has it, in both formats."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from conferences.models import DeadlineMark
from reports import catalogue
from tests import make
from tests.home.test_owes import AFTER, NO, eight_units, marked
from tests.reports import layout, rows

pytestmark = pytest.mark.django_db
HEAD = (
    "STT", "Đơn vị", "Loại đơn vị",
    "Hoàn thiện kế hoạch, trình phê duyệt, báo cáo thành phố (trước ngày 15/8/2025)",
    "Gửi hồ sơ giới thiệu (trước ngày 20/8/2025)",
    "Tổ chức Hội nghị (trước ngày 25/8/2025)",
    "Báo cáo kết quả về Ban Thi đua - Khen thưởng (trước ngày 30/8/2025)",
)  # fmt: skip
LATE, OPEN = "Chưa xong; quá hạn", "Chưa xong"
CELLS = [
    (1, "Phòng Văn hóa - Xã hội", "Cơ quan của xã", LATE, LATE, OPEN, OPEN),
    (2, "Thôn An Bình", "Thôn", NO, "Chưa bắt đầu; quá hạn", NO, NO),
    (3, "Thôn Dầu", "Thôn", NO, "Đang soạn; quá hạn", NO, NO),
    (4, "Thôn Đa", "Thôn", NO, "Cần bổ sung", NO, NO),
    (5, "Thôn Liêu Xá", "Thôn", NO, "Đã xong", NO, NO),
    (6, "Thôn Mỗ Đoạn", "Thôn", NO, "Xong muộn", NO, NO),
    (7, "Trung tâm Văn hóa", "Trung tâm văn hóa", NO, NO, OPEN, NO),
    (8, "Trường Tiểu học", "Trường học", NO, "Không giới thiệu ai", NO, NO),
]
CLOSING = "Bảng này có 8 đơn vị; 5 đơn vị còn nợ./."


@pytest.fixture
def conference():
    units = eight_units()
    make.nomination(unit=units["Thôn Dầu"])
    make.nomination(unit=units["Thôn Đa"], state="returned")
    marked(units["Thôn Đa"], amend_until=AFTER + timedelta(days=2))
    make.nomination(unit=units["Thôn Liêu Xá"], state="submitted")
    marked(units["Thôn Liêu Xá"], met_at=make.AT)
    marked(units["Thôn Mỗ Đoạn"], met_at=AFTER)
    marked(units["Trường Tiểu học"], met_at=make.AT, sends_nobody=True)
    return make.conference()


def test_its_cells(conference):
    paper = catalogue.collected("owes", conference, AFTER, format="xlsx")

    (table,) = paper.tables
    assert tuple(column.title for column in table.columns) == HEAD
    assert [row.cells for group in table.groups for row in group.rows] == CELLS
    assert paper.closing == CLOSING
    assert paper.basis == (
        "Số liệu đến 00:00 ngày 20/8/2025: việc của từng đơn vị theo các hạn của Kế hoạch."
    )
    assert sum(column.mm for column in table.columns) <= 252


def test_it_is_printed_and_a_sheet(conference, monkeypatch):
    monkeypatch.setattr(make, "AT", AFTER)

    told = [tuple(str(cell) for cell in line) for line in CELLS]
    printed = [line for line in layout.page("owes", conference) if isinstance(line, tuple)]
    sheet = layout.book(rows.book_of("owes", conference))["Đơn vị và việc"]

    assert printed == [HEAD, *told]
    assert [line for line in sheet if line[:2] in [one[:2] for one in CELLS]] == CELLS


def test_the_page_leads_to_it_whoever_may_lay_papers_out(conference, sign_in):
    there = "/van-ban/lap/owes/"

    def led(role):
        return there in sign_in(role=role).get("/hoi-nghi/tien-do/ai-con-no/").content.decode()

    assert [led(role) for role in (Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP)] == [
        True, True, False,
    ]  # fmt: skip
    assert sign_in(role=Role.CULTURE_OFFICE).get(there).status_code == 200


def test_without_a_day_that_units_owe_there_are_the_units_alone(conference):
    DeadlineMark.objects.all().delete()

    paper = catalogue.collected("owes", conference, AFTER, format="pdf")

    assert [row.cells for row in paper.tables[0].groups[0].rows][1] == (2, "Thôn An Bình", "Thôn")
    assert paper.closing == "Bảng này có 8 đơn vị; 0 đơn vị còn nợ./."
