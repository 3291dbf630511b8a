"""What is read along with a dossier its unit writes: whether there are votes and removed files."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from nominations.enums import MeetingKind
from nominations.models import Ballot
from nominations.web import rows
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    """A dossier as each page of its form reads it."""
    head = make.user(unit=make.unit())
    return lambda one: rows.mine(SimpleNamespace(user=head), one.code)


def bare():
    return make.nomination(unit=make.unit(), complete=False)


def test_its_votes_are_asked_for_where_there_are_any_and_the_files_page_too(opened):
    voted, new, decided = make.nomination(unit=make.unit()), bare(), bare()
    approval = make.meeting(unit=make.unit(), kind=MeetingKind.APPROVAL)
    Ballot.objects.create(meeting=approval, nomination=decided, agree=5, disagree=0)
    make.removed_file(new)

    told = [opened(one) for one in (voted, new, decided)]

    assert [(one.has_votes, one.has_removed) for one in told] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        found = [rows.review_ballot(one) for one in told]
    assert (found, len(asked)) == ([voted.ballots.get(), None, None], 1)
    user = make.user(role=Role.CULTURE_OFFICE)
    removed = [len(rows.files_page(one, user)["removed"]) for one in told]
    assert removed == [0, 1, 0]


def test_of_a_row_read_otherwise_nobody_says_that_there_are_none(opened):
    voted = make.nomination(unit=make.unit())

    assert rows.review_ballot(make.fresh(voted)) == voted.ballots.get()
    assert (make.fresh(bare()).has_votes, make.fresh(bare()).has_removed) == (True, True)
