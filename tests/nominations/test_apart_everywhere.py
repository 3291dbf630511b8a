"""A related person leaves every decision to another, and a unit reads no word of complaints."""

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.problems import Refused
from nominations.actions import checklist, corrections, decisions, doubles, interests
from nominations.actions.interests import NOT_YOURSELF
from nominations.workflow.apart import ANOTHER
from tests import make
from tests.make import fresh
from tests.pages import Page

pytestmark = pytest.mark.django_db


def said(deed):
    """The sentences a deed is refused with; none where it was done."""
    try:
        deed()
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


@pytest.fixture
def two():
    """One person, put forward by two villages."""
    return [
        make.nomination(state="submitted", full_name="Phạm Đình Lý", birth_year=1955, unit=unit)
        for unit in (make.unit(), make.unit(name="Thôn Liêu Xá"))
    ]


@pytest.fixture
def office():
    make.user(role=Role.CULTURE_OFFICE)  # a colleague
    return make.user(role=Role.CULTURE_OFFICE)


def leader():
    return make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind=UnitKind.OFFICE))


def related(one, by):
    interests.declare(fresh(one), is_related=True, by=by, at=make.AT)


def check(one, by):
    return decisions.record_check(fresh(one), integrity="clear", by=by, at=make.AT)


def keep(kept, closed, by):
    return doubles.keep_one(fresh(kept), fresh(closed), by=by, at=make.AT)


def test_a_related_officer_neither_checks_nor_judges_nor_closes_a_pair(two, office):
    one, rival = two
    related(one, office)

    assert said(lambda: check(one, office)) == [ANOTHER]
    assert said(lambda: checklist.note_findings(fresh(one), boxes={}, by=office, at=make.AT)) == [
        ANOTHER
    ]
    assert said(
        lambda: doubles.tell_apart(
            fresh(rival), fresh(one), ground="Hai người", by=office, at=make.AT
        )
    ) == [ANOTHER]
    assert ANOTHER in said(lambda: keep(rival, one, office))
    assert said(lambda: check(rival, office)) == []
    assert {fresh(n).state for n in two} == {"submitted"}


def test_a_related_officer_closes_no_rival_of_it_either(two, office):
    one, rival = two
    related(one, office)

    assert said(lambda: keep(one, rival, office)) == [ANOTHER]
    assert fresh(rival).state == "submitted"


@pytest.mark.parametrize(("state", "name"), [("approved", "annul"), ("approved", "reopen")])
def test_a_related_leader_undoes_no_decision(state, name):
    by, other = leader(), leader()
    one = make.nomination(state=state)
    related(one, by)

    def deed(who):
        return said(lambda: decisions.move(fresh(one), name, by=who, at=make.AT, note="Số 5"))

    assert deed(by) == [ANOTHER]
    assert deed(other) == []


def test_nobody_lets_himself_decide_while_another_leads():
    """Be that one related as well: then each speaks for the other."""
    by = leader()
    one = make.nomination(state="verified")
    mine = interests.declare(one, is_related=True, by=by, at=make.AT)
    interests.give_word(
        fresh(one), of=mine.user, word="Tự quyết, xã có một lãnh đạo", by=by, at=make.AT
    )
    other = leader()
    related(one, other)

    assert said(
        lambda: interests.give_word(fresh(one), of=mine.user, word="Tự quyết", by=by, at=make.AT)
    ) == [NOT_YOURSELF]
    assert (
        said(
            lambda: interests.give_word(
                fresh(one), of=mine.user, word="Đồng ý", by=other, at=make.AT
            )
        )
        == []
    )


def test_a_dossier_that_stands_for_another_is_not_closed_for_a_third(two, office):
    """The unit of the first would be named nowhere."""
    one, rival = two
    keep(one, rival, office)
    third = make.nomination(
        state="submitted", full_name="Phạm Đình Lý", birth_year=1955, unit=make.unit(name="Thôn An")
    )

    assert said(lambda: keep(third, one, office)) == [
        f"Hồ sơ {one.code} đang đứng tên cả cho hồ sơ đã đóng {rival.code}. "
        f"Hãy giữ hồ sơ {one.code}, hoặc mở lại hồ sơ {rival.code} trước."
    ]


@pytest.mark.parametrize("changed", [{"full_name": "Lê Văn Khác"}, {"birth_year": 1950}])
def test_who_was_approved_is_not_made_somebody_else(changed):
    one = make.nomination(state="approved", full_name="Trần Thị Thơm", birth_year=1970)

    def deed(changes):
        corrections.correct(fresh(one), changes=changes, reason="Nhầm", by=leader(), at=make.AT)

    assert said(lambda: deed(changed)) == [corrections.SOMEBODY_ELSE]
    assert said(lambda: deed({"position": "Nông dân", "full_name": "Trần Thị Thơm"})) == []
    assert (fresh(one).full_name, fresh(one).birth_year) == ("Trần Thị Thơm", 1970)


@pytest.mark.parametrize("who", ["unit", "office"])
def test_a_unit_does_not_read_what_the_office_found(two, office, sign_in, who):
    """Neither that its nominee is complained of, nor another unit's dossier."""
    one, rival = two
    decisions.record_check(fresh(one), integrity="pending", by=office, at=make.AT)
    doubles.tell_apart(fresh(one), fresh(rival), ground="Hai người", by=office, at=make.AT)
    client = sign_in(make.user(unit=one.unit) if who == "unit" else office)

    page = Page(client.get(reverse("nominations:detail", args=[one.code])).content.decode())

    told = [words in page.words() for words in ("đang xem xét", rival.code)]
    assert told == [who == "office"] * 2
