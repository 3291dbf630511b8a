"""The summary report: the plan's parts with the office's words (III.3.1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.telling import percent
from conferences.facts import plan_of
from conferences.models import Conference
from conferences.plan import SummaryPart
from reports.enums import AwardCategory
from reports.figures.awards import counted, counted_of
from reports.figures.official import (
    Known,
    addressee,
    basis,
    closing_words,
    known,
    rewarded_words,
)
from reports.figures.parts import Paper, Section, share, two_digits
from reports.models import SummaryText

INDIVIDUAL_AWARDS = (
    AwardCategory.LEADER,
    AwardCategory.ENTREPRENEUR,
    AwardCategory.DIRECT,
)


def _movements(data: Known) -> tuple[str, ...]:
    if not data.approved:
        return ()
    return (
        f"Từ các phong trào thi đua, toàn {data.about.commune_name} có"
        f" {two_digits(len(data.approved))} điển hình tiên tiến được bình xét, tuyên dương, gồm"
        f" {data.kinds_words}.",
    )


def _rewarded(data: Known) -> tuple[str, ...]:
    if not counted(data.awards):
        return ()
    people = counted_of(data.awards, *INDIVIDUAL_AWARDS)
    direct = counted_of(data.awards, AwardCategory.DIRECT)
    words = (
        f"{rewarded_words(data)}, gồm"
        f" {two_digits(counted_of(data.awards, AwardCategory.COLLECTIVE))} lượt cho tập thể,"
        f" {two_digits(counted_of(data.awards, AwardCategory.HOUSEHOLD))} lượt cho hộ gia đình,"
        f" {two_digits(people)} lượt cho cá nhân"
    )
    part = share(direct, people)
    if part is not None:
        words += (
            f"; trong đó {two_digits(direct)} lượt cho người trực tiếp lao động, sản xuất, công"
            f" tác, chiếm {percent(part)} số lượt khen thưởng cá nhân"
        )
    return (f"{words} (chi tiết tại Phụ lục II).",)


PART_FIGURES: Mapping[str, Callable[[Known], tuple[str, ...]]] = {
    "movements": _movements,
    "awards": _rewarded,
}


@dataclass(frozen=True, kw_only=True)
class WrittenPart:
    """One part of the summary: what the plan asks, what the office wrote, what the data say."""

    key: str
    heading: str
    demand: str
    text: str
    updated_at: datetime | None
    updated_by: str
    figures: tuple[str, ...]

    @property
    def is_written(self) -> bool:
        return bool(self.text.strip())


def written_parts(conference: Conference, *, data: Known) -> list[WrittenPart]:
    """Exactly the parts III.3.1 names, in its order."""
    texts = {row.key: row for row in SummaryText.objects.filter(conference=conference)}
    return [_written(part, texts.get(part.key), data) for part in plan_of(conference).summary]


def _written(part: SummaryPart, row: SummaryText | None, data: Known) -> WrittenPart:
    return WrittenPart(
        key=part.key,
        heading=part.heading,
        demand=part.demand,
        text=row.text if row else "",
        updated_at=row.updated_at if row else None,
        updated_by=row.updated_by if row else "",
        figures=PART_FIGURES[part.key](data) if part.key in PART_FIGURES else (),
    )


def _section(part: WrittenPart) -> Section:
    lines = tuple(line for line in part.text.split("\n") if line.strip())
    is_part = part.heading.startswith("Phần ")
    return Section(
        heading=part.heading,
        paragraphs=lines + part.figures,
        is_part=is_part,
        dots=not lines,
    )


def summary(conference: Conference, as_of: datetime) -> Paper:
    """Báo cáo tổng kết: the plan's parts in order, T7 and T8 as annexes (III.3.1)."""
    data = known(conference)
    fact = data.about
    ends = fact.term
    return Paper(
        about=fact,
        as_of=as_of,
        heading="BÁO CÁO",
        subject=(
            "Tổng kết phong trào thi đua và công tác khen thưởng",
            f"5 năm giai đoạn {fact.review_period}, phương hướng, nhiệm vụ",
            f"công tác thi đua, khen thưởng giai đoạn {ends}",
        ),
        basis=basis(as_of),
        addressee=addressee(fact),
        opening=(
            f"{fact.mandate}, Ủy ban nhân dân {fact.commune_name} báo cáo tổng kết phong trào thi"
            f" đua và công tác khen thưởng 5 năm giai đoạn {fact.review_period}, phương hướng,"
            f" nhiệm vụ công tác thi đua, khen thưởng giai đoạn {ends} như sau:"
        ),
        sections=tuple(_section(part) for part in written_parts(conference, data=data)),
        tables=data.annexes,
        closing=closing_words(
            fact,
            "tổng kết phong trào thi đua và công tác khen thưởng"
            f" 5 năm giai đoạn {fact.review_period}",
            data.annexes,
        ),
    )
