"""Adds up what a table says it adds up to: a total beside its columns, a total below its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sheets.reading.values import Cell, Field, Judged

NOTHING = {"", "0", "-", "–", "—", "/"}  # what people write where there is none
BESIDE = "Cột “{}” ghi {}, các cột cộng lại là {}{}. Hãy xem lại các số."
WITHOUT = " (không cộng “{}”, vì đã nằm trong cột khác)"
BELOW = "Dòng tổng {} ghi {}, các dòng cộng lại là {}. Hãy xem lại các số."


def number_in(text: str, holds: Field) -> int | None:
    """The number in a cell; none where no one can be read."""
    if text.strip() in NOTHING:
        return 0
    value = holds.read(Cell(text)).value
    return value if isinstance(value, int) else None


def odd_beside(
    title: str, total: str, parts: Mapping[str, str], inside: Sequence[str], holds: Field
) -> str:
    """What is odd about a total beside its columns; parts: what each holds, by its heading."""
    said = number_in(total, holds)
    read = {name: number_in(text, holds) for name, text in parts.items() if name not in inside}
    if not said or None in read.values():
        return ""
    found = sum(number or 0 for number in read.values())
    also = "".join(WITHOUT.format(name) for name in inside if parts.get(name) not in NOTHING)
    return "" if found == said else BESIDE.format(title, said, found, also)


def with_totals(
    lines: Sequence[Judged], totals: Mapping[int, int], fields: Sequence[Field]
) -> list[Judged]:
    """The lines, asked about where a total below is not what they add up to.

    totals: where among the lines one stands, and what it says. It may be one of the lines since
    the total before, or one of all of them.
    """
    adding = next((one for one in fields if one.adds), None)
    if adding is None or not totals:
        return list(lines)
    found, since = list(lines), 0
    for at, said in totals.items():
        here = [line for line in lines[since:at] if line.verdict != "left"]
        every = [line for line in lines[:at] if line.verdict != "left"]
        if said not in _sums(here, adding, fields) | _sums(every, adding, fields):
            told = sum(_number(line, adding) for line in here or every)
            why = BELOW.format(lines[at].number, said, told)
            for n in range(since if here else 0, at):
                found[n] = _asked(found[n], adding, why)
        since = at + 1
    return found


def _sums(lines: Sequence[Judged], adding: Field, fields: Sequence[Field]) -> set[int]:
    """With what is counted in another line already, and without."""
    apart = [line for line in lines if not _is_inside(line, fields)]
    return {sum(_number(line, adding) for line in some) for some in (lines, apart)}


def _is_inside(line: Judged, fields: Sequence[Field]) -> bool:
    return any(line.values.get(one.key) in one.inside for one in fields if one.inside)


def _number(line: Judged, adding: Field) -> int:
    value = line.values.get(adding.key)
    return value if isinstance(value, int) else 0


def _asked(line: Judged, adding: Field, why: str) -> Judged:
    if line.verdict == "left" or adding.key in line.reasons:
        return line
    return replace(line, verdict="ask", reasons={**line.reasons, adding.key: why})
