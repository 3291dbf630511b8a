"""Two hands on one meeting's minutes, in real threads: nobody's words are lost unseen."""

import pytest

from accounts.models import User
from accounts.problems import Overtaken, Refused, fingerprint
from nominations.actions import decisions, unit_minutes
from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def write(meeting, who, chair, seen=None):
    held = ReviewMeeting.objects.select_related("unit__commune").get(pk=meeting.pk)
    by = User.objects.select_related("unit", "commune").get(pk=who.pk)
    unit_minutes.write_minutes(held, changes={"chair": chair}, seen=seen, by=by, at=make.AT)


def test_of_two_who_write_the_same_box_one_is_told():
    one = make.nomination()
    meeting, head = ReviewMeeting.objects.get(), make.user(unit=one.unit)
    seen = fingerprint({"chair": ""})

    def save(name):
        try:
            write(meeting, head, name, seen)
        except Overtaken:
            return "told"
        return "saved"

    assert sorted(at_once(save, ["A", "B"], workers=2)) == ["saved", "told"]


@pytest.mark.parametrize("order", [1, -1])
def test_sending_and_rewriting_at_once_never_change_what_a_sent_dossier_rests_on(order, at):
    for _ in range(ROUNDS):
        Nomination.objects.all().delete()
        ReviewMeeting.objects.all().delete()
        one = make.nomination()
        meeting, head = ReviewMeeting.objects.get(), make.user(unit=one.unit)
        ReviewMeeting.objects.update(chair="Vũ Văn Thành")
        seen = {}

        def send(one=one, head=head, seen=seen):
            decisions.submit(fresh(one), by=User.objects.get(pk=head.pk), at=at)
            seen["sent with"] = ReviewMeeting.objects.get().chair

        def rewrite(meeting=meeting, head=head):
            write(meeting, head, "Đỗ Thị Lan")

        def tried(work):
            try:
                work()
            except Refused:
                return "refused"
            return "done"

        work = [send, rewrite][::order]
        answers = dict(zip(work, at_once(tried, work, workers=2), strict=True))

        assert answers[send] == "done"
        is_changed = answers[rewrite] == "done"
        chair = ReviewMeeting.objects.get().chair
        assert chair == ("Đỗ Thị Lan" if is_changed else "Vũ Văn Thành")
        assert seen["sent with"] == chair
