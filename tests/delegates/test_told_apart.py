"""What the office has answered of namesakes is not asked again at the roll."""

import pytest

from accounts.enums import Role
from delegates.actions import take_in
from delegates.facts import numbers_waiting, waiting
from delegates.workflow.people import Person, may_be_one, seated_or_left
from tests import make

pytestmark = pytest.mark.django_db


def approved(**fields):
    return make.nomination(state="approved", full_name="Phạm Đình Lý", birth_year=1955, **fields)


def taken(at, codes=None):
    by = make.user(role=Role.COUNCIL_OFFICE)
    return take_in(conference=make.conference(), codes=codes, by=by, at=at)


def person(told_apart, *, letters="pham dinh ly", year=1955):
    return Person(letters=letters, year=year, name="Phạm Đình Lý", told_apart=told_apart)


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (person(False), person(False), True),
        (person(True), person(False), False),  # answered at either of the two
        (person(False), person(True), False),
        (person(True), person(None), True),  # the office answered of dossiers, not of a guest
        (person(None), person(True), True),
        (person(False), person(False, year=1956), False),
        (person(False), person(False, year=None), True),
        (person(False), person(False, letters="pham dinh lam"), False),
    ],
)
def test_of_whom_one_asks(one, other, asked):
    assert may_be_one(one, other) is asked


@pytest.mark.parametrize("answered_first", [True, False])
def test_two_the_office_told_apart_are_both_seated_unasked(answered_first, at):
    """19: Phòng had answered “không phải một người”, and the roll asked all the same."""
    verdicts = [{"duplicate_verdict": "different"}, {}]
    for fields in verdicts if answered_first else verdicts[::-1]:
        approved(**fields)

    assert [(row.seated_as, row.twin) for row in waiting(make.conference())] == [("", "")] * 2
    assert numbers_waiting(make.conference()).first_time == 2
    assert taken(at).added == 2
    assert numbers_waiting(make.conference()).first_time == 0


def test_those_nobody_answered_of_are_asked_about(at):
    first, second = approved(), approved()

    named = f"{first.full_name} ({first.code})"
    assert [row.twin for row in waiting(make.conference())] == ["", named]
    assert (taken(at).namesakes, numbers_waiting(make.conference()).first_time) == (
        (second.code,),
        1,
    )


def test_a_guest_of_that_name_is_asked_about_whatever_was_answered_of_dossiers(at):
    one = approved(duplicate_verdict="different")
    make.delegate(full_name="Phạm Đình Lý", birth_year=1955)

    assert [row.seated_as for row in waiting(make.conference())] == ["Phạm Đình Lý"]
    assert taken(at).namesakes == (one.code,)


def test_who_stands_for_a_group_is_asked_about(at):
    """The office compared the group's name with others, not who comes for it."""
    approved()
    make.nomination(
        state="approved", kind="collective", representative="Phạm Đình Lý", birth_year=1955,
        duplicate_verdict="different",
    )  # fmt: skip

    assert len(taken(at).namesakes) == 1


def test_the_first_page_counts_none_that_left_or_is_looked_into():
    """“Đưa 2 điển hình vào danh sách” stood there for ever."""
    gone, _ = approved(), approved(integrity="pending")
    make.delegate(group="role_model", state="withdrawn", nomination=gone)

    assert numbers_waiting(make.conference()).first_time == 0
    make.nomination(state="approved")
    assert numbers_waiting(make.conference()).first_time == 1


def test_who_has_a_seat_and_who_left_the_list_are_found_together(at):
    """By the letters asked for; who left counts by the dossier, and is no namesake."""
    asked, other = (make.nomination(state="approved") for _ in range(2))
    seated = make.delegate(full_name="Bùi Thị An", nomination=asked)
    make.delegate(full_name="Ngô Minh Chi")
    gone = make.delegate(full_name="Bùi Thị An", nomination=other, state="withdrawn")

    found = seated_or_left(make.conference(), named=["bui thi an"], nominations=[other.pk])

    assert ([person.name for person in found[0]], found[1]) == ([seated.full_name], {other.pk})
    assert gone.state == "withdrawn"


def test_the_pages_are_of_all_that_wait_and_the_box_of_those_it_takes():
    approved()
    make.nomination(state="approved", full_name="Bùi Thị Hai", integrity="pending")
    make.nomination(state="verified")

    found = numbers_waiting(make.conference())
    assert (found.all, found.first_time) == (2, 1)
