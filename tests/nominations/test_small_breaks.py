"""What a small break of the meetings' verbs left green (issue 7, line 3)."""

import pytest

from accounts.enums import Role
from nominations.actions import meetings
from nominations.actions.approval import Votes
from nominations.models import Ballot
from tests import make
from tests.nominations.test_approval import decide, kept, leadership

pytestmark = pytest.mark.django_db


def test_votes_on_what_is_approved_already_are_not_kept_for_a_complaint(at):
    one = make.nomination(state="approved", integrity="pending")

    refused = decide({one.code: Votes(agree=14)}, at)

    assert refused == {one.code: ["Vừa có người khác xử lý việc này. Hãy xem lại rồi làm tiếp."]}
    assert kept() == []


def test_who_was_odd_before_a_correction_did_not_fall_by_it(at):
    one = make.nomination(state="submitted")
    Ballot.objects.update(agree=10, disagree=32, abstain=0)
    held = one.ballots.get().meeting
    office = make.user(role=Role.CULTURE_OFFICE)

    done = meetings.correct(held, invited=50, present=43, reason="Đếm lại", by=office, at=at)

    assert (done.codes, done.lost) == ((one.code,), ())


def test_votes_that_stand_no_more_name_nobody_by_a_correction(at):
    one = make.nomination(state="approved")
    held = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=21, superseded_at=at)

    done = meetings.correct(held, invited=50, present=43, reason="Đếm lại", by=leadership(), at=at)

    assert (done.codes, done.lost) == ((one.code,), ())
