"""A review dated before the plan was signed (14/8/2025) is asked about, and nobody is refused."""

import pytest

from conferences.models import Conference
from nominations.models import Ballot, Nobody, ReviewMeeting
from tests import make
from tests.nominations.phone import MEETING, at
from tests.nominations.taking import PAGE as MINUTES
from tests.nominations.taking import page_of
from tests.pages import seen

pytestmark = pytest.mark.django_db
NOBODY = "/ho-so/khong-gioi-thieu/"
FIGURES = {"invited": "50", "present": "42"}
EARLY = "Ngày họp {} trước ngày ký Kế hoạch (14/8/2025). Hãy xem lại; nếu đúng thì để nguyên."
DAYS = pytest.mark.parametrize(("day", "asks"), [("14/8/2025", False), ("13/8/2025", True)])


def warned(answer) -> list[str]:
    return [str(one) for one in answer.context["messages"] if one.level_tag == "warning"]


@DAYS
def test_its_own_page_saves_it_and_asks(day, asks, village):
    draft = make.nomination(unit=village.unit, complete=False)
    url = at(draft, "hop")

    answer = village.post(url, seen(village, url) | FIGURES | {"held_on": day}, follow=True)

    assert warned(answer) == ([EARLY.format(day)] if asks else [])
    assert f"{ReviewMeeting.objects.get().held_on:%-d/%-m/%Y}" == day


@DAYS
def test_the_last_look_asks_and_leads_to_the_meeting(day, asks, village):
    draft = make.nomination(unit=village.unit)
    ReviewMeeting.objects.update(held_on="-".join(reversed([p.zfill(2) for p in day.split("/")])))

    answer = village.get(f"/ho-so/{draft.code}/gui/")

    said = [(hint.text, page) for hint, page in answer.context["hints"] if "Ngày họp" in hint.text]
    assert said == ([(EARLY.format(day), "hop")] if asks else [])
    if asks:
        assert EARLY.format(day) in page_of(answer).words()


@DAYS
def test_minutes_in_the_hand_are_asked_about(day, asks, village):
    answer = village.post(MINUTES, MEETING | {"held_on": day}, follow=True)

    assert warned(answer) == ([EARLY.format(day)] if asks else [])
    assert ReviewMeeting.objects.count() == 1


@DAYS
def test_a_review_that_put_nobody_forward_is_asked_about(day, asks, village):
    answer = village.post(NOBODY, FIGURES | {"held_on": day}, follow=True)

    assert warned(answer) == ([EARLY.format(day)] if asks else [])
    assert Nobody.objects.count() == 1


def test_a_plan_that_says_no_day_asks_nothing(village):
    draft = make.nomination(unit=village.unit, complete=False)
    Conference.objects.update(document="Kế hoạch số 28/KH-UBND")
    url = at(draft, "hop")

    typed = seen(village, url) | FIGURES | {"held_on": "13/8/2025"}

    assert warned(village.post(url, typed, follow=True)) == []
    assert not Ballot.objects.exists()
