"""Papers beside the bare library: the same cells in openpyxl, the same HTML in WeasyPrint."""

import io
import statistics
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.conf import settings
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from conferences.facts import about
from reports.catalogue import LIST, draw, html
from reports.figures import profiles
from reports.figures.parts import Paper
from reports.xlsx import workbook
from tests import make

SHEETS, PAGES = 9, 5  # how often each is measured
ROWS = 1000
SMALL = 150  # rows of the list a commune really sends
TOLD = (
    "Hiến đất làm đường, vận động bà con chỉnh trang ngõ xóm, giữ vệ sinh. ",
    "Nhiều năm liền là lao động giỏi của xã, giúp ba hộ thoát nghèo bền vững. ",
    "Sáng kiến cải tiến lịch gieo cấy được áp dụng trong toàn thôn. ",
)


def run() -> list[dict[str, Any]]:
    """The figures of papers; the caller has made a database."""
    found = [_sheet(paper(ROWS))]
    found += [_page(paper(SMALL), "≤ 1.05", times=PAGES), _page(paper(ROWS), "≤ 0.7", times=1)]
    return found


def paper(count: int) -> Paper:
    """Trích ngang of `count` people, no two alike."""
    people = [
        profiles.Sent(
            kind=("individual", "collective", "household")[n % 3],
            told=_told(n),
            gender=("female", "male")[n % 2],
            birth_year=1950 + n % 50,
            units=f"Thôn Thử {n % 20}",
            stands_for="" if n % 3 == 0 else f"Tập thể {n}",
        )
        for n in range(count)
    ]
    return Paper(
        about=about(make.conference()),
        as_of=make.AT,
        heading="DANH SÁCH VÀ TRÍCH NGANG THÀNH TÍCH",
        subject=("Đại biểu dự",),
        basis="Thử.",
        landscape=True,
        encloses="Báo cáo|BC-UBND",
        tables=(profiles.people_table(people),),
        closing="Hết./.",
    )


def _told(n: int) -> dict[str, str]:
    return {
        "full_name": f"Nguyễn Thị Thử {n}",
        "position": "Trưởng thôn, Bí thư Chi bộ",
        "address": f"Số {n}, Thôn Thử {n % 20}",
        "ethnicity": "Kinh",
        "field": "Xây dựng nông thôn mới",
        "achievement": "".join(TOLD[(n + k) % 3] for k in range(2 + n % 5)),
        "awards": "Giấy khen của Chủ tịch UBND xã năm 2023" if n % 2 else "",
    }


def _paired(
    ours: Callable[[], Any],
    bare: Callable[[], Any],
    *,
    times: int,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """The median of ours to bare, taken turn by turn so that a busy machine hurts both."""
    ours(), bare()
    ratios = []
    for _ in range(times):
        start = clock()
        ours()
        middle = clock()
        bare()
        ratios.append((middle - start) / (clock() - middle))
    return statistics.median(ratios)


def _figure(name: str, value: float, unit: str, goal: str) -> dict[str, Any]:
    return {"name": name, "value": round(value, 2), "unit": unit, "goal": goal}


def _sheet(asked: Paper) -> dict[str, Any]:
    [table] = asked.tables
    lines = [(group.title, *row.cells) for group in table.groups for row in group.rows]

    def bare() -> None:
        """The same cells, one shared style a column, write-only."""
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        thin = Side(style="thin")
        model = WriteOnlyCell(sheet)
        model.font = Font(name="Times New Roman", size=12)
        model.alignment = Alignment(wrap_text=True, vertical="top")
        model.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        for line in lines:
            cells = []
            for value in line:
                cell = WriteOnlyCell(sheet, float(value) if isinstance(value, Fraction) else value)
                cell._style = model._style  # type: ignore[attr-defined]  # as its copies do
                cells.append(cell)
            sheet.append(cells)
        book.save(io.BytesIO())

    ratio = _paired(lambda: workbook(asked, ()), bare, times=SHEETS, clock=time.process_time)
    return _figure(f"XLSX {len(lines)} dòng", ratio, "× openpyxl trần", "≤ 1.2")


def _page(asked: Paper, goal: str, *, times: int) -> dict[str, Any]:
    # Only where it is drawn: loading it takes a second, and tests borrow `paper` alone.
    from weasyprint import HTML

    from conferences.pdf.__main__ import OwnFilesOnly

    page, base = html(asked, LIST), settings.BASE_DIR / "static"

    def bare() -> None:
        """In this very process, which has WeasyPrint loaded."""
        own = OwnFilesOnly(base)
        HTML(string=page, url_fetcher=own).write_pdf(pdf_identifier=b"honoree", full_fonts=False)

    def ours() -> None:
        draw("profiles", asked, format="pdf", notes=())

    ratio = _paired(ours, bare, times=times)
    return _figure(f"PDF trích ngang {asked.people} dòng", ratio, "× WeasyPrint trần", goal)
