"""Tells from where on a post alone on its line signs, and invites nobody."""

from collections.abc import Sequence

from sheets.reading import kinds
from sheets.reading.bodies import is_collective
from sheets.reading.messages import NAME
from sheets.reading.people import TITLES, people, undivided
from sheets.reading.values import Line


def begins(lines: Sequence[Line]) -> int:
    """How many lines stand before those that a post may sign: below it at most one line has names,
    without a number, a title or anything else of theirs.
    """
    named = 0
    for at in range(len(lines), 0, -1):
        line = lines[at - 1]
        texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
        if kinds.is_signature(texts) or not any(map(_names, texts)):
            continue
        named += 1
        if named > 1 or line.mark or not all(map(_may_sign, texts)):
            return at
    return 0


def _names(text: str) -> bool:
    return bool(NAME.fullmatch(text) or people(undivided(text))) and not is_collective(text)


def _may_sign(text: str) -> bool:
    return NAME.fullmatch(text) is not None and not (TITLES.match(text) or is_collective(text))
