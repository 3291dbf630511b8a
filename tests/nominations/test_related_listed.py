"""What the list finds of who is related, and of whom the leadership let: what its words say."""

import pytest

from accounts.enums import Role
from accounts.models import User
from nominations.models import Nomination
from tests import make
from tests.nominations.related import alone, leader, move, office, one, page, related, word

pytestmark = [pytest.mark.django_db, pytest.mark.both]
__all__ = ["alone", "leader", "office", "one"]  # fixtures


def codes(client, key):
    rows = client.get(f"/ho-so/?can-xem={key}").context["rows"]
    return [row.nomination.code for row in rows]


def test_the_list_finds_who_is_related_also_by_the_leaderships_word(one, office, leader, sign_in):
    """As the approval meeting's own filter does: it says who verified, not what is to be done."""
    had, client = make.nomination(state="submitted"), sign_in(leader)
    move(had, "verify", office)  # no relative
    word(one, office, leader)

    assert codes(client, "verifier") == [one.code]
    meeting = client.get("/ho-so/hop-xet-duyet/?can-xem=on").context["rows"]
    assert [row.nomination.code for row in meeting] == [one.code]
    move(one, "unverify", make.user(role=Role.CULTURE_OFFICE))
    assert codes(client, "verifier") == [], "nobody verified it as it stands"


def test_the_list_finds_who_said_it_at_the_dossier_that_was_closed(one, office, leader, sign_in):
    kept = make.nomination(state="submitted", full_name="Đỗ Thị Lan")
    move(kept, "verify", office)
    Nomination.objects.filter(pk=one.pk).update(state="closed", kept_as=kept)
    word(kept, office, leader)

    assert codes(sign_in(leader), "verifier") == [kept.code]


@pytest.fixture
def let(alone, leader):
    """The only officer is related, and the leadership lets them verify it."""
    found = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    related(found, alone)
    word(found, alone, leader)
    return found


def told_at_home(client):
    return "Lãnh đạo đã đồng ý" in page(client, "/").words()


def test_whoever_was_let_finds_it_in_the_list_and_at_home(let, alone, sign_in):
    client = sign_in(alone)

    assert (codes(client, "allowed"), told_at_home(client)) == ([let.code], True)


def test_an_officer_who_moved_away_is_let_no_more(let, alone, leader, sign_in):
    """The word was for who judges here."""
    other = make.commune(code="11087", name="xã Kế Bên", place="Kế Bên")
    User.objects.filter(pk=alone.pk).update(commune=other)
    after = make.user(role=Role.CULTURE_OFFICE)
    related(let, after)  # or it would be theirs
    client = sign_in(after)

    assert (codes(client, "allowed"), told_at_home(client)) == ([], False)


@pytest.mark.parametrize("apart", ["", "related", "wrote it"])
def test_what_a_free_colleague_verifies_goes_on_by_nobodys_word(apart, let, sign_in):
    """The move asks for another as soon as there is one: the word is not asked any more."""
    second = make.user(role=Role.CULTURE_OFFICE)
    if apart == "related":
        related(let, second)
    if apart == "wrote it":
        Nomination.objects.filter(pk=let.pk).update(sent_by=second)
    client, stands = sign_in(second), bool(apart)

    assert codes(client, "allowed") == [let.code] * stands
    assert told_at_home(client) is stands
