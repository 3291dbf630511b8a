"""What hangs on the plan's days, and what of all that is other by a change of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.gathering import Look, Seen
from accounts.models import User
from conferences.enums import Standing
from conferences.facts import deadline_board
from conferences.models import Conference

IN_TIME, LATE = "còn thời gian", "quá hạn"
HOW: Mapping[Standing, str] = {
    Standing.PENDING: IN_TIME,
    Standing.SOON: IN_TIME,
    Standing.LAST_DAY: IN_TIME,
    Standing.OVERDUE: LATE,
    Standing.MET: "xong đúng hạn",
    Standing.MET_LATE: "xong muộn",
    Standing.NOBODY: "không giới thiệu ai",
}


def other_days(conference: Conference, *, user: User, at: datetime) -> Look:
    """The days that are reckoned of another one."""
    rows = conference.deadlines.asked().exclude(after="").in_order()
    seen = {row.key: Seen(whose=row.title, words=row.words) for row in rows}
    return Look(title="Hạn khác đổi theo", counted="hạn", seen=seen)


def standings(conference: Conference, *, user: User, at: datetime) -> Look:
    """How each unit stands before each day."""
    closing = set(conference.deadlines.filter(closes=True).values_list("key", flat=True))
    board = deadline_board(conference, at=at, user=user)
    seen = {}
    for one in board:
        for duty in one.duties:
            shut = duty.standing is Standing.OVERDUE and one.key in closing
            words = HOW[duty.standing] + (", không gửi được nữa" if shut else "")
            seen[one.key, duty.unit_id] = Seen(whose=duty.unit, words=f"{one.title}: {words}")
    return Look(title="Đơn vị đổi tình trạng", counted="đơn vị", seen=seen)


@dataclass(frozen=True, kw_only=True)
class Shift:
    """The same change of several: empty before where it is new, empty after where it goes."""

    before: str
    after: str
    whose: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Shifts:
    """All that is other of one kind."""

    title: str
    counted: str
    rows: tuple[Shift, ...]


def shifted(before: Sequence[Look], after: Sequence[Look]) -> list[Shifts]:
    """What is other, kind by kind; nothing of a kind of which nothing is."""
    found = [
        Shifts(title=old.title, counted=old.counted, rows=tuple(_of_one(old, new)))
        for old, new in zip(before, after, strict=True)
    ]
    return [one for one in found if one.rows]


def _of_one(old: Look, new: Look) -> Iterator[Shift]:
    whose: dict[tuple[str, str], list[str]] = {}
    for key in dict.fromkeys([*old.seen, *new.seen]):
        was, will = old.seen.get(key), new.seen.get(key)
        if was and will and was.words == will.words:
            continue
        of = (will or was or Seen(whose="", words="")).whose
        pair = (was.words if was else "", will.words if will else "")
        whose.setdefault(pair, []).append(of)
    for (stood, stands), names in whose.items():
        yield Shift(before=stood, after=stands, whose=tuple(filter(None, names)))
