"""Two hands on one meeting, in real threads: what a sent dossier rests on is what it was."""

import pytest

from accounts.enums import Role
from accounts.models import User
from accounts.problems import Refused
from nominations.actions import decisions, drafts, meetings, reviews
from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
DAY = make.AT.date()
ROUNDS = 8


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def tried(work):
    try:
        work()
    except Refused as refused:
        return type(refused).__name__
    return "done"


def figures(meeting):
    return ReviewMeeting.objects.values_list("invited", "present").get(pk=meeting.pk)


@pytest.mark.parametrize("first", ["send", "change"])
def test_send_and_change_of_the_meeting_at_once(first, at):
    """Either the change came before the sending, or it was refused: never under a sent dossier."""
    for _ in range(ROUNDS):
        ReviewMeeting.objects.all().delete()
        sent, draft = make.nomination(), make.nomination(complete=False)
        meeting, by = sent.ballots.get().meeting, make.user(unit=sent.unit)
        seen = {}

        def send(sent=sent, by=by, meeting=meeting, seen=seen):
            decisions.submit(fresh(sent), by=User.objects.get(pk=by.pk), at=at)
            seen["sent with"] = figures(meeting)

        def change(draft=draft, by=by, meeting=meeting):
            entry = reviews.MeetingEntry(held_on=meeting.held_on, invited=500, present=400)
            drafts.hold_meeting(
                fresh(draft), entry=entry, at=make.AT, by=User.objects.get(pk=by.pk)
            )

        work = [send, change] if first == "send" else [change, send]
        answers = at_once(tried, work, workers=2)

        assert answers[work.index(send)] == "done"
        changed = answers[work.index(change)] == "done"
        assert figures(meeting) == ((500, 400) if changed else (50, 42))
        assert seen["sent with"] == figures(meeting)


def test_two_drafts_of_one_day_make_one_meeting(at):
    for _ in range(ROUNDS):
        ReviewMeeting.objects.all().delete()
        pair = [make.nomination(complete=False) for _ in "12"]
        by = make.user(unit=pair[0].unit)

        def enter(nomination, by=by):
            who = User.objects.get(pk=by.pk)
            entry = reviews.MeetingEntry(held_on=DAY, invited=50, present=42)
            held = drafts.hold_meeting(fresh(nomination), entry=entry, at=make.AT, by=who)
            drafts.count_votes(
                fresh(nomination), meeting=held, votes=drafts.VotesEntry(agree=42),
                version=1, by=who, at=at,
            )  # fmt: skip
            return held.pk

        assert len(set(at_once(enter, pair, workers=2))) == 1
        assert ReviewMeeting.objects.get().ballots.count() == 2


def test_votes_and_a_smaller_meeting_at_once_never_leave_more_votes_than_people(at):
    for _ in range(ROUNDS):
        ReviewMeeting.objects.all().delete()
        one, two = make.nomination(), make.nomination(complete=False)
        Ballot.objects.filter(nomination=one).update(agree=20, disagree=0, abstain=0)
        meeting, by = one.ballots.get().meeting, make.user(unit=one.unit)

        def vote(two=two, by=by, meeting=meeting):
            drafts.count_votes(
                fresh(two), meeting=meeting, votes=drafts.VotesEntry(agree=42),
                version=1, by=User.objects.get(pk=by.pk), at=at,
            )  # fmt: skip

        def shrink(one=one, by=by, meeting=meeting):
            entry = reviews.MeetingEntry(held_on=meeting.held_on, invited=50, present=30)
            drafts.hold_meeting(
                fresh(one), entry=entry, answer=reviews.mark_of(meeting), at=make.AT,
                by=User.objects.get(pk=by.pk),
            )  # fmt: skip

        answers = at_once(tried, [vote, shrink], workers=2)

        assert sorted(answers) == ["Refused", "done"]
        present = figures(meeting)[1]
        assert max(ballot.cast for ballot in Ballot.objects.all()) <= present


def test_a_correction_and_a_sending_at_once_both_stand_and_are_counted(at):
    for _ in range(ROUNDS):
        ReviewMeeting.objects.all().delete()
        before, sent = make.nomination(state="submitted"), make.nomination()
        meeting, by = sent.ballots.get().meeting, make.user(unit=sent.unit)
        office = make.user(role=Role.CULTURE_OFFICE)

        def send(sent=sent, by=by):
            decisions.submit(fresh(sent), by=User.objects.get(pk=by.pk), at=at)

        def correct(meeting=meeting, office=office):
            row = ReviewMeeting.objects.select_related("unit__commune").get(pk=meeting.pk)
            who = User.objects.get(pk=office.pk)
            meetings.correct(row, invited=60, present=42, reason="Nhầm", by=who, at=at)

        assert at_once(tried, [send, correct], workers=2) == ["done", "done"]
        assert figures(meeting) == (60, 42)
        assert fresh(sent).state == "submitted"
        assert before.state == "submitted"


def test_a_complaint_and_an_approval_at_once(at):
    """Whatever came first: nobody is approved after the complaint was recorded."""
    for _ in range(ROUNDS):
        nomination = make.nomination(state="verified")
        leaders = make.unit(name="Văn phòng", kind="office")
        Ballot.objects.create(
            meeting=make.meeting(unit=leaders, kind="approval"), nomination=nomination, agree=42
        )
        office = make.user(role=Role.CULTURE_OFFICE)
        leader = make.user(role=Role.LEADERSHIP, unit=leaders)
        seen = {}

        def complain(nomination=nomination, office=office, seen=seen):
            decisions.record_check(
                fresh(nomination), integrity="pending", duplicate_answer="",
                by=User.objects.get(pk=office.pk), at=at,
            )  # fmt: skip

        def approve(nomination=nomination, leader=leader):
            who = User.objects.get(pk=leader.pk)
            decisions.move(fresh(nomination), "approve", by=who, at=at)

        answers = at_once(tried, [complain, approve], workers=2)

        row = fresh(nomination)
        assert answers[0] == "done"
        assert row.integrity == "pending"
        assert row.state == ("approved" if answers[1] == "done" else "verified")
