"""A conference that another followed is read, never written: every verb is called on it.

One that this table does not name as the commune's own is refused, and says why.
"""

import inspect
from dataclasses import replace

import pytest
from django.db import transaction

from accounts.enums import Role
from accounts.permissions import GRANTS
from accounts.problems import Refused
from conferences import actions as conference_actions
from conferences.plan import read
from conferences.plans import path_of
from conferences.workflow import OVER
from tests import make
from tests.test_verbs import ACTIONS, TABLE, World

pytestmark = pytest.mark.django_db
PLAN = read(path_of("2025-dai-son"))
NEXT = replace(PLAN, conference=PLAN.conference | {
    "term": "2030-2035", "code_prefix": "HN30", "edition": "lần thứ II"})  # fmt: skip
ELSEWHERE = (
    # Of the commune: its people, units, their addresses, reminders of the conference of now.
    "conferences.actions.people.", "conferences.actions.communes.", "conferences.actions.naming.",
    "nominations.actions.own_items.end_item", "notices.actions.mailing.",
    "notices.actions.outbox.", "notices.actions.by_zalo.",
    # A slip of then still ends when somebody wants it to.
    "conferences.actions.slips.revoke_links",
    # Of a reader: lists under a name, what was read, what is handed out, which is on record.
    "nominations.actions.arranging.", "nominations.actions.comments.read",
    "nominations.actions.objections.read", "nominations.actions.objections.open_file",
    "nominations.actions.evidence.open_file", "nominations.actions.exporting.hand_out",
    "nominations.actions.meetings.open_minutes", "reports.actions.handing.",
    # Before a table has a row, each row's own verb asks.
    "sheets.actions.staging.",
    # Of many, each by its own verb.
    "nominations.actions.interests.give_words", "nominations.actions.bulk.undo_many",
)  # fmt: skip


def follow(commune=None):
    """The commune's next conference."""
    by = make.user(role=Role.CULTURE_OFFICE, commune=commune or make.commune())
    return conference_actions.load_plan(
        NEXT, plan_file="lan-sau", commune=by.commune, by=by, at=make.AT, follows=True
    )


def called(name, world):
    """What an action answers to whoever may; nothing is left behind."""
    rights, given = TABLE[name]
    rights = rights if isinstance(rights, tuple) else (rights,)
    role = next(role for role in Role if set(rights) & set(GRANTS[role]))
    person = make.user(role=role, unit=world.unit)
    action = ACTIONS[name]
    at = {"at": make.AT} if "at" in inspect.signature(action).parameters else {}
    asked = given(world)
    with transaction.atomic():
        try:
            answer = action(**asked, by=person, **at)
            problems = [p for one in (answer if isinstance(answer, list) else [])
                        for p in getattr(one, "problems", ())]  # fmt: skip
        except Refused as refused:
            problems = refused.problems
        transaction.set_rollback(True)
    return problems


@pytest.mark.parametrize("name", sorted(n for n in TABLE if not n.startswith(ELSEWHERE)))
def test_no_verb_writes_in_a_conference_that_is_over(name):
    world = World()
    follow()

    assert called(name, world) == [OVER]
