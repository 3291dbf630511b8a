"""The programme's rules: II.2 and III.1 of the plan (plain Python)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.problems import Problem, Weight

DAY_MINUTES = 8 * 60  # our reading of "01 ngày": a working day
ONE_DAY = "Thời gian tổ chức: Dự kiến 01 ngày"
PROGRAMME = "Chương trình Hội nghị"


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One item as the rules see it."""

    plan_number: int | None
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Span:
    """When one item begins and ends."""

    starts_at: datetime
    ends_at: datetime


def spans(slots: Sequence[Slot], starts_at: datetime | None) -> list[Span | None]:
    """Each item begins when the one before ends, so that two can never overlap."""
    found: list[Span | None] = []
    begins = starts_at
    for slot in slots:
        if begins is None:
            found.append(None)
            continue
        ends = begins + timedelta(minutes=slot.minutes)
        found.append(Span(starts_at=begins, ends_at=ends))
        begins = ends
    return found


def duration_words(minutes: int) -> str:
    """3 giờ 20 phút."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} giờ"] * bool(hours) + [f"{rest} phút"] * bool(rest)
    return " ".join(words) or "0 phút"


def one_day(slots: Sequence[Slot]) -> Iterator[Problem]:
    """II.2  The conference lasts one day, read as eight hours; "dự kiến" warns."""
    total = sum(slot.minutes for slot in slots)
    if total > DAY_MINUTES:
        yield Problem(
            rule="II.2",
            source=ONE_DAY,
            text=f"Chương trình dài {duration_words(total)}, quá một ngày làm việc (8 giờ).",
            weight=Weight.WARNS,
        )


def plan_order(slots: Sequence[Slot]) -> Iterator[Problem]:
    """III.1  The items come in the plan's order; another order warns."""
    numbers = [slot.plan_number for slot in slots if slot.plan_number is not None]
    if numbers != sorted(numbers):
        yield Problem(
            rule="III.1",
            source=PROGRAMME,
            text="Thứ tự các nội dung khác với Kế hoạch.",
            weight=Weight.WARNS,
        )


def all_items(slots: Sequence[Slot], *, planned: int) -> Iterator[Problem]:
    """III.1  All items of the plan, `planned` in number, are in the programme."""
    there = {slot.plan_number for slot in slots}
    lacking = [str(number) for number in range(1, planned + 1) if number not in there]
    if slots and lacking:
        yield Problem(
            rule="III.1",
            source=PROGRAMME,
            text=f"Thiếu nội dung số {', '.join(lacking)} của Kế hoạch. Hãy thêm lại.",
        )


def removable(plan_number: int | None, *, planned: int) -> list[Problem]:
    """III.1  An item of the plan stays in the programme; what the commune added may go."""
    if plan_number is None or plan_number > planned:  # a plan loaded since has fewer
        return []
    return [
        Problem(
            rule="III.1",
            source=PROGRAMME,
            text=f"Nội dung số {plan_number} là của Kế hoạch. Hãy giữ lại, không bỏ được.",
        )
    ]


def held_in_time(
    starts_at: datetime | None, due_at: datetime, *, rule: str = "", sentence: str = ""
) -> list[Problem]:
    """VI  The conference begins before its deadline; a warning, the commune answers for the day."""
    if starts_at is None or starts_at < due_at:
        return []
    return [
        Problem(
            rule=rule,
            source=sentence,
            text="Giờ bắt đầu phải trước hạn tổ chức Hội nghị. Hãy chọn ngày sớm hơn.",
            weight=Weight.WARNS,
        )
    ]


RULES: tuple[Callable[[Sequence[Slot]], Iterator[Problem]], ...] = (one_day, plan_order)


def problems(slots: Sequence[Slot], *, planned: int) -> list[Problem]:
    """Every problem at once, in the order of the plan; `planned` is how many items III.1 has."""
    found = [problem for rule in RULES for problem in rule(slots)]
    return [*found, *all_items(slots, planned=planned)]
