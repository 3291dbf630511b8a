"""How long two thousand lines of a table take, from the file to the rows, and back again."""

import hashlib
import io
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from accounts.enums import Role
from accounts.models import User
from conferences.models import Conference
from sheets import actions
from sheets.models import SheetImport
from sheets.reading import read
from sheets.targets import targets
from tests import make

LINES = 2000
ROUNDS = 9
HEAD = ("STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Cơ quan, đơn vị", "Ghi chú")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = ("An", "Bình", "Chung", "Dung", "Đức", "Hạnh", "Khánh", "Liên", "Mạnh", "Oanh")


def run() -> list[dict[str, Any]]:
    """Reading, the preview, bringing in, taking back: guests, the roll empty before."""
    conference = make.conference()
    by = make.user(role=Role.COUNCIL_OFFICE, commune=conference.commune)
    data = workbook()
    began = time.perf_counter()
    sheet = staged(conference, data, by=by, at=make.AT)
    previewed = time.perf_counter() - began
    actions.import_rows(_fresh(sheet), by=by, at=make.AT)
    stored = time.perf_counter() - began
    began = time.perf_counter()
    actions.undo(_fresh(sheet), by=by, at=make.AT)
    undone = time.perf_counter() - began
    return [
        _reading(data),
        _figure(f"nhập {LINES} dòng: đọc tệp và xem trước", previewed, ""),
        _figure(f"nhập {LINES} dòng: từ tệp đến lưu xong", stored, "≤ 5"),
        _figure(f"hoàn tác {LINES} dòng", undone, ""),
    ]


def workbook() -> bytes:
    """As a clerk's own list: a title, a blank row, a heading in the third."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Khách mời")
    for row in (("DANH SÁCH ĐẠI BIỂU KHÁCH MỜI",), (), HEAD):
        page.append(row)
    for n in range(LINES):
        name = f"{FAMILY[n % 10]} Văn {GIVEN[n // 10 % 10]} {GIVEN[n // 100 % 10]}"
        page.append((n + 1, name, "Nam", 1950 + n // 1000, "Giám đốc", f"Cơ quan số {n}", ""))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def staged(conference: Conference, data: bytes, *, by: User, at: datetime) -> SheetImport:
    return actions.stage(
        conference,
        target=targets()["guests"],
        book=read(data, "khach-moi.xlsx"),
        source="khach-moi.xlsx",
        digest=hashlib.sha256(data).hexdigest(),
        by=by,
        at=at,
    )


def _fresh(sheet: SheetImport) -> SheetImport:
    return SheetImport.objects.with_places().get(pk=sheet.pk)


def _reading(data: bytes) -> dict[str, Any]:
    """What our looks at bounds, hidden rows and formulas cost beside calamine alone, same bytes."""
    alone = min(_seconds(lambda: _by_calamine(data)) for _ in range(ROUNDS))
    ours = min(_seconds(lambda: read(data, "khach-moi.xlsx")) for _ in range(ROUNDS))
    name = f"đọc {LINES} dòng so với riêng calamine"
    return {"name": name, "value": round(ours / alone, 2), "unit": "lần", "goal": "≤ 1,3"}


def _by_calamine(data: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for place in range(len(book.sheets_metadata)):
        book.get_sheet_by_index(place).to_python(skip_empty_area=False)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _figure(name: str, seconds: float, goal: str) -> dict[str, Any]:
    return {"name": name, "value": round(seconds, 2), "unit": "giây", "goal": goal}
