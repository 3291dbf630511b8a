"""The next conference of a commune: opened once, also by two at once, also while a unit sends."""

from dataclasses import replace

import pytest

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import Commune, User
from accounts.problems import Refused
from conferences import actions
from conferences.models import Conference
from conferences.workflow import OVER
from nominations.actions import decisions, nobody
from nominations.models import Nobody, Nomination
from tests import make
from tests.conferences.test_taken_back_races import in_turn
from tests.nominations.test_nobody import MEETING
from tests.racing import at_once, without_audit_triggers
from tests.test_followed import NEXT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def follow(by, plan=NEXT):
    commune = Commune.objects.select_related("city").get(pk=by.commune_id)
    return actions.load_plan(
        plan, plan_file="sau", commune=commune, by=by, at=make.AT, follows=True, waits=True
    )


@pytest.fixture
def used():
    """A commune whose first conference has a dossier that may be sent; its head and its office."""
    draft = make.fresh(make.nomination(unit=make.unit()))
    head = User.objects.get(pk=make.user(unit=draft.unit).pk)
    office = User.objects.get(pk=make.user(role=Role.CULTURE_OFFICE).pk)
    return draft, head, office


def test_a_unit_that_sends_after_the_next_was_opened_is_told(used):
    draft, head, office = used

    told = in_turn(lambda: follow(office), lambda: decisions.submit(draft, by=head, at=make.AT))

    assert told == [OVER]
    assert (Nomination.objects.get().state, Conference.objects.count()) == ("draft", 2)
    assert list(broken_links("11086")) == []


def test_what_was_sent_before_stands_in_the_one_it_was_sent_in(used):
    draft, head, office = used

    told = in_turn(lambda: decisions.submit(draft, by=head, at=make.AT), lambda: follow(office))

    assert told == []
    assert (Nomination.objects.get().state, Conference.objects.count()) == ("submitted", 2)
    assert Nomination.objects.get().conference.edition == "lần thứ I"


def test_a_unit_that_says_nobody_after_the_next_was_opened_is_told(used):
    draft, head, office = used
    draft.delete()
    conference = Conference.objects.select_related("commune").get()
    place = {"conference": conference, "unit": head.unit}

    told = in_turn(
        lambda: follow(office),
        lambda: nobody.say_nobody(meeting=MEETING, by=head, at=make.AT, **place),
    )

    assert told == [OVER]
    assert Nobody.objects.count() == 0


def test_two_who_open_it_at_once_open_one(used):
    _, _, office = used

    def press(_):
        return follow(User.objects.get(pk=office.pk)).pk

    assert len(set(at_once(press, [0, 1], workers=2))) == 1
    assert Conference.objects.count() == 2


def test_of_two_terms_at_once_one_is_the_next(used):
    _, _, office = used
    other = replace(NEXT, conference=NEXT.conference | {"term": "2035-2040"})

    def press(plan):
        try:
            return follow(User.objects.get(pk=office.pk), plan).term
        except Refused as refused:
            return str(refused)

    told = at_once(press, [NEXT, other], workers=2)

    stands = Conference.objects.latest("pk").term
    assert Conference.objects.count() == 2
    (refused,) = [words for words in told if words != stands]
    assert f"đã nạp kế hoạch giai đoạn {stands}, chưa dùng đến" in refused


def test_a_head_of_codes_of_an_older_conference_is_not_taken_again(used):
    _, _, office = used

    with pytest.raises(Refused, match="Chữ đầu HN25 đã dùng"):
        follow(office, replace(NEXT, conference=NEXT.conference | {"code_prefix": "HN25"}))

    assert Conference.objects.count() == 1


def test_the_plan_of_one_that_is_over_is_not_loaded_anew(used):
    _, _, office = used
    follow(office)

    older = NEXT.conference | {"term": "2025-2030", "code_prefix": "HN25"}
    with pytest.raises(Refused) as refused:
        follow(office, replace(NEXT, conference=older))

    assert refused.value.problems == [OVER]
