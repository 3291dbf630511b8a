"""Writes the programme: set up from the plan, edited, put in order."""

from datetime import datetime

from django.db.models import Max

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused, demand_as_seen
from agenda import rules
from agenda.models import AgendaItem
from agenda.querysets import AgendaItemQuerySet
from conferences.actions import follow_start
from conferences.calendar import HANOI, vn_short
from conferences.enums import Settling
from conferences.facts import plan_of
from conferences.models import Conference
from conferences.workflow import demand, demand_current, hold, overtaken

UP, DOWN = -1, 1
GONE = "nội dung “{}” không còn trong chương trình"


@in_one_go
def set_up(*, conference: Conference, by: User, at: datetime) -> int:
    """Write the plan's eight items that are not there yet; a second time changes nothing.

    Returns how many were written.
    """
    demand(by, Permission.AGENDA_EDIT, place=conference.place)
    hold(conference)
    there = set(_items(conference).values_list("plan_number", flat=True))
    number = _last(conference)
    missing = [item for item in plan_of(conference).programme if item.number not in there]
    AgendaItem.objects.bulk_create(
        AgendaItem(
            conference=conference,
            number=number + place,
            plan_number=item.number,
            title=item.title,
            minutes=item.minutes,
        )
        for place, item in enumerate(missing, start=1)
    )
    if missing:
        _record(conference, "set_up_agenda", by=by, at=at, after=f"{len(missing)} việc")
    return len(missing)


@in_one_go
def add(
    *,
    conference: Conference,
    title: str,
    minutes: int,
    presenter: str = "",
    note: str = "",
    by: User,
    at: datetime,
) -> AgendaItem:
    """Put an item of the commune's own (III.3.3) at the end."""
    demand(by, Permission.AGENDA_EDIT, place=conference.place)
    hold(conference)
    item = AgendaItem.objects.create(
        conference=conference,
        number=_last(conference) + 1,
        title=clean(title),
        minutes=minutes,
        presenter=clean(presenter),
        note=clean(note),
    )
    _record(conference, "add_agenda_item", by=by, at=at, after=item.title)
    return item


@in_one_go
def edit(
    item: AgendaItem,
    *,
    minutes: int,
    presenter: str,
    note: str,
    title: str = "",
    seen: str | None,
    by: User,
    at: datetime,
) -> None:
    """Change an item; the title of the plan's own eight stays as the plan says.

    seen: fingerprint of what the page showed. Raises Overtaken when the item is another by now,
    Refused when it is gone.
    """
    demand(by, Permission.AGENDA_EDIT, place=item.conference.place)
    demand_current(item)
    values = {"minutes": minutes, "presenter": clean(presenter), "note": clean(note)}
    if title and item.plan_number is None:
        values["title"] = clean(title)
    # The row lock holds between the look and the write; on SQLite the transaction does.
    stood = AgendaItem.objects.select_for_update(no_key=True).filter(pk=item.pk).first()
    if stood is None:
        raise Refused(_removed(item, by=by))
    demand_as_seen(stood.stands, seen=seen, wanted=values)
    AgendaItem.objects.filter(pk=item.pk).update(**values)
    if what := audit.changed(stood, values):
        note = f"{stood.title}: đã sửa {what}"
        _record(item.conference, "edit_agenda_item", by=by, at=at, note=note)


@in_one_go
def shift(item: AgendaItem, *, by_places: int, by: User, at: datetime) -> bool:
    """Exchange an item with its neighbour above (UP) or below (DOWN); False at either end."""
    demand(by, Permission.AGENDA_EDIT, place=item.conference.place)
    hold(item.conference)
    order = list(_items(item.conference).in_running_order().values_list("pk", flat=True))
    if item.pk not in order:
        raise Refused(_removed(item, by=by))
    here = order.index(item.pk)
    there = here + by_places
    if not 0 <= there < len(order):
        return False
    order[here], order[there] = order[there], order[here]
    _number(order)
    _record(
        item.conference,
        "shift_agenda_item",
        by=by,
        at=at,
        before=str(here + 1),
        after=str(there + 1),
        note=item.title,
    )
    return True


@in_one_go
def remove(item: AgendaItem, *, by: User, at: datetime) -> None:
    """Take out an item the commune added; raises Refused for the plan's own (III.1)."""
    demand(by, Permission.AGENDA_EDIT, place=item.conference.place)
    conference = item.conference
    hold(conference)
    planned = len(plan_of(conference).programme)
    if found := rules.removable(item.plan_number, planned=planned):
        raise Refused(*found)
    removed, _ = _items(conference).filter(pk=item.pk).delete()
    if not removed:
        raise Refused(_removed(item, by=by))
    _number(list(_items(conference).in_running_order().values_list("pk", flat=True)))
    _record(conference, "remove_agenda_item", by=by, at=at, before=item.title)


@in_one_go
def set_start(
    *, conference: Conference, starts_at: datetime | None, seen: str | None, by: User, at: datetime
) -> list[Problem]:
    """Say when the conference begins (None: not known yet); answers what the plan says to that.

    Raises Overtaken when another start stands than the one the page showed.
    """
    demand(by, Permission.AGENDA_EDIT, place=conference.place)
    hold(conference)
    conference.refresh_from_db(fields=["starts_at"])
    before = conference.starts_at
    demand_as_seen({"starts_at": before}, seen=seen, wanted={"starts_at": starts_at})
    Conference.objects.filter(pk=conference.pk).update(starts_at=starts_at)
    conference.starts_at = starts_at
    due = conference.deadlines.that_settle(Settling.CONFERENCE_HELD).first()
    if before != starts_at:
        words = {"before": _when(before), "after": _when(starts_at)}
        _record(conference, "set_start", by=by, at=at, **words)
        follow_start(conference, by=by, at=at)
    if due is None:
        return []
    return rules.held_in_time(starts_at, due.due_at, rule=due.rule, sentence=due.sentence)


def _removed(item: AgendaItem, *, by: User) -> Problem:
    commune = item.conference.commune.code
    last = audit.last_of(commune, target="agenda", action="remove_agenda_item", before=item.title)
    return overtaken(GONE.format(item.title), last, by=by)


def _when(starts_at: datetime | None) -> str:
    if starts_at is None:
        return "chưa đặt giờ"
    local = starts_at.astimezone(HANOI)
    return f"{local:%H:%M} ngày {vn_short(local.date())}"


def _items(conference: Conference) -> AgendaItemQuerySet:
    return AgendaItem.objects.of(conference)


def _last(conference: Conference) -> int:
    return _items(conference).aggregate(last=Max("number"))["last"] or 0


def _number(order: list[int]) -> None:
    """Number the items 1, 2, 3 … in this order."""
    for number, pk in enumerate(order, start=1):
        AgendaItem.objects.filter(pk=pk).exclude(number=number).update(number=number)


def _record(
    conference: Conference,
    action: str,
    *,
    by: User,
    at: datetime,
    before: str = "",
    after: str = "",
    note: str = "",
) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="agenda",
        target_code=conference.code_prefix,
        commune_code=conference.commune.code,
        before=before,
        after=after,
        note=note,
    )
