"""What a plan says, as frozen values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accounts.telling import percent
from conferences.enums import COUNTED, FigureKind
from conferences.plan.dated import PlanDeadline
from conferences.plan.duties import Office, SeatTable, Task

ASKS_CONSENTS = "asks_consents"  # a plan that does not say so asks
LEADERS_CHOOSE = "leaders_choose"  # unit kinds; a plan that names none has all of them review
OF_PAPERS = ("mandate", "form", "city_congress")  # what papers quote; a plan may say none
OF_A_VENUE = ("venue_document", "venue_sentence")  # where another paper than the plan named it
OF_A_CONFERENCE = ("name", "edition", "term", "review_period", "code_prefix", "venue")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of the plan; `leeway` is our reading of "khoảng", with a name behind it."""

    key: str
    value: Fraction
    source: str
    sentence: str
    leeway: Fraction = Fraction(0)
    leeway_note: str = ""
    kind: str = FigureKind.SHARE
    title: str = ""
    about: str = ""  # a `Subject` where the code acts on it
    document: str = ""  # the paper that ordered it since; empty: the plan itself

    @property
    def rule(self) -> str:
        """What its sentence stands in: a paragraph of the plan, or the paper that came after."""
        return self.document or self.source

    @property
    def words(self) -> str:
        """150; a share as "khoảng 70% (từ 65% đến 75%)"; "tối thiểu 20%"."""
        if self.kind in COUNTED or self.value > 1:
            words = str(self.value)
            return f"tối thiểu {words}" if self.kind == FigureKind.MINIMUM else words
        words = self.share_words
        if self.kind == FigureKind.MINIMUM:
            return f"tối thiểu {words}"
        if self.leeway:
            low, high = percent(self.value - self.leeway), percent(self.value + self.leeway)
            words = f"khoảng {words} (từ {low} đến {high})"
        return words

    @property
    def share_words(self) -> str:
        """A share alone: 70%."""
        return percent(self.value)


def the_figure(figures: Iterable[Figure], kind: FigureKind, about: str = "") -> Figure | None:
    """The one number the code acts on; None where the plan has none."""
    return next((one for one in figures if one.kind == kind and one.about == about), None)


@dataclass(frozen=True, kw_only=True)
class ProgrammeItem:
    """One of the eight items of III.1."""

    number: int
    title: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class SummaryPart:
    """One part of the summary report and what III.3.1 demands of it."""

    key: str
    heading: str
    demand: str
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    commune: str  # the statistical office's code: a plan is one commune's
    document: str
    sections: tuple[str, ...]
    conference: Mapping[str, Any]
    figures: tuple[Figure, ...]
    deadlines: tuple[PlanDeadline, ...]
    programme: tuple[ProgrammeItem, ...]
    programme_source: str
    programme_sentence: str
    summary_source: str
    summary_sentence: str
    summary: tuple[SummaryPart, ...]
    recipients: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    tasks: tuple[Task, ...] = ()
    seats: SeatTable | None = None

    @property
    def tasks_by_office(self) -> list[tuple[str, list[Task]]]:
        """Each office's by its name, in the plan's order; first what is of no office."""
        said = [("", ""), *((one.unit, one.name) for one in self.offices)]
        groups = [(name, [one for one in self.tasks if one.unit == unit]) for unit, name in said]
        return [(name, tasks) for name, tasks in groups if tasks]
