"""How tests write two meetings of one day, and what stands afterwards."""

from datetime import date, time

from nominations.models import ReviewMeeting
from tests import make

DAY = date(2025, 8, 15)
MORNING = {"held_on": "15/8/2025", "invited": "134", "present": "112", "starts_at": "8:00"}
EVENING = {"held_on": "15/8/2025", "invited": "120", "present": "90", "starts_at": "19h30"}


def meetings():
    found = ReviewMeeting.objects.order_by("pk")
    return [(f"{m.starts_at or ''}"[:5], m.invited, m.present) for m in found]


BOTH = [("08:00", 134, 112), ("19:30", 120, 90)]


def held(hour=time(8), unit=None, **figures):
    said = {"invited": 134, "present": 112} | figures
    return ReviewMeeting.objects.create(
        conference=make.conference(), unit=unit or make.unit(), kind="unit_review", held_on=DAY,
        starts_at=hour, **said,
    )  # fmt: skip


def choices(answer):
    return [choice.words for choice in answer.context["same_day"].choices]


def chosen(answer, number):
    return {"hop-nao": answer.context["same_day"].choices[number].answer}


def boxes(answer):
    form = answer.context["form"]
    return {name: form[name].value() for name in MORNING}
