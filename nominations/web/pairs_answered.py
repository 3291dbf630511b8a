"""What was answered of likely doubles, also where a side runs no more: who, when, way back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from accounts.audit import who
from accounts.enums import Permission
from accounts.models import AuditEvent
from accounts.paging import PAGE
from accounts.permissions import may
from accounts.request import Request
from accounts.web import asked
from conferences.models import Conference
from nominations.actions.decisions import ON_DOUBLES
from nominations.actions.doubles import WITH
from nominations.enums import DEAD, DoubleVerdict, NominationState
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet
from nominations.web.pairs import PER_PAGE, seen_by

SEARCH = "tim"
APART, KEPT = "Không phải một người", "Một người: giữ hồ sơ {}, đóng hồ sơ {}"
Told = dict[tuple[str, str], list[AuditEvent | None]]  # by code and action
ANSWERS = ("tell_apart", "check", "close_double")


@dataclass(frozen=True, kw_only=True)
class AnsweredPair:
    """Two dossiers and what was answered of them. back: what is done again, where it still may be:
    the closed one's code, or "pair".
    """

    one: Nomination
    other: Nomination
    words: str
    ground: str
    event: AuditEvent | None
    back: str = ""

    @property
    def who(self) -> str:
        return who(self.event.role, self.event.unit) if self.event else ""


def answered_of(request: Request, conference: Conference) -> dict[str, Any]:
    """A page of them by name; the same queries for many."""
    mine = seen_by(request, conference)
    words = asked(request).get(SEARCH, "").strip()
    found = _pairs(mine)
    named = _named(mine, {pk for pair in found for pk in pair})
    whose = set(mine.search(words).values_list("pk", flat=True)) if words else set(named)
    keys = [pair for pair in found if named.keys() >= set(pair) and whose & set(pair)]
    keys.sort(key=lambda pair: (named[pair[0]], pair))
    page: Page[Any] = Paginator(keys, PER_PAGE).get_page(request.GET.get(PAGE))
    read = mine.select_related("unit").in_bulk({pk for pair in page for pk in pair})
    told = _events(conference, [one.code for one in read.values()])
    answers = may(request.user, Permission.NOMINATION_VERIFY, place=conference.place)
    return {
        "page_obj": page,
        "rows": [_row(read[a], read[b], told, answers=answers) for a, b in page],
        "total": len(keys),
        "words": words,
    }


def _pairs(mine: NominationQuerySet) -> list[tuple[int, int]]:
    """Each once: what was closed behind what it was closed for, else as they were made."""
    closed = mine.filter(state=NominationState.CLOSED).order_by("pk")
    both = closed.values_list("kept_as", "pk")
    found = dict.fromkeys((kept, pk) for kept, pk in both if kept is not None)
    judged = mine.filter(duplicate_verdict=DoubleVerdict.DIFFERENT).order_by("pk")
    said = list(judged.values_list("pk", "doubles_judged"))
    codes = {code for _, of in said for code in of.split()}
    by_code = dict(mine.filter(code__in=codes).values_list("code", "pk"))
    for pk, of in said:
        for other in (by_code[code] for code in of.split() if code in by_code):
            first, second = sorted((pk, other))
            if (second, first) not in found:
                found.setdefault((first, second))
    return list(found)


def _named(mine: NominationQuerySet, pks: Iterable[int]) -> dict[int, str]:
    return dict(mine.filter(pk__in=pks).order_by().values_list("pk", "name_sort"))


def _events(conference: Conference, codes: Iterable[str]) -> Told:
    """Every answer at each dossier by its kind, the last one last."""
    log = AuditEvent.objects.filter(target="nomination", target_code__in=codes)
    mine = log.filter(commune_code=conference.commune.code, action__in=ANSWERS)
    told: Told = {}
    for one in mine.order_by("at", "pk"):
        told.setdefault((one.target_code, one.action), []).append(one)
    return told


def _is_about(event: AuditEvent, code: str) -> bool:
    """Whether it answers the pair with that dossier: a check of something else answers none."""
    if event.action == "check":
        return ON_DOUBLES in event.note and ("(với " not in event.note or code in event.note)
    return event.note == WITH.format(code)


def _ground(one: Nomination, other: Nomination, event: AuditEvent | None) -> str:
    """Of this pair alone: a dossier keeps the grounds of all its pairs together, so what both say;
    else what the one says where it was answered.
    """
    parts = [dossier.duplicate_answer.split("; ") for dossier in (one, other)]
    both = "; ".join(part for part in parts[0] if part and part in parts[1])
    there = other if event and event.target_code == other.code else one
    return both or there.duplicate_answer or one.duplicate_answer or other.duplicate_answer


def _row(
    one: Nomination,
    other: Nomination,
    told: Told,
    *,
    answers: bool,
) -> AnsweredPair:
    if other.state == NominationState.CLOSED and other.kept_as_id == one.pk:
        event = told.get((other.code, "close_double"), [None])[-1]
        words, back = KEPT.format(one.code, other.code), other.code
        return AnsweredPair(
            one=one, other=other, words=words, ground="", event=event, back=back if answers else ""
        )
    said = [d for d in (one, other) if d.duplicate_verdict == DoubleVerdict.DIFFERENT]
    events = [
        event
        for here, there in ((one, other), (other, one))
        if here in said
        for action in ("tell_apart", "check")
        for event in told.get((here.code, action), ())
        if event is not None and _is_about(event, there.code)
    ]
    event = max(events, key=lambda e: (e.at, e.pk), default=None)
    runs = one.state not in DEAD and other.state not in DEAD
    return AnsweredPair(
        one=one, other=other, words=APART,
        ground=_ground(one, other, event),
        event=event,
        back="pair" if runs and answers else "",
    )  # fmt: skip
