"""Stopping meets verifying, approving, a seat, going on, in both orders: one end, told once."""

from functools import partial
from itertools import pairwise

import pytest

from accounts.audit import broken_links
from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences.models import Conference, DeadlineMark
from delegates import actions as roll
from delegates.models import Delegate
from nominations.actions import decisions, objections, setbacks
from nominations.models import Ballot, Nomination, Objection, Posted, Setback
from tests import make
from tests.kept import objection, plan_posts, posting, setback
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def who(user):
    return User.objects.select_related("unit", "commune").get(pk=user.pk)


def together(*works):
    def tried(work):
        try:
            work()
        except Refused:
            return False
        return True

    return at_once(tried, list(works), workers=len(works))


def is_told_once_a_move(one):
    """One row of the history a move made, each beginning where the last one led, up to now."""
    log = AuditEvent.objects.filter(target="nomination", target_code=one.code).exclude(after="")
    steps = list(log.order_by("pk").values_list("before", "after"))
    for (_, after), (before, _) in pairwise(steps):
        assert after == before, steps
    state = Nomination.objects.get(pk=one.pk).state
    assert not steps or steps[-1][1] == state
    assert list(broken_links("11086")) == []
    return len(steps)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("state", "stops", "other", "leads"),
    [
        ("submitted", "stop", "verify", {"stopped", "verified"}),
        ("verified", "stop", "approve", {"stopped", "approved"}),
        ("approved", "stop_approved", "annul", {"stopped", "annulled"}),
        ("returned", "stop", "stop", {"stopped"}),
    ],
)
def test_stopping_and_another_move_at_once(order, state, stops, other, leads, at):
    unit, hall = make.unit(), make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    office, leader = make.user(role=Role.CULTURE_OFFICE), make.user(role=Role.LEADERSHIP)
    holds = {"verify": office, "stop": office, "stop_approved": leader, "annul": leader}
    for _ in range(ROUNDS):
        one = make.nomination(unit=unit, state=state)
        held = make.meeting(unit=hall, kind="approval")
        Ballot.objects.create(meeting=held, nomination=one, agree=40, disagree=2)

        works = [partial(_noted, one.pk, name, holds.get(name, leader)) for name in (stops, other)]
        made = together(*works[::order])

        assert Nomination.objects.get(pk=one.pk).state in leads
        assert is_told_once_a_move(one) == sum(made) >= 1


def _noted(pk, name, by):
    found = Nomination.objects.select_related("unit__commune", "conference")
    note = "Quyết định số 5"
    decisions.move(found.get(pk=pk), name, by=who(by), at=make.AT, note=note, reason="died")


@pytest.mark.parametrize("order", [1, -1])
def test_stopping_and_going_on_at_once(order, at):
    office = make.user(role=Role.CULTURE_OFFICE)
    unit = make.unit()
    for _ in range(ROUNDS):
        one = make.nomination(unit=unit, state="stopped")
        names = ["resume_verified", "stop", "resume_verified"][::order]
        made = together(*[partial(_noted, one.pk, name, office) for name in names])
        assert is_told_once_a_move(one) == sum(made) >= 1
        state, stood = Nomination.objects.values_list("state", "stopped_as").get(pk=one.pk)
        assert (state, stood) in {("verified", ""), ("stopped", "verified")}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("name", ["take_in", "confirm", "withdraw", "propose_again"])
def test_stopping_and_a_seat_at_once(order, name, at):
    """Nobody sits for a dossier that is stopped, and seats are as many as sit."""
    leader, keeper = make.user(role=Role.LEADERSHIP), make.user(role=Role.COUNCIL_OFFICE)
    unit = make.unit()
    for _ in range(ROUNDS):
        one = make.nomination(unit=unit, state="approved")
        if name != "take_in":
            _take_in(one.code, keeper)
        if name == "propose_again":
            _of_person(one.pk, "withdraw", keeper)
        if name == "withdraw":
            _of_person(one.pk, "confirm", keeper)
        seat = (
            partial(_take_in, one.code, keeper)
            if name == "take_in"
            else partial(_of_person, one.pk, name, keeper)
        )
        stops = partial(_noted, one.pk, "stop_approved", leader)

        together(*[stops, seat][::order])

        now = Nomination.objects.get(pk=one.pk)
        person = Delegate.objects.filter(nomination=one).first()
        sits = bool(person) and person.state != "withdrawn"
        assert now.on_roll == sits
        assert not (sits and now.state == "stopped")
        assert Conference.objects.get().seats_taken == Delegate.objects.confirmed().count()
        assert is_told_once_a_move(one) == (now.state == "stopped")


