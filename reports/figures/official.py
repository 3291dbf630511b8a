"""What both reports to the city rest on, and how they begin and end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from agenda.facts import ItemRow, running_order
from conferences.facts import ConferenceFact, about
from conferences.models import Conference
from delegates.facts import QuotaBoard, SeatRow, city_delegates, quota_board
from nominations.facts import NominationRow, approved_rows, counts_by_state
from reports.figures.awards import award_counts, awards_table, counted
from reports.figures.lists import kinds_words
from reports.figures.parts import Table, as_of_words, two_digits
from reports.figures.structure import structure_table
from reports.models import AwardCount


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the data can say in a report, read once."""

    about: ConferenceFact
    approved: Sequence[NominationRow]
    states: Mapping[str, int]
    board: QuotaBoard
    city: Sequence[SeatRow]
    programme: Sequence[ItemRow]
    awards: Sequence[AwardCount]
    annexes: tuple[Table, Table]

    @property
    def kinds_words(self) -> str:
        return kinds_words(self.approved)


def known(conference: Conference) -> Known:
    """Everything both reports rest on, from the apps' facts."""
    board = quota_board(conference)
    awards = award_counts(conference)
    fact = about(conference)
    return Known(
        about=fact,
        approved=approved_rows(conference),
        states=counts_by_state(conference),
        board=board,
        city=city_delegates(conference),
        programme=running_order(conference),
        awards=awards,
        annexes=(
            structure_table(board),
            awards_table(awards, fact.review_period),
        ),
    )


def rewarded_words(data: Known) -> str:
    """How many awards in all the years under review: not those of the conference itself."""
    return (
        f"Cả giai đoạn {data.about.review_period}, xã có {two_digits(counted(data.awards))} lượt"
        " khen thưởng cho tập thể, hộ gia đình, cá nhân"
    )


def addressee(fact: ConferenceFact) -> tuple[str, str]:
    """V.1: to the city's council, by way of its board."""
    return (
        f"Hội đồng Thi đua - Khen thưởng {fact.city_name}",
        "(qua Ban Thi đua - Khen thưởng thành phố).",
    )


def basis(as_of: datetime) -> str:
    """On what both reports' figures rest."""
    what = (
        "điển hình tiên tiến là hồ sơ đã duyệt, đại biểu là người đã xác nhận dự, khen thưởng là"
        " số lượt xã đã thống kê"
    )
    return as_of_words(as_of, what)


def closing_words(fact: ConferenceFact, subject: str, annexes: Sequence[Table]) -> str:
    """The text must point to its annexes (Decree 30, annex I, III.1.a)."""
    numbers = " và ".join(f"Phụ lục {roman}" for roman in ("I", "II")[: len(annexes)])
    return (
        f"Trên đây là Báo cáo {subject} của Ủy ban nhân dân {fact.commune_name}"
        f" (có {numbers} kèm theo)./."
    )
