"""A merge meets a correction, a sending, another merge: with real threads, as if one came first."""

import pytest
from django.db import connection

from accounts.enums import Role
from accounts.models import User
from accounts.problems import Overtaken, Refused, fingerprint
from nominations.actions import corrections, decisions, doubles, drafts, interests, merging
from nominations.models import Change, Nomination
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6 if connection.vendor == "postgresql" else 2


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def dossier(pk):
    return Nomination.objects.select_related("unit__commune", "conference").get(pk=pk)


def who(pk):
    return User.objects.select_related("unit", "commune").get(pk=pk)


class World:
    """One person in two dossiers, whose keys stand both ways round."""

    def __init__(self, **states):
        self.one, self.two = (
            make.nomination(
                unit=make.unit(name=f"Thôn {name}"), full_name="Vũ Thị Thơm", birth_year=1970,
                position=f"Nghề {name}", state=states.get(name, "submitted"),
            ).pk
            for name in ("một", "hai")
        )  # fmt: skip
        self.office = make.user(role=Role.CULTURE_OFFICE).pk
        self.seen = {
            pair: fingerprint(merging.merge_of(*map(dossier, pair)))
            for pair in ((self.one, self.two), (self.two, self.one))
        }

    def merge(self, kept, closed, **how):
        seen = self.seen[kept, closed]
        merging.merge(
            dossier(kept), dossier(closed), take={"position"}, seen=seen, by=who(self.office),
            at=make.AT,
        )  # fmt: skip

    def race(self, *deeds):
        def act(number):
            try:
                deeds[number]()
            except Overtaken:
                return "overtaken"
            except Refused:
                return "refused"
            return "done"

        return at_once(act, list(range(len(deeds))), workers=len(deeds))

    def states(self):
        return dossier(self.one).state, dossier(self.two).state


@pytest.mark.parametrize("which", ["one", "two"])
def test_a_merge_and_a_correction_of_either(which):
    """Nothing corrected is overwritten unread; nothing is taken that stood before."""
    for _ in range(ROUNDS):
        world = World()
        about = getattr(world, which)

        def correct(world=world, about=about):
            corrections.correct(
                dossier(about), changes={"position": "Thợ mộc"}, reason="Nhầm",
                by=who(world.office), at=make.AT,
            )  # fmt: skip

        done = world.race(lambda w=world: w.merge(w.one, w.two), correct)

        kept, closed = dossier(world.one), dossier(world.two)
        ended = (*done, kept.position, closed.position, closed.state)
        assert (
            ended
            in {
                "one": (
                    ("done", "done", "Thợ mộc", "Nghề hai", "closed"),
                    ("overtaken", "done", "Thợ mộc", "Nghề hai", "submitted"),
                ),
                "two": (
                    ("done", "refused", "Nghề hai", "Nghề hai", "closed"),
                    ("overtaken", "done", "Nghề một", "Thợ mộc", "submitted"),
                ),
            }[which]
        )


def test_a_merge_and_the_other_unit_that_sends_again():
    for _ in range(ROUNDS):
        world = World(hai="returned")
        head = make.user(unit=dossier(world.two).unit).pk

        def send(world=world, head=head):
            decisions.submit(dossier(world.two), by=who(head), at=make.AT)

        done = world.race(lambda w=world: w.merge(w.one, w.two), send)

        assert (*done, *world.states(), dossier(world.one).position) in (
            ("done", "refused", "submitted", "closed", "Nghề hai"),
            ("overtaken", "done", "submitted", "submitted", "Nghề một"),
        )


def test_two_merges_the_two_ways_round():
    """One person goes on in one dossier, whichever: never in none."""
    for _ in range(ROUNDS):
        world = World()

        done = world.race(
            lambda w=world: w.merge(w.one, w.two), lambda w=world: w.merge(w.two, w.one)
        )

        assert sorted(done) == ["done", "overtaken"]
        first = done[0] == "done"
        assert world.states() == (("submitted", "closed") if first else ("closed", "submitted"))
        kept = dossier(world.one if first else world.two)
        assert (kept.position, kept.version) == ("Nghề hai" if first else "Nghề một", 2)


def test_one_merge_tapped_by_two_at_once_is_one():
    for _ in range(ROUNDS):
        world = World()

        done = world.race(*[lambda w=world: w.merge(w.one, w.two)] * 3)

        assert done == ["done"] * 3
        assert dossier(world.one).version == 2
        assert Change.objects.filter(nomination=world.one, is_correction=True).count() == 1


