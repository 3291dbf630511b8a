"""The page of consents folds what is answered: a phone's clerk came past it each time."""

import pytest

from accounts.enums import Role
from nominations.actions import consents
from nominations.enums import ConsentPurpose
from tests import make
from tests.kept import consent_of
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    make.conference()
    return make.nomination(state="submitted")


def folds(client, one, *, sent=None):
    """The parts that fold, by their ids, and whether each stands open."""
    url = f"/ho-so/{one.code}/dong-y/"
    answer = client.get(url) if sent is None else client.post(url, sent)
    found = Page(answer.content.decode()).all("details")
    return {each.attrs["id"]: "open" in each.attrs for each in found if "id" in each.attrs}


def answered(one, *, agrees, but=()):
    for purpose in ConsentPurpose:
        if purpose not in but:
            consent_of(one, purpose=purpose, agrees=agrees)


def test_before_anything_is_answered_the_form_stands_open(one, sign_in):
    assert folds(sign_in(role=Role.CULTURE_OFFICE), one) == {"ghi-tra-loi": True}


def test_what_is_left_to_ask_stands_open_above_what_was_noted(one, sign_in):
    answered(one, agrees=True, but=["posting"])

    assert folds(sign_in(role=Role.CULTURE_OFFICE), one) == {"ghi-tra-loi": True, "da-ghi": False}


def test_all_agreed_leaves_nothing_to_note(one, sign_in):
    answered(one, agrees=True)

    assert folds(sign_in(role=Role.CULTURE_OFFICE), one) == {"da-ghi": False}


def test_who_said_no_may_say_otherwise_in_a_fold_that_a_fault_opens(one, sign_in):
    answered(one, agrees=False)
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert folds(client, one) == {"ghi-tra-loi": False, "da-ghi": False}
    assert folds(client, one, sent={"agreed_on": "hôm qua"})["ghi-tra-loi"] is True


def test_what_was_taken_back_is_asked_again_and_stands_open(one, sign_in):
    office = make.user(role=Role.CULTURE_OFFICE)
    answered(one, agrees=True)
    last = make.fresh(one).consents.get(purpose=ConsentPurpose.PHOTO)
    consents.withdraw(
        last, where=make.fresh(one), channel="paper", withdrawn_on=make.AT.date(), by=office,
        at=make.AT,
    )  # fmt: skip

    assert folds(sign_in(office), one) == {"ghi-tra-loi": True, "da-ghi": False}
