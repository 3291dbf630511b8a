"""Days the office gives: none without a reason, none that is over, whatever form asked (VI)."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions as conference_actions
from conferences.models import DeadlineMark
from nominations.actions import decisions
from nominations.models import Nomination
from nominations.workflow.values import times_of
from tests import make

pytestmark = pytest.mark.django_db
NOT_LATER = "Hạn riêng phải sau hạn của Kế hoạch và chưa qua. Hãy chọn ngày muộn hơn."
TICK, DAY = timedelta(microseconds=1), timedelta(days=1)
DUE = make.AT.replace(day=20, hour=0)
LAST = DUE - TICK  # 19/8 23:59:59.999999


@pytest.fixture
def village():
    unit = make.unit()
    make.conference()
    return unit


@pytest.fixture
def office():
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return make.user(role=Role.CULTURE_OFFICE, unit=unit)


def mark_of(unit):
    found = DeadlineMark.objects.select_related("deadline", "unit__commune")
    return found.get(unit=unit, deadline__key="list_approved")


@pytest.mark.parametrize(
    ("until", "reason", "at", "said_words"),
    [
        (DUE + DAY, " \u200b ", LAST, [("reason", "Hãy ghi lý do.")]),
        (DUE, "Bão", LAST, [("until", NOT_LATER)]),
        (DUE - DAY, "Bão", LAST, [("until", NOT_LATER)]),
        (DUE + DAY, "Bão", DUE + DAY, [("until", NOT_LATER)]),
        (DUE, "", LAST, [("until", NOT_LATER), ("reason", "Hãy ghi lý do.")]),
    ],
)
def test_another_day_needs_a_reason_and_a_day_that_is_to_come(
    until, reason, at, said_words, village, office
):
    """At the action, whatever form asked it (issue 7)."""
    with pytest.raises(Refused) as refused:
        conference_actions.extend(mark_of(village), until=until, reason=reason, by=office, at=at)

    assert [(one.field, one.text) for one in refused.value.problems] == said_words
    assert (mark_of(village).extended_to, mark_of(village).extension_reason) == (None, "")
    assert not AuditEvent.objects.filter(action="extend_deadline").exists()


def test_an_instant_later_than_the_plans_day_and_now_is_another_day(village, office):
    until = {"reason": "Bão", "by": office}
    assert conference_actions.extend(mark_of(village), until=DUE + TICK, at=LAST, **until)
    assert conference_actions.extend(
        mark_of(village), until=DUE + DAY, at=DUE + DAY - TICK, **until
    )


def test_the_offices_own_row_has_no_day_of_its_own(village, office):
    mark = DeadlineMark.objects.create(deadline=mark_of(village).deadline, unit=office.unit)

    with pytest.raises(Refused, match="Hạn này không gia hạn riêng được"):
        conference_actions.extend(mark, until=DUE + DAY, reason="Bão", by=office, at=LAST)


@pytest.mark.parametrize("gone", [timedelta(0), TICK, DAY])
def test_nothing_is_returned_until_an_instant_that_is_over(gone, village, office):
    """Its unit could not send it again (issue 7)."""
    nomination, at = make.nomination(unit=village, state="submitted"), DUE + 2 * DAY

    with pytest.raises(Refused) as refused:
        decisions.move(
            nomination, "return", by=office, at=at, note="Thiếu ảnh", amend_until=at - gone
        )

    said = [problem.text for problem in refused.value.problems]
    assert said == ["Hạn bổ sung này đã qua. Hãy chọn ngày muộn hơn."]
    stood = Nomination.objects.get(pk=nomination.pk)
    assert (stood.state, stood.amend_until) == ("submitted", None)
    decisions.move(nomination, "return", by=office, at=at, note="Thiếu ảnh", amend_until=at + TICK)


def test_who_was_given_another_day_is_late_by_that_day(village, office):
    """In the list and the dossier alike; the neighbour goes by the plan's day."""
    conference_actions.extend(
        mark_of(village), until=DUE + DAY, reason="Mất điện", by=office, at=LAST
    )
    other = make.unit(name="Thôn Liêu Xá")
    sent = {
        (unit.pk, at): make.nomination(unit=unit, state="submitted", first_sent_at=at)
        for unit in (village, other)
        for at in (LAST, DUE, DUE + DAY - TICK, DUE + DAY)
    }

    late = [one for one in Nomination.objects.with_lateness() if one.sent_late]

    assert {(one.unit_id, one.first_sent_at) for one in late} == {
        (village.pk, DUE + DAY), (other.pk, DUE), (other.pk, DUE + DAY - TICK),
        (other.pk, DUE + DAY),
    }  # fmt: skip
    for one in sent.values():
        is_late = times_of(one).is_late(one.first_sent_at)
        assert is_late is (one in late)
