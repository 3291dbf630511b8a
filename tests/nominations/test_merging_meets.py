"""A merge meets verifying, taking back, keeping: one person, one open row, no vote lost."""

import pytest
from django.db import connection

from accounts.problems import fingerprint
from nominations.actions import decisions, doubles, merging
from nominations.models import Ballot, Nomination
from tests import make
from tests.nominations.test_merging_races import World, dossier, who
from tests.racing import without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6 if connection.vendor == "postgresql" else 2


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def stands(world):
    """How the two stand, for which one is closed, and whether every vote of both still counts."""
    both = dossier(world.one), dossier(world.two)
    votes = Ballot.objects.filter(nomination__in=both)
    whole = votes.count() == 2 and not votes.exclude(superseded_at=None).exists()
    kept = [one.kept_as_id for one in both]
    return world.states(), kept, whole


MERGED = ("submitted", "closed")


@pytest.mark.parametrize("which", ["one", "two"])
def test_a_merge_and_a_verifying_of_either(which):
    for _ in range(ROUNDS):
        world = World()
        found = {"duplicate_verdict": "different", "duplicate_answer": "Khác", "integrity": "clear"}
        Nomination.objects.filter(pk__in=(world.one, world.two)).update(**found)
        pair = world.one, world.two
        world.seen[pair] = fingerprint(merging.merge_of(*map(dossier, pair)))
        about = getattr(world, which)

        def verify(world=world, about=about):
            decisions.move(dossier(about), "verify", by=who(world.office), at=make.AT)

        done = world.race(lambda w=world: w.merge(w.one, w.two), verify)

        verified = tuple("verified" if name == which else "submitted" for name in ("one", "two"))
        then = {  # what was merged first is verified as it is now; what was closed is not
            "one": (["done", "done"], (("verified", "closed"), [None, world.one], True)),
            "two": (["done", "refused"], (MERGED, [None, world.one], True)),
        }[which]
        first = (["overtaken", "done"], (verified, [None, None], True))
        assert (done, stands(world)) in (first, then)


@pytest.mark.parametrize("which", ["one", "two"])
def test_a_merge_and_a_unit_that_takes_either_back(which):
    for _ in range(ROUNDS):
        world = World()
        about = getattr(world, which)
        head = make.user(unit=dossier(about).unit).pk

        def back(about=about, head=head):
            decisions.move(dossier(about), "take_back", by=who(head), at=make.AT)

        done = world.race(lambda w=world: w.merge(w.one, w.two), back)

        draft = tuple("draft" if name == which else "submitted" for name in ("one", "two"))
        assert (done, stands(world)) in [
            (["done", "refused"], (MERGED, [None, world.one], True)),
            (["overtaken", "done"], (draft, [None, None], True)),
            (["refused", "done"], (draft, [None, None], True)),
        ]


@pytest.mark.parametrize("way", ["same", "other"])
def test_a_merge_and_one_that_is_only_kept(way):
    """Two of the office answer one pair, the same way round or the other."""
    for _ in range(ROUNDS):
        world = World()
        pair = (world.one, world.two) if way == "same" else (world.two, world.one)

        def keep(world=world, pair=pair):
            kept, closed = map(dossier, pair)
            doubles.keep_one(
                kept, closed, seen=fingerprint(doubles.pair_of(*map(dossier, pair))),
                by=who(world.office), at=make.AT,
            )  # fmt: skip

        done = world.race(lambda w=world: w.merge(w.one, w.two), keep)

        states, kept, whole = stands(world)
        one, two = dossier(world.one), dossier(world.two)
        merged = (one.position == "Nghề hai", "Đã lấy từ hồ sơ này sang" in two.reply)
        assert whole
        assert (sorted(states), len([one for one in kept if one])) == (["closed", "submitted"], 1)
        assert merged in ((True, True), (False, False)), "what goes over and the closing are one"
        assert done.count("done") == 1 or way == "same"
