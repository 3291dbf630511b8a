"""Which reminders go for each deadline: a tick each, and what they say to somebody who owes it."""

from datetime import datetime

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.calendar import HANOI
from conferences.models import DeadlineMark
from notices.actions import choosing, clock
from notices.models import Reminder, Silence
from notices.rules import USUAL
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
THERE = reverse("notices:rules")
LIST = "list_approved"


def on(day, hour=7):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture
def client(sign_in, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    make.unit()
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def boxes(client):
    page = Page(text(client.get(THERE)))
    ticks = [one for one in page.all("input") if one.attrs.get("name") == "on"]
    (seen,) = [one.attrs["value"] for one in page.all("input") if one.attrs["name"] == "seen"]
    on = [one.attrs["value"] for one in ticks if "checked" in one.attrs]
    return seen, [one.attrs["value"] for one in ticks], on


def test_every_deadline_has_every_rule_and_all_are_on(client):
    _, all_of_them, ticked = boxes(client)

    assert len(all_of_them) == 4 * len(USUAL) == 32
    assert ticked == all_of_them
    assert all_of_them[8:16] == [
        "list_approved/unit/3", "list_approved/unit/1", "list_approved/unit/0",
        "list_approved/unit/-1", "list_approved/unit/-3", "list_approved/focal/1",
        "list_approved/focal/-1", "list_approved/leaders/-1",
    ]  # fmt: skip


def test_it_shows_what_is_said_to_somebody_who_owes_it(client):
    words = Page(text(client.get(THERE))).root.words()

    assert "Lời mẫu gửi Thôn Mỗ Đoạn: Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba," in words
    assert "Gửi hồ sơ giới thiệu: đã quá hạn (hạn trước 24:00 thứ Ba," in words
    DeadlineMark.objects.update(met_at=make.AT)
    words = Page(text(client.get(THERE))).root.words()
    assert words.count("Không còn đơn vị nào chưa xong.") == 4


def test_what_is_switched_off_goes_no_more_and_back_again(client):
    clock.remind(at=on(15))
    mine = Reminder.objects.unsent().filter(key=LIST, unit__isnull=False)
    assert {one.days for one in mine.all()} == {3, 1, 0, -1, -3}
    seen, all_of_them, _ = boxes(client)

    left = [one for one in all_of_them if one not in (f"{LIST}/unit/1", f"{LIST}/unit/-3")]
    assert client.post(THERE, {"seen": seen, "on": left}).url == reverse("notices:outbox")
    clock.remind(at=on(15, 8))

    assert {one.days for one in mine.all()} == {3, 0, -1}
    assert boxes(client)[2] == left
    assert Reminder.objects.filter(key=LIST, audience="focal", days=1).exists()
    event = AuditEvent.objects.get(action="choose_reminders")
    assert (event.target, event.target_code) == ("conference", "HN25")

    client.post(THERE, {"seen": boxes(client)[0], "on": all_of_them})
    clock.remind(at=on(15, 9))
    assert {one.days for one in mine.all()} == {3, 1, 0, -1, -3}
    assert not Silence.objects.exists()


def test_the_same_again_is_nothing_and_two_at_once_are_told(client):
    by, conference = make.user(role=Role.CULTURE_OFFICE), make.conference()
    off = {(LIST, "unit", 0)}
    seen, all_of_them, _ = boxes(client)
    assert choosing.choose(conference, silent=off, seen=None, by=by, at=make.AT)
    assert not choosing.choose(conference, silent=off, seen="cũ", by=by, at=make.AT)

    answer = client.post(THERE, {"seen": seen, "on": all_of_them[1:]})

    assert answer.status_code == 409
    assert set(Silence.objects.values_list("key", "audience", "days")) == off


def test_what_is_no_rule_is_refused(client):
    answer = client.post(THERE, {"seen": boxes(client)[0], "on": ["list_approved/unit/99"]})

    assert answer.status_code == 422
    assert not Silence.objects.exists()


def test_another_commune_keeps_its_own(client):
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    make.unit(of=other, name="Thôn Khác")
    make.conference(of=other)
    Silence.objects.create(commune=other, key=LIST, audience="unit", days=1)

    assert len(boxes(client)[2]) == 32
    clock.remind(at=on(15))
    told = Reminder.objects.filter(key=LIST, audience="unit", days=1)
    assert [one.unit.name for one in told] == ["Thôn Mỗ Đoạn"]
