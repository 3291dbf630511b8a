"""What a person said of a table beside its cells: of one cell, of a group, of every line."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accounts.names import clean, clean_lines, fold
from sheets.models import SheetImport, SheetRow
from sheets.reading import Cell, Field, Found, Judged
from sheets.reading.kinds import AS_ABOVE
from sheets.reading.values import key_of as key_of
from sheets.reading.values import label_of as label_of

FROM_ABOVE = "Lấy theo dòng {} ở trên bảng. Hãy xem có đúng không."
UNREAD = "Tên nhóm “{}” ở dòng {} chưa cho biết rõ “{}”. Hãy xem lại."
PRESUMED = (
    "Nhóm ở dòng {} chưa chọn, tạm lấy là {}. Hãy chọn cho cả nhóm ở đầu trang, hoặc xem từng dòng."
)
PRESUMED_OF_ALL = (
    "Bảng không ghi {}, tạm lấy là {}. Hãy chọn cho mọi dòng ở đầu trang, hoặc xem từng dòng."
)
PRESUMED_HERE = "Ô này để trống, tạm lấy là {}. Hãy xem lại."
_PRESUMED = tuple(one.partition("{")[0] for one in (PRESUMED, PRESUMED_OF_ALL))
FROM_SHEET = "Lấy theo tên trang tính. Hãy xem có đúng không."


def mended_key(table: Mapping[str, Any], line: str, key: str, at: int) -> str:
    """By which a mended cell is kept: where it stands, or the field no column of its has."""
    return key_of(table["sheet"], line, at if at < table["real"] else key)


def text_of(field: Field, row: SheetRow, at: int) -> str:
    """What of a line comes in, as people read it: "nt" as what it stands for, a name bare."""
    written = row.cells[at] if at < len(row.cells) else ""
    value = row.values.get(field.key)
    if written and row.verdict == "left":
        return written
    answered = value not in (None, "") and is_unknown(field, written)  # once, for all such words
    if written and not row.filled.get(field.key) and not answered:
        return field.read(Cell(written)).text or written
    if value in (None, ""):
        return ""
    known = (choice for choice in field.choices if field.read(Cell(choice)).value == value)
    return next(known, str(value))


def is_written(field: Field, row: SheetRow, at: int, typed: str) -> bool:
    """Whether a box says other than its cell, and other than the box showed: a guess that was
    only shown is no answer. One that somebody emptied is.
    """
    whole = clean_lines if field.lines else clean
    said, cell, shown = whole(typed), row.cells[at], whole(text_of(field, row, at))
    if field.choices and shown not in field.choices:  # the list stands at what the cell says
        shown = cell
    return said != shown and (said != cell or not said)


def empty_key(where: str) -> str:
    """By which is kept that a box was left empty where it showed a guess, or what the table says;
    of one that showed a person's own answer that is only taken back.
    """
    return f"{where}:empty"


def left_empty(
    mended: Mapping[str, str], found: Found, judged: Judged, fields: Sequence[Field]
) -> tuple[Judged, frozenset[str]]:
    """Of which fields somebody left a line's box empty: nothing is guessed in its place, not even
    out of another cell, so the line is given without that as well.
    """
    if not mended:
        return judged, frozenset()
    line, real = label_of(judged.number, judged.part), len(found.titles)
    left = {
        key
        for at, key in enumerate(found.columns)
        if key and empty_key(key_of(found.sheet, line, at if at < real else key)) in mended
    }
    pairs = [*zip(found.columns, judged.cells, strict=False)]
    left -= {key for key, cell in pairs if key and cell.text and not cell.cut}
    cells = (
        *(Cell("") if key in left else cell for key, cell in pairs),
        *judged.cells[len(pairs) :],
    )
    return replace(judged, cells=cells), frozenset(one.key for one in fields if one.key in left)


def split_key(sheet: str, number: int) -> str:
    """By which is kept whom a split made of a line, a name a row."""
    return key_of(sheet, number, "split")


def group_key(sheet: str, number: int, key: str) -> str:
    """By which is kept what every line of a group says of a field: the line that heads it."""
    return key_of(sheet, number, f"group:{key}")


def default_key(sheet: str, first: int, key: str) -> str:
    """By which is kept what every line says of a field that no column of the table has.

    first: the line of the table's heading; a sheet may have several tables, each says its own.
    """
    return key_of(sheet, first, f"every:{key}")


def said_for_all(mended: Mapping[str, str], sheet: str, first: int, key: str) -> str:
    """What is kept so; before tables had a key each, it was kept of all of their sheet."""
    return mended.get(default_key(sheet, first, key), mended.get(key_of(sheet, 0, key), ""))


def first_of(heading: Sequence[int]) -> int:
    """The line where a heading begins; 0 of a table without one."""
    return heading[0] if heading else 0


def word_key(key: str, word: str) -> str:
    """By which is kept what a word means that a field of a closed list cannot read."""
    return key_of("", 0, f"word:{key}:{fold(word)}")


def say_for_word(
    sheet: SheetImport,
    fields: Sequence[Field],
    texts: Mapping[str, str],
    values: dict[str, Any],
    reasons: dict[str, str],
) -> None:
    """What a person said once for a word that many lines write and nobody reads."""
    for one in fields if sheet.mended else ():
        told = sheet.mended.get(word_key(one.key, texts[one.key]), "")
        if told and is_unknown(one, texts[one.key]):
            _take(one, told, values, reasons)


def _take(one: Field, told: str, values: dict[str, Any], reasons: dict[str, str]) -> None:
    """What a person said once, as the field reads it, and what is wrong with it instead of what
    was asked before.
    """
    read = one.read(Cell(told))
    values[one.key] = read.value
    reasons.pop(one.key, None)
    if read.problem:
        reasons[one.key] = read.problem


def is_unknown(one: Field, text: str) -> bool:
    """Whether a word is none of a field's closed list, nor stands for another, as "nt" does."""
    if not text or not one.choices or AS_ABOVE.fullmatch(text):
        return False
    return one.read(Cell(text)).problem is not None


