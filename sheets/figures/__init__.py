"""What a preview says: the tables found in what was sent, each line and what is to become of it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sheets.figures.joined import without_joined
from sheets.figures.said import (
    ask_of_unread,
    key_of,
    label_of,
    left_empty,
    presume,
    say_for_all,
    say_for_group,
    say_for_word,
    say_from_above,
    split_key,
)
from sheets.figures.samples import samples_of
from sheets.figures.verdicts import is_by_hand, is_wrong
from sheets.models import SheetImport
from sheets.reading import Book, Cell, Field, Found, Judged, Line, convert, deeds, find, judge
from sheets.reading.kinds import people_in
from sheets.reading.packed import unpacked
from sheets.targets import Doubt, Row

EMPTY = Cell("")
FAR = 1_000_000  # more lines than anybody sends
Tables = tuple[Found, ...]
LACKS = "{} để trống. Hãy ghi vào ô này."
EXAMPLE = "Dòng ví dụ của mẫu, không nhập."


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """One line with its verdict, what its target says of it included."""

    place: int
    table: int
    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    verdict: str
    blocked: bool  # to be mended before it may come in
    by_hand: bool  # no button that takes many may take it
    reasons: Mapping[str, str]
    filled: Mapping[str, int]
    heads: str = ""  # what it calls the group of the lines below it
    under: int = 0  # the line that heads its group
    part: int = 0  # of a line that was split: 1, 2
    named: Mapping[str, tuple[int, Any]] = field(default_factory=dict)  # by the headings above it
    silent: frozenset[str] = frozenset()  # of which fields its own cells say nothing

    @property
    def row(self) -> Row:
        return Row(place=self.place, values=self.values)


def column_of(columns: Sequence[str | None], texts: Sequence[str], key: str) -> int:
    """Where a line says this field: of several columns the first with something in it."""
    places = [at for at, one in enumerate(columns) if one == key]
    return next((at for at in places if at < len(texts) and texts[at]), places[0])


def tables_of(sheet: SheetImport, fields: Sequence[Field]) -> tuple[Found, ...]:
    """The tables in what was sent, as the person said they are to be read."""
    text = sheet.other_book if sheet.converted else sheet.book
    return tuple(
        _as_said(table, sheet.columns.get(str(number)), sheet.mended, fields)
        for number, table in enumerate(unpacked(text))
    )


def read_tables(book: Book, fields: Sequence[Field]) -> tuple[Tables, Tables, list[list[str]]]:
    """The tables of a book as it is written, as an old code table reads it, and some of both.

    The second is empty where no such table seems to be used.
    """
    tables = find(book, fields)
    if not book.codes:
        return tables, (), []
    other = convert(book, book.codes)
    return tables, find(other, fields), samples_of(book, other)


def _as_said(
    table: Found,
    columns: Sequence[str | None] | None,
    mended: Mapping[str, str],
    fields: Sequence[Field],
) -> Found:
    """With the columns a person chose, what was mended, and a column for every field without one.

    So a cell can be written that the table never had.
    """
    said = tuple(columns) if columns and len(columns) == len(table.columns) else table.columns
    beside = tuple(one.key for one in fields if one.key not in said)
    keys: list[int | str] = [*range(len(said)), *beside]
    found = replace(table, columns=(*said, *beside))
    lines = tuple(
        part
        for line in table.lines
        for part in _parts(
            _with_mended(line, table.sheet, keys, mended), found, keys, mended, fields
        )
    )
    return replace(found, lines=lines)


def _parts(
    line: Line,
    found: Found,
    keys: Sequence[int | str],
    mended: Mapping[str, str],
    fields: Sequence[Field],
) -> list[Line]:
    """The line, or one for each person it counts or a split made of it; what is mended of these is
    their own.

    What it says of one person alone is said of nobody, or of her whose it is.
    """
    at_name = next((found.columns.index(one.key) for one in fields if one.names), -1)
    people = _people(line, at_name, found, mended, fields) if at_name >= 0 else []
    if not people:
        return [line]
    own = {one.key for one in fields if one.own}
    alone = {at for at, key in enumerate(found.columns) if key in own}
    shares = deeds.shared([cell.text for cell in line.cells], people, found.columns, fields)
    parts = []
    for part, (name, share) in enumerate(zip(people, shares, strict=True), start=1):
        said = dict.fromkeys(alone, "") | share | {at_name: name}
        cells = [Cell(said[at]) if at in said else cell for at, cell in enumerate(line.cells)]
        mine = replace(
            line, part=part, cells=tuple(cells), dropped=any(line.cells[at].text for at in alone)
        )
        parts.append(_with_mended(mine, found.sheet, keys, mended))
    return parts


def _people(
    line: Line, at: int, found: Found, mended: Mapping[str, str], fields: Sequence[Field]
) -> Sequence[str]:
    """Whose lines its name, in this column, becomes: as somebody said, or as a message counts."""
    said = mended.get(split_key(found.sheet, line.number))
    if said is not None or found.heading:
        return said.split("\n") if said else []
    texts = [cell.text for cell in line.cells]
    named = people_in(texts[at])
    return named if deeds.are_counted(texts, len(named), found.columns, fields) else []


def _with_mended(
    line: Line, sheet: str, keys: Sequence[int | str], mended: Mapping[str, str]
) -> Line:
    cells = (*line.cells, *(EMPTY,) * (len(keys) - len(line.cells)))
    label = label_of(line.number, line.part)
    places = [key_of(sheet, label, key) for key in keys] if mended else []
    new = {at: Cell(mended[where]) for at, where in enumerate(places) if where in mended}
    written = dict(line.written) | {at: cells[at].text for at in new}
    cells = tuple(new.get(at, cell) for at, cell in enumerate(cells))
    return replace(line, cells=cells, written=written)


def assessed(
    sheet: SheetImport, tables: Sequence[Found], fields: Sequence[Field]
) -> list[Assessed]:
    """Every line under every heading, in order, with what its target says of it."""
    lines = [
        _assessed(sheet, judged, number, table, fields)
        for number, table in enumerate(tables)
        for judged in judge(table, fields)
    ]
    lines = without_joined(sheet, tables, _placed(lines))
    asked = [line.row for line in lines if line.verdict != "left"]
    doubts = sheet.into.check(sheet.conference, asked)
    return [_doubted(line, doubts.get(line.place, ()), fields) for line in lines]


def _placed(lines: Sequence[Assessed]) -> list[Assessed]:
    """Each by its place in what was sent; a further part far behind, so a split moves no other."""
    placed, at = [], -1
    for line in lines:
        at += line.part < 2
        placed.append(replace(line, place=at + FAR * max(line.part - 1, 0)))
    return placed


def _assessed(
    sheet: SheetImport, judged: Judged, table: int, found: Found, fields: Sequence[Field]
) -> Assessed:
    judged, empty = left_empty(sheet.mended, found, judged, fields)
    verdict: str = judged.verdict
    values, reasons = dict(judged.values), dict(judged.reasons)
    filled = dict(judged.filled)
    written = [cell.text for cell in judged.cells]
    texts = {
        one.key: written[at] if (at := column_of(found.columns, written, one.key)) < len(written)
        else ""
        for one in fields
    }  # fmt: skip
    if verdict != "left" and _is_example(texts, fields):
        verdict, reasons = "left", {"": EXAMPLE}
    if verdict != "left":
        say_for_word(sheet, fields, texts, values, reasons)
        _complete(sheet, values, reasons, texts, empty)
        cut = any(cell.cut for cell in judged.cells)
        untold = [
            one for one in fields if not texts[one.key] or (cut and _is_guess(one, found, judged))
        ]
        filled |= say_for_group(sheet, found.sheet, untold, values, reasons, judged)
        silent = [one for one in untold if one.key not in filled]
        say_for_all(sheet, found, silent, values, reasons)
        filled |= say_from_above(found, silent, values, reasons, unread=judged.unread)
        _complete(sheet, values, reasons, texts, empty)  # said for all, it may tell of another
        presume(found, fields, values, reasons, judged)
        ask_of_unread(sheet, found, silent, values, reasons, judged.unread)
        for key in empty:
            values[key] = None
            for told in (reasons, filled):
                told.pop(key, None)
        for one in fields:
            if one.required and values.get(one.key) in (None, ""):
                reasons.setdefault(one.key, LACKS.format(one.label))
        verdict = "ask" if reasons else "good"
    return Assessed(
        place=0,
        table=table,
        number=judged.number,
        cells=judged.cells,
        values=values,
        verdict=verdict,
        blocked=verdict == "left" or is_wrong(fields, values, reasons),
        by_hand=verdict == "ask" and is_by_hand(reasons),
        reasons=reasons,
        filled=filled,
        heads=judged.heads,
        under=judged.under,
        part=judged.part,
        silent=frozenset(key for key, text in texts.items() if not text),
        named={key: (at, judged.values[key]) for key, at in judged.filled.items()},
    )


def _is_guess(one: Field, found: Found, judged: Judged) -> bool:
    """Whether what stands there was cut out of another cell."""
    at = column_of(found.columns, [cell.text for cell in judged.cells], one.key)
    return at < len(judged.cells) and judged.cells[at].cut


def _is_example(texts: Mapping[str, str], fields: Sequence[Field]) -> bool:
    """Whether a line is the one our own template shows what to write by."""
    told = [one for one in fields if one.example]
    return bool(told) and all(texts[one.key] == one.example for one in told)


def _complete(
    sheet: SheetImport,
    values: dict[str, Any],
    reasons: dict[str, str],
    texts: Mapping[str, str],
    empty: Container[str],
) -> None:
    for key, found in sheet.into.complete(values, texts).items():
        if key not in empty and values.get(key) in (None, "") and not texts.get(key):
            values |= {**found.leaves, key: found.value}
            reasons.pop(key, None)
            if found.why:
                reasons[key] = found.why


def _freed(line: Assessed, doubts: Sequence[Doubt], fields: Sequence[Field]) -> Assessed:
    """Without what is asked of fields that nobody need say."""
    freed = {key for doubt in doubts for key in doubt.frees if line.values.get(key) in (None, "")}
    reasons = {key: why for key, why in line.reasons.items() if key not in freed}
    if len(reasons) == len(line.reasons):
        return line
    return replace(
        line, reasons=reasons, verdict="ask" if reasons else "good",
        blocked=is_wrong(fields, line.values, reasons), by_hand=is_by_hand(reasons),
    )  # fmt: skip


def _doubted(line: Assessed, doubts: Sequence[Doubt], fields: Sequence[Field]) -> Assessed:
    if not doubts:
        return line
    line = _freed(line, doubts, fields)
    reasons = dict(line.reasons)
    for doubt in doubts:
        said = reasons.get(doubt.field, "")
        reasons[doubt.field] = f"{said} {doubt.text}".strip()
    blocked = line.blocked or any(not doubt.asks for doubt in doubts)
    by_hand = line.by_hand or any(doubt.by_hand for doubt in doubts)
    verdict = line.verdict if all(doubt.tells for doubt in doubts) else "ask"
    return replace(line, reasons=reasons, verdict=verdict, blocked=blocked, by_hand=by_hand)


def fields_of(sheet: SheetImport, at: datetime) -> tuple[Field, ...]:
    return sheet.into.fields(sheet.conference, at)
