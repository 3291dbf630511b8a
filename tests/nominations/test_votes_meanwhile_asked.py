"""Under a dossier's row it is asked once more whether votes stand that the page has not shown."""

import pytest

from accounts.enums import Role
from accounts.models import User
from nominations.actions import decisions
from nominations.actions.approval import Meeting, Votes, decide_many
from nominations.models import Ballot
from tests import make
from tests.make import fresh
from tests.nominations.test_approval import leadership, states
from tests.nominations.test_votes_meanwhile import entered

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return make.nomination(state="verified")


@pytest.fixture
def looked_into(one):
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.record_check(fresh(one), integrity="pending", by=office, at=make.AT)
    return one


def vote(one, agree, *, seen, by):
    return decide_many(
        conference=one.conference, by=User.objects.get(pk=by.pk), at=make.AT,
        meeting=Meeting(held_on=make.AT.date(), chair="Đỗ Quang Minh", invited=15, present=14),
        votes={one.code: Votes(agree=agree, disagree=14 - agree, seen=seen)},
    ).outcomes[0]  # fmt: skip


def test_under_its_row_it_is_asked_once_more(looked_into):
    """Between the page's look and the writing somebody may have been faster."""
    one, by = looked_into, leadership()
    assert vote(one, 13, seen="", by=by).votes_kept

    late = vote(one, 14, seen="", by=make.user(role=Role.LEADERSHIP, unit=by.unit))

    assert [problem.text for problem in late.problems] == [
        "Vừa có người khác xử lý việc này. Lãnh đạo xã, lúc 08:00 ngày 16/8/2025: họp xét duyệt "
        "ngày 16/8/2025, đã ghi 13 đồng ý, 1 không đồng ý, 0 không có ý kiến. Hãy xem lại rồi làm "
        "tiếp."
    ]
    assert (entered(), late.votes_kept) == ([(one.code, 13, 1)], False)
    assert vote(one, 13, seen="", by=by).votes_kept, "the same again is the same button"
    ballot = Ballot.objects.standing().of_approval().get()
    assert vote(one, 14, seen=f"b{ballot.pk}", by=by).votes_kept
    assert vote(one, 12, seen=None, by=by).votes_kept, "a program shows no page"
    assert entered() == [(one.code, 12, 2)]


def test_of_what_is_decided_the_move_says_where_it_stands(one):
    by = leadership()
    assert not vote(one, 13, seen="", by=by).problems

    late = vote(one, 14, seen="", by=make.user(role=Role.LEADERSHIP, unit=by.unit))

    assert "nay là “Đã duyệt”" in late.problems[0].text
    assert states()[one.code] == "approved"
