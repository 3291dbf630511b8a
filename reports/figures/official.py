"""The only place for what both reports to the city rest on, and how they begin and end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agenda.facts import ItemRow, running_order
from conferences.facts import ConferenceFact, about
from conferences.models import Conference
from delegates.facts import SeatRow, city_delegates, delegate_rows, quota_board
from nominations.enums import NominationKind
from nominations.facts import NominationRow, approved_rows, counts_by_state
from reports.figures.awards import award_counts, awards_table
from reports.figures.parts import Table, two_digits
from reports.figures.structure import structure_table
from reports.models import AwardCount


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the data can say in a report, read once."""

    about: ConferenceFact
    approved: Sequence[NominationRow]
    states: Mapping[str, int]
    seats: Sequence[SeatRow]
    city: Sequence[SeatRow]
    programme: Sequence[ItemRow]
    awards: Sequence[AwardCount]
    annexes: tuple[Table, Table]

    def of_kind(self, kind: NominationKind) -> int:
        return sum(row.kind == kind for row in self.approved)

    @property
    def kinds_words(self) -> str:
        return (
            f"{two_digits(self.of_kind(NominationKind.COLLECTIVE))} tập thể,"
            f" {two_digits(self.of_kind(NominationKind.HOUSEHOLD))} hộ gia đình,"
            f" {two_digits(self.of_kind(NominationKind.INDIVIDUAL))} cá nhân"
        )


def known(conference: Conference) -> Known:
    """Everything both reports rest on, from the apps' facts."""
    seats = delegate_rows(conference)
    awards = award_counts(conference)
    fact = about(conference)
    return Known(
        about=fact,
        approved=approved_rows(conference),
        states=counts_by_state(conference),
        seats=seats,
        city=city_delegates(conference),
        programme=running_order(conference),
        awards=awards,
        annexes=(
            structure_table(seats, quota_board(conference)),
            awards_table(awards, fact.review_period),
        ),
    )


def addressee(fact: ConferenceFact) -> tuple[str, str]:
    """V.1: to the city's council, by way of its board."""
    return (
        f"Hội đồng Thi đua - Khen thưởng {fact.city_name}",
        "(qua Ban Thi đua - Khen thưởng thành phố).",
    )


def closing_words(fact: ConferenceFact, subject: str, annexes: Sequence[Table]) -> str:
    """The text must point to its annexes (Decree 30, annex I, III.1.a)."""
    numbers = " và ".join(f"Phụ lục {roman}" for roman in ("I", "II")[: len(annexes)])
    return (
        f"Trên đây là Báo cáo {subject} của Ủy ban nhân dân {fact.commune_name}"
        f" (có {numbers} kèm theo)./."
    )
