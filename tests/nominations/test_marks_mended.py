"""Marks that were wrong before returns took them back are mended once, by the data migration."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps

from accounts.enums import UnitKind
from conferences.models import DeadlineMark
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = timedelta(days=1)


def test_every_mark_says_what_its_units_dossiers_say():
    """Issue 7, line 9: a unit whose only dossier was returned stood as done."""
    units = {
        name: make.unit(name=f"Thôn {name}") for name in ("back", "both", "sent", "draft", "none")
    }
    make.conference()
    back = {"amend_until": make.AT + DAY, "first_sent_at": make.AT - DAY}
    make.nomination(unit=units["back"], state="returned", **back)
    make.nomination(unit=units["both"], state="returned", **back)
    for state, first in (("submitted", make.AT + DAY), ("approved", make.AT)):
        make.nomination(unit=units["both"], state=state, first_sent_at=first)
    make.nomination(unit=units["sent"], state="rejected", first_sent_at=make.AT - DAY)
    make.nomination(unit=units["draft"])
    office = make.unit(name="Phòng", kind=UnitKind.OFFICE)
    of_list = DeadlineMark.objects.filter(deadline__key="list_approved")
    DeadlineMark.objects.create(deadline=of_list.first().deadline, unit=office)
    DeadlineMark.objects.update(met_at=make.AT - 9 * DAY, amend_until=None)

    importlib.import_module("nominations.migrations.0015_marks").settle(apps, None)

    found = {mark.unit: (mark.met_at, mark.amend_until) for mark in of_list.select_related("unit")}
    assert found == {
        units["back"]: (None, make.AT + DAY),
        units["both"]: (make.AT, make.AT + DAY),
        units["sent"]: (make.AT - DAY, None),
        units["draft"]: (None, None),
        units["none"]: (None, None),
        office: (make.AT - 9 * DAY, None),
    }
    others = DeadlineMark.objects.exclude(deadline__key="list_approved")
    assert set(others.values_list("met_at", flat=True)) <= {make.AT - 9 * DAY}
