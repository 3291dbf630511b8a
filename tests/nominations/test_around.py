"""No way around what keeps a dossier from approval: other lists, a corrected count."""

from datetime import timedelta

import pytest

from accounts.enums import Role, UnitKind
from accounts.problems import Refused
from nominations.actions import interests, meetings
from nominations.models import Ballot, ReviewMeeting
from nominations.workflow.posted import before_posted
from tests import make
from tests.kept import objection, plan_posts, posting

pytestmark = pytest.mark.django_db
LONG_AFTER = make.AT + timedelta(days=40)


def test_what_was_said_of_an_earlier_list_is_not_gone_with_a_new_one():
    one = make.nomination(state="verified")
    here = make.conference()
    plan_posts(5)
    first = posting(one)
    objection(None, of=first)
    posting(one)

    here.refresh_from_db()
    told = before_posted(here, [one], LONG_AFTER)

    assert [problem.field for problem in told[one.pk]] == ["objections"]


def test_whoever_is_related_to_one_voted_on_does_not_say_how_many_were_there():
    unit = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    one, leader = make.nomination(state="verified"), make.user(role=Role.LEADERSHIP, unit=unit)
    other = make.user(role=Role.LEADERSHIP, unit=unit)
    held = make.meeting(unit=unit, kind="approval")
    ReviewMeeting.objects.filter(pk=held.pk).update(invited=15, present=12)
    Ballot.objects.create(meeting=held, nomination=one, agree=6)
    held.refresh_from_db()
    interests.declare(one, is_related=True, by=leader, at=make.AT)
    given = {"invited": 15, "present": 10, "reason": "Đếm lại", "at": make.AT}

    with pytest.raises(Refused) as refused:
        meetings.correct(held, by=leader, **given)

    assert [problem.field for problem in refused.value.problems] == ["conflict"]
    assert ReviewMeeting.objects.get(pk=held.pk).present == 12
    meetings.correct(held, by=other, **given)
    assert ReviewMeeting.objects.get(pk=held.pk).present == 10
