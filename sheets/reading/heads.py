"""Reads what headings of a cross table say: choices of a field, years, or both."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accounts.names import fold
from sheets.reading import kinds
from sheets.reading.columns import UNDER, bare, is_word, opens
from sheets.reading.sums import is_plain_total
from sheets.reading.values import Cell, Field, Line

# What words over a column of counts may say and be nothing else.
_COUNTS = re.compile(r"(?:so luong|so luot|ket qua|tong so)(?: khen thuong)?|khen thuong")
FEWEST = 2  # columns that are choices of one field; one alone may be anything
BETWEEN = " -–—()[],:;."  # what stands between a year and the rest of a heading


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """Columns that say fields by their headings and hold another."""

    kind: str  # the key of the field of a closed list that the headings say; "" for none
    dated: str  # of one that is no list, a year; "" for none
    holds: str  # the key of the one in the cells
    heads: Mapping[int, "Head"]  # by place

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(self.heads)

    @property
    def of(self) -> set[str]:
        return {self.kind, self.dated} - {""}


@dataclass(frozen=True, kw_only=True)
class Head:
    """What one heading says: "Năm 2023 / Tập thể" a year, and whom."""

    kind: str
    dated: str = ""
    over: str = ""  # what a row above says beside the year: "Tăng so với" of "Tăng so với năm 2023"

    @property
    def called(self) -> str:
        return UNDER.join(filter(None, (self.dated, self.kind)))


def crossing(titles: Sequence[str], fields: Sequence[Field]) -> Crossing | None:
    """The columns under the choices of one field, under years, or under both; None where there
    are too few.
    """
    dated = next((one for one in fields if one.across and one.head), None)
    every = {at: head_of(title, dated) for at, title in enumerate(titles) if title}
    for one in fields:
        if not one.across or one is dated:
            continue
        holds = next(held for held in fields if held.key == one.across)
        counts = (
            (at, replace(head, kind=_uncounted(head.kind, holds))) for at, head in every.items()
        )
        heads = {at: head for at, head in counts if _says(one, head.kind)}
        in_years = dated is not None and any(head.dated for head in heads.values())
        if in_years:  # "Tổng cộng / Tập thể" adds up those of the years
            heads = {n: one for n, one in heads.items() if one.dated or not adds_up(titles[n])}
        if len(heads) >= FEWEST or in_years:
            key = dated.key if dated and in_years else ""
            return Crossing(kind=one.key, dated=key, holds=one.across, heads=heads)
    return _in_years(every, dated, fields) if dated else None


def _in_years(every: Mapping[int, Head], dated: Field, fields: Sequence[Field]) -> Crossing | None:
    """Columns of which the headings say the year and nothing else than what they hold; a lone
    number may be anything.
    """
    holds = next(one for one in fields if one.key == dated.across)
    heads = {
        at: Head(kind="", dated=head.dated)
        for at, head in every.items()
        if head.dated and not head.over and _holds_counts(head.kind, holds, dated)
    }
    if len(heads) < FEWEST and all(kinds.is_number(head.dated) for head in heads.values()):
        return None
    return Crossing(kind="", dated=dated.key, holds=holds.key, heads=heads)


def _holds_counts(said: str, holds: Field, dated: Field) -> bool:
    return not said or is_word(said, holds) or _is_plain(said, dated)


def are_heads(texts: Sequence[str], fields: Sequence[Field]) -> bool:
    """Whether texts with digits may head columns: several, each a year and nothing else."""
    heads = [one.head for one in fields if one.across and one.head]
    return len(texts) >= FEWEST and any(all(head(t) == t for t in texts) for head in heads)


def says_kinds(titles: Sequence[str], row: Line, fields: Sequence[Field]) -> bool:
    """Whether a row says kinds or totals alone: a line of the table says its award."""
    cross = crossing(titles, fields)
    said = [(at, cell.text) for at, cell in enumerate(row.cells) if cell.text and not cell.spread]
    return cross is not None and all(
        at in cross.places or kinds.is_total([text]) for at, text in said
    )


def head_of(title: str, dated: Field | None) -> Head:
    """Of the parts of a heading the lowest one that says more than the year, and what else those
    above it say.
    """
    said, left, over = "", "", ""
    for part in title.split(UNDER):
        found = dated.head(part) if dated and dated.head else ""
        said = (found[:1].upper() + found[1:]) or said
        said = "" if dated and is_word(part, dated) else said
        rest = part.replace(found, "", 1).strip(BETWEEN) if found else part.strip()
        if rest:
            over = over if not left or _is_plain(left, dated) else left
            left = rest
    return Head(kind=left, dated=said, over=over)


def _uncounted(said: str, holds: Field) -> str:
    """What a heading counts: "tập thể" of "Số lượng tập thể được khen", of "Tập thể (số lượng)"."""
    around = sorted({*holds.counting, *map(fold, holds.counting)}, key=len, reverse=True)
    words = "|".join(map(re.escape, around))
    ends = rf"(?:{words})\b\W*(?=\w)", rf"(?<=\w)\W+(?:{words})\W*$"
    said = re.sub(rf"^{ends[0]}", "", said, flags=re.IGNORECASE) if words else said
    return re.sub(ends[1], "", said, flags=re.IGNORECASE) if words else said


def _is_plain(text: str, dated: Field | None) -> bool:
    """Whether words over a column say only that it counts: "Số lượng năm 2023"."""
    return _COUNTS.fullmatch(bare(text)) is not None or (dated is not None and is_word(text, dated))


def _says(one: Field, said: str) -> bool:
    if one.opens:  # any words may be read into it; its own heading begins so too
        named = (f" {bare(word)} " in f" {bare(said)} " for word in (one.label, *one.words))
        return opens(one, said) and not any(named)
    read = one.read(Cell(said)) if said else None
    known = read is not None and read.problem is None and read.value not in (None, "")
    return known or fold(said) in map(fold, one.headings)


def adds_up(title: str) -> bool:
    return any(map(is_plain_total, title.split(UNDER)))


def added_up(
    total: str, cross: Crossing, titles: Mapping[int, str], dated: Field | None
) -> list[int]:
    """Which columns a total adds up too: the one of "Năm 2023 / Tổng số" what 2023 heads."""
    of = bare(head_of(total, dated).dated)
    over = [one for one in total.split(UNDER) if not is_plain_total(one)]
    words = [bare(one) for one in over if not head_of(one, dated).dated]
    return [
        at
        for at, title in titles.items()
        if (not of or of == bare(cross.heads[at].dated)) and _holds(title, words)
    ]


def _holds(title: str, words: Sequence[str]) -> bool:
    return not words or {*words} <= {bare(one) for one in title.split(UNDER)}
