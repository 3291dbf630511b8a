"""A commune whose plan is not loaded yet: people sign in, and no page of the menu breaks."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.gathering import gathered
from tests import make

pytestmark = pytest.mark.django_db

PAGES = sorted({link.route for link in gathered().links} | {"nominations:approval"})
OPENS = {200, 302, 403, 404}


@pytest.mark.parametrize("role", [r for r in Role if r != Role.CITY_BOARD])
def test_no_page_of_the_menu_breaks_before_the_plan_is_loaded(client, role):
    """The lists of dossiers and meetings and the approval page read a conference that was None."""
    client.force_login(make.user(role=role))

    answers = {route: client.get(reverse(route)).status_code for route in PAGES}

    assert {route: code for route, code in answers.items() if code not in OPENS} == {}
    assert answers["nominations:list"] in {302, 403}  # to what comes first: test_preparing


def test_whoever_writes_for_a_unit_and_belongs_to_none_is_refused(client, at):
    conference = make.conference()
    lost = make.user(role=Role.UNIT_NOMINATOR)
    type(lost).objects.filter(pk=lost.pk).update(unit=None, commune=conference.commune)
    client.force_login(lost)
    kind = {"kind": "individual", "form_key": "6f1d1c1e-1f5e-4c5e-9a41-3f0d0a7b9f10"}

    assert client.post(reverse("nominations:new"), kind).status_code == 403
