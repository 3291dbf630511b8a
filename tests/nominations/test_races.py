"""Many hands on one dossier, in real threads on both engines (R3, R4, R5, R6)."""

import uuid

import pytest

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Overtaken, Refused
from nominations.actions import decisions, drafts
from nominations.models import Nomination
from tests import make
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def test_one_form_sent_ten_times_at_once_is_one_dossier(at):
    """R4: one row, the same number in all answers."""
    conference, village = make.conference(), make.unit()
    by, key = make.user(unit=village), uuid.uuid4()

    def begin(_):
        return drafts.open_draft(
            conference=conference, unit=village, kind="individual", form_key=key,
            by=User.objects.get(pk=by.pk), at=at,
        ).code  # fmt: skip

    assert at_once(begin, range(10), workers=10) == ["HN25-0001"] * 10
    assert Nomination.objects.count() == 1


def test_numbers_are_unique_under_a_crowd(at):
    """R6: eight people begin sixty dossiers; every number once, none left out."""
    conference, village = make.conference(), make.unit()
    by = make.user(unit=village)

    def begin(_):
        return drafts.open_draft(
            conference=conference, unit=village, kind="household", form_key=uuid.uuid4(),
            by=User.objects.get(pk=by.pk), at=at,
        ).code  # fmt: skip

    codes = at_once(begin, range(60), workers=8)

    assert sorted(codes) == [f"HN25-{number:04d}" for number in range(1, 61)]


def test_a_number_is_not_used_again_after_a_rollback(at):
    """R6: what was begun and lost leaves no double behind."""
    conference, village = make.conference(), make.unit()
    by = make.user(unit=village)
    begun = {"conference": conference, "unit": village, "kind": "individual", "by": by, "at": at}
    first = drafts.open_draft(form_key=uuid.uuid4(), **begun)
    first.delete()

    second = drafts.open_draft(form_key=uuid.uuid4(), **begun)

    assert (first.code, second.code) == ("HN25-0001", "HN25-0002")


def test_a_dossier_sent_ten_times_at_once_is_sent_once(at):
    """R4: one event; the nine others hear that it already moved."""
    nomination = make.nomination()
    by = make.user(unit=nomination.unit)

    def send(_):
        try:
            decisions.submit(fresh(nomination), by=User.objects.get(pk=by.pk), at=at)
        except Refused as refused:
            return str(refused)
        return "sent"

    answers = at_once(send, range(10), workers=10)

    assert answers.count("sent") == 1
    assert AuditEvent.objects.filter(action="submit").count() == 1
    assert list(broken_links("11086")) == []


def test_verify_and_return_at_once_leave_exactly_one_winner(at):
    """R3: two of the office at one dossier; the state is one of the two, the audit says which."""
    for _ in range(8):
        nomination = make.nomination(state="submitted")
        office = make.user(role=Role.CULTURE_OFFICE)

        def step(name, nomination=nomination, office=office):
            by = User.objects.get(pk=office.pk)
            try:
                decisions.move(fresh(nomination), name, by=by, at=at, note="Thiếu số liệu")
            except Refused:
                return None
            return name

        won = [name for name in at_once(step, ["verify", "return"], workers=2) if name]

        # "return" may follow "verify" in good order, never the other way round.
        assert won in (["verify"], ["return"], ["verify", "return"])
        last = AuditEvent.objects.filter(target_code=nomination.code).latest("pk")
        assert fresh(nomination).state == last.after


def test_of_a_hundred_interleaved_edits_none_is_lost(at):
    """R5: whoever saves second is told; every accepted edit raised the version by one."""
    nomination = make.nomination()
    by = make.user(unit=nomination.unit)

    def write(number):
        mine = fresh(nomination)
        try:
            drafts.edit(
                mine, changes={"position": f"Nghề {number}"}, version=mine.version,
                by=User.objects.get(pk=by.pk), at=at,
            )  # fmt: skip
        except Overtaken:
            return 0
        return 1

    accepted = sum(at_once(write, range(100), workers=2))

    assert fresh(nomination).version == 1 + accepted
    assert accepted >= 50
