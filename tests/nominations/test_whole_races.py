"""Issue 10: a phone tries again and again, and so do its owner's other pages; one dossier of it."""

import pytest

from accounts.audit import broken_links
from accounts.problems import Overtaken
from conferences.models import Conference
from nominations.actions import drafts
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests.nominations.phone import PLACE, bring, said
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def test_ten_posts_at_once_are_one_dossier_with_everything(village, whole, sign_in, user):
    """R4: one number in all answers, nothing lacks in any, nothing is there twice."""
    boxes = whole()

    answers = at_once(lambda _: bring(sign_in(user), boxes), range(10), workers=10)

    assert (
        answers
        == [
            (
                200,
                {"code": "HN25-0001", "address": "/ho-so/HN25-0001/tiep/", "lacks": [], "held": {}},
            )
        ]
        * 10
    )
    one = Nomination.objects.get()
    assert said(one, *PLACE) == PLACE
    assert (ReviewMeeting.objects.count(), Ballot.objects.count()) == (1, 1)
    assert Conference.objects.get().next_number == 2


def test_the_phone_and_a_page_at_once_lose_neither(village, whole, sign_in, user, at):
    """R5: whoever is second is told; the version says that both were written one by one."""
    bring(village, whole(position="Thợ"))
    one = Nomination.objects.get()

    def press(which):
        if which == "phone":
            return bring(sign_in(user), whole(position="Thợ"))[1]["lacks"]
        mine = Nomination.objects.get()
        typed = {"changes": {"awards": "Giấy khen"}, "version": mine.version}
        try:
            drafts.edit(mine, **typed, by=user, at=at)
        except Overtaken:
            return ["told"]
        return []

    said_to = at_once(press, ["phone", "phone", "page"], workers=3)

    one.refresh_from_db()
    assert one.position == "Thợ"
    assert (one.awards == "Giấy khen") is (said_to[2] == [])
    assert list(broken_links("11086")) == []
