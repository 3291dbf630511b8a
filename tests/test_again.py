"""A statement that is kept finds what one put together anew finds, row by row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Commune
from nominations.enums import MeetingKind
from tests import again, make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = timedelta(days=1)


def asked(work) -> tuple[dict, str, str]:
    """The row with its city's name, and what the database was asked."""
    with CaptureQueriesContext(connection) as queries:
        found = work()
        row = {key: value for key, value in vars(found).items() if key != "_state"}
        city = found.city.name
    (query,) = queries
    return row, city, query["sql"]


@pytest.mark.parametrize("code", ["11086", "11087"])
def test_what_is_asked_again_is_what_was_asked_first(code):
    make.commune(code="11087", name="xã Kế Bên", place="Kế Bên")
    make.commune()

    for _ in range(2):
        assert asked(lambda: again.first(again.communes, code)) == asked(
            lambda: again.communes(code).first()
        )


def test_each_value_is_asked_for_in_its_place():
    """Of two communes, kinds and days: the one of all four, and none where one is another."""
    other = make.commune(code="11087", name="xã Kế Bên", place="Kế Bên")
    here, there = make.unit(), make.unit(of=other)
    day = make.AT.date()
    held = [
        make.meeting(unit=unit, kind=kind, held_on=on)
        for unit in (here, there)
        for kind in MeetingKind
        for on in (day, day - DAY)
    ]

    assert len({one.pk for one in held}) == 2 * len(MeetingKind) * 2
    for one in held:
        asked = (one.conference_id, one.unit_id, MeetingKind(one.kind), one.held_on)
        assert [found.pk for found in again.every(again.meetings, *asked)] == [one.pk]
        assert again.first(again.meetings, *asked[:3], day + DAY) is None
    assert again.first(again.units, here.slug, "11087") == there
    assert again.first(again.units, here.slug, "11086") == here
    assert {one.pk for one in again.every(again.units_of, other.pk)} == {there.pk}


def test_what_changed_meanwhile_is_read_anew():
    made = make.commune()
    first = again.first(again.communes, made.code)

    Commune.objects.update(place="Nơi Khác")

    assert (first.place, again.first(again.communes, made.code).place) == ("Đại Sơn", "Nơi Khác")
    assert again.first(again.communes, "khong-co") is None
