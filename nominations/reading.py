"""What the rules look at: a dossier, its votes and its likeness as values."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as column
from datetime import datetime
from typing import NamedTuple, Protocol

from accounts.enums import UnitKind
from accounts.names import fold, likely_same
from conferences.calendar import local_day, vn_short
from conferences.plan import Figure
from nominations.enums import DoubleVerdict
from nominations.plan import Period

OF_DOUBLES = ("duplicate_verdict", "duplicate_answer", "doubles_judged")  # columns of its check
VERIFIER_IS_KIN = "Người thẩm định có liên quan"
VERIFIER_HAD_A_HAND = "Người thẩm định đã nhập, bổ sung hoặc gửi hồ sơ này"
OF_NOBODY = "-"  # no code: a verdict that is about no double
NO_GROUND = "Chưa ghi vì sao biết không phải một người. Hãy ghi căn cứ."
NO_NOTE_TO_UNSAY = "Hãy ghi lý do thôi báo."
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
        """5 đồng ý, 8 không đồng ý, chưa ghi số không có ý kiến."""
        told = [f"{self.agree} đồng ý"]
        for number, what in zip(self.entered, ("không đồng ý", "không có ý kiến"), strict=True):
            told.append(f"chưa ghi số {what}" if number is None else f"{number} {what}")
        return ", ".join(told)

    @property
    def entered(self) -> tuple[int | None, int | None]:
        """Against and without an opinion; a nought counts as not entered while votes lack."""
        is_whole = self.cast >= self.present  # nobody is left who could stand in an empty box
        return (
            self.disagree if self.disagree or is_whole else None,
            self.abstain if self.abstain or is_whole else None,
        )


class Joined(NamedTuple):
    """A dossier of the same person that was closed for the one that goes on."""

    code: str
    full_name: str
    unit: str


class Word(NamedTuple):
    """The leadership's word that whoever is set apart from a dossier decides on it all the same.

    of_verifier: they verified it last. is_kin: they said that they are related; else they had a
    hand in it.
    """

    of_verifier: bool
    is_kin: bool
    user: int
    user_name: str
    by: int
    by_account: str
    by_name: str
    text: str
    at: datetime

    @property
    def is_own(self) -> bool:
        return self.user == self.by

    @property
    def quoted(self) -> str:
        return f"“{self.text.rstrip('. ')}”"  # the sentence that quotes it has its own stop

    @property
    def who_checked(self) -> str:
        return VERIFIER_IS_KIN if self.is_kin else VERIFIER_HAD_A_HAND

    @property
    def of_the_check(self) -> str:
        """What whoever votes has to know of who checked: who they are, and who agreed."""
        day = vn_short(local_day(self.at))
        return f"{self.who_checked}; lãnh đạo xã ({self.by_name}) đồng ý ngày {day}: {self.quoted}."

    def goes_on(self, reader: int) -> str:
        """Who goes on with it by the word, told to one of the accounts."""
        who = "ông, bà" if reader == self.user else self.user_name
        day = vn_short(local_day(self.at))
        return f"Lãnh đạo xã ({self.by_name}) đồng ý ngày {day} để {who} làm tiếp: {self.quoted}."


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
    return are_apart([other] + ([here] if is_about(here.judged, other.code) else []))


def are_apart(found: Sequence[Double]) -> bool:
    """Whether what was found of a pair, at either or both, is that they are two people."""
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
    check_fell: it went on by a check that was of somebody called otherwise. apart: of
    `APART_LOOKS`, what stands of those who judge it.
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
    check_fell: bool = False
    apart: tuple[str, ...] = ()
    by_leaders: bool = False  # its unit's leaders may choose in writing: no votes are asked for

    @property
    def same_person(self) -> list[str]:
        """Codes of the running ones that are one person with it, found here or there."""
        here = self.duplicate_verdict == DoubleVerdict.SAME
        return [code for code in self.running_doubles if here or code in self.same_there]


OWN_WORD = "tự ghi"  # of whose word it is, where who leads is one person, set apart
TIMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu")


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What is compared to find one person nominated twice."""

    pk: int
    full_name: str
    birth_year: int | None


def may_be_same(one: Likeness, other: Likeness) -> bool:
    """II.4.1  Whether two dossiers may name one person: names alike, years at most one apart."""
    return likely_same(one.full_name, other.full_name) and years_allow(one, other)


class Born(Protocol):
    """Somebody of whom it is known when they were born, or nothing."""

    @property
    def pk(self) -> int: ...
    @property
    def birth_year(self) -> int | None: ...


def years_allow(one: Born, other: Born) -> bool:
    """The part of it that is left of two who were found by their names."""
    first, second = one.birth_year, other.birth_year
    return one.pk != other.pk and (not first or not second or abs(first - second) <= 1)


def how_alike(one: Likeness, other: Likeness) -> str:
    """Why two dossiers were found of one person: khác nhau một dấu, cùng năm sinh."""
    return f"{_names(one.full_name, other.full_name)}, {_years(one.birth_year, other.birth_year)}"


def _names(one: str, other: str) -> str:
    if one == other:
        return "cùng họ tên"
    first, second = (unicodedata.normalize("NFC", name.casefold()) for name in (one, other))
    if first == second:
        return "tên chỉ khác chữ hoa, chữ thường"
    if len(first) != len(second):
        return "tên giống nhau khi bỏ dấu"
    if sorted(unicodedata.normalize("NFD", first)) == sorted(unicodedata.normalize("NFD", second)):
        return "tên chỉ khác chỗ đặt dấu"  # Thuỷ, Thủy
    unlike = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    letters = sum(fold(a) != fold(b) for a, b in unlike)
    marks = len(unlike) - letters
    said = [f"khác nhau {TIMES[marks] if marks < len(TIMES) else marks} dấu"] if marks else []
    return " và ".join(said + (["chữ i, y"] if marks else ["khác nhau chữ i, y"]) * bool(letters))


def unlike(one: str, other: str) -> str:
    """How two names of the same letters differ: "khác nhau một dấu"; "" where they do not."""
    first, second = (unicodedata.normalize("NFC", name.casefold()) for name in (one, other))
    return "" if first == second else _names(one, other)


def _years(one: int | None, other: int | None) -> str:
    if one and other:
        return "cùng năm sinh" if one == other else "năm sinh lệch một năm"
    return "một hồ sơ chưa ghi năm sinh" if one or other else "cả hai chưa ghi năm sinh"


def found_of(one: Double, other: Double) -> tuple[str, str]:
    """What the office found of a pair, at either of the two, and its ground; one person first."""
    about = [
        (here.verdict, here.answer)
        for here, there in ((one, other), (other, one))
        if here.verdict and is_about(here.judged, there.code)
    ]
    return max(about, key=lambda found: found[0] == DoubleVerdict.SAME, default=("", ""))
