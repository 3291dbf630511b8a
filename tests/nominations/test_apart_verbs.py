"""Every verb by which office or leadership judges a dossier asks whether its hand is set apart."""

import inspect

import pytest

from accounts.enums import Permission, Role, UnitKind
from accounts.problems import Refused
from nominations.actions import interests
from nominations.actions.approval import Meeting, Votes
from nominations.models import Nomination
from nominations.workflow import MOVES
from nominations.workflow.apart import ANOTHER
from tests import make
from tests.kept import setback
from tests.make import fresh
from tests.nominations.verbs import OF_DOSSIERS
from tests.test_verbs import ACTIONS

pytestmark = pytest.mark.django_db
VERIFY, APPROVE, REOPEN = (
    Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE, Permission.NOMINATION_REOPEN,
)  # fmt: skip
JUDGING = {VERIFY, APPROVE, REOPEN}
A = "nominations.actions."

# What it is called with; who is related is related to `w.one`.
ASKS = {
    "checklist.note_findings": lambda w: {"nomination": w.one, "boxes": {}},
    "corrections.correct": lambda w: {
        "nomination": w.one, "changes": {"position": "Thợ"}, "reason": "Đánh nhầm",
    },
    "decisions.move": lambda w: {"nomination": w.one, "name": "verify"},
    "decisions.record_check": lambda w: {"nomination": w.one, "integrity": "clear"},
    "doubles.close_for": lambda w: {"kept": w.other, "closed": w.one},
    "doubles.keep_one": lambda w: {"kept": w.one, "closed": w.other},
    "doubles.tell_apart": lambda w: {"one": w.other, "other": w.one, "ground": "Khác thôn"},
    "inline.change_row": lambda w: {"nomination": w.one, "changes": {}, "integrity": "pending"},
    "merging.merge": lambda w: {"kept": w.one, "closed": w.other},
    "setbacks.answer": lambda w: {"setback": setback(w.one), "words": "Đã rõ"},
    "setbacks.stop": lambda w: {"setback": setback(w.one)},
}  # fmt: skip
# These say it in the row of each dossier: tests/nominations/test_apart.py.
BY_ROW = {
    "bulk.move_many", "bulk.undo_many", "approval.decide_many", "answering.answer_many",
    "answering.take_back_many",
}  # fmt: skip
# A word on all of a posting asks of each who stood there: tests/nominations/test_posting_word.py.
ON_ALL = {"posting.let_count"}
# The office never gives it: tests/nominations/test_unposted.py.
OF_LEADERS = {"unposted.let_unposted"}
# These judge nobody: why.
LEAVES = {
    "arranging.save_view": "a list of one's own",
    "arranging.change_view": "a list of one's own",
    "arranging.delete_view": "a list of one's own",
    "comments.read": "what was read",
    "comments.say": "asking and answering decides nothing",
    "comments.settle": "asking and answering decides nothing",
    "consents.note_consents": "what a nominee was told and said",
    "consents.withdraw": "what a nominee was told and said",
    "consents.withdraw_all": "what a nominee was told and said",
    "own_items.add_item": "an item of the commune's checklist is of no one dossier",
    "own_items.end_item": "an item of the commune's checklist is of no one dossier",
    "interests.declare": "is how one says it",
    "interests.give_word": "asks who leads beside: test_apart_everywhere.py",
    "interests.give_words": "each is given its word by give_word",
    "meetings.attach": "a page of minutes is of all the dossiers of a meeting",
    "meetings.correct": "the figures are of all the dossiers of a meeting, with a reason",
    "meetings.number": "the number is of all the dossiers of a meeting",
    "unit_minutes.write_minutes": "what a unit's minutes tell of all their dossiers, no figure",
}


def test_every_verb_of_office_and_leadership_says_whether_it_asks():
    asked = {
        name.removeprefix(A)
        for name, (rights, _) in OF_DOSSIERS.items()
        if JUDGING & set(rights if isinstance(rights, tuple) else (rights,))
    }

    assert asked == ASKS.keys() | BY_ROW | ON_ALL | OF_LEADERS | LEAVES.keys()


def test_every_move_of_office_and_leadership_asks():
    asks = {
        move.name
        for move in MOVES.values()
        if move.permission in JUDGING and move.apart.__module__ == "nominations.workflow.apart"
    }

    judging = {move.name for move in MOVES.values() if move.permission in JUDGING}
    assert judging - asks == set()


class World:
    def __init__(self, kind):
        self.one, self.other = (
            make.nomination(
                state="submitted", full_name="Vũ Thị Thơm", birth_year=1970,
                unit=make.unit(name=f"Thôn {name}"),
            )
            for name in ("Một", "Hai")
        )  # fmt: skip
        office = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
        self.by, self.colleague = (make.user(role=kind, unit=office) for _ in range(2))
        interests.declare(self.one, is_related=True, by=self.by, at=make.AT)
        for name in ("one", "other"):
            setattr(self, name, fresh(getattr(self, name)))


def said(verb, arguments, by):
    more = {"at": make.AT} if "at" in inspect.signature(verb).parameters else {}
    try:
        verb(**arguments, by=by, **more)
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


@pytest.mark.parametrize("name", sorted(ASKS))
def test_whoever_is_related_is_refused_at_the_verb(name):
    world = World(Role.CULTURE_OFFICE)
    stood = list(Nomination.objects.order_by("pk").values())

    refused = said(ACTIONS[A + name], ASKS[name](world), world.by)

    assert ANOTHER in refused
    assert list(Nomination.objects.order_by("pk").values()) == stood


def test_in_many_the_row_says_it():
    world = World(Role.CULTURE_OFFICE)

    told = ACTIONS[A + "bulk.move_many"](
        [world.one, world.other], "verify", by=world.by, at=make.AT
    )

    assert [ANOTHER in [p.text for p in row.problems] for row in told] == [True, False]


@pytest.mark.parametrize("name", ["approve", "reject"])
def test_a_meeting_says_it_in_the_row(name):
    world = World(Role.LEADERSHIP)
    Nomination.objects.update(state="verified")

    decided = ACTIONS[A + "approval.decide_many"](
        conference=world.one.conference,
        meeting=Meeting(held_on=make.AT.date(), chair="A", invited=10, present=9),
        votes={world.one.code: Votes(agree=9)},
        by=world.by,
        at=make.AT,
    )

    assert [ANOTHER in [p.text for p in row.problems] for row in decided.outcomes] == [True]
    assert ANOTHER in said(
        ACTIONS[A + "decisions.move"],
        {"nomination": fresh(world.one), "name": name, "note": "Trùng"},
        world.by,
    )
