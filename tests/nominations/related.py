"""What tests of the related share: who says it, who verifies, who leads."""

import pytest

from accounts.enums import Role, UnitKind
from nominations.actions import decisions, interests
from tests import make
from tests.make import fresh
from tests.pages import Page


def related(one, by):
    return interests.declare(fresh(one), is_related=True, by=by, at=make.AT)


def move(one, name, by):
    decisions.move(fresh(one), name, by=by, at=make.AT)


def word(one, of, by):
    interests.give_word(fresh(one), of=of, word="Phòng chỉ có một người", by=by, at=make.AT)


def page(client, address):
    return Page(client.get(address).content.decode())


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    unit = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    return make.user(role=Role.LEADERSHIP, unit=unit)


@pytest.fixture
def one(office):
    """Verified by an officer who then says that they are related."""
    found = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    move(found, "verify", office)
    related(found, office)
    return found


@pytest.fixture
def alone(office):
    """The conference's loader is a clerk too: they are gone."""
    make.conference()
    found = type(office).objects.filter(role=Role.CULTURE_OFFICE).exclude(pk=office.pk)
    found.update(is_active=False)
    return office
