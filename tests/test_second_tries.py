"""Broken off by PostgreSQL for another transaction, a verb is done all the same, and once.

What the person sees is what they asked for: no error, one event, one row. (That only a deadlock is
tried again, and three times at most, stands in tests/test_locks.py.)
"""

from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from accounts import actions as accounts
from accounts import audit, locks
from accounts.actions import Opening, sign_in
from accounts.devices import Device
from accounts.enums import Role
from accounts.models import AuditEvent, Commune, SignInFailure, User
from accounts.seals import NotAsSealed
from nominations.actions import evidence, meetings
from nominations.models import Evidence
from reports.actions import handing
from tests import disk, make
from tests.papers import PDF
from tests.racing import without_audit_triggers
from tests.test_locks import BrokenOff

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now()


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def broken_off(monkeypatch):
    """Let a function be broken off once, after it did its work; how often it was called."""
    monkeypatch.setattr(locks, "PAUSE", 0)

    def once(module, name):
        real, calls = getattr(module, name), []

        def first_time_lost(*args, **kwargs):
            done = real(*args, **kwargs)
            calls.append(name)
            if len(calls) == 1:
                raise OperationalError from BrokenOff(locks.DEADLOCK)
            return done

        monkeypatch.setattr(module, name, first_time_lost)
        return calls

    return once


def told(*actions):
    events = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    return [action for action in events if action in actions]


def test_a_wrong_password_is_counted_once(broken_off):
    make.user(username="thon")
    calls = broken_off(sign_in, "_is_crowded")

    said = accounts.check_sign_in(
        typed="thon", password="sai-mat-khau", now=NOW, device=Device(address="203.0.113.7")
    )

    assert (said, len(calls), SignInFailure.objects.count()) == (None, 2, 1)


def test_the_right_one_opens(broken_off):
    person = make.user(username="thon")
    calls = broken_off(sign_in, "_is_crowded")

    said = accounts.check_sign_in(
        typed="thon", password=make.PASSWORD, now=NOW, device=Device(address="203.0.113.7")
    )

    assert (said, len(calls)) == (person, 2)


def test_a_new_password_holds(broken_off, at):
    person = make.user(username="thon")
    calls = broken_off(audit, "record")

    accounts.change_password(person, password="hoa-phuong-2025", at=at)

    assert User.objects.get(pk=person.pk).check_password("hoa-phuong-2025")
    assert person.check_password("hoa-phuong-2025")
    assert (len(calls), told("change_password")) == (2, ["change_password"])


def test_other_sessions_end_once(broken_off, at):
    person = make.user(username="thon")
    calls = broken_off(audit, "record")

    accounts.end_other_sessions(person, at=at)

    assert (person.sessions_ended, User.objects.get(pk=person.pk).sessions_ended) == (1, 1)
    assert (len(calls), told("end_sessions")) == (2, ["end_sessions"])


def test_a_commune_opens_with_the_passwords_that_hold(broken_off, at):
    """Those of the try that was broken off are in nobody's hand."""
    calls, made = broken_off(audit, "record"), iter(["mat-khau-mot", "mat-khau-hai"])
    opening = Opening(
        city={"code": "31", "name": "thành phố Hải Phòng"},
        commune={"code": "11086", "name": "xã Đại Sơn"},
        people=[{"username": "vhxh", "full_name": "Lê Thị Vân", "role": "culture_office"}],
    )

    passwords = accounts.open_commune(opening, new_password=lambda: next(made), at=at)

    assert passwords == {"vhxh": "mat-khau-hai"}
    assert User.objects.get(username="vhxh").check_password("mat-khau-hai")
    assert (Commune.objects.count(), len(calls), told("grant_role")) == (1, 2, ["grant_role"])


def test_a_file_that_came_is_kept(broken_off, at, settings):
    """Its bytes lie on the disk once, under the name its row has."""
    dossier = make.nomination(state="returned", complete=False)
    by = make.user(unit=dossier.unit)
    calls = broken_off(audit, "record")

    kept = evidence.attach(dossier, kind="minutes", name="bb.pdf", content=PDF, by=by, at=at)

    lying = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert lying == [disk.path_of(kept)]
    assert disk.path_of(kept).read_bytes() == PDF
    assert (len(calls), told("amend"), Evidence.objects.count()) == (2, ["amend"], 1)


@pytest.fixture
def file(at):
    dossier = make.nomination(state="submitted", complete=False)
    kept = evidence.keep(dossier, kind="minutes", name="bb.pdf", content=PDF, at=at)
    return Evidence.objects.select_related("nomination__unit__commune").get(pk=kept.pk)


def test_a_file_opens_and_is_on_record_once(broken_off, file, at):
    calls = broken_off(audit, "record")

    assert evidence.open_file(file, by=make.user(role=Role.CULTURE_OFFICE), at=at) == PDF
    assert (len(calls), told("open_evidence")) == (2, ["open_evidence"])


def test_a_spoilt_file_is_on_record_once(broken_off, file, at):
    calls = broken_off(audit, "record")
    disk.path_of(file).unlink()

    with pytest.raises(NotAsSealed):
        evidence.open_file(file, by=make.user(role=Role.CULTURE_OFFICE), at=at)

    assert (len(calls), told("spoilt_evidence")) == (2, ["spoilt_evidence"])


@pytest.mark.parametrize("lost", [True, False])
def test_spoilt_minutes_are_a_page_and_on_record_outside_a_tests_transaction(sign_in, lost):
    """C20: they were an error 500, because their event was told outside any transaction."""
    office = make.user(role=Role.CULTURE_OFFICE)
    held = make.meeting(unit=make.unit(name="Văn phòng", kind="office"), kind="approval")
    kept = meetings.attach(held, name="bb.pdf", content=PDF, by=office, at=make.AT)
    if lost:
        disk.path_of(kept).unlink()
    else:
        disk.path_of(kept).write_bytes(PDF + b"khac %%EOF")
    client = sign_in(office)

    answers = [client.get(f"/ho-so/cuoc-hop/tep/{kept.pk}/") for _ in "12"]

    what = "không còn trên máy chủ" if lost else "không còn đúng như lúc gửi lên"
    assert [answer.status_code for answer in answers] == [404 if lost else 409] * 2
    assert f"Tệp “bb.pdf” {what}" in answers[0].content.decode()
    assert 'href="/ho-so/cuoc-hop/"' in answers[0].content.decode()
    events = AuditEvent.objects.filter(action="spoilt_evidence")
    what = "không còn tệp" if lost else "tệp khác mã kiểm tra"
    assert list(events.values_list("target", "target_code", "note")) == [
        ("meeting", "2025-08-15/van-phong", f"tệp {kept.pk}: {what}")  # once a day
    ]


@pytest.mark.parametrize(
    ("hand_out", "event"),
    [(handing.hand_out, "download_report"), (handing.hand_out_scan, "download_scan")],
)
def test_a_paper_leaves_and_is_on_record_once(broken_off, at, hand_out, event):
    office = make.user(role=Role.CULTURE_OFFICE)
    paper = make.paper(by=office, state="sent")
    paper.scan, paper.scan_sha256 = paper.file, paper.sha256
    calls = broken_off(audit, "record")

    assert hand_out(paper, by=office, at=at)
    assert (len(calls), told(event)) == (2, [event])
