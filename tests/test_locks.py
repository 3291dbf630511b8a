"""Many people at one conference at once: nobody is broken off, and a lock keeps what was read.

The order of locks is `accounts.locks.ORDER`; on SQLite there is one writer and nothing to order,
so these tests prove something on PostgreSQL only, and run on both.
"""

import time
import uuid

import pytest
from django.db import OperationalError, connection, transaction

from accounts import locks
from accounts.audit import broken_links
from accounts.enums import Role, UnitKind
from accounts.locks import in_one_go, lock
from accounts.models import Unit, User
from accounts.problems import Refused
from conferences import workflow
from conferences.models import Conference
from delegates import actions as roll
from delegates.actions import moves
from delegates.models import Delegate
from nominations.actions import decisions, drafts
from nominations.models import Nomination
from reports import actions as papers
from reports.models import ReportFile
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 20


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def _no_second_try(monkeypatch):
    """A second try would hide that the order is wrong."""
    monkeypatch.setattr(locks, "TRIES", 1)


def the(person: User) -> User:
    return User.objects.get(pk=person.pk)


@pytest.mark.usefixtures("_no_second_try")
def test_sends_papers_and_new_drafts_at_once_all_succeed(at):
    """C15: 4 senders, 2 who ask for a paper, 2 who begin, twenty rounds, nobody is broken off."""
    units = [make.unit(name=f"Thôn số {n}") for n in range(4)]
    heads = [make.user(unit=unit) for unit in units]
    offices = [make.user(role=Role.CULTURE_OFFICE) for _ in range(2)]
    conference = make.conference()

    def send(task):
        pk, head = task
        dossier = Nomination.objects.select_related("unit__commune", "conference").get(pk=pk)
        decisions.submit(dossier, by=the(head), at=at)

    def ask(task):
        reason, office = task
        here = Conference.objects.select_related("commune").get(pk=conference.pk)
        papers.ask_for(here, kind="role_models", format="pdf", reason=reason, by=the(office), at=at)

    def begin(task):
        unit, head = task
        drafts.open_draft(
            conference=Conference.objects.get(pk=conference.pk), unit=Unit.objects.get(pk=unit.pk),
            kind="individual", form_key=uuid.uuid4(), by=the(head), at=at,
        )  # fmt: skip

    def work(job):
        verb, task = job
        try:
            verb(task)
        except OperationalError as trouble:
            return str(trouble)
        return None

    for round_ in range(ROUNDS):
        jobs = [
            (send, (make.nomination(unit=unit).pk, head))
            for unit, head in zip(units, heads, strict=True)
        ]
        jobs += [(ask, (f"Lần {round_}", office)) for office in offices]
        jobs += [(begin, (units[n], heads[n])) for n in range(2)]

        assert at_once(work, jobs, workers=len(jobs)) == [None] * len(jobs)

    assert Nomination.objects.filter(state="submitted").count() == 4 * ROUNDS
    assert ReportFile.objects.count() == 2 * ROUNDS
    assert Nomination.objects.filter(state="draft").count() == 2 * ROUNDS
    assert list(broken_links("11086")) == []


@pytest.mark.usefixtures("_no_second_try")
def test_taking_in_confirming_and_taking_off_at_once_all_succeed(at):
    """C15: seats, dossiers and people are locked in one order by every verb of the roll."""
    conference = make.conference()
    by = [make.user(role=role) for role in (Role.COUNCIL_OFFICE, Role.CULTURE_OFFICE)]

    def work(task):
        verb, key, person = task
        try:
            if verb == "take_in":
                here = Conference.objects.select_related("commune").get(pk=conference.pk)
                roll.take_in(conference=here, codes=key, by=the(person), at=at)
            else:
                delegate = Delegate.objects.with_places().get(pk=key)
                roll.move(delegate, verb, by=the(person), at=at, note="Bận việc")
        except OperationalError as trouble:
            return str(trouble)
        except Refused:
            return None
        return None

    for _ in range(ROUNDS):
        codes = [make.nomination(state="approved", birth_year=1930 + n).code for n in range(3)]
        roll.take_in(conference=conference, codes=codes, by=by[0], at=at)
        rows = list(Delegate.objects.filter(nomination__code__in=codes))
        more = [make.nomination(state="approved", birth_year=1950 + n).code for n in range(3)]
        jobs = [(verb, row.pk, by[0]) for row in rows for verb in ("confirm", "withdraw")]
        jobs += [("take_in", more + codes, by[0]), ("take_in", codes[::-1], by[1])]

        assert at_once(work, jobs, workers=len(jobs)) == [None] * len(jobs)

    assert Conference.objects.get().seats_taken == Delegate.objects.confirmed().count()


