"""Adds up what a table says it adds up to: a total beside its columns, a total below its lines."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sheets.reading import placed
from sheets.reading.columns import bare
from sheets.reading.secrets import is_money
from sheets.reading.values import Cell, Field, Judged, Line, Sum

_PLAIN = re.compile(
    r"(?:tong(?: so)?(?: cong)?|cong)(?: cac)?"
    r"(?: (?:chung|so luong|so luot|luot|hinh thuc|khen thuong|toan xa|trong nam|nam [0-9]{4}"
    r"|[0-9 ]+|[ivxa-d]+))*"
)
# What people write where there is none, and where there are some and nobody says how many.
_NONE = re.compile(r"0+(?:[.,]0+)?|[-–—/]+|(?:không|khong|ko)(?: có| co)?\.?", re.IGNORECASE)
_SOME = re.compile(r"[xv✓✔*+]+|có|co", re.IGNORECASE)
NONE = "Số lượng ghi “{}” là không có, nên không nhập."
SOME = "Ghi “{}”, chưa rõ bao nhiêu. Hãy nhập bằng chữ số, ví dụ 85."
BESIDE = "Cột “{}” ghi {}, các cột cộng lại là {}{}. Hãy xem lại các số."
WITHOUT = " (không cộng “{}”, vì đã nằm trong cột khác)"
BELOW = "Dòng tổng {} ghi {}, các dòng cộng lại là {}. Hãy xem lại các số."


def number_in(text: str, holds: Field) -> int | None:
    """The number in a cell; none where no one can be read."""
    if is_none(text):
        return 0
    value = holds.read(Cell(text)).value
    return value if isinstance(value, int) else None


def is_none(text: str) -> bool:
    """Whether a cell of numbers says that there is none, or nothing."""
    said = text.strip()
    return not said or _NONE.fullmatch(said) is not None


def is_some(text: str) -> bool:
    """Whether it says that there are some and not how many."""
    return _SOME.fullmatch(text.strip()) is not None


def none_in(line: Line, fields: Sequence[Field], places: Mapping[str, Sequence[int]]) -> str:
    """What a line writes for "none" where its number stands; nothing where it says another."""
    at = [at for one in fields if one.adds for at in places[one.key]]
    said = [text for n in at if (text := placed.said(line, n).text)]
    return said[0] if said and all(map(is_none, said)) else ""


def total_in(
    line: Line, fields: Sequence[Field], places: Mapping[str, Sequence[int]], own: Sequence[str]
) -> int:
    """What a total says, where a table gives its numbers one column; several have no one total."""
    adding = next((one for one in fields if one.adds and len(places[one.key]) == 1), None)
    if adding is None or any(map(is_money, own)):
        return 0
    return number_in(placed.said(line, places[adding.key][0]).text, adding) or 0


def odd_beside(
    title: str, said: int, parts: Mapping[int, int | None], inside: Mapping[int, str]
) -> str:
    """What is odd about a total beside its columns; parts: what each holds that holds anything, by
    its place; inside: how those are called that others hold already.
    """
    read = [number for at, number in parts.items() if at not in inside]
    if None in read:
        return ""
    found = sum(number or 0 for number in read)
    also = "".join(WITHOUT.format(name) for at, name in inside.items() if at in parts)
    return "" if found == said else BESIDE.format(title, said, found, also)


def is_plain_total(text: str) -> bool:
    """Whether a text calls a total and not of what: "Tổng số tập thể" may be counted itself."""
    return _PLAIN.fullmatch(bare(text)) is not None


def disagreeing(
    counts: Sequence[Mapping[int, int]], totals: Mapping[int, int]
) -> Iterator[tuple[int, int, list[int]]]:
    """The totals that no lines beside them add up to, what they come to, and which lines these are.

    counts, totals: by place; a line may be counted in several ways. A total stands below its lines
    or above them; it may be of those up to the next total, or of several such blocks.
    """
    if not totals or not counts:
        return
    places, marks = sorted(counts[0]), sorted(totals)
    above = not places or places[0] > marks[0]  # this table says its totals first
    agrees = {at for one in counts for at in _agreeing(one, totals)}
    for n, at in enumerate(marks):
        if at in agrees:
            continue
        before = marks[n - 1] if n else -1
        after = marks[n + 1] if n + 1 < len(marks) else float("inf")
        low, high = (at, after) if above else (before, at)
        near = places[bisect_right(places, low) : bisect_left(places, high)]
        some = near or [p for p in places if (p > at if above else p < at)]
        if some:
            yield at, sum(counts[0][place] for place in some), some


def _agreeing(counts: Mapping[int, int], totals: Mapping[int, int]) -> Iterator[int]:
    """The totals that a run of lines adds up to, which ends or begins at them and at no line."""
    summed, upto = 0, {}
    for at in sorted((*counts, *totals)):
        upto[at] = summed
        summed += counts.get(at, 0)
    seen = {0}
    for at in sorted(totals):
        if upto[at] - totals[at] in seen:
            yield at
        seen.add(upto[at])
    later = {summed}
    for at in sorted(totals, reverse=True):
        if upto[at] + totals[at] in later:
            yield at
        later.add(upto[at])


def with_totals(
    lines: Sequence[Judged], totals: Mapping[int, int], fields: Sequence[Field]
) -> list[Judged]:
    """The lines, asked about where a total is not what they add up to."""
    found = list(lines)
    adding = next((one for one in fields if one.adds), None)
    if adding is None:
        return found
    for at, told, places in _odd_totals(lines, totals, fields, adding):
        if any(lines[place].values.get(adding.key) is None for place in places):
            continue  # nobody can tell yet what they add up to
        why = BELOW.format(lines[at].number, totals[at], told)
        for place in places:
            found[place] = _asked(found[place], adding, why)
    return found


def with_sums(
    lines: Sequence[Judged], sums: Sequence[Sum], fields: Sequence[Field]
) -> Sequence[Judged]:
    """The lines, asked about where they still do not add up to a total that other lines may not
    know of; by what is written by now.
    """
    adding = next((one for one in fields if one.adds), None)
    if adding is None:
        return lines
    found = list(lines)
    places: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(lines if sums else ()):
        places[one.number] += [at] * (one.verdict != "left")
    for number, said, of in sums:
        here = [at for one in of for at in places[one]]
        values = [found[at].values.get(adding.key) for at in here]
        told = sum(value for value in values if isinstance(value, int))
        if None in values or told == number_in(said, adding):
            continue
        for at in here:
            found[at] = _asked(found[at], adding, BELOW.format(number, said, told))
    return found


def perhaps_lines(
    lines: Sequence[Judged], totals: Mapping[int, int], fields: Sequence[Field]
) -> set[int]:
    """The numbers of lines that begin like a total, say of what, and are none by what they say."""
    adding = next((one for one in fields if one.adds), None)
    if adding is None:
        return set()
    odd = {at for at, *_ in _odd_totals(lines, totals, fields, adding)}
    alone = totals if not any(line.verdict != "left" for line in lines) else ()
    return {
        lines[at].number
        for at in {*odd, *alone}
        if not is_plain_total(_first_words(lines[at])) and not is_money(_first_words(lines[at]))
    }


def _first_words(line: Judged) -> str:
    return next((c.text for c in line.cells if c.text and not c.text[0].isdigit()), "")


def _odd_totals(
    lines: Sequence[Judged], totals: Mapping[int, int], fields: Sequence[Field], adding: Field
) -> Iterator[tuple[int, int, list[int]]]:
    """With what is counted in another line already, and without."""
    known = {at: line for at, line in enumerate(lines) if line.verdict != "left"}
    every = {at: _number(line, adding) for at, line in known.items()}
    apart = {at: number for at, number in every.items() if not _is_inside(known[at], fields)}
    return disagreeing([every, apart], totals)


def _is_inside(line: Judged, fields: Sequence[Field]) -> bool:
    return any(line.values.get(one.key) in one.inside for one in fields if one.inside)


def _number(line: Judged, adding: Field) -> int:
    value = line.values.get(adding.key)
    return value if isinstance(value, int) else 0


def _asked(line: Judged, adding: Field, why: str) -> Judged:
    if line.verdict == "left" or adding.key in line.reasons:
        return line
    return replace(line, verdict="ask", reasons={**line.reasons, adding.key: why})
