"""One dossier as each reader's page reads it: kept as a statement, never as what one was told."""

import uuid

import pytest

from accounts.enums import Permission, Role
from nominations.models import Comment, Interest
from nominations.web.reached import reached
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
VIEW, VERIFY = Permission.NOMINATION_VIEW, Permission.NOMINATION_VERIFY


@pytest.fixture
def of_two():
    """One sent, one a draft, of one village."""
    unit = make.unit()
    return [make.nomination(unit=unit, state=state) for state in ("submitted", "draft")]


def test_each_reader_finds_what_is_theirs_whoever_looked_before(of_two):
    sent, draft = of_two
    head, other = make.user(unit=sent.unit), make.user(unit=make.unit(name="Thôn Tràm"))
    office = make.user(role=Role.CULTURE_OFFICE)
    seen = {
        (head, VIEW): [sent, draft], (other, VIEW): [None, None],
        (office, VIEW): [sent, None], (office, VERIFY): [sent, None], (head, VERIFY): [None, None],
    }  # fmt: skip
    for (user, right), found in (*seen.items(), *reversed(seen.items())):
        assert [reached(user, right, one.code) for one in of_two] == found
    assert reached(head, VIEW, "' OR 1=1 --") is None


def test_what_one_said_is_told_of_no_other(of_two):
    sent, _ = of_two
    one, two, asked = (make.user(role=Role.CULTURE_OFFICE) for _ in range(3))
    Interest.objects.create(nomination=sent, user=one, is_related=True, at=make.AT)
    Interest.objects.create(nomination=sent, user=asked, is_related=False, at=make.AT)

    told = {one: (True, True), two: (False, False), asked: (False, True)}
    for user in (one, two, asked, two, one):
        found = reached(user, VIEW, sent.code)
        assert (found.is_mine, found.was_asked) == told[user]


def test_each_side_counts_what_the_other_wrote(of_two):
    sent, _ = of_two
    head, office = make.user(unit=sent.unit), make.user(role=Role.CULTURE_OFFICE)
    for from_unit in (True, True, False):
        Comment.objects.create(
            nomination=sent, by=head, from_unit=from_unit, text="?", at=make.AT,
            form_key=uuid.uuid4(),
        )  # fmt: skip

    for user, unread in ((head, 1), (office, 2), (head, 1)):
        assert reached(user, VIEW, sent.code).unread == unread
    Comment.objects.filter(from_unit=True).update(read_at=make.AT)
    assert [reached(user, VIEW, sent.code).unread for user in (office, head)] == [0, 1]
