"""Draws a long list in parts, on all cores, and joins them as if drawn in one.

A page of a table follows from the line it begins with and from nothing before it. So a part may be
drawn as soon as the line and the number of its first page are known. The first part knows them;
for the others they are guessed from the widths of words, drawn at the same time, and kept where
the part before ends exactly there. A wrong guess costs time and never shows.
"""

import os
import re
import statistics
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PIL import ImageFont

from conferences.pdf import draw_part, joined

OPENING = 40  # lines of the first part: enough to learn how high lines are
AT_ONCE = 400  # lines drawn at the same time, whatever the cores: memory
AHEAD = 3  # lines drawn beyond the next page's guessed end, to see where it ends
LINE_HEIGHT, POINT, MM = 1.15, 4 / 3, 96 / 25.4  # of print.css; a pixel's share
EDGES = 6.5  # points of a cell's width that padding and border take
EM = 1000
WORDS = 20_000  # breadths that are remembered: a worker lives long, names are many
PIECES = re.compile(r"(?<=[-/])(?=[^\W\d])")  # a line may end after these


@dataclass(frozen=True, kw_only=True)
class Lined:
    """One line of the list, as far as its height goes."""

    texts: tuple[str, ...]
    keeps_next: bool = False  # the head of a group never ends a page


@dataclass(frozen=True, kw_only=True)
class Part:
    """Lines from `first` up to `until`, drawn with some more behind them; None: to the end."""

    first: int
    number: int  # of its first page
    until: int | None
    drawn: int | None


@dataclass(kw_only=True)
class Long:
    """A list too long to be drawn in one: its lines, and how a part of it is written as HTML."""

    lines: Sequence[Lined]
    widths: Sequence[int]  # mm, of the columns
    size: int  # points of its letters
    page: Callable[[Part], str]
    base: Path
    room: float = 0  # pixels for lines on a page, learned from the first part
    offset: float = 0  # pixels of a line beside its text, learned too
    counted: list[int] = field(default_factory=list)


def drawn(long: Long) -> bytes:
    """The whole list as one PDF. Raises what render_pdf raises."""
    long.counted = [_lines_of(long, line) for line in long.lines]
    cores = len(os.sched_getaffinity(0))
    wave = [Part(first=0, number=1, until=OPENING, drawn=OPENING + OPENING // 2)]
    papers: list[bytes] = []
    more = 1  # a part in which no page begins with a line of its own is drawn again, longer
    with ThreadPoolExecutor(cores) as pool:
        while wave:
            found = list(pool.map(lambda part: _drawn(long, part), wave))
            at: tuple[int, int] | None = (wave[0].first, wave[0].number)
            for part, (told, paper) in zip(wave, found, strict=True):
                if at != (part.first, part.number):
                    break  # guessed wrong: all from here again
                if part.until is not None and told["next"] is None:
                    more *= 2
                    break
                papers.append(paper)
                more = 1
                at = None if part.until is None else (told["next"], part.number + told["pages"])
            _learn(long, found[0][0])
            wave = _planned(long, at, cores, more) if at else []
    return joined(papers)


def _drawn(long: Long, part: Part) -> tuple[dict[str, Any], bytes]:
    return draw_part(long.page(part), part.until, base=long.base)


def _learn(long: Long, told: dict[str, Any]) -> None:
    """What a line of so many lines of text takes, and how much a page has room for."""
    line = long.size * LINE_HEIGHT * POINT
    rests = [height - long.counted[place] * line for place, height in told["heights"]]
    if rests:
        long.offset, long.room = statistics.median(rests), told["room"]


def _planned(long: Long, at: tuple[int, int], cores: int, more: int) -> list[Part]:
    """The next parts, as many as there are cores, each from where the last is guessed to end."""
    (first, number), parts = at, []
    left = len(long.lines) - first
    waves = -(-left // AT_ONCE)
    each = -(-left // (waves * cores)) * more
    for _ in range(cores):
        starts = _starts(long, first)
        inside = [place for place, start in enumerate(starts) if start <= first + each]
        last = inside[-1]
        if last + 2 >= len(starts) or len(long.lines) - starts[last] < OPENING:
            parts.append(Part(first=first, number=number, until=None, drawn=None))
            break
        behind = min(starts[last + 1] + AHEAD, len(long.lines))
        parts.append(Part(first=first, number=number, until=starts[last], drawn=behind))
        first, number = starts[last], number + last
    return parts


def _starts(long: Long, first: int) -> list[int]:
    """The lines with which pages begin, as guessed, from a page that begins with `first`."""
    line = long.size * LINE_HEIGHT * POINT
    starts, used = [first], 0.0
    for place in range(first, len(long.lines)):
        height = long.offset + long.counted[place] * line
        if used + height > long.room + 0.01 and used:
            start = place
            while long.lines[start - 1].keeps_next and start - 1 > starts[-1]:
                start -= 1
            starts.append(start)
            used = sum(long.offset + long.counted[n] * line for n in range(start, place))
        used += height
    return starts


def _lines_of(long: Long, line: Lined) -> int:
    """How many lines of text the highest cell of a line has."""
    if len(line.texts) == 1:  # the head of a group, over all columns
        return 1
    return max(
        sum(_wrapped(part, mm * MM / POINT - EDGES, long) for part in text.split("\n"))
        for text, mm in zip(line.texts, long.widths, strict=True)
    )


def _wrapped(text: str, room: float, long: Long) -> int:
    lines, used = 1, 0.0
    space = _breadth(" ", long.base) * long.size
    for word in text.split(" "):
        before = space
        for piece in PIECES.split(word):
            length = _breadth(piece, long.base) * long.size
            if used and used + before + length > room:
                lines, used = lines + 1, 0.0
            used += length + (before if used else 0)
            before = 0.0
    return lines


@cache
def _font(base: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(base / "fonts" / "Tinos-Regular.ttf", EM)


@lru_cache(maxsize=WORDS)
def _breadth(piece: str, base: Path) -> float:
    """In letters' heights."""
    return _font(base).getlength(piece) / EM
