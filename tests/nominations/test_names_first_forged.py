"""Votes of one name never go into a dossier of quite another."""

import uuid

import pytest

from nominations.models import Ballot
from tests import make
from tests.nominations.taking import there

pytestmark = pytest.mark.django_db


def test_a_code_of_somebody_else_takes_no_votes(village):
    other = make.nomination(unit=village.unit, full_name="Trần Văn Khác", birth_year=1956)
    Ballot.objects.all().delete()
    meeting = make.meeting(unit=village.unit, held_on=make.AT.date().replace(day=10))
    line = {"kind": "individual", "full_name": "Vũ Thị Thơm", "birth_year": "1957", "agree": "10"}
    sent = line | {"form_key": str(uuid.uuid4()), "trung": other.code}

    answer = village.post(there(meeting), sent)

    assert answer.status_code == 422
    assert f"Hồ sơ {other.code} là của tên khác." in answer.content.decode()
    assert not other.ballots.exists()
