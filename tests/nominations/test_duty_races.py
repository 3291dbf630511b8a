"""Two verbs at one unit's dossiers at once: the mark says what the dossiers say (R3, B9)."""

import threading
from datetime import timedelta

import pytest

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import User
from accounts.problems import Refused
from conferences import actions as conference_actions
from conferences.enums import Settling
from conferences.models import DeadlineMark
from nominations.actions import decisions
from nominations.enums import STANDS_SENT
from nominations.models import Nomination
from tests import make
from tests.patience import a_chance_to_meet
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
DUE = make.AT.replace(day=20, hour=0)
ROUNDS = 6


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def mark_of(unit):
    found = DeadlineMark.objects.select_related("deadline", "unit__commune")
    return found.get(unit=unit, deadline__key="list_approved")


def holds(unit) -> bool:
    """The invariant: the mark is met since the first sending of those that stand, or not at all."""
    sent = Nomination.objects.filter(unit=unit, state__in=STANDS_SENT)
    first = min((one.first_sent_at for one in sent), default=None)
    return mark_of(unit).met_at == first


def together(*steps):
    """Each step: nomination or mark, verb, who, when; what each came to, in their order."""

    def take(step):
        pk, name, who, moment = step
        by = User.objects.get(pk=who.pk)
        try:
            if name == "extend":
                found = DeadlineMark.objects.select_related("deadline", "unit__commune")
                until = {"until": DUE + timedelta(days=2), "reason": "Mất điện"}
                conference_actions.extend(found.get(pk=pk), **until, by=by, at=moment)
            else:
                found = Nomination.objects.select_related("unit__commune", "conference")
                decisions.move(found.get(pk=pk), name, by=by, at=moment, note="Thiếu ảnh")
        except Refused:
            return None
        return name

    return at_once(take, list(steps), workers=len(steps))


@pytest.fixture
def people():
    village = make.unit()
    make.conference()
    return village, make.user(unit=village), make.user(role=Role.CULTURE_OFFICE)


@pytest.mark.parametrize("order", [1, -1])
def test_take_back_and_verify_leave_one_winner_and_a_true_mark(people, order):
    village, head, office = people
    for _ in range(ROUNDS):
        nomination = make.nomination(unit=village, state="submitted")
        conference_actions.settle(
            conference=nomination.conference, kind=Settling.DOSSIERS_SENT, unit=village,
            met_at=make.AT,
        )  # fmt: skip
        steps = [
            (nomination.pk, "take_back", head, make.AT),
            (nomination.pk, "verify", office, make.AT),
        ]

        won = [name for name in together(*steps[::order]) if name]

        state = Nomination.objects.get(pk=nomination.pk).state
        assert (won, state) in [(["take_back"], "draft"), (["verify"], "verified")]
        assert holds(village)
        nomination.delete()
    assert list(broken_links("11086")) == []


@pytest.mark.parametrize("order", [1, -1])
def test_a_return_of_one_and_a_sending_again_of_another(people, order):
    """Each sees the other's dossier as it will be: neither a lost mark nor one too many."""
    village, head, office = people
    for _ in range(ROUNDS):
        stands = make.nomination(unit=village, state="submitted")
        back = make.nomination(unit=village, state="returned")
        steps = [
            (stands.pk, "return", office, make.AT),
            (back.pk, "submit", head, make.AT),
        ]

        assert set(together(*steps[::order])) == {"return", "submit"}
        assert holds(village)
        assert mark_of(village).met_at == make.AT
        Nomination.objects.all().delete()


@pytest.mark.parametrize("order", [1, -1])
def test_both_dossiers_of_a_unit_returned_at_once(people, order):
    village, _, office = people
    for _ in range(ROUNDS):
        two = [make.nomination(unit=village, state="submitted") for _ in "12"]
        conference_actions.settle(
            conference=two[0].conference, kind=Settling.DOSSIERS_SENT, unit=village,
            met_at=make.AT,
        )  # fmt: skip

        together(*[(one.pk, "return", office, make.AT) for one in two[::order]])

        assert mark_of(village).met_at is None
        assert holds(village)
        Nomination.objects.all().delete()


def test_who_counts_a_units_dossiers_has_seen_what_the_other_wrote(people, monkeypatch):
    """Both counted before either wrote: without the unit's row each left the other's as sent."""
    village, head, _ = people
    settle, both_counted = conference_actions.settle, threading.Barrier(2)

    def write_late(**what):
        a_chance_to_meet(both_counted)  # nobody comes: the other waits for the row
        settle(**what)

    two = [make.nomination(unit=village, state="submitted") for _ in "12"]
    settle(conference=two[0].conference, kind=Settling.DOSSIERS_SENT, unit=village, met_at=make.AT)
    monkeypatch.setattr(conference_actions, "settle", write_late)

    came = together(*[(one.pk, "take_back", head, make.AT) for one in two])

    assert (came, mark_of(village).met_at) == (["take_back"] * 2, None)


@pytest.mark.parametrize("order", [1, -1])
def test_another_day_and_a_sending_after_the_deadline(people, order):
    """Either the day was given first and it is sent, or it is refused and the mark stays away."""
    village, head, office = people
    for _ in range(ROUNDS):
        draft = make.nomination(unit=village)
        steps = [
            (mark_of(village).pk, "extend", office, DUE),
            (draft.pk, "submit", head, DUE),
        ]

        came = together(*steps[::order])

        sent = Nomination.objects.get(pk=draft.pk).state == "submitted"
        assert ("submit" in came) is sent
        assert "extend" in came
        assert mark_of(village).extended_to == DUE + timedelta(days=2)
        assert mark_of(village).met_at == (DUE if sent else None)
        Nomination.objects.all().delete()
        DeadlineMark.objects.update(extended_to=None, met_at=None)