def _take_in(code, keeper):
    here = Conference.objects.select_related("commune").get()
    roll.take_in(conference=here, codes=[code], other_people=[code], by=who(keeper), at=make.AT)


def _of_person(pk, name, keeper):
    found = Delegate.objects.with_places().get(nomination_id=pk)
    roll.move(found, name, by=who(keeper), at=make.AT, note="Đã mất")


@pytest.mark.parametrize("order", [1, -1])
def test_two_presses_beside_one_report_stop_and_answer_once(order, at):
    office, other = (make.user(role=Role.CULTURE_OFFICE) for _ in "12")
    unit = make.unit()
    for _ in range(ROUNDS):
        one = make.nomination(unit=unit, state="verified")
        pk = setback(one).pk

        def press(by, pk=pk, one=one):
            told = Setback.objects.get(pk=pk)
            told.nomination = fresh(one)
            setbacks.stop(told, by=who(by), at=make.AT)

        made = together(*[partial(press, by) for by in (office, other)][::order])
        assert sum(made) == 1
        assert is_told_once_a_move(one) == 1
        assert Setback.objects.get(pk=pk).answer == "Đã dừng xét hồ sơ này."


@pytest.mark.parametrize("order", [1, -1])
def test_stopping_and_the_units_sending_again_at_once(order, at):
    """Stopped as it stood, or sent and read again first; in time either way."""
    office, head = make.user(role=Role.CULTURE_OFFICE), make.user(unit=make.unit())
    for number in range(ROUNDS):
        name = f"Vũ Thị {'ABCDE'[number]}"
        one = make.nomination(unit=head.unit, state="returned", submitted_at=at, full_name=name)
        stops = partial(_noted, one.pk, "stop", office)
        sends = partial(_noted, one.pk, "submit", head)

        made = dict(zip((1, -1)[::order], together(*[stops, sends][::order]), strict=True))

        state, stood = Nomination.objects.values_list("state", "stopped_as").get(pk=one.pk)
        assert (state, stood) == {
            (True, True): ("stopped", "submitted"),
            (True, False): ("stopped", "returned"),
            (False, True): ("submitted", ""),
        }[made[1], made[-1]]
        mark = DeadlineMark.objects.get(unit=head.unit, deadline__key="list_approved")
        assert mark.met_at is not None
        assert is_told_once_a_move(one) == sum(made.values())


@pytest.mark.parametrize("order", [1, -1])
def test_stopping_and_an_objections_answer_at_once(order, at):
    """Both hold: what was said is answered all the same, and nobody stands on the public page."""
    plan_posts(5)
    offices = [make.user(role=Role.CULTURE_OFFICE) for _ in "12"]
    for _ in range(ROUNDS):
        one = make.nomination(state="verified")
        said = objection(one, of=posting(one)).pk

        def answer(pk=said):
            found = Objection.objects.select_related(
                "conference__commune", "nomination__unit__commune", "nomination__conference"
            )
            objections.answer(
                found.get(pk=pk), conclusion="founded", reason="Đúng.", by=who(offices[0]), at=at
            )

        assert (
            together(*[partial(_noted, one.pk, "stop", offices[1]), answer][::order]) == [True] * 2
        )

        assert Nomination.objects.get(pk=one.pk).state == "stopped"
        assert Objection.objects.get(pk=said).answers.get().by == offices[0]
        assert not Posted.objects.standing().filter(nomination=one).exists()
        assert is_told_once_a_move(one) == 1
