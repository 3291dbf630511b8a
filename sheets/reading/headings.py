"""Makes one heading of several rows: how many belong to it, what each column is called."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sheets.reading import kinds
from sheets.reading.columns import UNDER
from sheets.reading.heads import are_heads
from sheets.reading.values import EMPTY, Field, Line

MOST = 3  # rows: "Số lượng" over the years over the kinds
LONGEST = 40  # characters of a name under another


def rows_of(lines: Sequence[Line], fields: Sequence[Field]) -> int:
    """How many of the lines may be rows of one heading, each under the one before."""
    count = 1
    for upper, lower in pairwise(lines):
        if not _is_under(_as_wide(upper, lower), lower, fields):
            break
        count += 1
    return count


def titles(rows: Sequence[Line]) -> list[str]:
    """What the columns are called, from the lowest row up."""
    *above, lowest = rows
    said = [cell.text for cell in lowest.cells]
    for upper in reversed(above):
        said = _joined([cell.text for cell in upper.cells], said)
    return said


def _as_wide(upper: Line, lower: Line) -> Line:
    """Empty cells at the end of a line are often not there: a paste cuts them off."""
    return replace(upper, cells=(*upper.cells, *(EMPTY,) * (len(lower.cells) - len(upper.cells))))


def _is_under(upper: Line, lower: Line, fields: Sequence[Field]) -> bool:
    """Whether the lower row is the next of a heading, under a merged cell: words alone, or
    several years.
    """
    said = [
        cell.text
        for above, cell in zip(upper.cells, lower.cells, strict=False)
        if cell.text and not (cell.spread == "down" and cell.text == above.text)
    ]
    numbers = [text for text in said if any(char.isdigit() for char in text)]
    if not said or kinds.are_column_numbers(said) or (numbers and not are_heads(numbers, fields)):
        return False
    below_gap = any(
        under.text and (above.spread == "across" or not above.text)
        for above, under in zip(upper.cells, lower.cells, strict=False)
    )
    return below_gap and all(len(text) <= LONGEST for text in said)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows as one: a group's name before the names under it, merged or only written first."""
    found, group = [], ""
    width = max(len(upper), len(lower))
    for above, under in zip(_filled(upper, width), _filled(lower, width), strict=True):
        if above:
            group = above
        elif not under:
            group = ""
        found.append(f"{group}{UNDER}{under}" if _adds(group, under) else group or under)
    return found


def _filled(texts: Sequence[str], width: int) -> Sequence[str]:
    return [*texts, *[""] * (width - len(texts))]


def _adds(group: str, under: str) -> bool:
    return bool(group and under and group != under)
