"""What the rules look at: a dossier, its votes and its likeness as values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as column
from datetime import date
from typing import NamedTuple

from accounts.enums import UnitKind
from conferences.plan import Figure
from nominations.enums import DoubleVerdict
from nominations.plan import Period

OF_DOUBLES = ("duplicate_verdict", "duplicate_answer", "doubles_judged")  # columns of its check
OF_NOBODY = "-"  # no code: a verdict that is about no double
TOO_MANY_PRESENT = "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này."


@dataclass(frozen=True, kw_only=True)
class BallotValue:
    """Votes of one meeting; people. `reason`: why the dossier goes on though they are odd."""

    present: int
    agree: int
    disagree: int
    abstain: int
    reason: str = ""

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.abstain

    @property
    def words(self) -> str:
        """5 đồng ý, 8 không đồng ý, 1 không có ý kiến."""
        return f"{self.agree} đồng ý, {self.disagree} không đồng ý, {self.abstain} không có ý kiến"


class ReadMeeting(NamedTuple):
    """Of a meeting what a list reads along with its votes."""

    held_on: date
    kind: str
    present: int


class ReadBallot(NamedTuple):
    """One dossier's votes in one meeting, read along with a list of dossiers: no row, no query."""

    meeting: ReadMeeting
    pk: int
    agree: int
    disagree: int
    abstain: int
    reason: str

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.abstain


def asks_households(unit_kind: str) -> bool:
    """Whether a unit invites households to its review: then more people come than were invited."""
    return unit_kind == UnitKind.VILLAGE


def too_many_present(*, invited: int | None, present: int | None, households: bool = False) -> bool:
    """Whether more were present than invited, where both are people."""
    return not (households or invited is None or present is None) and present > invited


class Double(NamedTuple):
    """A dossier that may name the same person, and what the office found at that one.

    runs: it stands sent, and is not back with its unit. A tuple: some pages make hundreds.
    """

    code: str
    full_name: str = ""
    runs: bool = False
    verdict: str = ""
    verdict_words: str = ""
    answer: str = ""
    judged: str = ""  # the codes the verdict is about

    @property
    def is_apart(self) -> bool:
        """Whether the office found two people there, and wrote how it knows."""
        return self.verdict == DoubleVerdict.DIFFERENT and bool(self.answer)


def is_about(judged: str, code: str) -> bool:
    """Whether a verdict is about that double too; it is about all from before this was kept."""
    return not judged or code in judged.split()


def judged_of(codes: Collection[str]) -> str:
    """The codes a verdict is about, as they are kept; of nobody is said, for empty is of all."""
    return " ".join(sorted(codes)) or OF_NOBODY


def told_apart(here: Double, others: Sequence[Double]) -> bool:
    """Whether the office has answered each of a dossier's pairs, at either of the two.

    A pair found to be one person at either is open whatever was found at the other (II.4.1).
    """
    return bool(others) and all(_apart(here, one) for one in others)


def _apart(here: Double, other: Double) -> bool:
    found = [other] + ([here] if is_about(here.judged, other.code) else [])
    is_same = any(one.verdict == DoubleVerdict.SAME for one in found)
    return not is_same and any(one.is_apart for one in found)


@dataclass(frozen=True, kw_only=True)
class DossierValue:
    """What the rules look at of one nomination.

    majority: the plan's share of those present that must be in favour; None where a plan names
    none. period: the plan's years. years: those its achievement and awards name.
    running_doubles: codes of likely doubles that stand sent, not back with their units. alike: of
    all likely doubles, where they are known by code. same_there: of those, where the office found
    at the other dossier that the two are one person. known_as: the names of them all by code.
    """

    kind: str
    full_name: str
    gender: str
    birth_year: int | None
    address: str
    field: str
    direct_worker: bool | None
    representative: str
    achievement: str
    review: BallotValue | None
    approval: BallotValue | None
    has_minutes: bool
    integrity: str
    possible_duplicates: int
    duplicate_answer: str
    duplicate_verdict: str = ""
    running_doubles: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    same_there: tuple[str, ...] = ()
    known_as: Mapping[str, str] = column(default_factory=dict)
    majority: Figure | None = None
    period: Period | None = None
    years: frozenset[int] = frozenset()

    @property
    def same_person(self) -> list[str]:
        """Codes of the running ones that are one person with it, found here or there."""
        here = self.duplicate_verdict == DoubleVerdict.SAME
        return [code for code in self.running_doubles if here or code in self.same_there]


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What is compared to find one person nominated twice."""

    pk: int
    full_name: str
    birth_year: int | None
