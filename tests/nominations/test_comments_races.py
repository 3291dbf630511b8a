"""One comment sent many times at once, with real threads."""

import uuid

import pytest

from accounts.models import User
from nominations.actions import comments
from nominations.models import Comment, Nomination
from tests import make
from tests.racing import at_once, without_audit_triggers


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_ten_times_at_once_is_one_comment():
    sent = make.nomination(state="submitted")
    head, key = make.user(unit=sent.unit).pk, uuid.uuid4()

    def say(_):
        one = Nomination.objects.select_related("unit__commune").get(pk=sent.pk)
        by = User.objects.select_related("unit").get(pk=head)
        return comments.say(one, text="Ai?", form_key=key, by=by, at=make.AT).pk

    assert len(set(at_once(say, range(10), workers=4))) == 1
    assert Comment.objects.count() == 1