def say_for_all(
    sheet: SheetImport,
    found: Found,
    silent: Sequence[Field],
    values: dict[str, Any],
    reasons: dict[str, str],
) -> None:
    """What a person said once for every line that says nothing of a field and lets nothing guess.

    A guess that is other stays, and stays asked about; one that is the same is answered by it.
    """
    for one in silent:
        told = said_for_all(sheet.mended, found.sheet, first_of(found.heading), one.key)
        if not told:
            continue
        if values.get(one.key) in (None, ""):
            _take(one, told, values, reasons)
        elif values[one.key] == one.read(Cell(told)).value:
            reasons.pop(one.key, None)


def say_for_group(
    sheet: SheetImport,
    name: str,
    untold: Sequence[Field],
    values: dict[str, Any],
    reasons: dict[str, str],
    judged: Judged,
) -> dict[str, int]:
    """What a person said once for the group a line stands in; the line that heads it, by field.

    It goes before what a heading's own words were taken for, never before a line's own cell.
    """
    found = {}
    for one in untold:
        if not (told := sheet.mended.get(group_key(name, judged.under, one.key), "")):
            continue
        _take(one, told, values, reasons)
        found[one.key] = judged.under
    return found


def presume(
    found: Found,
    fields: Sequence[Field],
    values: dict[str, Any],
    reasons: dict[str, str],
    judged: Judged,
) -> None:
    """What nobody said is what an empty cell means; asked where a heading above it says who is
    meant and not this: a leader is no guest because nobody read "Khối thường trực", or because
    "Thôn Đông" is the unit. So it is where others of its column say it, and in a message, which
    has no column at all.
    """
    unread = judged.under and (found.heading or judged.under not in judged.filled.values())
    for one in fields:
        if not one.presumes or values.get(one.key) not in (None, "") or one.key in reasons:
            continue
        if unread or one.key in judged.unread:
            values[one.key] = one.read(Cell(one.presumes)).value
            reasons[one.key] = PRESUMED.format(judged.under, one.presumes)
        elif not found.heading:
            values[one.key] = one.read(Cell(one.presumes)).value
            reasons[one.key] = PRESUMED_OF_ALL.format(one.label.lower(), one.presumes)
        elif one.key in found.columns[: len(found.titles)]:
            values[one.key] = one.read(Cell(one.presumes)).value
            reasons[one.key] = PRESUMED_HERE.format(one.presumes)


def are_presumed(reasons: Iterable[str]) -> bool:
    """Whether one of them says that nobody wrote it, so that only who knows the table can tell."""
    return any(why.startswith(_PRESUMED) for why in reasons)


def say_from_above(
    found: Found,
    silent: Sequence[Field],
    values: dict[str, Any],
    reasons: dict[str, str],
    *,
    unread: Container[str],
) -> dict[str, int]:
    """What the lines above a table name for all of it, where nothing else says it: asked about.

    The line by field; of a sheet's name there is none. unread: of these a heading in between says
    something that nobody reads, "Thôn Bắc", "Từ năm 2023", so it is not what stands above.
    """
    filled = {}
    for one in silent:
        number, told = found.above.get(one.key, (0, ""))
        if not told or values.get(one.key) not in (None, "") or one.key in unread:
            continue
        values[one.key] = one.read(Cell(told)).value
        reasons[one.key] = (FROM_ABOVE if number else FROM_SHEET).format(number)
        if number:
            filled[one.key] = number
    return filled


def ask_of_unread(
    sheet: SheetImport,
    found: Found,
    silent: Sequence[Field],
    values: Mapping[str, Any],
    reasons: dict[str, str],
    unread: Mapping[str, tuple[int, str]],
) -> None:
    """Asks about what was guessed, or need not stand there, below a heading nobody reads.

    Each reason names its heading, so that one answer for many is of one group alone.
    """
    for one in silent:
        empty = values.get(one.key) in (None, "")
        if one.key not in unread or (empty and one.required):
            continue
        if not said_for_all(sheet.mended, found.sheet, first_of(found.heading), one.key):
            number, words = unread[one.key]
            why = UNREAD.format(words, number, one.label)
            reasons.setdefault("" if empty else one.key, why)
