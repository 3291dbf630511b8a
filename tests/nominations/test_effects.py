"""What a move brings about elsewhere, where one dossier alone would not show it (VI)."""

from datetime import timedelta

import pytest

from accounts.enums import UnitKind
from conferences.models import DeadlineMark
from nominations.actions import decisions
from nominations.models import Ballot
from nominations.workflow import effects
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def mark_of(unit):
    return DeadlineMark.objects.get(unit=unit, deadline__key="list_approved")


def test_a_unit_has_done_it_since_the_first_of_its_dossiers_that_stand():
    unit = make.unit()
    for state, days in (("approved", 2), ("submitted", 1), ("rejected", 3), ("returned", 0)):
        make.nomination(unit=unit, state=state, first_sent_at=make.AT + days * DAY)

    effects.settle(conference=make.conference(), unit=unit)

    assert mark_of(unit).met_at == make.AT + DAY


def test_what_was_taken_back_counts_as_never_sent():
    """Sent, taken back, sent again two days later: since then, not since the first time."""
    one = make.nomination()
    by = make.user(unit=one.unit)

    decisions.submit(one, by=by, at=make.AT)
    decisions.move(one, "take_back", by=by, at=make.AT)
    decisions.submit(one, by=by, at=make.AT + 2 * DAY)

    one.refresh_from_db()
    assert (one.first_sent_at, mark_of(one.unit).met_at) == (make.AT + 2 * DAY,) * 2


def test_an_office_that_puts_somebody_forward_has_not_gathered_by_that():
    office = make.unit(name="Phòng", kind=UnitKind.OFFICE)
    make.nomination(unit=office, state="submitted")
    deadline = make.conference().deadlines.get(key="list_approved")
    mark, _ = DeadlineMark.objects.get_or_create(deadline=deadline, unit=office)

    effects.settle(conference=make.conference(), unit=office)

    mark.refresh_from_db()
    assert mark.met_at is None


def test_votes_that_fell_once_keep_the_moment_they_fell_at():
    one = make.nomination(state="verified")
    held = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=42)

    effects.supersede(one, at=make.AT)
    effects.supersede(one, at=make.AT + DAY)

    assert Ballot.objects.of_approval().get().superseded_at == make.AT
    assert Ballot.objects.of_review().get().superseded_at is None
