"""What came with the session is not read again with a dossier."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP, Role.VILLAGE_HEAD])
def test_a_dossier_s_page_reads_conference_and_commune_once(role, sign_in):
    unit = make.unit()
    one = make.nomination(unit=unit, state="submitted")
    client = sign_in(make.user(role=role, unit=unit if role == Role.VILLAGE_HEAD else None))

    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/ho-so/{one.code}/").status_code == 200

    later = [query["sql"] for query in captured if "conferences_session" not in query["sql"]]
    for column in ('"conferences_conference"."venue"', '"accounts_commune"."signer_name"'):
        assert [said for said in later if column in said] == []


def test_a_page_of_another_conference_has_its_own_name(sign_in):
    """An older conference's dossier is not told under the name of the one we are in."""
    old = make.nomination(state="submitted")
    old.conference.name = "Hội nghị điển hình tiên tiến lần trước"
    old.conference.save(update_fields=["name"])
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    newer = type(old.conference).objects.get(pk=old.conference_id)
    newer.pk, newer.name, newer.term = None, "Hội nghị mới", "2030-2035"
    newer.save()

    answer = office.get(f"/ho-so/{old.code}/")

    assert answer.context["nomination"].conference.pk == old.conference_id
