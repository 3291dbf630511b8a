"""Two people, two verbs, one dossier and its person on the roll: as if one came after the other.

Every verb of nominations and delegates meets every other, itself too, in both orders, from every
state where both may be made, in real threads. What is left must be what one of the two orders
leaves, or the first alone where the second was told that somebody was faster; and it must make
sense by itself. In one run each engine races a third of the pairs of each place, of each commit
another; `script/test whole` races all.
"""

from itertools import combinations_with_replacement

import pytest
from django.db import connection

from accounts.audit import broken_links
from accounts.enums import Permission, Role, UnitKind
from accounts.models import User
from accounts.permissions import GRANTS
from accounts.problems import Refused
from conferences.models import Conference
from delegates import actions as roll
from delegates.enums import DelegateState
from delegates.models import CityMandate, Delegate
from delegates.workflow import MOVES as DELEGATE_MOVES
from nominations.actions import decisions
from nominations.enums import STOPPED_FROM, NominationState
from nominations.models import Ballot, Nomination
from nominations.workflow import MOVES as DOSSIER_MOVES
from tests import lots, make
from tests.racing import at_once, without_audit_triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Of each order of each pair; SQLite has one writer, so there is little to meet.
REPEATS = 2 if connection.vendor == "postgresql" else 1
SEATED = (DelegateState.PROPOSED, DelegateState.CONFIRMED, DelegateState.ABSENT)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


class World:
    """The people of one commune, and dossiers made to stand where a pair begins."""

    def __init__(self, at):
        self.at = at
        self.unit, self.office = make.unit(), make.unit(name="Lãnh đạo", kind=UnitKind.OFFICE)
        self.conference = make.conference()
        self.people = {}

    def one_who_may(self, permission: Permission) -> User:
        role = next(role for role in Role if permission in GRANTS[role])
        if role not in self.people:
            unit = self.unit if permission is Permission.NOMINATION_WRITE else self.office
            self.people[role] = make.user(role=role, unit=unit).pk
        return User.objects.select_related("unit").get(pk=self.people[role])

    def stand(self, where: str) -> int:
        """A new dossier in that place: a state, or a state of its person on the roll."""
        on_roll = where in (*DelegateState.values, "mandated")
        state = NominationState.APPROVED if on_roll else STATE_OF.get(where, where)
        more = {"entered_by": self.office} if where == "typed in" else {}
        if where in STOPPED_AS:
            more = {"stopped_as": STOPPED_AS[where]}
        dossier = make.nomination(state=state, unit=self.unit, **more)
        held = make.meeting(unit=self.office, kind="approval")
        Ballot.objects.create(meeting=held, nomination=dossier, agree=30, disagree=12)
        if not on_roll:
            return dossier.pk
        self.take_in(dossier.pk)
        path = {"proposed": (), "withdrawn": ("withdraw",), "absent": ("confirm", "absent")}
        for name in path.get(where, ("confirm",)):
            self.move_person(dossier.pk, name)
        if where == "mandated":
            self.give_mandate(dossier.pk)
        return dossier.pk

    def take_in(self, pk):
        here = Conference.objects.select_related("commune").get(pk=self.conference.pk)
        by = self.one_who_may(Permission.DELEGATE_EDIT)
        code = Nomination.objects.get(pk=pk).code
        taken = roll.take_in(conference=here, codes=[code], other_people=[code], by=by, at=self.at)
        return taken.added

    def person(self, pk):
        found = Delegate.objects.with_places().filter(nomination_id=pk).first()
        if found is None:
            raise Refused
        return found

    def move_person(self, pk, name):
        by = self.one_who_may(Permission.DELEGATE_EDIT)
        roll.move(self.person(pk), name, by=by, at=self.at, note="Bận việc nhà")

    def give_mandate(self, pk):
        by = self.one_who_may(Permission.DELEGATE_EDIT)
        roll.give_mandate(self.person(pk), by=by, at=self.at)

    def take_mandate(self, pk):
        by = self.one_who_may(Permission.DELEGATE_EDIT)
        return roll.take_mandate(self.person(pk), by=by, at=self.at)

    def move_dossier(self, pk, name):
        dossier = Nomination.objects.select_related("unit__commune", "conference").get(pk=pk)
        by = self.one_who_may(DOSSIER_MOVES[name].permission)
        decisions.move(dossier, name, by=by, at=self.at, note="Quyết định số 5", reason="died")

    def do(self, verb: tuple[str, str], pk: int) -> bool:
        """Whether the verb was made and changed something."""
        what, name = verb
        try:
            return getattr(self, what)(pk, *([name] if name else [])) not in (0, False)
        except Refused:
            return False


VERBS = (
    # Closing one of two needs the other: raced in tests/nominations, by the page of the two.
    *(("move_dossier", name) for name in DOSSIER_MOVES if name != "close_double"),
    *(("move_person", name) for name in DELEGATE_MOVES),
    ("take_in", ""),
    ("give_mandate", ""),
    ("take_mandate", ""),
)
# Stopped verified is the state's own place.
STOPPED_AS = {f"stopped {one}": one for one in STOPPED_FROM if one != NominationState.VERIFIED}
STATE_OF = {
    "typed in": NominationState.DRAFT,  # by the office, for a unit that brought paper
    **dict.fromkeys(STOPPED_AS, NominationState.STOPPED),
}
PLACES = (*NominationState.values, *STATE_OF, *DelegateState.values, "mandated")


def left(pk: int) -> tuple:
    """Where a dossier and its person stand."""
    dossier = Nomination.objects.get(pk=pk)
    person = Delegate.objects.filter(nomination_id=pk).first()
    mandated = bool(person) and CityMandate.objects.filter(delegate=person).exists()
    return dossier.state, dossier.on_roll, person.state if person else "", mandated


def makes_sense(pk: int) -> bool:
    """A seat rests on an approved dossier that says so; a mandate on somebody of the roll."""
    state, on_roll, person, mandated = left(pk)
    seated = person in SEATED
    return (
        on_roll == seated
        and (not seated or state == NominationState.APPROVED)
        and (not mandated or seated)
    )


@pytest.mark.parametrize("place", PLACES)
def test_two_verbs_at_once_are_one_after_the_other(place, at):
    world = World(at)
    possible = [verb for verb in VERBS if world.do(verb, world.stand(place))]

    for pair in lots.some(combinations_with_replacement(possible, 2), of=place):
        serial = set()
        for order in {pair, pair[::-1]}:  # the same verb twice has one order
            pk = world.stand(place)
            for verb in order:
                world.do(verb, pk)
                serial.add(left(pk))
                assert makes_sense(pk), (place, order)
        for order in (pair, pair[::-1]) * REPEATS:
            pk = world.stand(place)

            at_once(lambda verb, pk=pk: world.do(verb, pk), list(order), workers=2)

            assert left(pk) in serial, (place, order)
            assert makes_sense(pk), (place, order)
    confirmed = Delegate.objects.confirmed().count()
    assert Conference.objects.get().seats_taken == confirmed
    assert list(broken_links("11086")) == []


def test_every_verb_can_be_made_somewhere(at):
    """Or the test above would be looking at nothing."""
    world = World(at)

    made = {verb for place in PLACES for verb in VERBS if world.do(verb, world.stand(place))}

    assert made == set(VERBS)
