"""Where the other apps read a conference: frozen values, never rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Count, Q

from accounts.enums import Permission, Reach, UnitKind
from accounts.gathering import gathered
from accounts.models import User
from accounts.permissions import reach
from conferences import calendar, plan
from conferences.enums import ONE_EACH, Settling
from conferences.facts.duties import DeadlineFact, DutyFact
from conferences.facts.units import UnitRow, unit_rows
from conferences.models import Conference, Deadline, DeadlineMark
from conferences.plans import plan_of

D = TypeVar("D", Deadline, DeadlineFact)

__all__ = [
    "ConferenceFact",
    "DeadlineFact",
    "DutyFact",
    "UnitRow",
    "about",
    "conference_of",
    "conference_with_deadlines",
    "deadline_board",
    "due_at",
    "figures",
    "first_that",
    "has_begun",
    "held_day_of",
    "plan_of",
    "unit_rows",
    "with_behind",
]


@dataclass(frozen=True, kw_only=True)
class ConferenceFact:
    """What papers say of a conference."""

    pk: int
    name: str
    edition: str
    term: str
    review_period: str
    document: str
    venue: str
    starts_at: datetime | None
    commune_name: str
    commune_place: str
    commune_code: str
    city_name: str
    signer_title: str
    signer_name: str
    is_demo: bool
    mandate: str
    form: str
    city_congress: str
    recipients: tuple[str, ...]

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.edition} ({self.term})"


def conference_of(user: User) -> Conference | None:
    """The conference a person works on: the newest of their commune."""
    if not getattr(user, "commune_id", None):
        return None
    return Conference.objects.of_commune(user.commune_id).select_related("commune__city").first()


def conference_with_deadlines(user: User) -> tuple[Conference | None, list[Deadline]]:
    """What every page stands in, in one query: the conference, and its deadlines with the days of
    the person's own unit.
    """
    if around := getattr(user, "around", None):  # read with the session
        return around.conference, around.deadlines
    commune_id = getattr(user, "commune_id", None)
    rows = Deadline.objects.of_newest(commune_id) if commune_id else Deadline.objects.none()
    found = list(rows.for_unit(getattr(user, "unit_id", None)).in_order())
    if not found:
        return conference_of(user), []
    conference = found[0].conference
    conference.knows(found[0].figures or [])
    for deadline in found:
        deadline.conference = conference
    return conference, found


def figures(conference: Conference) -> Mapping[str, plan.Figure]:
    """The plan's numbers by key."""
    return conference.known_figures()


def about(conference: Conference) -> ConferenceFact:
    """What papers say of the conference, read in one go."""
    source = plan_of(conference)
    commune = conference.commune
    return ConferenceFact(
        pk=conference.pk,
        name=conference.name,
        edition=conference.edition,
        term=conference.term,
        review_period=conference.review_period,
        document=conference.document,
        venue=conference.venue,
        starts_at=conference.starts_at,
        commune_name=commune.name,
        commune_place=commune.place,
        commune_code=commune.code,
        city_name=commune.city.name,
        signer_title=commune.signer_title,
        signer_name=commune.signer_name,
        is_demo=commune.is_demo,
        mandate=source.conference.get("mandate", ""),
        form=source.conference.get("form", ""),
        city_congress=source.conference.get("city_congress", ""),
        recipients=source.recipients,
    )


def first_that(deadlines: Iterable[D], *kinds: Settling) -> D | None:
    """The deadline that is settled by the first of these kinds the plan has; None: by none.

    Of several of one kind the last due counts, as of `that_settle`: nobody is late before it.
    """
    asked = [one for one in deadlines if one.still_asked and one.settles in ONE_EACH]
    known = {one.settles: one for one in sorted(asked, key=lambda one: one.due_at)}
    return next((known[kind] for kind in kinds if kind in known), None)


def due_at(
    conference: Conference, kind: Settling, *, unit_id: int | None = None
) -> datetime | None:
    """The first instant too late, for one unit where it has a day of its own; None: no deadline."""
    row = conference.deadlines.for_unit(unit_id).that_settle(kind).first()
    return row.own_due_at if row else None


