"""A consent is its person's: of a namesake born in another year nothing is known."""

import pytest

from accounts.enums import Role
from nominations.actions import corrections
from nominations.models import Consent, Nomination
from nominations.querysets import narrowing
from tests import make
from tests.make import fresh
from tests.nominations.test_consents import noted, told


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


@pytest.mark.parametrize(
    ("then", "now", "is_hers"),
    [(1970, 1970, True), (1970, 1988, False), (None, 1988, True), (1970, None, True)],
)
def test_a_namesake_of_another_year_keeps_no_yes(office, then, now, is_hers):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm", birth_year=then)
    noted(one, office, answer_posting="yes")

    Nomination.objects.filter(pk=one.pk).update(full_name="Vũ Thị Thơm", birth_year=now)

    assert (set(told(one)) == {"posting"}) is is_hers
    asked = Nomination.objects.filter(narrowing._not_asked("posting"))
    assert asked.exists() is not is_hers  # the list says what the page says
    assert noted(one, office, answer_posting="yes") == (0 if is_hers else 1)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_year_mistyped_and_corrected_loses_none_of_her_answers(office, answer):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm", birth_year=1970)
    noted(one, office, answer_posting=answer)
    before = told(one)

    corrections.correct(
        fresh(one), changes={"birth_year": 1971}, reason="Gõ nhầm", by=office, at=make.AT
    )

    assert told(one) == before
    assert list(Consent.objects.values_list("birth_year", flat=True)) == [1971]


def test_a_correction_to_another_name_and_year_is_of_somebody_else(office):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm", birth_year=1970)
    noted(one, office, answer_posting="yes")

    corrections.correct(
        fresh(one),
        changes={"full_name": "Lê Thị Mai", "birth_year": 1971},
        reason="Nhầm người",
        by=office,
        at=make.AT,
    )

    assert told(one) == {}
    assert list(Consent.objects.values_list("birth_year", flat=True)) == [1970]