@pytest.mark.usefixtures("_no_second_try")
def test_choosing_for_the_city_and_taking_off_at_once_all_succeed(at, monkeypatch):
    """C15: taking off frees a seat at its end, so it holds the conference before the dossier.

    Each is made to wait once it holds its first row: whoever began with the dossier would then
    have what the other is waiting for.
    """
    make.conference()
    by = make.user(role=Role.COUNCIL_OFFICE)
    real = moves.hold

    def work(task):
        verb, pk = task
        delegate = Delegate.objects.with_places().get(pk=pk)
        try:
            if verb == "mandate":
                roll.give_mandate(delegate, by=the(by), at=at)
            else:
                roll.move(delegate, verb, by=the(by), at=at, note="Bận việc")
        except OperationalError as trouble:
            return str(trouble)
        except Refused:
            return None
        return None

    def hold_slowly(*rows):
        for row in sorted(rows, key=locks._place):
            real(row)
            time.sleep(0.05)

    monkeypatch.setattr(moves, "hold", hold_slowly)
    monkeypatch.setattr(workflow, "hold", hold_slowly)
    for verb in ("withdraw", "absent", "confirm"):
        rows = [
            make.delegate(
                group="role_model", state="proposed" if verb == "confirm" else "confirmed",
                nomination=make.nomination(state="approved", on_roll=True, birth_year=1950 + n),
            )
            for n in range(3)
        ]  # fmt: skip
        Conference.objects.update(seats_taken=Delegate.objects.confirmed().count())
        jobs = [(name, row.pk) for row in rows for name in (verb, "mandate")]

        assert at_once(work, jobs, workers=len(jobs)) == [None] * len(jobs)

    assert Conference.objects.get().seats_taken == Delegate.objects.confirmed().count()


def test_locks_are_taken_from_the_row_that_owns_most():
    """Whatever order they are named in; the rows are read afresh, in place."""
    dossier = make.nomination(state="submitted")
    unit, conference = dossier.unit, dossier.conference
    Nomination.objects.update(reply="Mới ghi")
    tables = []

    def listen(execute, sql, params, many, context):
        tables.append(sql.split('FROM "')[1].split('"')[0] if "FROM" in sql else sql)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(listen):
        lock(dossier, unit, conference)

    assert tables == ["conferences_conference", "accounts_unit", "nominations_nomination"]
    assert dossier.reply == "Mới ghi"


class BrokenOff(Exception):
    def __init__(self, sqlstate):
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def failing(times, sqlstate, seen):
    @in_one_go
    def action(dossier):
        seen.append(dossier.reply)
        dossier.reply = "chưa lưu"
        if len(seen) <= times:
            raise OperationalError from BrokenOff(sqlstate)
        return "xong"

    return action


@pytest.mark.parametrize("sqlstate", ["40P01", "40001"])
def test_what_the_database_broke_off_is_tried_again_from_fresh_rows(sqlstate):
    seen = []

    assert failing(2, sqlstate, seen)(make.nomination(reply="đã lưu")) == "xong"

    assert seen == ["đã lưu"] * 3


def test_the_fourth_time_is_an_error():
    seen = []

    with pytest.raises(OperationalError):
        failing(9, locks.DEADLOCK, seen)(make.nomination())

    assert len(seen) == locks.TRIES == 3


@pytest.mark.parametrize("sqlstate", ["57P01", "55P03", ""])
def test_any_other_trouble_is_not_tried_again(sqlstate):
    seen = []

    with pytest.raises(OperationalError):
        failing(9, sqlstate, seen)(make.nomination())

    assert len(seen) == 1


def test_inside_another_transaction_nothing_is_tried_again():
    """There the whole is broken, and only the whole can be tried again."""
    seen = []

    with pytest.raises(OperationalError), transaction.atomic():
        failing(9, locks.DEADLOCK, seen)(make.nomination())

    assert len(seen) == 1


def test_a_unit_of_any_kind_can_be_locked():
    unit = make.unit(kind=UnitKind.SCHOOL)

    with transaction.atomic():
        lock(unit)

    assert unit.kind == UnitKind.SCHOOL
