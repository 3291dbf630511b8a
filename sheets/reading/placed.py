"""Reads a cell where it stands in a line: as a row reads it, and as this line alone says it."""

from collections.abc import Mapping, Sequence

from sheets.reading.values import EMPTY, Cell, Line

NAMED = 5  # lines a sentence names


def at(line: Line, place: int) -> Cell:
    """The cell as a row reads it: what a merged cell says of the rows below counts for each."""
    cell = line.cells[place] if place < len(line.cells) else EMPTY
    return EMPTY if cell.spread == "across" else cell


def said(line: Line, place: int) -> Cell:
    """The cell as this line alone says it."""
    cell = line.cells[place] if place < len(line.cells) else EMPTY
    return EMPTY if cell.spread else cell


def in_lines(numbers: Sequence[int]) -> str:
    """Where cells stand, as a sentence says it."""
    named = ", ".join(map(str, numbers[:NAMED]))
    return f"ô ở dòng {named}" + (f" và {len(numbers) - NAMED} dòng nữa" if numbers[NAMED:] else "")


def pair(line: Line, place: int) -> tuple[Cell, Cell]:
    """The cell and the one beside it."""
    first, last = (*line.cells[place : place + 2], EMPTY, EMPTY)[:2]
    return first, last


def filled(line: Line, places: Mapping[str, Sequence[int]]) -> list[str]:
    """The keys of the fields that have something of their own on this line."""
    return [key for key, at in places.items() if any(said(line, n).text for n in at)]
