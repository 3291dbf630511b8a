"""Tells a dossier's history: all that was changed, and what is other since somebody looked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from accounts.audit import who
from accounts.models import AuditEvent
from accounts.paging import turned
from accounts.request import Request
from conferences.calendar import vn_moment
from nominations.enums import NominationState
from nominations.models import Change, Nomination
from nominations.web.joined import of_the_pair
from nominations.web.lists import told_of_complaints
from nominations.workflow.changes import APPROVAL, CONSENT, FILE

PER_PAGE = 20
MOST = 300  # changes read for the panel; the page has all
BESIDE, SHOWN = 40, 240  # signs of a long text around what differs, and of that itself
SENT_AGAIN = ("submit", "submit_for")


@dataclass(frozen=True, kw_only=True)
class Text:
    """One of two texts: what both begin and end with, and what only this one says."""

    head: str = ""
    own: str = ""
    tail: str = ""

    def __bool__(self) -> bool:
        return bool(self.head or self.own or self.tail)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One field with what stood and what stands."""

    label: str
    before: Text
    after: Text
    at: datetime
    who: str = ""
    person: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Since:
    """What is other than at a moment somebody looked at the dossier."""

    words: str
    rows: tuple[Told, ...]


def side_by_side(before: str, after: str, *, short: bool = False) -> tuple[Text, Text]:
    """Both texts, cut where they begin and end to differ, at whole words.

    short: with as little of what is the same as tells where it stands.
    """
    left, right = _words(before), _words(after)
    first = _same(left, right)
    last = _same(left[first:][::-1], right[first:][::-1])
    one, two = (_text(words, first, last, short=short) for words in (left, right))
    return one, two


def _words(text: str) -> list[str]:
    return text.replace("\n", " \n ").split(" ")


def _same(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(left, right, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _text(words: Sequence[str], first: int, last: int, *, short: bool) -> Text:
    end = len(words) - last
    head, own, tail = (" ".join(part) for part in (words[:first], words[first:end], words[end:]))
    if short and len(head) > BESIDE:
        head = f"…{head[-BESIDE:].partition(' ')[2]}"
    if short and len(tail) > BESIDE:
        tail = f"{tail[:BESIDE].rpartition(' ')[0]}…"
    if short and len(own) > SHOWN:
        own = f"{own[:SHOWN].rpartition(' ')[0]}…"
    return Text(head=head, own=own, tail=tail)


def _told(change: Change, *, inner: bool, short: bool = False) -> Told:
    before, after = side_by_side(change.before, change.after, short=short)
    return Told(
        label=change.label,
        before=before,
        after=after,
        at=change.at,
        who=who(change.role, change.unit),
        person=change.by.full_name if inner else "",
        reason=change.reason,
    )


def changes_of(request: Request, nomination: Nomination) -> dict[str, Any]:
    """A page of all that was changed; a unit is not told what the office notes for itself."""
    inner = told_of_complaints(request.user)
    found = Change.objects.filter(nomination=nomination).told_to(inner=inner).newest()
    page = turned(found, request.GET, per_page=PER_PAGE, keys=Change.objects.all().NEWEST)
    rows = [_told(change, inner=inner) for change in page]
    pair = of_the_pair(nomination, inner=inner)
    return {"nomination": nomination, "page_obj": page, "rows": rows, "events": pair}


def corrected(nomination: Nomination) -> list[Told]:
    """What an office mended in it, until its unit says that it has read that."""
    found = Change.objects.filter(nomination=nomination).unknown().newest()
    return [_told(change, inner=False, short=True) for change in found]


def since_looked_at(nomination: Nomination, events: Iterable[AuditEvent]) -> list[Since]:
    """What is other since it was last verified, and what its unit changed when it had it back."""
    verified, returned, again = _moments(events)
    if returned and (again is None or nomination.state == NominationState.RETURNED):
        returned = None  # still with its unit
    moments = [moment for moment in (verified, returned) if moment]
    if not moments:
        return []
    found = Change.objects.filter(nomination=nomination, at__gt=min(moments))
    changes = list(found.told_to(inner=False).order_by("pk")[:MOST])
    told = []
    if verified:
        words = "Đã sửa sau khi thẩm định lúc"
        told += _since(words, verified, [one for one in changes if _is_anew(one, verified)])
    if returned and again:
        words = "Đơn vị đã sửa sau khi được trả lại lúc"
        told += _since(words, returned, [one for one in changes if returned < one.at <= again])
    return told


def _is_anew(change: Change, verified: datetime) -> bool:
    """Whether what was verified says something else now: not what is told or voted after it."""
    later = change.field == APPROVAL or change.field.startswith(CONSENT)
    return change.at > verified and not later


def _moments(
    events: Iterable[AuditEvent],
) -> tuple[datetime | None, datetime | None, datetime | None]:
    """When it was last verified, last returned, and sent again after that."""
    verified = returned = again = None
    for event in events:
        if event.action == "verify":
            verified = event.at
        elif event.action == "return":
            returned, again = event.at, None
        elif event.action in SENT_AGAIN and returned:
            again = event.at
    return verified, returned, again


def _since(words: str, moment: datetime, changes: Iterable[Change]) -> list[Since]:
    """Nothing where all that was changed was changed back."""
    rows = _net(changes)
    if not rows:
        return []
    return [Since(words=f"{words} {vn_moment(moment)}: {len(rows)} chỗ", rows=tuple(rows))]


def _net(changes: Iterable[Change]) -> list[Told]:
    """A field once, from what stood first to what stands; a file by its name."""
    fields: dict[tuple[str, ...], list[Change]] = {}
    for one in changes:
        name = (one.before or one.after) if one.field == FILE else ""
        fields.setdefault((one.field, name), []).append(one)
    rows = []
    for found in fields.values():
        first, last = found[0], found[-1]
        if first.before != last.after or first.before == first.after:
            before, after = side_by_side(first.before, last.after, short=True)
            rows.append(Told(label=last.label, before=before, after=after, at=last.at))
    return rows
