"""What became of a line since a page was drawn: whether a box of it was written elsewhere."""

from collections.abc import Collection, Mapping

from accounts.names import clean_lines
from accounts.problems import fingerprint
from sheets.figures import column_of
from sheets.figures.said import label_of, mended_key, split_key
from sheets.models import SheetImport, SheetRow


def seal_of(shown: str) -> str:
    """Of what a box showed, short enough to be sent along."""
    return fingerprint({"shown": clean_lines(shown)})[:12]


def is_typed(seals: Mapping[tuple[int, str], str], box: tuple[int, str], text: str) -> bool:
    """Whether a box says other than it did when its page was drawn; nothing is known of one whose
    page did not say.
    """
    return seals.get(box, seal_of(text)) != seal_of(text)


def note_written(sheet: SheetImport, where: str) -> None:
    """That it was written in, or split, after all pages that are drawn by now."""
    sheet.mended[_written_key(where)] = f"{sheet.judged + 1}"


def is_written_since(sheet: SheetImport, row: SheetRow, key: str, judged: int) -> bool:
    """Whether somebody wrote in a line's box after it had been judged so often."""
    table = sheet.tables[row.table]
    at_column = column_of(table["columns"], row.cells, key)
    where = mended_key(table, label_of(row.number, row.part), key, at_column)
    return _since(sheet, where) > judged


def is_parted_since(sheet: SheetImport, row: SheetRow, judged: int) -> bool:
    """The same of whether it was split, or made one again."""
    return _since(sheet, split_key(sheet.tables[row.table]["sheet"], row.number)) > judged


def takes(
    sheet: SheetImport,
    row: SheetRow,
    box: tuple[int, str],
    text: str,
    *,
    seals: Mapping[tuple[int, str], str],
    judged: int,
) -> bool:
    """Whether a box is written in: of a line that became another since its page was drawn only
    what was typed there and what nobody else wrote meanwhile; a mere guess of that page is no
    answer.
    """
    if row.changed <= judged:
        return True
    mine = is_typed(seals, box, text) and not is_written_since(sheet, row, box[1], judged)
    return mine and not is_parted_since(sheet, row, judged)


def ticks_made_elsewhere(
    rows: Collection[SheetRow], *, ticked: Collection[int], began: Mapping[int, bool]
) -> set[int]:
    """Of these lines those whose tick another page changed and this one did not."""
    return {
        row.place
        for row in rows
        if began.get(row.place, row.ticked) != row.ticked
        and (row.place in ticked) == began[row.place]
    }


def _written_key(where: str) -> str:
    return f"{where}:written"


def _since(sheet: SheetImport, where: str) -> int:
    return int(sheet.mended.get(_written_key(where), "0"))
