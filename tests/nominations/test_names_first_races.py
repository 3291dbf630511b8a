"""Two phones with one paper, in real threads: nobody is taken down twice, no vote is lost."""

import uuid

import pytest

from accounts.models import User
from accounts.problems import Refused
from nominations.actions import drafts
from nominations.actions.names_first import NameEntry, SameName, count_in, take_down
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def line(agree: int = 40) -> NameEntry:
    votes = drafts.VotesEntry(agree=agree)
    return NameEntry(kind="individual", full_name="Vũ Thị Thơm", birth_year=1956, votes=votes)


@pytest.fixture
def paper():
    make.conference()
    unit = make.unit()
    head = make.user(unit=unit)
    return make.meeting(unit=unit), head


def pressed(paper, act):
    meeting = ReviewMeeting.objects.select_related("unit__commune", "conference").get(
        pk=paper[0].pk
    )
    by = User.objects.select_related("unit", "commune").get(pk=paper[1].pk)
    try:
        act(meeting, by)
    except SameName as same:
        return [one.full_name for one in same.others]
    except Refused as refusal:
        return refusal.problems[0].text
    return "saved"


def test_one_name_from_two_phones_is_asked_about(paper):
    def take(key):
        return pressed(
            paper,
            lambda meeting, by: take_down(meeting, entry=line(), form_key=key, by=by, at=make.AT),
        )

    said = at_once(take, [uuid.uuid4(), uuid.uuid4()], workers=2)

    assert sorted(said, key=str) == [["Vũ Thị Thơm"], "saved"]
    assert Nomination.objects.count() == Ballot.objects.count() == 1


def test_one_form_sent_ten_times_at_once_is_one_dossier(paper):
    key = uuid.uuid4()

    def take(_):
        return pressed(
            paper,
            lambda meeting, by: take_down(meeting, entry=line(), form_key=key, by=by, at=make.AT),
        )

    assert at_once(take, list(range(10)), workers=5) == ["saved"] * 10
    assert Nomination.objects.count() == Ballot.objects.count() == 1


def test_votes_of_one_draft_from_two_phones_are_counted_once(paper):
    known = make.nomination(unit=paper[0].unit, full_name="Vũ Thị Thơm", complete=False)
    Ballot.objects.all().delete()

    def count(agree):
        def act(meeting, by):
            own = Nomination.objects.select_related("unit__commune", "conference").get(pk=known.pk)
            count_in(own, meeting=meeting, entry=line(agree), by=by, at=make.AT)

        return pressed(paper, act)

    said = at_once(count, [40, 41], workers=2)

    assert said.count("saved") == 1
    assert Ballot.objects.get().agree == (40, 41)[said.index("saved")]
