"""The units of a conference, each with the slip its hand came by and what it owes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery

from accounts.enums import Role
from accounts.models import Unit, User
from conferences import calendar
from conferences.enums import Settling, Standing
from conferences.models import AccessLink, Conference, DeadlineMark

HEADS = (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR)


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """One unit with its slip: when it was made, when last used, whether it still opens."""

    pk: int
    slug: str
    name: str
    kind: str
    head: str  # whoever came first to head it; empty where nobody is known
    former_commune: str
    slip: str  # "none", "usable", "revoked" or "expired"
    link_made_at: datetime | None
    link_used_at: datetime | None
    standing: Standing | None  # before the deadline for nominating; None: nothing owed
    met_at: datetime | None
    send_by: datetime | None  # the first instant too late for its dossiers; None: nothing owed


def who_heads() -> QuerySet[User]:
    """Whoever heads a unit; a slip's hand is nobody, and who bears its name tells of nobody."""
    here = User.objects.filter(is_active=True, role__in=HEADS, is_slip=False)
    return here.exclude(full_name=F("unit__name"))


def unit_rows(conference: Conference, *, at: datetime) -> list[UnitRow]:
    """Every unit in the commune's order; three queries."""
    newest = {
        link.unit_id: link
        for link in AccessLink.objects.filter(conference=conference).order_by("pk")
    }
    owed_here = DeadlineMark.objects.asked().filter(deadline__conference=conference)
    marks = owed_here.that_settle(Settling.DOSSIERS_SENT)
    heading = who_heads().filter(unit=OuterRef("pk"))
    head = Subquery(heading.order_by("pk").values("full_name")[:1])
    mine = Unit.objects.filter(commune_id=conference.commune_id).in_order().annotate(head=head)
    last_due_wins = reversed(marks.select_related("deadline"))
    owed = {mark.unit_id: mark for mark in last_due_wins}
    return [
        _unit_row(unit, unit.__dict__["head"] or "", newest.get(unit.pk), owed.get(unit.pk), at)
        for unit in mine
    ]


def _unit_row(
    unit: Unit, head: str, link: AccessLink | None, mark: DeadlineMark | None, at: datetime
) -> UnitRow:
    return UnitRow(
        pk=unit.pk,
        slug=unit.slug,
        name=unit.name,
        kind=unit.get_kind_display(),
        head=head,
        former_commune=unit.former_commune,
        slip=_slip(link, at),
        link_made_at=link.made_at if link else None,
        link_used_at=link.last_used_at if link else None,
        standing=_standing(mark, at) if mark else None,
        met_at=mark.met_at if mark else None,
        send_by=mark.due_at if mark else None,
    )


def _standing(mark: DeadlineMark, at: datetime) -> Standing:
    said = mark.sends_nobody
    return calendar.standing(due_at=mark.due_at, met_at=mark.met_at, at=at, sends_nobody=said)


def _slip(link: AccessLink | None, at: datetime) -> str:
    if link is None:
        return "none"
    if link.revoked_at:
        return "revoked"
    return "usable" if link.expires_at > at else "expired"
