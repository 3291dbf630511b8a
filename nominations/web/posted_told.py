"""What a dossier's page tells of its own public posting, while it runs and afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.audit import who
from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.calendar import last_day, vn_short
from nominations.facts.posted import past_words
from nominations.models import Nomination, Posted
from nominations.querysets.posting import SHOWN

POSTED = "Niêm yết công khai"
ENDED = "Niêm yết công khai kết thúc sớm"
COUNTS = "Lãnh đạo cho tính là đã niêm yết"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line among the history's own: no verb wrote it at this dossier."""

    at: datetime
    words: str
    who: str
    told: str = ""
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """until: when the page closes on which anybody may read of it now. past: how the last went."""

    until: datetime | None
    past: str
    lines: tuple[Line, ...]


def told_of_posting(nomination: Nomination, at: datetime) -> Told:
    """One query; none where the plan has nobody posted. Never who objected, nor why it ended."""
    if not nomination.conference.posting_days:
        return Told(until=None, past="", lines=())
    found = Posted.objects.filter(nomination=nomination, posted_at__lte=at)
    rows = list(found.select_related("posting").order_by("pk"))
    last = rows[-1] if rows and nomination.state in SHOWN else None
    if last and last.taken_down_at and not last.off_at:
        last = None  # its dossier went back: what was verified afterwards is posted anew
    open_now = last and last.posting.is_open(at) and not last.off_at
    return Told(
        until=last.posting.closes_at if last and open_now else None,
        past=past_words(last) if last and not open_now else "",
        lines=tuple(line for row in rows for line in _lines(row)),
    )


def _lines(row: Posted) -> Iterator[Line]:
    office = who(Role.CULTURE_OFFICE, "")
    told = f"Đến hết ngày {vn_short(last_day(row.until_at))}."
    yield Line(at=row.posted_at, words=POSTED, who=office, told=told)
    ended, down = row.posting.ended_at, row.taken_down_at
    if ended is None or ended >= row.until_at or (down is not None and down <= ended):
        return
    yield Line(at=ended, words=ENDED, who=office, told="Hồ sơ chưa niêm yết đủ thời gian.")
    if row.posting.counts_at and (down is None or down > row.posting.counts_at):
        yield Line(at=row.posting.counts_at, words=COUNTS, who=who(Role.LEADERSHIP, ""))


def with_posting(events: Iterable[AuditEvent], told: Told) -> list[AuditEvent | Line]:
    """Both as they happened."""
    return sorted([*events, *told.lines], key=lambda one: one.at)
