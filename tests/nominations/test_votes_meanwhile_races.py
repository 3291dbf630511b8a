"""Two of the leadership enter votes of one dossier at once: the second is told, in real threads."""

import pytest

from accounts.enums import Role
from accounts.models import User
from nominations.actions import decisions, held
from nominations.actions.approval import Meeting, Votes, decide_many
from nominations.models import Ballot, HeldForm
from nominations.querysets.held import VOTES
from tests import make
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.parametrize("first", [13, 12])
def test_of_two_who_vote_at_once_one_stands_and_the_other_is_told(first):
    seat = make.unit(name="Văn phòng", kind="office")
    people = {
        agree: make.user(role=Role.LEADERSHIP, unit=seat, username=f"lanh-dao-{agree}")
        for agree in (13, 12)
    }
    office = make.user(role=Role.CULTURE_OFFICE)
    for _ in range(ROUNDS):
        one = make.nomination(state="verified")
        decisions.record_check(fresh(one), integrity="pending", by=office, at=make.AT)

        def vote(agree, one=one):
            meeting = Meeting(held_on=make.AT.date(), chair="A", invited=15, present=14)
            return decide_many(
                conference=one.conference, meeting=meeting, at=make.AT,
                votes={one.code: Votes(agree=agree, disagree=14 - agree, seen="")},
                by=User.objects.select_related("unit", "commune").get(pk=people[agree].pk),
            ).outcomes[0]  # fmt: skip

        work = [first, 25 - first]
        outcomes = at_once(vote, work, workers=2)

        kept = [outcome.votes_kept for outcome in outcomes]
        assert sorted(kept) == [False, True]
        ballot = Ballot.objects.of_approval().get(nomination=one)
        assert (ballot.agree, ballot.superseded_at) == (work[kept.index(True)], None)
        told = outcomes[kept.index(False)].problems[0].text
        assert f"đã ghi {ballot.agree} đồng ý" in told


@pytest.mark.parametrize("first", ["hold", "let_go"])
def test_what_one_tab_holds_while_another_enters_the_form_waits_on(first):
    """Whichever was faster: typed on in one tab, entered by another, nothing typed is gone."""
    conference, owner = make.conference(), make.user(role=Role.LEADERSHIP)
    for _ in range(ROUNDS):
        HeldForm.objects.all().delete()
        told = {"number": 0, "owner": owner, "at": make.AT}
        row = held.hold(conference, VOTES, "A-agree=14", chosen=1, **told)

        def work(name, row=row):
            if name == "let_go":
                held.let_go(conference, VOTES, row.pk, seen=row.seal, owner=owner)
            else:
                typed = "A-agree=14&B-agree=9"
                told = {"number": row.pk, "seen": row.seal, "owner": owner, "at": make.AT}
                held.hold(conference, VOTES, typed, chosen=2, **told)

        at_once(work, [first, {"hold": "let_go", "let_go": "hold"}[first]], workers=2)

        assert [one.typed for one in HeldForm.objects.all()] == ["A-agree=14&B-agree=9"]
