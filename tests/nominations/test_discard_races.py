"""A draft thrown away while it is written, filled or thrown away once more (C15, C16, C19)."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as site

from accounts.problems import Refused
from nominations.actions import drafts, evidence
from nominations.actions.reviews import MeetingEntry
from nominations.models import Evidence, Nomination, ReviewMeeting
from tests import make
from tests.nominations.test_files import picture as jpeg
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 12


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def fresh(pk) -> Nomination:
    return Nomination.objects.select_related("unit__commune", "conference").get(pk=pk)


def test_a_file_that_comes_while_the_draft_goes_leaves_nothing(at):
    """Either order: no error but a sentence, no row of a dossier that is gone, no bytes either."""
    unit = make.unit()
    by = make.user(unit=unit)

    def work(task):
        verb, dossier = task
        try:
            if verb == "attach":
                evidence.attach(dossier, kind="photo", name="a.jpg", content=jpeg(), by=by, at=at)
            else:
                evidence.discard(dossier, by=by, at=at)
        except Refused:
            return

    for _ in range(ROUNDS):
        pk = make.nomination(unit=unit, complete=False).pk

        at_once(work, [(verb, fresh(pk)) for verb in ("attach", "discard")], workers=2)

    assert Nomination.objects.count() == Evidence.objects.count() == 0
    assert [path for path in Path(site.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_a_meeting_entered_while_the_draft_goes_is_of_nobody_gone(at):
    unit = make.unit()
    by = make.user(unit=unit)
    entry = MeetingEntry(held_on=date(2025, 8, 15), invited=50, present=42)

    def work(task):
        verb, dossier = task
        try:
            if verb == "enter":
                drafts.hold_meeting(dossier, entry=entry, at=make.AT, by=by)
            else:
                evidence.discard(dossier, by=by, at=at)
        except Refused:
            return

    for _ in range(ROUNDS):
        pk = make.nomination(unit=unit, complete=False).pk

        at_once(work, [(verb, fresh(pk)) for verb in ("enter", "discard")], workers=2)

    assert ReviewMeeting.objects.count() == 0


def test_the_same_photo_twice_at_once_as_the_sixth_is_one_photo(at):
    dossier = make.nomination()
    by = make.user(unit=dossier.unit)
    for n in range(4):
        evidence.attach(
            dossier, kind="photo", name=f"{n}.jpg", content=jpeg((40 + n, 40)), by=by, at=at
        )

    def attach(again):
        content = jpeg((99, 40))
        return evidence.attach(again, kind="photo", name="z.jpg", content=content, by=by, at=at).pk

    kept = at_once(attach, [fresh(dossier.pk), fresh(dossier.pk)], workers=2)

    assert len(set(kept)) == 1
    assert dossier.evidence.count() == 6
