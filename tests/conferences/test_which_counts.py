"""Of several deadlines that are settled alike the last due counts, everywhere the same one."""

from datetime import date, datetime, timedelta

import pytest

from accounts.models import AuditEvent
from agenda.facts import programme
from conferences.calendar import HANOI
from conferences.enums import Settling
from conferences.facts import due_at, first_that, has_begun, held_day_of
from conferences.facts.units import unit_rows
from conferences.models import Deadline, DeadlineMark
from nominations.actions import decisions
from nominations.actions.nobody import say_nobody
from nominations.models import Nomination
from nominations.workflow.values import list_deadline
from tests import make
from tests.nominations.test_nobody import MEETING
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TICK = timedelta(microseconds=1)


def hanoi(*parts):
    return datetime(*parts, tzinfo=HANOI)


def another(conference, settles, due, **more):
    said = {"key": f"{settles}-{due:%m-%d}", "title": "X", "source": "VI", "sentence": "X"}
    return Deadline.objects.create(
        conference=conference, settles=settles, due_at=due, **said | more
    )  # fmt: skip


@pytest.fixture
def held():
    """The plan's own: dossiers before 20/8, conference before 25/8, both closing."""
    make.unit()
    return make.conference()


DAYS = [  # another day, the one that counts then
    (hanoi(2025, 9, 10), hanoi(2025, 9, 10)),
    (hanoi(2025, 8, 22), hanoi(2025, 8, 25)),
]


@pytest.mark.parametrize(("other", "counts"), DAYS)
@pytest.mark.parametrize("order", ["due_at", "-due_at", "pk", "-pk"])
def test_the_conference_is_over_once_the_last_of_its_days_is(held, other, counts, order):
    another(held, Settling.CONFERENCE_HELD, other)
    rows = list(held.deadlines.order_by(order))

    begun = [has_begun(held, rows, at=at) for at in (counts - TICK, counts)]

    assert begun == [False, True]
    assert first_that(rows, Settling.CONFERENCE_HELD).due_at == counts
    assert due_at(held, Settling.CONFERENCE_HELD) == counts
    assert held_day_of(held) == counts.date() - timedelta(days=1)


def test_with_an_hour_of_its_own_no_day_is_asked(held):
    another(held, Settling.CONFERENCE_HELD, hanoi(2025, 9, 10))
    held.starts_at = hanoi(2025, 8, 22, 8)

    begun = [
        has_begun(held, held.deadlines.all(), at=at)
        for at in (hanoi(2025, 8, 22, 8) - TICK, hanoi(2025, 8, 22, 8))
    ]

    assert begun == [False, True]
    assert held_day_of(held) == date(2025, 8, 22)


def test_a_day_the_plan_has_no_longer_counts_in_nothing(held):
    another(held, Settling.CONFERENCE_HELD, hanoi(2025, 9, 10), still_asked=False)
    another(held, Settling.LIST_APPROVED, hanoi(2025, 9, 10), still_asked=False)
    rows = list(held.deadlines.in_order())

    assert has_begun(held, rows, at=hanoi(2025, 8, 25))
    assert due_at(held, Settling.CONFERENCE_HELD) == hanoi(2025, 8, 25)
    assert first_that(rows, Settling.LIST_APPROVED) is None
    assert held.deadlines.of_approval().get().key == "list_approved"  # that of the dossiers
    assert held.deadlines.last_due().key == "results_reported"


@pytest.mark.parametrize(
    ("start", "problems"), [(hanoi(2025, 9, 9, 8), []), (hanoi(2025, 9, 10, 8), ["VI"])]
)
def test_the_programme_is_held_in_time_by_the_last(held, start, problems):
    another(held, Settling.CONFERENCE_HELD, hanoi(2025, 9, 10))
    held.starts_at = start

    assert [one.rule for one in programme(held).problems if one.rule == "VI"] == problems


@pytest.mark.parametrize(
    ("other", "counts", "closes"),
    [
        (hanoi(2025, 8, 23), hanoi(2025, 8, 23), False),
        (hanoi(2025, 8, 18), hanoi(2025, 8, 20), True),
    ],
)
def test_dossiers_come_in_until_the_last_and_as_that_one_says(
    held, sign_in, monkeypatch, other, counts, closes
):
    unit = held.commune.units.get()
    row = another(held, Settling.DOSSIERS_SENT, other)
    DeadlineMark.objects.create(deadline=row, unit=unit)
    draft, head = make.nomination(unit=unit), make.user(unit=unit)

    found = list_deadline(draft)

    assert (found.due_at, found.closes) == (counts, closes)
    assert {one.slug: one.send_by for one in unit_rows(held, at=make.AT)} == {unit.slug: counts}
    monkeypatch.setattr("accounts.web.moment", lambda: counts - TICK)
    last = counts - timedelta(days=1)
    assert f"{last.day}/{last.month}/2025" in text(sign_in(head).get("/"))
    decisions.move(draft, "submit", by=head, at=counts - TICK)
    assert not Nomination.objects.with_lateness().get().sent_late
    assert Nomination.objects.with_lateness().get().due_at == counts


def test_the_list_is_approved_by_the_last_of_its_own_days(held):
    for day in (hanoi(2025, 8, 21), hanoi(2025, 8, 23), hanoi(2025, 8, 22)):
        another(held, Settling.LIST_APPROVED, day)

    assert held.deadlines.of_approval().get().due_at == hanoi(2025, 8, 23)
    make.nomination(unit=held.commune.units.get(), state="approved", decided_at=make.AT)
    assert Nomination.objects.with_lateness().get().approve_by == hanoi(2025, 8, 23)


def test_another_day_of_ones_own_is_that_of_the_deadline_that_counts(held):
    unit = held.commune.units.get()
    late = another(held, Settling.DOSSIERS_SENT, hanoi(2025, 8, 23))
    DeadlineMark.objects.create(deadline=late, unit=unit, extended_to=hanoi(2025, 8, 29))
    DeadlineMark.objects.filter(unit=unit, deadline__key="list_approved").update(
        extended_to=hanoi(2025, 8, 27)
    )
    make.nomination(unit=unit)

    assert Nomination.objects.with_lateness().get().given_until == hanoi(2025, 8, 29)
    assert [one.send_by for one in unit_rows(held, at=make.AT)] == [hanoi(2025, 8, 29)]


def test_that_a_unit_sends_nobody_is_told_of_the_one_that_counts(held):
    """Where there were two it was an error."""
    unit = held.commune.units.get()
    late = another(held, Settling.DOSSIERS_SENT, hanoi(2025, 8, 23))
    DeadlineMark.objects.create(deadline=late, unit=unit)

    say_nobody(conference=held, unit=unit, meeting=MEETING, by=make.user(unit=unit), at=make.AT)

    event = AuditEvent.objects.get(action="say_nobody")
    assert event.target_code == f"dossiers_sent-08-23/{unit.slug}"
