"""The lines of a preview as its page shows them: what was read, or boxes to mend it in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sheets.figures import column_of
from sheets.figures.meanwhile import seal_of
from sheets.figures.said import are_presumed, text_of
from sheets.models import SheetImport, SheetRow
from sheets.reading import Field, kinds
from sheets.reading.columns import is_by_column
from sheets.reading.own import unused

SENTENCES, TO_DO = re.compile(r"(?<=[.?!…]) "), "Hãy "
NO_GRID = ("text", "html")  # kinds that have no letters above their columns


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One cell of a line: what was read, or a box to mend it in."""

    label: str
    name: str  # of its box
    text: str  # as it would come in
    written: str  # as it stands in the table
    reason: str
    where: str  # "C12"
    boxed: bool
    choices: tuple[str, ...]  # of a list to open; empty for a box to write in
    filled: int  # the line that spoke for it; 0
    lines: bool = False  # its box has several
    told: bool = False  # also while its line is folded to what must stand there

    @property
    def chosen(self) -> str:
        """What its box sends as it stands; a list that has no such choice stands at the cell's."""
        return self.text if not self.choices or self.text in self.choices else self.written


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the preview."""

    row: SheetRow
    reason: str
    cells: Sequence[Shown]
    across: int = 0  # how many columns the boxes of an open line lie under; 0: it is not open
    close: str = ""  # the page's address with this line closed, nothing kept
    persons: int = 0  # whom its name seems to hold, where it is to be split; 0
    rest: str = ""  # the first of what no field took
    takers: Sequence[tuple[str, str]] = ()  # fields that may take it: key, label

    @property
    def folds(self) -> bool:
        """Whether a phone shows only who it is until one looks closer: nothing is asked of it."""
        good = self.row.verdict == "good" and not self.row.news
        return good and not self.reason and not self.opened

    @property
    def asks(self) -> bool:
        """Whether a phone shows who it is and what is asked of it until one looks closer."""
        return self.row.verdict == "ask" and not self.opened

    @property
    def opened(self) -> bool:
        return self.across > 0

    @property
    def began(self) -> str:
        """What its page sends along of it: its place, its tick, what each of its boxes shows."""
        boxes = [
            f"{one.name.split('-', 2)[2]}:{seal_of(one.chosen)}" for one in self.cells if one.boxed
        ]
        return " ".join([f"{self.row.place}", f"{self.row.ticked:d}", *boxes])


def opened(
    sheet: SheetImport, row: SheetRow, fields: Sequence[Field], *, across: int, close: str
) -> Line:
    """All of its fields, a box each."""
    return replace(_line(sheet, row, fields, takers=fields, across=across), close=close)


def closed(
    sheet: SheetImport, row: SheetRow, fields: Sequence[Field], *, takers: Sequence[Field]
) -> Line:
    """Those fields the page has a column of; boxes where something is to be mended."""
    return _line(sheet, row, fields, takers=takers)


def _line(
    sheet: SheetImport,
    row: SheetRow,
    fields: Sequence[Field],
    *,
    takers: Sequence[Field],
    across: int = 0,
) -> Line:
    table = sheet.tables[row.table]
    cells = [_cell(sheet, row, field, table, opened=across > 0) for field in fields]
    if row.verdict == "left" and len({one.text for one in cells if one.text}) == 1:
        first = next(at for at, one in enumerate(cells) if one.text)  # a merged cell says it once
        cells = [replace(one, text=one.text if at == first else "") for at, one in enumerate(cells)]
    counts = row.verdict != "left" and not table["heading"]
    rest = unused(table["columns"], row.cells, takers) if counts else ()
    return Line(
        row=row,
        reason=_told(row, ""),
        cells=cells,
        across=across,
        persons=_persons(row, table, takers),
        rest=next(iter(rest), ""),
        takers=[(one.key, one.label) for one in takers if one.rest],
    )


def _told(row: SheetRow, key: str) -> str:
    """Why a line is asked about; of one that is answered only what was found, nothing to do. What
    is to be done of a group stands once beside its box.
    """
    why = str(row.reasons.get(key, ""))
    found = " ".join(part for part in SENTENCES.split(why) if part[:4] != TO_DO)
    return found if row.is_seen or are_presumed([why]) else why


def _persons(row: SheetRow, table: Mapping[str, Any], fields: Sequence[Field]) -> int:
    """How many lines a split would make of it; fields: all of the target's."""
    naming = next((one for one in fields if one.names), None)
    if not naming or row.verdict != "ask":
        return 0
    at = column_of(table["columns"], row.cells, naming.key)
    return len(kinds.people_in(row.cells[at], alone=naming.alone)) if at < len(row.cells) else 0


def _cell(
    sheet: SheetImport,
    row: SheetRow,
    field: Field,
    table: Mapping[str, Any],
    *,
    opened: bool,
) -> Shown:
    at = column_of(table["columns"], row.cells, field.key)
    written = row.cells[at] if at < len(row.cells) else ""
    reason = _told(row, field.key)
    left, filled = row.verdict == "left", row.filled.get(field.key, 0)
    return Shown(
        label=field.label,
        name=f"o-{row.place}-{field.key}",
        text=text_of(field, row, at),
        written=written,
        reason=reason,
        where=_where(sheet, row, _sent_at(table, at)) if _is_of_book(table, at) else "",
        boxed=opened or (bool(reason) and not left and row.values.get(field.key) in (None, "")),
        filled=filled,
        choices=field.choices,
        lines=field.lines,
        told=field.required,
    )


def _is_of_book(table: Mapping[str, Any], at: int) -> bool:
    """Whether the column stands in what was sent: those of ours have no letter there."""
    return at < table["real"] and not is_by_column(table["titles"][at])


def _sent_at(table: Mapping[str, Any], at: int) -> int:
    """Its place there, behind a name that stood in two columns."""
    joined: int = table.get("joined", -1)
    return at + (0 <= joined < at)


def _where(sheet: SheetImport, row: SheetRow, at: int) -> str:
    """The cell's place as Excel shows it."""
    if sheet.kind in NO_GRID:
        return ""
    letters, left = "", at + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row.number}"
