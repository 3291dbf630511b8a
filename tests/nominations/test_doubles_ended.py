"""A dossier of one person twice has an end: the leadership refuses it, wherever it stands."""

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from conferences.models import DeadlineMark
from conferences.workflow import open_moves
from nominations.actions import decisions
from nominations.models import Nomination
from nominations.workflow import MOVES
from tests import make
from tests.make import fresh
from tests.nominations.phone import text_of
from tests.nominations.test_approval import leadership
from tests.pages import Page

pytestmark = pytest.mark.django_db
WHO = {"full_name": "Nguyễn Thị Hòa", "birth_year": 1972}


def judged(at, verdict="same", state="submitted"):
    """One person put forward by two villages, and what the office found of it."""
    one = make.nomination(state="submitted", **WHO)
    other = make.nomination(state="submitted", unit=make.unit(name="Thôn Liêu Xá"), **WHO)
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.record_check(
        fresh(one), integrity="clear", duplicate_verdict=verdict, duplicate_answer="Khác thôn",
        by=office, at=at,
    )  # fmt: skip
    if state == "returned":
        decisions.move(fresh(one), "return", by=office, at=at, note="Trùng")
    return one, other, office


def offered(one, by, at):
    return [move.name for move, _ in open_moves(MOVES, fresh(one), by=by, at=at)]


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_the_leadership_ends_one_and_the_other_goes_on(state, at):
    one, other, office = judged(at, state=state)
    chairman = leadership()

    before = offered(one, chairman, at)
    decisions.move(fresh(one), "reject", by=chairman, at=at, note="Trùng")
    decisions.record_check(fresh(other), integrity="clear", by=office, at=at)
    decisions.move(fresh(other), "verify", by=office, at=at)

    assert before == ["reject"]
    assert [fresh(one).state, fresh(other).state] == ["rejected", "verified"]


def test_what_was_back_with_its_unit_counts_as_sent_again(at):
    one, _, _ = judged(at, state="returned")
    marks = DeadlineMark.objects.filter(unit=one.unit, deadline__key="list_approved")
    before = marks.get()

    decisions.move(fresh(one), "reject", by=leadership(), at=at, note="Trùng")

    after = marks.get()
    assert (before.met_at, before.amend_until is None) == (None, False)
    assert (after.met_at, after.amend_until) == (one.first_sent_at, None)


@pytest.mark.parametrize("verdict", ["different", ""])
def test_what_is_no_double_waits_for_the_office(verdict, at):
    one, _, _ = judged(at, verdict=verdict)
    chairman = leadership()

    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), "reject", by=chairman, at=at, note="Trùng")

    assert offered(one, chairman, at) == []
    assert [problem.field for problem in refused.value.problems] == ["not_verified"]
    assert fresh(one).state == "submitted"


def test_the_page_offers_the_reason_the_unit_reads(at, sign_in):
    one, other, _ = judged(at)
    client = sign_in(leadership())

    page = Page(text_of(client.get(f"/ho-so/{one.code}/viec/reject/")))
    client.post(f"/ho-so/{one.code}/viec/reject/", {"note": page.by_id["id_note"].words()})

    words = f"Trùng với hồ sơ {other.code}: cùng một người, chỉ giữ một hồ sơ."
    assert (fresh(one).state, fresh(one).reply) == ("rejected", words)


def test_one_refused_while_its_unit_was_at_work_is_not_reopened_with_gaps(at):
    one, _, _ = judged(at, state="returned")
    chairman = leadership()
    decisions.move(fresh(one), "reject", by=chairman, at=at, note="Trùng")
    Nomination.objects.filter(pk=one.pk).update(achievement="")

    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), "reopen", by=chairman, at=at, note="Xem lại")

    assert [problem.field for problem in refused.value.problems] == ["achievement"]
