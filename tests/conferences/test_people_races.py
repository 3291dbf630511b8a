"""Two at one account, real threads: each ends in one of the two orders, none in both."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused, fingerprint
from conferences.actions import people
from tests import make
from tests.conferences.verbs import SAID
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def together(*deeds):
    """What became of each: done, or refused."""

    def do(deed):
        try:
            deed()
        except Refused:
            return "refused"
        return "done"

    return at_once(do, list(deeds), workers=len(deeds))


def fresh(person):
    return User.objects.select_related("unit", "commune__city").get(pk=person.pk)


def leaves(person, by):
    return lambda: people.set_working(fresh(person), works=False, by=fresh(by), at=make.AT)


@pytest.fixture
def leaders():
    make.unit()
    return [make.user(role=Role.LEADERSHIP) for _ in range(2)]


def test_two_leaders_who_send_each_other_away_leave_one(leaders):
    one, other = leaders
    together(leaves(one, other), leaves(other, one))

    assert User.objects.filter(role=Role.LEADERSHIP, is_active=True).count() == 1
    assert AuditEvent.objects.filter(action="leave_account").count() == 1


def test_who_is_lowered_while_lifting_somebody_lifts_nobody_after(leaders):
    """Either order: whoever is no leader any more has made no leader since."""
    one, other = leaders
    person = make.user(role=Role.DOOR)
    lower = SAID | {"full_name": other.full_name}
    lift = SAID | {"full_name": person.full_name, "role": Role.LEADERSHIP}

    together(
        lambda: people.edit_person(
            fresh(other), said=lower, seen=None, by=fresh(one), at=make.AT
        ),
        lambda: people.edit_person(
            fresh(person), said=lift, seen=None, by=fresh(other), at=make.AT
        ),
    )  # fmt: skip
    told = list(AuditEvent.objects.filter(action="edit_account").order_by("pk"))
    lifted = fresh(person).role == Role.LEADERSHIP
    assert fresh(other).role == Role.DOOR
    assert [event.target_code for event in told] == [
        *([person.username] if lifted else []), other.username,
    ]  # fmt: skip


def test_two_of_one_name_at_once_are_two_accounts(leaders):
    def add():
        people.add_person(
            commune=leaders[0].commune, said=SAID, password="mot-hai-ba", by=fresh(leaders[0]),
            at=make.AT,
        )  # fmt: skip

    together(add, add)
    names = User.objects.filter(full_name="Trần Thị Hoa").values_list("username", flat=True)
    assert set(names) <= {"tranthihoa", "tranthihoa2"}
    assert len(names) >= 1


def test_a_password_given_and_leaving_at_once_leave_no_open_account(leaders):
    person = make.user(role=Role.DOOR)
    together(
        leaves(person, leaders[0]),
        lambda: people.reset_password(
            fresh(person), password="mot-hai-ba", by=fresh(leaders[1]), at=make.AT
        ),
    )
    assert not fresh(person).is_active
    assert fresh(person).sessions_ended >= 1


def test_of_two_who_edit_one_account_at_once_one_is_told(leaders):
    person = make.user(role=Role.DOOR)
    seen = fingerprint(people.stands_of(person))

    def edit(name, by):
        said = SAID | {"full_name": name}
        return lambda: people.edit_person(
            fresh(person), said=said, seen=seen, by=fresh(by), at=make.AT
        )

    answers = together(edit("Trần Thị An", leaders[0]), edit("Trần Thị Bình", leaders[1]))
    assert sorted(answers) == ["done", "refused"]
