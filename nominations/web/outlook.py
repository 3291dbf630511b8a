"""Tells a page until when a dossier can be sent and what comes next for it."""

from dataclasses import replace
from typing import Any

from accounts.enums import Permission
from accounts.models import Unit
from accounts.request import Request
from conferences.enums import Settling
from conferences.models import Conference, DeadlineMark
from conferences.web import deadline_of
from nominations.calendar import Course, SendingTimes, next_words, office_can, sending_words
from nominations.models import Nomination
from nominations.web.asked import ways_to
from nominations.workflow.values import claim_of, times_of


def own_times(request: Request, conference: Conference) -> SendingTimes:
    """Until when the person's own unit sends (VI: trước ngày 20/8, or the day it was given)."""
    deadline = deadline_of(request, conference, Settling.DOSSIERS_SENT)
    if deadline is None:
        return SendingTimes(send_by=None)
    return SendingTimes(send_by=deadline.own_due_at, closes=deadline.closes)


def times_for(request: Request, nomination: Nomination) -> SendingTimes:
    """Until when one dossier can be sent; another unit's own day is read, the own is known."""
    own = own_times(request, nomination.conference)
    if nomination.unit_id == request.user.unit_id:
        return replace(own, amend_by=nomination.amend_until, claimed_at=claim_of(nomination))
    return times_of(nomination)


def sending(request: Request, nomination: Nomination) -> dict[str, Any]:
    """What every page of a dossier says about its sending: open or over, and who still can."""
    times = times_for(request, nomination)
    by_office = nomination.on_paper and nomination.unit_id != request.user.unit_id
    return {
        "sending_over": not times.is_open(request.at),
        "is_claimed": times.is_claimed(request.at),
        "sending_words": sending_words(times, nomination.state, at=request.at),
        "office_can": office_can(
            nomination.state, held=course_of(request, nomination.conference).has_begun(request.at)
        ),
        "by_office": by_office,
        "may_send": by_office or times.is_open(request.at),
        "ways": ways_to(nomination),
    }


def course_of(request: Request, conference: Conference) -> Course:
    """The plan's instants a sent dossier still meets."""
    listed = deadline_of(request, conference, Settling.LIST_APPROVED, Settling.DOSSIERS_SENT)
    held = deadline_of(request, conference, Settling.CONFERENCE_HELD)
    return Course(
        list_by=listed.due_at if listed else None,
        list_words=listed.words if listed else "",
        held_by=held.due_at if held else None,
        starts_at=conference.starts_at,
    )


def whats_next(request: Request, nomination: Nomination) -> tuple[str, ...]:
    """What comes next, as far as it still can at this moment."""
    return next_words(
        nomination.state,
        times=times_for(request, nomination),
        course=course_of(request, nomination.conference),
        at=request.at,
    )


def units_with_paper(request: Request, conference: Conference) -> list[Unit]:
    """The units that owe dossiers and whose paper this person may type in, in order."""
    reachable = Unit.objects.within_reach(request.user, Permission.NOMINATION_ENTER)
    owing = DeadlineMark.objects.of_dossiers().filter(deadline__conference=conference)
    units = reachable.filter(pk__in=owing.values("unit_id")).select_related("commune")
    return list(units.in_order())
