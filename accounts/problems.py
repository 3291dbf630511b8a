"""What a rule answers: a problem, or a measure nobody judges; and the refusal made of problems."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from fractions import Fraction
from typing import Any


class Weight(Enum):
    """The plan's own words: "tối đa" blocks, "khoảng" warns; a programmer may not swap them."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that stands in the way, with the paragraph it rests on."""

    text: str
    rule: str = ""  # "II.4.2"
    source: str = ""  # the plan's sentence
    weight: Weight = Weight.BLOCKS
    field: str = ""  # the form field that mends it, if one does

    @property
    def blocks(self) -> bool:
        return self.weight is Weight.BLOCKS


class Refused(Exception):
    """Nothing was done; `problems` says to the person everything that stood in the way.

    The house's one refusal, of a deed, a file, a plan, a typed word alike: whoever catches it may
    show it as it is. Other exceptions say something to the program, never to a person.
    """

    def __init__(self, *problems: Problem | str) -> None:
        self.problems = [Problem(text=one) if isinstance(one, str) else one for one in problems]
        super().__init__("; ".join(problem.text for problem in self.problems))


class Question(Refused):
    """Nothing is wrong, and something may be meant in two ways: the page asks by its own choices.

    The first of its problems is the question; what follows is wrong with the answer.
    """


class Damaged(Refused):
    """What is kept is not what was kept: nothing typed mends it, only whoever runs the server."""


# Whose hand it was no form knows: of two tabs both are the reader's own.
EDITED_MEANWHILE = Problem(
    text="Chỗ này vừa được sửa ở một trang khác, nên chưa lưu."
    " Hãy xem bản vừa lưu rồi bấm lưu lần nữa."
)


class Overtaken(Refused):
    """Another page, whoever's, saved what this one began from.

    stands: what stands there now, by box.
    """

    def __init__(self, stands: Mapping[str, object]) -> None:
        super().__init__(EDITED_MEANWHILE)
        self.stands = dict(stands)


def fingerprint(stands: Mapping[str, object]) -> str:
    """What stood in the boxes when a page was made, short enough for a hidden one (R5)."""
    words = "\x1f".join(f"{name}={_plain(value)}" for name, value in sorted(stands.items()))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return "" if value is None else str(value)


def demand_as_seen(
    stands: Mapping[str, object], *, seen: str | None, wanted: Mapping[str, object]
) -> None:
    """Raise Overtaken when the page that is sent was made from something else than what stands.

    seen: the fingerprint the page carried; None where no page was shown, for programs. Whoever
    wants what stands already is not overtaken: the same button tapped twice.
    """
    if seen is None:
        return
    would = {name: wanted.get(name, value) for name, value in stands.items()}
    is_there = bool(wanted) and fingerprint(would) == fingerprint(stands)
    if not is_there and seen != fingerprint(stands):
        raise Overtaken(stands)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A count the plan asks to mind ("chú trọng", "ưu tiên", "cân đối") without naming a number."""

    rule: str
    label: str
    count: int
    out_of: int
    group: str = ""  # measures of one group are shown as one chart
    unknown: int = 0  # of `out_of`: of these it is not written, so they are not in `count` either
    among: tuple[tuple[str, str], ...] = ()  # whose rows `out_of` are, as the list is narrowed
    own: tuple[tuple[str, str], ...] = ()  # what those of `count` have in common beside it

    @property
    def share(self) -> Fraction:
        return Fraction(self.count, self.out_of) if self.out_of else Fraction(0)

    @property
    def unknown_words(self) -> str:
        """“chưa ghi: 5”; nothing where it is written of everybody."""
        return f"chưa ghi: {self.unknown}" if self.unknown else ""
