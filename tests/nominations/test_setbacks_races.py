"""A report meets approving, sending, taking back, another report, in both orders."""

from functools import partial

import pytest

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import User
from accounts.problems import Refused
from nominations.actions import decisions, setbacks
from nominations.models import Nomination, Setback
from tests import make
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
            return "refused"
        return "done"

    return dict(zip(works, at_once(tried, list(works), workers=len(works)), strict=True))


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("state", "move", "role", "note", "after"),
    [
        ("verified", "approve", Role.LEADERSHIP, "", "approved"),
        ("approved", "annul", Role.LEADERSHIP, "Đã mất", "annulled"),
        ("submitted", "return", Role.CULTURE_OFFICE, "Thiếu", "returned"),
        ("submitted", "take_back", Role.VILLAGE_HEAD, "", "draft"),
        ("draft", "submit", Role.VILLAGE_HEAD, "", "submitted"),
    ],
)
def test_a_report_and_a_move_at_once(order, state, move, role, note, after, at):
    unit = make.unit()
    head = make.user(unit=unit)
    by = head if role == Role.VILLAGE_HEAD else make.user(role=role)
    for number in range(ROUNDS):
        one = make.nomination(unit=unit, state=state, full_name=f"Vũ Thị {'ABCDE'[number]}")
        if state == "verified":
            office = make.unit(name="Văn phòng", kind="office")
            meeting = make.meeting(unit=office, kind="approval")
            one.ballots.create(meeting=meeting, agree=42)

        def report(one=one):
            setbacks.report(fresh(one), kind="died", by=who(head), at=at)

        def decide(one=one):
            decisions.move(fresh(one), move, note=note, by=who(by), at=at)

        ended = together(*(report, decide)[::order])
        assert ended[decide] == "done"
        assert Nomination.objects.get(pk=one.pk).state == after
        # Told or refused, never half: a row where, and only where, it was done.
        assert Setback.objects.filter(nomination=one).count() == (ended[report] == "done")
        if after not in ("draft", "annulled", "submitted"):
            assert ended[report] == "done"
    assert list(broken_links(unit.commune.code)) == []


def test_two_phones_report_the_same_and_two_offices_answer_it_once(at):
    one = make.nomination(state="approved")
    heads = [make.user(unit=one.unit) for _ in "12"]
    offices = [make.user(role=Role.CULTURE_OFFICE) for _ in "12"]

    def tell(head):
        setbacks.report(fresh(one), kind="died", by=who(head), at=at)

    def reply(pk, office):
        found = Setback.objects.select_related("nomination__unit__commune").get(pk=pk)
        setbacks.answer(found, words=f"Trả lời {office.pk}", by=who(office), at=at)

    for number in range(ROUNDS):
        told = [partial(tell, head) for head in heads]
        assert set(together(*told).values()) == {"done"}
        waiting = Setback.objects.waiting().get()
        answers = [partial(reply, waiting.pk, office) for office in offices]
        assert sorted(together(*answers).values()) == ["done", "refused"]
        assert Setback.objects.count() == number + 1


@pytest.mark.parametrize("order", [1, -1])
def test_a_report_taken_back_and_answered_at_once_is_one_of_the_two(order, at):
    head, office = make.user(unit=make.unit()), make.user(role=Role.CULTURE_OFFICE)
    for _ in range(ROUNDS):
        one = make.nomination(state="approved", unit=head.unit)
        told = Setback.objects.create(nomination=one, kind="died", at=at, by=head)

        def found(pk=told.pk):
            return Setback.objects.select_related("nomination__unit__commune").get(pk=pk)

        back = partial(lambda one: setbacks.take_back(one, by=who(head), at=at), found())
        said = partial(lambda one: setbacks.answer(one, words="Rõ", by=who(office), at=at), found())

        ended = together(*(back, said)[::order])

        assert sorted(ended.values()) == ["done", "refused"]
        left = Setback.objects.filter(pk=told.pk)
        assert left.exists() == (ended[said] == "done")
    assert list(broken_links(head.unit.commune.code)) == []
