"""What a rule answers: a problem, or a measure nobody judges; and the refusal made of problems."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


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


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A count the plan asks to mind ("chú trọng", "ưu tiên", "cân đối") without naming a number."""

    rule: str
    label: str
    count: int
    out_of: int
    group: str = ""  # measures of one group are shown as one chart

    @property
    def share(self) -> Fraction:
        return Fraction(self.count, self.out_of) if self.out_of else Fraction(0)
