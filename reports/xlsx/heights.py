"""How high a row is: not every program measures wrapped text itself."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

COLUMN_CHARACTER, PADDING, BOLDER = 7.0, 6.0, 1.08  # pixels; a column is counted in digits
LINE, TALLEST = 17.0, 409.0  # points: one line of 12 pt, and the most a row may have
WIDEST, MIDDLE, NARROW = 14.0, 10.0, 6.0  # pixels, of a letter of 12 pt
WORDS = 20_000  # lengths of words that are remembered: the same syllables come again and again


def height(values: Iterable[object], widths: Sequence[float], *, bold: bool) -> float:
    """Points, for the longest of the texts; numbers never wrap."""
    texts = zip(values, widths, strict=True)
    lines = (lines_of(text, width, bold=bold) for text, width in texts if isinstance(text, str))
    return min(max(lines, default=1) * LINE, TALLEST)


def lines_of(text: str, width: float, *, bold: bool) -> int:
    """How many lines a text takes in a column; capitals and bold letters are wider than others."""
    room, weight = width * COLUMN_CHARACTER - PADDING, BOLDER if bold else 1.0
    if len(text) * WIDEST * weight <= room and "\n" not in text:
        return 1
    return sum(_wrapped(part.split(" "), room, weight) for part in text.split("\n"))


def _wrapped(words: Sequence[str], room: float, weight: float) -> int:
    lengths = [breadth(word, weight) for word in words]
    if max(lengths) - NARROW > room:
        return _broken(lengths, room)
    ends, lines, first = list(accumulate(lengths)), 0, 0
    while first < len(ends):
        begun = ends[first] - lengths[first]
        first = bisect_right(ends, begun + room + NARROW, lo=first + 1)
        lines += 1
    return lines


def _broken(lengths: Sequence[float], room: float) -> int:
    """The same where a word is longer than the column and goes on in the next line."""
    lines, used = 1, 0.0
    for length in lengths:
        if used and used + length - NARROW > room:
            lines, used = lines + 1, 0.0
        more = max(0, math.ceil((used + length - NARROW) / room) - 1)
        lines, used = lines + more, used + length - more * room
    return lines


@lru_cache(maxsize=WORDS)
def breadth(word: str, weight: float) -> float:
    """Pixels of a word and the space after it; rounded up, for a row too high cuts nothing.

    Of a serif wider than Times: where that is missing, sheets are shown in another.
    """
    return sum(map(_of_letter, word)) * weight + NARROW


def _of_letter(letter: str) -> float:
    if letter in "mwMW@%" or letter.isupper():
        return WIDEST
    return MIDDLE if letter.isalnum() else NARROW
