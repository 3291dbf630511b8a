"""A paper moves a day while the clock goes round: real threads on PostgreSQL, in both orders."""

from datetime import date, datetime

import pytest

from accounts.audit import broken_links
from accounts.enums import Role, UnitKind
from accounts.models import User
from conferences.actions import editing
from conferences.calendar import HANOI
from conferences.models import Conference, Deadline, PlanEdition
from notices.actions import clock, outbox
from notices.models import Reminder
from tests import make
from tests.conferences.ordered import LIST, moved, order
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def units():
    made = [make.unit(name=f"Thôn {number}") for number in range(4)]
    office = make.unit(name="Phòng", kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.user(role=Role.CULTURE_OFFICE, unit=office)
    make.conference()
    return made


def move(day, number, at):
    by = User.objects.select_related("unit").get(role=Role.CULTURE_OFFICE, unit__isnull=False)
    paper = order(number=f"{number}/UBND", on=date(2025, 8, 16))
    editing.edit_plan(
        Conference.objects.get(), edit=moved(LIST, date(2025, 8, day)), order=paper, seen=None,
        by=by, at=at,
    )  # fmt: skip


def words_of_the_old_day():
    return Reminder.objects.gone().filter(key=LIST, due_at=on(20), days=3)


@pytest.mark.parametrize("first", ["move", "beat"])
def test_each_is_told_of_the_one_day_or_of_the_other(units, first):
    """Who was told of the old day was told before the new one stood: all of them, or nobody."""
    for number in range(ROUNDS):
        Reminder.objects.all().delete()
        if Deadline.objects.get(key=LIST).due_at != on(20):
            move(20, f"0{number}", on(16, 5))
        clock.remind(at=on(16, 6))

        def work(what, number=number):
            if what == "move":
                move(24, number, on(16, 7))
            else:
                clock.remind(at=on(16, 7))

        both = ["move", "beat"] if first == "move" else ["beat", "move"]
        at_once(work, [*both, "beat"], workers=3)
        clock.remind(at=on(16, 8))

        assert words_of_the_old_day().filter(audience="unit").count() in (0, len(units) + 1)
        unsent = Reminder.objects.unsent().filter(key=LIST)
        assert {one.due_at for one in unsent} == {on(24)}
        ahead = [(one.unit_id, one.audience, one.days) for one in unsent]
        assert len(ahead) == len(set(ahead))
        mine = {one.days for one in unsent if one.unit_id == units[0].pk}
        assert mine == {3, 1, 0}, "of the new day all are planned that come within a week"
    assert PlanEdition.objects.count() == 2 * ROUNDS
    assert list(broken_links(make.COMMUNE)) == []


@pytest.mark.parametrize("first", ["move", "press"])
def test_the_office_holds_one_while_it_is_moved(units, first):
    clock.remind(at=on(16, 6))
    pk = Reminder.objects.get(unit=units[0], days=3, key=LIST).pk
    read = Reminder.objects.select_related("commune", "unit")

    def work(what):
        if what == "move":
            return move(24, 1, on(16, 6))
        by = User.objects.select_related("unit").get(role=Role.CULTURE_OFFICE, unit__isnull=False)
        return outbox.keep_back(read.get(pk=pk), by=by, at=on(16, 6))

    at_once(work, ["move", "press"] if first == "move" else ["press", "move"], workers=2)

    row = Reminder.objects.get(pk=pk)
    assert (row.state, row.due_at, row.send_at) == ("held", on(24), on(20, 7))
    assert list(broken_links(make.COMMUNE)) == []


def test_two_papers_at_once_make_two_editions_one_after_the_other(units):
    at_once(lambda n: move(21 + n, n, on(16, 7)), [1, 2], workers=2)

    editions = list(PlanEdition.objects.order_by("number").values_list("number", "change"))
    assert [number for number, _ in editions] == [1, 2, 3]
    stands = Deadline.objects.get(key=LIST).words
    assert editions[2][1].endswith(f"nay là {stands}.")
    assert list(broken_links(make.COMMUNE)) == []
