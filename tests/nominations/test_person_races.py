"""A seat, an answer withdrawn or given meets the pair being answered: with real threads."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connection

from accounts.enums import Role
from delegates.actions import take_in
from delegates.models import Delegate
from nominations.actions import consents, decisions, doubles, merging
from nominations.models import Consent, Nomination
from tests import make
from tests.nominations.test_merging_races import World, dossier, who
from tests.racing import without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6 if connection.vendor == "postgresql" else 2
DAY = date(2025, 8, 15)
LATER = make.AT + timedelta(hours=1)
YES = "Đồng ý (Ký trên giấy, ngày 15/8/2025)"
NO = "Không đồng ý (Ký trên giấy, ngày 15/8/2025)"
WITHDRAWN = "Đã rút lại (Nói qua điện thoại, ngày 16/8/2025)"


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def noted(world, pk, answer, at=make.AT):
    consents.note_consents(
        dossier(pk), answers={"answer_photo": answer}, channel="paper", agreed_on=DAY,
        by=who(world.office), at=at,
    )  # fmt: skip


def withdrawn(world, given, where=None):
    consent = Consent.objects.select_related("nomination__unit__commune").get(pk=given)
    consents.withdraw(
        consent, where=where and dossier(where), channel="phone", withdrawn_on=date(2025, 8, 16),
        by=who(world.office), at=LATER,
    )  # fmt: skip


def joined(world, how):
    if how == "merge":
        merging.merge(
            dossier(world.one), dossier(world.two), take={"position"}, by=who(world.office),
            at=LATER,
        )  # fmt: skip
    else:
        doubles.keep_one(dossier(world.one), dossier(world.two), by=who(world.office), at=LATER)


def opened(world):
    decisions.move(dossier(world.two), "open_double", by=who(world.office), at=LATER)


def told(pk):
    return {name: consents.words_of(one) for name, one in consents.answers_of(dossier(pk)).items()}


# --- What the nominee answered --------------------------------------------------------------------


@pytest.mark.parametrize("how", ["keep", "merge"])
def test_a_yes_withdrawn_while_its_dossier_is_closed_for_another_is_none_at_either(how):
    for _ in range(ROUNDS):
        world = World()
        noted(world, world.two, "yes")
        given = Consent.objects.latest("pk").pk

        done = world.race(partial(withdrawn, world, given), partial(joined, world, how))

        assert (done, *world.states()) == (["done", "done"], "submitted", "closed")
        assert told(world.one) == told(world.two) == {"photo": WITHDRAWN}


@pytest.mark.parametrize("how", ["keep", "merge"])
def test_a_no_at_the_kept_one_while_the_other_with_its_yes_is_closed_for_it(how):
    """The last word is the no, whichever comes first: it was said to be other than the yes."""
    for _ in range(ROUNDS):
        world = World()
        noted(world, world.two, "yes")

        done = world.race(
            partial(noted, world, world.one, "no", LATER), partial(joined, world, how)
        )

        # After the closing there is a yes already: it is withdrawn, not answered otherwise.
        assert (done[1], world.states()[1]) == ("done", "closed")
        assert (done[0], told(world.one)) in (
            ("done", {"photo": NO}),
            ("refused", {"photo": YES}),
        )


def test_a_yes_of_the_closed_one_is_withdrawn_at_the_kept_one_while_it_goes_on_again():
    """Withdrawn while both were one, or refused as another dossier's; no yes stays at the kept."""
    for _ in range(ROUNDS):
        world = World()
        noted(world, world.two, "yes")
        given = Consent.objects.latest("pk").pk
        joined(world, "keep")

        done = world.race(partial(withdrawn, world, given, world.one), partial(opened, world))

        assert (done[1], *world.states()) == ("done", "submitted", "submitted")
        assert told(world.one) == {}
        assert (done[0], told(world.two)) in (
            ("done", {"photo": WITHDRAWN}),
            ("refused", {"photo": YES}),
        )


def test_a_yes_noted_while_the_dossier_becomes_another_person_is_that_person_s_or_none():
    """A merge may take the birth year of the other: the yes was of who stood there then."""
    for _ in range(ROUNDS):
        world = World()
        Nomination.objects.filter(pk=world.two).update(birth_year=1971)

        def merge(world=world):
            merging.merge(
                dossier(world.one), dossier(world.two), take={"birth_year"},
                by=who(world.office), at=LATER,
            )  # fmt: skip

        done = world.race(partial(noted, world, world.one, "yes"), merge)

        assert done[0] == "done"
        given, kept = Consent.objects.latest("pk"), dossier(world.one)
        if done[1] == "done":
            assert kept.birth_year == 1971
            assert told(world.one) == ({"photo": YES} if given.birth_year == 1971 else {})
        else:
            assert (kept.birth_year, told(world.one)) == (1970, {"photo": YES})


# --- One person, one row, one seat ----------------------------------------------------------------


def seat(world, **how):
    return take_in(conference=make.conference(), codes=None, by=who(world.council), at=LATER, **how)


def seats():
    rows = Delegate.objects.filter(nomination__isnull=False).order_by("nomination")
    return list(rows.values_list("nomination", flat=True))


def on_roll(world):
    return [pk for pk in (world.one, world.two) if dossier(pk).on_roll]


def emptied():
    Delegate.objects.all().delete()
    Nomination.objects.update(on_roll=False, state="rejected", kept_as=None)


def made(**states):
    world = World(**states)
    world.council = make.user(role=Role.COUNCIL_OFFICE).pk
    return world


def test_a_person_is_seated_once_while_the_other_dossier_is_closed_for_the_seated_one():
    for _ in range(ROUNDS):
        world = made(một="approved")

        done = world.race(partial(seat, world), partial(joined, world, "keep"))

        assert (done, *world.states()) == (["done", "done"], "approved", "closed")
        assert seats() == on_roll(world) == [world.one]
        emptied()


def test_two_who_are_told_apart_while_they_are_seated_have_two_seats_or_wait_for_an_answer():
    """The second is never seated unasked, nor anybody twice."""
    for _ in range(ROUNDS):
        world = made(một="approved", hai="approved")

        def apart(world=world):
            doubles.tell_apart(
                dossier(world.one), dossier(world.two), ground="Khác xóm", by=who(world.office),
                at=LATER,
            )  # fmt: skip

        done = world.race(partial(seat, world), apart)

        assert done == ["done", "done"]
        assert seats() == on_roll(world)
        assert len(seats()) in (1, 2)
        seat(world)
        assert seats() == on_roll(world) == [world.one, world.two]
        emptied()


def test_an_approval_and_the_closing_of_its_double_never_end_in_two_rows_of_one_person():
    """She goes on by the kept dossier alone, whichever comes first; a seat is of a live one."""
    for _ in range(ROUNDS):
        world = made(một="approved", hai="verified")
        leader = make.user(role=Role.LEADERSHIP).pk

        def approve(world=world, leader=leader):
            decisions.move(dossier(world.two), "approve", by=who(leader), at=LATER)

        done = world.race(approve, partial(joined, world, "keep"), partial(seat, world))

        assert done == ["refused", "done", "done"]
        assert world.states() == ("approved", "closed")
        assert seats() == on_roll(world) == [world.one]
        emptied()
