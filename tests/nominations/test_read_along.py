"""Votes read along with a list of dossiers are those of its meetings, in their order."""

from datetime import date, time

import pytest
from django.db import connection

from nominations.enums import MeetingKind
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.querysets.along import ReadBallot, ReadMeeting
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def vote(nomination, **fields):
    return Ballot.objects.create(nomination=nomination, **fields)


def test_votes_come_with_the_dossier_the_first_meeting_first(django_assert_num_queries):
    """Written the other way round; those of before it was opened again are not among them."""
    unit = make.unit()
    one, without = make.nomination(unit=unit), make.nomination(unit=unit)
    Ballot.objects.all().delete()  # those they were made with
    later = make.meeting(unit=unit, kind=MeetingKind.APPROVAL, held_on=date(2025, 8, 18))
    first = make.meeting(unit=unit, held_on=date(2025, 8, 10))
    ReviewMeeting.objects.filter(pk=first.pk).update(starts_at=time(19, 30))
    old = make.meeting(unit=unit, held_on=date(2025, 8, 1))
    approval = vote(one, meeting=later, agree=7, disagree=1, abstain=0, reason='Vì "a" & b')
    review = vote(one, meeting=first, agree=30, disagree=2, abstain=8, reason="")
    vote(one, meeting=old, agree=1, superseded_at=make.AT)

    assert connection.features.supports_json_field  # Django asks SQLite once

    with django_assert_num_queries(1):
        found = {row.pk: row.known_ballots for row in Nomination.objects.with_ballots()}

    assert found == {
        one.pk: [
            ReadBallot(
                ReadMeeting(date(2025, 8, 10), time(19, 30), "unit_review", 42),
                review.pk, 30, 2, 8, "",
            ),
            ReadBallot(
                ReadMeeting(date(2025, 8, 18), None, "approval", later.present),
                approval.pk, 7, 1, 0, 'Vì "a" & b',
            ),
        ],
        without.pk: [],
    }  # fmt: skip
    assert [vote.cast for vote in found[one.pk]] == [40, 8]