def deadline_board(
    conference: Conference,
    *,
    at: datetime,
    user: User | None = None,
    deadlines: Iterable[Deadline] | None = None,
    also_dropped: bool = False,
) -> list[DeadlineFact]:
    """Every deadline in order with the duties the person may see (all, without a person).

    deadlines: where the page has read them already.
    also_dropped: with what units answered to and the plan asks no longer.
    """
    marks = DeadlineMark.objects.filter(deadline__conference=conference)
    marks = marks if also_dropped else marks.asked()
    if user is not None:
        marks = marks.within_reach(user, Permission.DEADLINE_VIEW)
    by_deadline: dict[int, list[DeadlineMark]] = {}
    for mark in marks.select_related("unit").order_by("unit__order", "unit__name_fold"):
        by_deadline.setdefault(mark.deadline_id, []).append(mark)
    sees = reach(user, Permission.DEADLINE_VIEW) if user else Reach.OWN_COMMUNE
    whole = sees is not Reach.OWN_UNIT
    if sees is Reach.NOWHERE:  # who has done what is not for them, whether all is done stands there
        settled = _settled(conference)
    else:
        settled = {
            key: all(one.met_at for one in asked)
            for key, found in by_deadline.items()
            if (asked := [one for one in found if one.still_asked])
        }
    return [
        _deadline_fact(
            deadline,
            by_deadline.get(deadline.pk, []),
            at,
            whole=whole,
            is_met=settled.get(deadline.pk),
        )
        for deadline in deadlines or conference.deadlines.in_order()
        if deadline.still_asked or also_dropped
        if whole or deadline.pk in by_deadline
    ]


def _settled(conference: Conference) -> dict[int, bool]:
    """Of each deadline that somebody owes something: whether they all have done it."""
    owed = DeadlineMark.objects.filter(deadline__conference=conference, still_asked=True)
    told = (
        owed.order_by().values_list("deadline_id").annotate(open=Count("pk", filter=Q(met_at=None)))
    )
    return {key: not still for key, still in told}


def has_begun(conference: Conference, deadlines: Iterable[Deadline], *, at: datetime) -> bool:
    """Whether the conference has begun, or should be over by the plan where no hour is set."""
    held = first_that(deadlines, Settling.CONFERENCE_HELD)
    begins = conference.starts_at or (held.due_at if held else None)
    return begins is not None and at >= begins


def with_behind(
    board: Iterable[DeadlineFact], conference: Conference, *, user: User
) -> list[DeadlineFact]:
    """The same, each with what was sent to meet it as far as the person may know."""
    sent = gathered().behind
    return [
        replace(one, behind=tuple(sent[one.paper](conference, user))) if one.paper in sent else one
        for one in board
    ]


def held_day_of(conference: Conference) -> date | None:
    """The day of the conference; None where neither programme nor plan has one."""
    starts_at = conference.starts_at
    held_by = None if starts_at else due_at(conference, Settling.CONFERENCE_HELD)
    return calendar.held_day(starts_at=starts_at, held_by=held_by)


def _deadline_fact(
    deadline: Deadline,
    marks: list[DeadlineMark],
    at: datetime,
    *,
    whole: bool,
    is_met: bool | None,
) -> DeadlineFact:
    due, starts_at = deadline.due_at, deadline.conference.starts_at
    is_held = deadline.settles == Settling.CONFERENCE_HELD
    # The plan's own reading is for those who approve; a unit is told what it has to do.
    of_units = gathered().duties.get(deadline.settles)
    duties = [
        (mark.still_asked, _duty(mark, of=deadline, gathers=of_units is not None, at=at))
        for mark in marks
    ]
    return DeadlineFact(
        key=deadline.key,
        title=deadline.title,
        due_at=due,
        source=deadline.source,
        rule=deadline.rule,
        sentence=deadline.sentence,
        reading=of_units.reading if of_units and not whole else deadline.reading,
        held_words=calendar.held_words(starts_at) if is_held and starts_at else "",
        too_early=calendar.not_before_words(starts_at, waits=deadline.after_conference, at=at),
        before_words=deadline.words,
        left_words=calendar.left_words(due_at=due, at=at),
        days_left=calendar.days_left(due_at=due, at=at),
        is_over=not calendar.is_open(due_at=due, at=at),
        last_words=calendar.last_words(deadline),
        settles=deadline.settles,
        paper=deadline.paper,
        after_conference=deadline.after_conference,
        still_asked=deadline.still_asked,
        duties=tuple(duty for still_asked, duty in duties if still_asked),
        dropped=tuple(duty for still_asked, duty in duties if not still_asked),
        is_owed=is_met is not None,
        is_met=bool(is_met),
    )


def _duty(mark: DeadlineMark, *, of: Deadline, gathers: bool, at: datetime) -> DutyFact:
    own = mark.extended_to or of.due_at
    last = max(own, mark.amend_until or own)  # who may still send again is not late yet
    return DutyFact(
        mark_id=mark.pk,
        unit_id=mark.unit_id,
        unit=mark.unit.name,
        kind=UnitKind(mark.unit.kind).label,
        met_at=mark.met_at,
        standing=calendar.standing(
            due_at=own if mark.met_at else last,
            met_at=mark.met_at,
            at=at,
            sends_nobody=mark.sends_nobody,
        ),
        sends_nobody=mark.sends_nobody,
        due_at=own,
        before_words=calendar.before_words(own) if mark.extended_to else of.words,
        extended=mark.extended_to is not None,
        extension_reason=mark.extension_reason,
        gathers=gathers and mark.unit.kind == UnitKind.OFFICE,
    )
