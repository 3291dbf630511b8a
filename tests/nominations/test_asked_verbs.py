"""Whatever writes a unit's dossier keeps to the boxes that were asked for, pages or none (R5)."""

import inspect
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import transaction

from accounts.enums import Permission, Role
from accounts.problems import Refused
from nominations.actions import award_rows, evidence
from nominations.models import Evidence, Nomination, PreviousAward
from nominations.particulars import NAMES, topics
from nominations.reading import BallotValue
from nominations.workflow.asked import TOPIC_OF, closed_words
from nominations.workflow.guards import lacking
from tests import make
from tests.nominations.test_files import picture
from tests.nominations.test_rules import WHOLE
from tests.nominations.verbs import OF_DOSSIERS
from tests.test_verbs import ACTIONS

pytestmark = pytest.mark.django_db
# Those that move a dossier or throw it away write no box of it; the others are asked below.
MOVES = ("decisions.submit", "evidence.discard")
VERBS = sorted(
    name
    for name, (right, _) in OF_DOSSIERS.items()
    if Permission.NOMINATION_WRITE in (right if isinstance(right, tuple) else (right,))
    and not name.endswith(MOVES)
)
WRITE = {
    "award_rows.write_row", "award_rows.remove_row", "award_rows.restore_row",
    "captions.write_caption", "captions.put_at", "drafts.edit", "drafts.hold_meeting",
    "drafts.count_votes", "evidence.attach", "evidence.keep", "evidence.share",
    "names_first.count_in", "removal.remove", "removal.restore",
}  # fmt: skip


def world(asked_for):
    """A dossier that came back, of which every verb could write something."""
    unit, conference = make.unit(), make.conference()
    back = make.nomination(
        unit=unit, state="returned", submitted_at=make.AT, awards="Giấy khen A\nHuy hiệu"
    )
    file = Evidence.objects.filter(nomination=back).first()
    evidence.keep(back, kind=file.kind, name="b.jpg", content=picture((40, 30)), at=make.AT)
    by = make.user(role=Role.VILLAGE_HEAD, unit=unit)
    award_rows.remove_row(make.fresh(back), place=2, said="Huy hiệu", by=by, at=make.AT)
    Nomination.objects.filter(pk=back.pk).update(asked_for=asked_for)
    back = make.fresh(back)
    other = make.nomination(unit=unit)
    other.evidence.all().delete()
    shared = evidence.keep(
        other, kind="minutes", name="c.jpg", content=picture((50, 30)), at=make.AT
    )
    last = back.evidence.filter(kind=file.kind).in_order().last()
    rows = {"draft": back, "sent": back, "file": Evidence.objects.get(pk=last.pk),
            "removed": make.removed_file(back), "sent_file": file, "shared": shared}  # fmt: skip
    return SimpleNamespace(unit=unit, conference=conference, by=by, back=back, **rows)


def given(name, one):
    asked = OF_DOSSIERS[name][1](one)
    if "content" in asked:
        asked["content"] = picture((60, 30))
    if "other" in asked:
        asked["other"] = one.shared
    if "version" in asked:
        asked["version"] = one.back.version
    return asked


def stands(one):
    back = Nomination.objects.get(pk=one.back.pk)
    return (
        list(back.opened_meetings.values_list("held_on")),
        [getattr(back, name) for name in NAMES], back.kind,
        list(back.evidence.order_by("pk").values_list("kind", "sha256", "caption", "position")),
        list(PreviousAward.objects.filter(nomination=back, removed_at=None).values_list("said")),
        list(back.ballots.values_list("meeting", "agree", "meeting__invited", "meeting__present")),
    )  # fmt: skip


def after(name, asked_for):
    """What stands of it before and after the verb, and how it was refused."""
    one, action = world(asked_for), ACTIONS[name]
    before, told = stands(one), []
    at = {"at": make.AT} if "at" in inspect.signature(action).parameters else {}
    try:
        with transaction.atomic():
            action(**given(name, one), by=one.by, **at)
    except Refused as refused:
        told = [problem.text for problem in refused.problems]
    return before, stands(one), told, one


@pytest.mark.parametrize("name", VERBS)
def test_no_verb_writes_a_box_that_was_not_asked_for(name):
    is_writer = ".".join(name.split(".")[-2:]) in WRITE
    before, now, _, _ = after(name, "")
    assert (before != now) is is_writer
    before, now, told, one = after(name, "ethnicity")
    assert before == now
    assert not is_writer or told == [closed_words(one.back)]


@pytest.mark.parametrize("kind", ["individual", "collective", "household"])
def test_whatever_may_be_missing_is_a_box_that_opens(kind):
    """Else a unit that lacks it could neither write it nor send the dossier again."""
    bare = replace(
        WHOLE, kind=kind, full_name="", gender="", birth_year=None, address="", field="",
        direct_worker=None, representative="", achievement="", review=None, has_minutes=False,
    )  # fmt: skip
    too_many = BallotValue(present=1, agree=2, disagree=0, abstain=0)
    ways = (bare, replace(bare, by_leaders=True), replace(bare, review=too_many))
    named = {problem.field for one in ways for problem in lacking(one)}
    assert {"full_name", "achievement", "ballot", "choice", "votes", "minutes"} <= named
    assert {TOPIC_OF.get(name, name) for name in named} <= set(topics(kind)) - {""}
