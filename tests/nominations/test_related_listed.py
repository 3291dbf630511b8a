"""What the list finds of who is related, and of whom the leadership let: what its words say."""

import pytest

from accounts.enums import Role
from accounts.models import User
from nominations.models import Nomination
from nominations.web.lists import rows_of, with_kin
from tests import make
from tests.kept import answered
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
    answered(had)
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


KIN = "Người thẩm định có liên quan"


def tags(client, key=""):
    rows = client.get("/ho-so/", {"can-xem": key}).context["rows"]
    return {row.nomination.code: row.tags for row in rows}


def test_what_is_listed_for_who_is_related_is_listed_for_anything_and_says_why(
    let, alone, leader, sign_in
):
    """Verified by the leadership's word: nothing stands in its way, and the row said nothing."""
    make.nomination(state="verified")
    move(let, "verify", alone)

    for client in (sign_in(alone), sign_in(leader)):
        assert (codes(client, "verifier"), codes(client, "on")) == ([let.code], [let.code])
        assert tags(client, "on") == {let.code: [KIN]}


def test_a_row_says_once_that_who_verified_is_related(one, office, leader, sign_in):
    client = sign_in(leader)
    before = tags(client)
    word(one, office, leader)

    assert before == tags(client) == {one.code: [KIN]}


def test_a_relative_who_did_not_verify_is_no_tag(one, leader, sign_in):
    """Nor is one of what was approved since: the leadership approved it knowing."""
    other, second = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE)
    related(other, second)
    move(other, "verify", make.user(role=Role.CULTURE_OFFICE))
    Nomination.objects.filter(pk=one.pk).update(state="approved", decided_at=make.AT)

    assert tags(sign_in(leader)) == {one.code: [], other.code: []}


def test_a_unit_is_told_nothing_of_relatives(let, alone, sign_in):
    move(let, "verify", alone)
    head = make.user(role=Role.VILLAGE_HEAD, unit=let.unit)

    assert tags(sign_in(head)) == {let.code: []}


@pytest.mark.parametrize("number", [1, 3])
def test_the_tag_costs_the_page_one_query_however_many_rows(
    number, alone, leader, sign_in, django_assert_num_queries
):
    found = [make.nomination(state="submitted") for _ in range(number)]
    for each in found:
        related(each, alone)
        word(each, alone, leader)
        move(each, "verify", alone)
    rows = list(Nomination.objects.with_votes().order_by("pk"))
    told = rows_of(
        rows, conference=found[0].conference, doubled={}, majority=None, complaints=True,
        at=make.AT,
    )  # fmt: skip

    with django_assert_num_queries(1):
        said = [row.tags for row in with_kin(told)]

    assert said == [[KIN]] * number


def test_where_nobody_is_related_nothing_is_asked(django_assert_num_queries):
    found = make.nomination(state="verified")
    rows = list(Nomination.objects.with_votes())
    assert found.conference.posting_days == 0, "the plan's figures are read with the conference"
    with django_assert_num_queries(0):
        told = with_kin(
            rows_of(
                rows, conference=found.conference, doubled={}, majority=None, complaints=True,
                at=make.AT,
            )
        )  # fmt: skip

    assert [row.tags for row in told] == [[]]


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
