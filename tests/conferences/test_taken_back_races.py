"""An office takes the opening back while a unit sends, both orders, in real threads.

Whoever comes second sees the first: nothing is half sent, and nothing stands sent in a conference
that its units see as not open.
"""

import threading
import uuid

import pytest
from django.db import transaction

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences.actions import opening
from conferences.models import Conference, DeadlineMark
from conferences.workflow import NOT_OPEN
from nominations.actions import decisions, drafts, names_first, nobody, reviews
from nominations.models import Nobody, Nomination, ReviewMeeting
from tests import make
from tests.nominations.test_nobody import MEETING
from tests.racing import at_once, without_audit_triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
ENTRY = reviews.MeetingEntry(held_on=make.AT.date(), invited=9, present=9)
A_WHILE = 0.3  # seconds in which the second would be through, if nothing held it


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


class Village:
    """A unit, its head and the office, each with rows of its own, read before anybody acted."""

    def __init__(self, verb):
        unit, phong = make.unit(), make.unit(name="Phòng", kind="office")
        made, head = make.conference(), make.user(unit=unit)
        office = make.user(role=Role.CULTURE_OFFICE, unit=phong)
        if verb != "say_nobody":  # a draft that is whole, the unit's own or typed in for it
            draft = make.nomination(unit=unit, entered_by=phong if verb == "send_for" else None)
            self.draft = make.fresh(draft)
        self.conference = Conference.objects.select_related("commune").get(pk=made.pk)
        self.unit = type(unit).objects.select_related("commune").get(pk=unit.pk)
        self.head, self.office = User.objects.get(pk=head.pk), User.objects.get(pk=office.pk)

    @property
    def place(self):
        return {"conference": self.conference, "unit": self.unit, "at": make.AT}

    def send(self):
        decisions.submit(self.draft, by=self.head, at=make.AT)

    def send_for(self):
        decisions.submit(self.draft, by=self.office, at=make.AT)

    def say_nobody(self):
        nobody.say_nobody(meeting=MEETING, by=self.head, **self.place)

    def begin(self):
        drafts.open_draft(kind="individual", form_key=uuid.uuid4(), by=self.head, **self.place)

    def hold_review(self):
        names_first.hold_review(entry=ENTRY, by=self.head, **self.place)

    def take_back(self):
        opening.close_conference(self.conference, by=self.office, at=make.AT)


def in_turn(first, second):
    """The first acts and waits before it commits; the second, its rows read before, comes then."""
    acted, told = threading.Event(), {}

    def run(number):
        if number == 0:
            with transaction.atomic():
                first()
                acted.set()
                threading.Event().wait(A_WHILE)
            return
        acted.wait()
        try:
            second()
        except Refused as refused:
            told["problems"] = refused.problems

    at_once(run, [0, 1], workers=2)
    return told.get("problems", [])


SENDING = ["send", "send_for", "say_nobody"]
BEGINNING = ["begin", "hold_review"]


@pytest.mark.parametrize("verb", SENDING)
def test_what_is_sent_first_keeps_it_open(verb):
    found = Village(verb)

    problems = in_turn(getattr(found, verb), found.take_back)

    assert [one.text for one in problems] == [opening.SENT]
    assert Conference.objects.get().waits is False
    assert Nobody.objects.count() + Nomination.objects.filter(state="submitted").count() == 1
    assert AuditEvent.objects.filter(action="close_conference").count() == 0
    assert list(broken_links("11086")) == []


@pytest.mark.parametrize("verb", SENDING + BEGINNING)
def test_what_is_taken_back_first_takes_nothing_in(verb):
    found = Village(verb)
    begun = Nomination.objects.count()
    before = Nomination.objects.order_by("pk").values("state", "submitted_at", "version")
    stood = list(before)

    problems = in_turn(found.take_back, getattr(found, verb))

    assert problems == [NOT_OPEN]
    assert Conference.objects.get().waits is True
    assert (Nomination.objects.count(), list(before.all())) == (begun, stood)
    assert Nobody.objects.count() == 0
    assert ReviewMeeting.objects.filter(held_on=ENTRY.held_on).count() == 0
    assert DeadlineMark.objects.exclude(met_at=None).count() == 0
    assert AuditEvent.objects.filter(action__in=["submit", "submit_for", "say_nobody"]).count() == 0
    assert list(broken_links("11086")) == []


@pytest.mark.parametrize("verb", SENDING)
def test_pressed_in_the_same_moment_one_of_the_two_stands(verb):
    found = Village(verb)

    def press(name):
        try:
            getattr(found, name)()
        except Refused as refused:
            return refused.problems[0].text
        return ""

    told = at_once(press, [verb, "take_back"], workers=2)

    waits = Conference.objects.get().waits
    sent = Nobody.objects.count() + Nomination.objects.filter(state="submitted").count()
    assert (waits, sent) in [(True, 0), (False, 1)]
    assert sorted(told) == ["", NOT_OPEN.text if waits else opening.SENT]
