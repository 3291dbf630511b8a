"""Which of a unit's meetings is offered: the one whose minutes are in the hand."""

from datetime import date

import pytest

from nominations.models import Ballot
from tests import make
from tests.nominations.phone import begin, text_of

pytestmark = pytest.mark.django_db


def offered(village, one):
    page = text_of(village.get(f"/ho-so/{one.code}/buoc/hop/"))
    return next(
        (day for day in ("12/8/2025", "15/8/2025") if f"Cùng cuộc họp <b>ngày {day}</b>" in page),
        "",
    )


def test_the_meeting_used_last_is_offered_though_another_was_later(village):
    """Three are put forward from one paper: the second was offered another day's meeting."""
    for day in (15, 12):
        held = make.meeting(unit=village.unit, held_on=date(2025, 8, day))
        one = make.nomination(unit=village.unit, complete=False)
        Ballot.objects.create(meeting=held, nomination=one, agree=40)

    assert offered(village, begin(village)) == "12/8/2025"


def test_without_votes_the_newest_day_is_offered(village):
    for day in (15, 12):
        make.meeting(unit=village.unit, held_on=date(2025, 8, day))

    assert offered(village, begin(village)) == "15/8/2025"