def test_a_merge_and_a_verdict_of_the_kept_one_with_a_third():
    """What was found of whom it put forward before does not outlive the merge."""
    for _ in range(ROUNDS):
        world = World()
        Nomination.objects.filter(pk=world.two).update(birth_year=1971)
        third = make.nomination(
            unit=make.unit(name="Thôn ba"), full_name="Vũ Thị Thơm", birth_year=1970,
            state="submitted",
        ).pk  # fmt: skip

        def apart(world=world, third=third):
            doubles.tell_apart(
                dossier(third), dossier(world.one), ground="Khác thôn", by=who(world.office),
                at=make.AT,
            )  # fmt: skip

        def merge(world=world):
            merging.merge(
                dossier(world.one), dossier(world.two), take={"birth_year"},
                by=who(world.office), at=make.AT,
            )  # fmt: skip

        done = world.race(merge, apart)

        # Judged first and fallen, judged after of whom it puts forward now, or somebody was faster.
        code = dossier(world.one).code
        found = dossier(third)
        assert done[1] == "done" or done == ["done", "refused"]
        if done[0] == "done" and found.duplicate_verdict:
            both = dossier(world.one), found
            assert [code in found.doubles_judged, both[0].duplicate_verdict] == [True, "different"]


def test_an_amendment_and_a_closing_for_it():
    """A dossier with its unit is not made somebody else while another is closed for it."""
    for _ in range(ROUNDS):
        world = World(một="returned")
        head = make.user(unit=dossier(world.one).unit).pk

        def edit(world=world, head=head):
            drafts.edit(
                dossier(world.one), changes={"full_name": "Lê Văn Khác"}, version=1, by=who(head),
                at=make.AT,
            )  # fmt: skip

        def close(world=world):
            doubles.keep_one(
                dossier(world.one), dossier(world.two), by=who(world.office), at=make.AT
            )

        done = world.race(edit, close)

        assert sorted(done) == ["done", "refused"]
        alike = dossier(world.one).full_name == "Vũ Thị Thơm"
        assert (dossier(world.two).state == "closed") is alike


def test_a_relative_and_a_merge():
    for _ in range(ROUNDS):
        world = World()
        make.user(role=Role.CULTURE_OFFICE)

        def declare(world=world):
            interests.declare(dossier(world.two), is_related=True, by=who(world.office), at=make.AT)

        done = world.race(lambda w=world: w.merge(w.one, w.two), declare)

        assert done[1] == "done"
        assert (done[0], world.states()[1]) in (("done", "closed"), ("refused", "submitted"))


def test_a_check_and_somebody_who_says_that_they_are_related():
    """Whichever comes first: no check by a relative after the word is said."""
    for _ in range(ROUNDS):
        world = World()
        make.user(role=Role.CULTURE_OFFICE)
        Nomination.objects.filter(pk=world.one).update(integrity="unchecked")

        def declare(world=world):
            interests.declare(dossier(world.one), is_related=True, by=who(world.office), at=make.AT)

        def check(world=world):
            decisions.record_check(
                dossier(world.one), integrity="clear", by=who(world.office), at=make.AT
            )

        done = world.race(declare, check)

        assert (done[0], done[1], dossier(world.one).integrity) in (
            ("done", "done", "clear"),
            ("done", "refused", "unchecked"),
        )


def test_two_closings_of_one_chain():
    """One that stands for another is not closed for a third, whichever closing comes first."""
    for _ in range(ROUNDS):
        world = World()
        third = make.nomination(
            unit=make.unit(name="Thôn ba"), full_name="Vũ Thị Thơm", birth_year=1970,
            state="submitted",
        ).pk  # fmt: skip

        def keep(kept, closed, world=world):
            doubles.keep_one(dossier(kept), dossier(closed), by=who(world.office), at=make.AT)

        done = world.race(
            lambda w=world, k=keep: k(w.one, w.two), lambda w=world, k=keep, t=third: k(t, w.one)
        )

        assert sorted(done) == ["done", "refused"]
        closed = dossier(world.two if done[0] == "done" else world.one)
        assert closed.kept_as_id == (world.one if done[0] == "done" else third)
