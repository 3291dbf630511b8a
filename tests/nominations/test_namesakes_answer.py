"""A consent is its person's: of a namesake born in another year nothing is known."""

from datetime import date

import pytest

from accounts.enums import Role
from nominations.actions import consents
from nominations.models import Nomination
from tests import make
from tests.make import fresh

DAY = date(2025, 8, 15)


def noted(one, by, *, at=make.AT, seen=None, **said):
    how = {"channel": "paper", "agreed_on": DAY, "guardian": "", "relation": ""}
    answers = {key: value for key, value in said.items() if key.startswith("answer_")}
    how |= {key: value for key, value in said.items() if key not in answers}
    return consents.note_consents(fresh(one), answers=answers, **how, seen=seen, by=by, at=at)


def told(one):
    stands = consents.answers_of(fresh(one))
    return {purpose: consents.words_of(answer) for purpose, answer in stands.items()}


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
    assert noted(one, office, answer_posting="yes") == (0 if is_hers else 1)
