"""Puts the printed lines of a paper together to paragraphs, each with its mark and its place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from conferences.reading.letters import plain
from conferences.reading.values import Line, Place, Text

LONGEST = 4_000  # characters of a paragraph put together
LONG = 50  # characters of a printed line that may go on in the next one
FULL = 0.7  # of the width of the paper: a shorter line had room for the next one's first word
_ROMAN = r"[IVX][IVXl1]{0,4}"  # "I11" of a scanner too
_MARK = re.compile(
    rf"\s*(?:(?P<part>(?:Phần|Phan|PHẦN|PHAN)\s+(?:thứ\s+)?\w+[.:]?)|(?P<roman>{_ROMAN})[.)]"
    r"(?!\d)|(?P<letter>[A-HĐ])[.)]|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s)"
    r"|(?P<number>\d{1,2})[.)/](?!\d)|(?P<small>[a-zđ])[.)](?=\s)|(?P<dash>[-–—•*])|(?P<plus>\+))\s*"
)
# What begins a paragraph, however long the line above it is.
_BEGINS = re.compile(r"noi nhan|[tk][mt]\. |can cu |thuc hien (?:ke|cong|chi|quyet|nghi|huong)")
_LEVELS = ("part", "roman", "letter", "number", "dotted", "small", "dash", "plus")
_LARGE = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
# A stop behind a number is one only before a large letter: "08.8" and "mục 2. Thời" differ.
SENTENCE = re.compile(rf"(?<=[^\d\s][.;])\s+(?=[{_LARGE}\d“])|(?<=\d[.;])\s+(?=[{_LARGE}])")


@dataclass(frozen=True, kw_only=True)
class Block:
    """One paragraph, row or heading."""

    text: str
    starts: tuple[tuple[int, int, int], ...]  # offset here, line, offset there
    mark: str  # a name of _LEVELS, or nothing
    told: str  # the mark itself: "4.2."
    body: int  # where the words behind the mark begin
    source: str = ""  # the paragraph it stands in: "II.4.2"

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @property
    def words(self) -> str:
        return self.text[self.body :]

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Of a row of a table; of anything else nothing."""
        return tuple(map(str.strip, self.text.split("|"))) if " |" in self.text else ()

    @property
    def is_heading(self) -> bool:
        letters = re.sub(r"[\W\d_]", "", self.words)
        return bool(letters) and (bool(self.mark) or self.words.isupper())

    @cached_property
    def _ends(self) -> list[int]:
        """Where its sentences end, and where the first begins."""
        return [0, *(found.end() for found in SENTENCE.finditer(self.text)), len(self.text)]

    def sentence(self, since: int, until: int) -> tuple[int, int]:
        """Where the sentence around a stretch begins and ends."""
        ends = self._ends
        begin = ends[bisect_right(ends, since) - 1] if since < len(self.text) else ends[-2]
        end = next(one for one in ends if one >= until and one > begin)
        return begin, end

    def places(self, since: int, until: int) -> tuple[Place, ...]:
        """The same stretch in the lines of the paper."""
        found = []
        for at, (offset, line, there) in enumerate(self.starts):
            end = self.starts[at + 1][0] - 1 if at + 1 < len(self.starts) else len(self.text)
            first, last = max(since, offset), min(until, end)
            if first < last:
                found.append(Place(line, there + first - offset, there + last - offset))
        return tuple(found)


def blocks_of(text: Text) -> tuple[Block, ...]:
    """Every paragraph of the paper, in its order."""
    groups: list[list[int]] = []
    full = FULL * _width(text.lines)
    for number, line in enumerate(text.lines):
        if not line.text.strip():
            continue
        short = sum(len(text.lines[at].text) for at in groups[-1]) < LONGEST if groups else False
        if text.wrapped and short and _goes_on(text.lines, groups[-1][-1], number, full):
            groups[-1].append(number)
        else:
            groups.append([number])
    path: dict[str, str] = {}
    parts = _has_lettered_parts([text.lines[group[0]].text for group in groups])
    return tuple(_block(text.lines, group, path, parts=parts) for group in groups)


def _has_lettered_parts(lines: Sequence[str]) -> bool:
    """Whether "A." heads what "I." numbers, and "B." or "C." stands behind it."""
    found = [_MARK.match(line) for line in lines if "|" not in line]
    marks = [one for one in found if one and one.lastgroup in ("roman", "letter")]
    first = next((at for at, one in enumerate(marks) if one["roman"]), 0)
    return first > 0 and marks[0]["letter"] == "A" and any(one["letter"] for one in marks[first:])


def _width(lines: Sequence[Line]) -> int:
    """Characters of a line that is full: of ten lines one is longer, rows of tables aside."""
    found = sorted(len(line.text.rstrip()) for line in lines if "|" not in line.text)
    return found[len(found) * 9 // 10] if found else 0


def _goes_on(lines: Sequence[Line], last: int, number: int, full: float) -> bool:
    before, line = lines[last].text.rstrip(), lines[number].text.strip()
    if number != last + 1 or "|" in before + line or _MARK.match(line):
        return False
    if before.endswith((".", ";", ":", "./.")) or line.isupper() or before.isupper():
        return False
    if _BEGINS.match(plain(line)) and not line[0].islower():
        return False
    if line[0].islower():
        return True
    return len(before) >= LONG and len(before) + 1 + len(line.split()[0]) >= full


def _block(
    lines: Sequence[Line], group: Sequence[int], path: dict[str, str], *, parts: bool
) -> Block:
    text, starts = "", []
    for number in group:
        line = lines[number].text
        lead = len(line) - len(line.lstrip())
        text += " " * bool(text)
        starts.append((len(text), number, lead))
        text += line.strip()
    found = _MARK.match(text) if "|" not in text else None
    mark = (found.lastgroup or "") if found else ""
    told = found[mark].strip() if found else ""
    if mark in ("part", "roman", "letter", "number", "dotted"):
        _step(path, mark, told)
    if mark == "letter" and parts:
        mark = "part"
    return Block(
        text=text,
        starts=tuple(starts),
        mark=mark,
        told=told,
        body=found.end() if found else 0,
        source=".".join(path[one] for one in ("roman", "number") if one in path),
    )


def _step(path: dict[str, str], mark: str, told: str) -> None:
    """Note a heading's number; what stood below the one before is left."""
    name = told.split()[-1].strip(".:)")
    if mark in ("part", "roman", "letter"):
        path.clear()
        path["roman"] = name.replace("1", "I").replace("l", "I") if mark != "letter" else name
    else:
        path["number"] = name


def level(block: Block) -> int:
    """How deep its mark stands: the lower the higher up; a paragraph without one is lowest."""
    return _LEVELS.index(block.mark) if block.mark else len(_LEVELS)
