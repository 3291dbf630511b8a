"""What a move of a delegate brings about elsewhere: its seat, its nomination's mark."""

from django.db.models import F

from accounts.problems import Refused
from conferences.facts import figures
from conferences.models import Conference
from conferences.workflow import Step
from delegates import rules
from delegates.enums import DelegateState
from delegates.models import Delegate
from nominations.actions import decisions


def take_seat(step: Step[Delegate]) -> None:
    """II.4.2 where it counts: many phones may ask for the last seat, one UPDATE gives it."""
    taken = Conference.objects.filter(
        pk=step.dossier.conference_id, seats_taken__lt=F("seats_limit")
    ).update(seats_taken=F("seats_taken") + 1)
    if taken != 1:
        plan = rules.plan_from(figures(step.dossier.conference))
        raise Refused(rules.no_seat_left(plan))


def free_seat(step: Step[Delegate]) -> None:
    """The seat of somebody who had one; whoever was only proposed had none."""
    if step.dossier.state == DelegateState.CONFIRMED:
        Conference.objects.filter(pk=step.dossier.conference_id, seats_taken__gt=0).update(
            seats_taken=F("seats_taken") - 1
        )


def onto_roll(step: Step[Delegate]) -> None:
    _mark(step.dossier, on_roll=True)


def off_roll(step: Step[Delegate]) -> None:
    _mark(step.dossier, on_roll=False)


def _mark(delegate: Delegate, *, on_roll: bool) -> None:
    if delegate.nomination_id:
        decisions.set_on_roll(nomination_id=delegate.nomination_id, on_roll=on_roll)
