"""The roll is filtered, and taken as a file, as every list is."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.forms import ListFilter
from tests import make
from tests.delegates.pages import ROLL, text

pytestmark = pytest.mark.django_db


def test_the_roll_is_narrowed_as_every_list_is(sign_in):
    """Issue 8, line 4: a unit nobody has narrows nothing, the way back is offered."""
    make.delegate(full_name="Vũ Văn An")
    office = sign_in(role=Role.COUNCIL_OFFICE)

    plain, narrowed = office.get(ROLL), office.get(f"{ROLL}?tim=an&don-vi=khong-co&trang=1")

    assert isinstance(plain.context["form"], ListFilter)
    assert (plain.context["filtered"], narrowed.context["filtered"]) == (False, True)
    assert ("Bỏ lọc" in text(plain), "Bỏ lọc" in text(narrowed)) == (False, True)
    assert "Vũ Văn An" in text(narrowed)
    assert narrowed.context["form"].chosen() == {"words": "an"}
    long = office.get(ROLL, {"tim": "an " * 2000})
    assert len(long.context["form"].chosen()["words"]) == 100


@pytest.mark.parametrize(("role", "offered"), [(Role.COUNCIL_OFFICE, True), (Role.DOOR, False)])
def test_the_roll_is_taken_as_a_file_by_whoever_lays_papers_out(sign_in, role, offered):
    """Issue 8, line 4: the list of dossiers offered its file, the roll none."""
    make.conference()

    page = text(sign_in(role=role).get(ROLL))

    assert (f'href="{reverse("reports:ask", args=["delegates"])}"' in page) is offered
