"""The grid as a workbook: at once for a page or two of rows, by a worker for many."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import partial
from urllib.parse import parse_qsl, urlencode

from accounts import web
from accounts.names import clean
from accounts.problems import Refused
from accounts.telling import dotted
from conferences import jobs
from conferences.calendar import local_day, vn_moment
from nominations.actions import exporting
from nominations.models import GridExport
from nominations.web.columns import NAME, Column, Said
from nominations.web.grid import AT_ONCE, PART, Grid, grid_for
from nominations.web.lists import Row
from nominations.xlsx import GridBook

WHOLE = "Bảng có mọi hồ sơ theo điều kiện lọc, không bỏ bớt hồ sơ nào."
LEFT = "{} hồ sơ đã rời danh sách trong lúc lập tệp nên không có trong bảng."
MEASURED = PART  # rows whose texts say how wide a column is
Told = Callable[[int], None]
LONGEST, MIDDLE = 48, 26  # signs a column is wide at most, of long texts and of all others


def nobody(done: int) -> None:
    """Nobody waits for a progress."""


def is_short(grid: Grid) -> bool:
    """Whether a request may write it itself."""
    return len(grid.pks) <= AT_ONCE


def labels_of(grid: Grid) -> list[str]:
    return [column.label for column in grid.columns]


@dataclass(frozen=True, kw_only=True)
class InBook:
    """One column of the workbook. widest: at how many signs its texts go on in the next line."""

    label: str
    words: Callable[[Row], Said]
    widest: int = MIDDLE


def _agree(row: Row) -> Said:
    return row.review.agree if row.review else ""


def _present(row: Row) -> Said:
    return row.review.meeting.present if row.review else ""


def _share(row: Row) -> Said:
    """Of those present, in per cent, with one decimal as on the page."""
    if row.review is None or not row.review.meeting.present:
        return ""
    return round(Fraction(row.review.agree, row.review.meeting.present) * 1000) / 10


NUMBER = InBook(label="TT", words=lambda row: row.number)
# "29/42 (69%)" is no number a sheet program sorts by, nor adds up.
PARTED = {
    "phieu": (
        InBook(label="Bình xét: đồng ý", words=_agree),
        InBook(label="Bình xét: có mặt", words=_present),
        InBook(label="Bình xét: đồng ý / có mặt (%)", words=_share),
    )
}


def columns_of(grid: Grid) -> list[InBook]:
    """The columns of the page as a workbook has them, the row's number first."""
    return [NUMBER, *_parted(grid)]


def _parted(grid: Grid) -> list[InBook]:
    return [one for column in grid.columns for one in PARTED.get(column.slug, (_whole(column),))]


def _whole(column: Column) -> InBook:
    words = partial(words_in_book, column)
    return InBook(label=column.label, words=words, widest=LONGEST if column.long else MIDDLE)


def words_in_book(column: Column, row: Row) -> str | float:
    """As the page shows it: a group's representative stands with its name."""
    one = row.nomination
    if column.slug == NAME and not row.is_person and one.representative:
        return f"{column.words(row)} (đại diện: {one.representative})"
    return column.words(row)


def heads_of(grid: Grid) -> list[tuple[str, int]]:
    """Each head with how wide its column's texts are, by the first rows: widths come before them.

    A line of paper takes a page's usual columns: a long name goes on in the next line.
    """
    first = list(itertools.islice(grid.whole(), MEASURED))
    number, *others = columns_of(grid)
    told = [(one.label, min(_signs(one, first), one.widest)) for one in others]
    return [(number.label, len(str(len(grid.pks)))), *told]


def _signs(column: InBook, rows: Iterable[Row]) -> int:
    return max((len(str(column.words(row))) for row in rows), default=0)


def narrowed_of(grid: Grid) -> list[str]:
    """The boxes that narrow it, never what was looked for."""
    return [label for _, label, _ in grid.form.said()]


def name_of(at: datetime) -> str:
    return f"ho-so-{local_day(at):%Y-%m-%d}.xlsx"


def asks_of(grid: Grid) -> str:
    """The list as an address says it, all its pages."""
    return urlencode(grid.said)


def book_of(grid: Grid, *, at: datetime, progress: Told = nobody) -> tuple[bytes, int]:
    """The workbook and how many rows are in it: just what the grid shows, nothing cut."""
    wanted = len(grid.pks)
    told = (
        f"Hồ sơ giới thiệu, {grid.conference.commune.name}: {dotted(wanted)} hồ sơ",
        grid.words,
        f"Lập lúc {vn_moment(at)}",
    )
    columns = columns_of(grid)
    book = GridBook(heads_of(grid), told=told)
    for number, row in enumerate(grid.whole()):
        if number % PART == 0:
            progress(number * 100 // max(wanted, 1))
        book.add([column.words(row) for column in columns])
    book.about(
        (
            ("Số hồ sơ trong bảng", book.rows),
            ("Lọc, xếp", grid.words),
            ("Cột", ", ".join(labels_of(grid))),
            ("Người lấy", clean(grid.user.full_name)),
            ("Số liệu lúc", vn_moment(at)),
            ("Đủ hay thiếu", LEFT.format(wanted - book.rows) if book.rows < wanted else WHOLE),
        )
    )
    return book.whole(), book.rows


def build(*, payload: dict[str, int], progress: jobs.Progress) -> jobs.Settle:
    """Build what was asked for, by the rights of now; what is returned makes it theirs to take.

    Whoever lost the right meanwhile is told so: trying again cannot help.
    """
    export = GridExport.objects.with_all().get(pk=payload["export_id"])
    try:
        exporting.demand_still(export)
        asks = dict(parse_qsl(export.asks))
        # The rows are those of now, and so is what is late of them.
        at = web.moment()
        grid = grid_for(export.by, asks, conference=export.conference, at=at)
        data, rows = book_of(grid, at=at, progress=lambda done: progress(done, 100))
        told = {"columns": labels_of(grid), "narrowed": narrowed_of(grid)}
        return exporting.keep_built(export, data, rows=rows, **told)
    except Refused as refused:
        raise jobs.Hopeless(str(refused)) from refused
