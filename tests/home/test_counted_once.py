"""The numbers of a first page: their statement is kept, never what it found or rests on."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet

from accounts import audit, querysets
from accounts.enums import Role
from accounts.models import User
from conferences.models import Conference, PlanFigure
from home.facts import office_home, unit_home
from nominations.enums import MeetingKind
from nominations.models import Ballot, Interest
from tests import make, needs

pytestmark = pytest.mark.django_db


def test_a_dossier_sent_since_is_in_the_number_of_the_next_page():
    office, unit = make.user(role=Role.CULTURE_OFFICE), make.unit()
    conference = make.conference()

    def waiting() -> int:
        home = office_home(conference, user=office, at=make.AT, deadlines=())
        return home.counts["submitted"]

    assert waiting() == 0
    make.nomination(unit=unit, state="submitted")
    assert waiting() == 1


def test_two_units_and_two_conferences_have_numbers_of_their_own():
    one, other = make.unit(), make.unit(name="Thôn Kim Sơn")
    make.nomination(unit=one, state="submitted")
    conference = make.conference()
    for unit, number in ((one, 1), (other, 0), (one, 1)):
        head = make.user(unit=unit)
        home = unit_home(conference, user=head, at=make.AT, deadlines=(), asked={})
        assert home.sent == number


def test_another_majority_of_the_plan_holds_on_the_next_page():
    office, unit = make.user(role=Role.CULTURE_OFFICE), make.unit()
    conference = make.conference()
    approval = make.meeting(unit=unit, kind=MeetingKind.APPROVAL)  # 42 people
    approved = make.nomination(unit=unit, state="approved")
    Ballot.objects.create(meeting=approval, nomination=approved, agree=22, disagree=20, abstain=0)

    def again() -> int:
        of = Conference.objects.get(pk=conference.pk)
        return office_home(of, user=office, at=make.AT, deadlines=()).again_total

    assert again() == 0  # 22 of 42 is more than a half
    PlanFigure.objects.filter(key="votes_in_favour").update(value="2/3")
    assert again() == 1


def test_whoever_looked_before_each_role_finds_the_numbers_it_may_see():
    make.nomination(state="submitted")
    conference, roles = make.conference(), [role for role in Role if role != Role.TECHNICIAN]
    people = [make.user(role=role) for role in roles]

    def seen(user: User) -> tuple[object, ...]:
        home = office_home(conference, user=user, at=make.AT, deadlines=())
        return home.counts, home.board, home.awaiting_roll

    alone = []
    for user in people:
        querysets._statements.clear()
        alone.append(seen(user))
    querysets._statements.clear()

    assert [seen(user) for user in (*people, *reversed(people))] == [*alone, *reversed(alone)]
    assert len({repr(one) for one in alone}) > 2  # roles do see different numbers


def test_the_server_plans_the_numbers_of_a_page_once_a_connection():
    """With places for its values it plans them anew each time: longer than it takes to answer."""
    needs.postgresql(because="SQLite plans nothing ahead")
    office, head = make.user(role=Role.CULTURE_OFFICE), make.user(unit=make.unit())
    conference = make.conference()
    for _ in range(4):  # the driver prepares what comes again and again
        office_home(conference, user=office, at=make.AT, deadlines=())
        unit_home(conference, user=head, at=make.AT, deadlines=(), asked={})

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT custom_plans, parameter_types::text FROM pg_prepared_statements"
            " WHERE statement LIKE '%UNION ALL%'"
        )
        assert cursor.fetchall() == [(0, "{}")]


def of_the_plan(clerk: User) -> QuerySet[User]:
    """The clerk who loaded it: without that one, ours is the only one."""
    return User.objects.filter(role=Role.CULTURE_OFFICE).exclude(pk=clerk.pk)


@pytest.mark.parametrize(
    ("said", "more"),
    [
        (None, 0),
        ({"is_related": False}, 0),  # who is not, is set apart from nothing
        ({"is_related": True}, 1),
        ({"is_related": False, "word": "Đồng ý"}, 1),  # let by the leadership for another reason
    ],
)
def test_of_interests_it_asks_only_where_one_was_told(said, more, django_assert_num_queries):
    """PostgreSQL plans what waits for the leadership's word longer than all the other numbers."""
    clerk, leader = make.user(role=Role.CULTURE_OFFICE), make.user(role=Role.LEADERSHIP)
    waits, conference = make.nomination(state="submitted"), make.conference()
    of_the_plan(clerk).update(is_active=False)
    if said is not None:
        make.interest(waits, user=clerk, **said)
    home = office_home(conference, user=leader, at=make.AT, deadlines=())

    with django_assert_num_queries(6 + more):  # one for votes half entered
        office_home(conference, user=leader, at=make.AT, deadlines=())
    assert home.wordless == (said == {"is_related": True})  # the one clerk there is


def test_the_first_interest_told_is_in_the_numbers_of_the_next_page():
    clerk, leader = make.user(role=Role.CULTURE_OFFICE), make.user(role=Role.LEADERSHIP)
    one, conference = make.nomination(state="submitted"), make.conference()
    approved = make.nomination(state="approved", decided_at=make.AT)
    of_the_plan(clerk).update(is_active=False)

    def told() -> tuple[int, int, int]:
        at = {"at": make.AT, "deadlines": ()}
        leads = office_home(conference, user=leader, **at)
        return leads.wordless, leads.again_total, office_home(conference, user=clerk, **at).allowed

    assert told() == (0, 0, 0)
    interest = make.interest(one, user=clerk)
    assert told() == (1, 0, 0)
    Interest.objects.filter(pk=interest.pk).update(word="Cho làm tiếp", word_by=leader)
    assert told() == (0, 0, 1)
    of = {"target": "nomination", "target_code": approved.code, "commune_code": make.COMMUNE}
    audit.record(by=leader, at=make.AT, action="approve", **of)
    make.interest(approved, user=leader, at=make.AT + timedelta(hours=1))
    assert told() == (0, 1, 1)
