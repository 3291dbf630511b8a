"""A later paper moves a day of the plan: what hangs on it, who owes it, how it is worded."""

from datetime import date, datetime, time

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.actions import editing
from conferences.calendar import HANOI
from conferences.models import Conference, Deadline, DeadlineMark
from conferences.plan import as_text, of_text, read
from conferences.plan.boxes import boxes_of, said_by
from conferences.plan.orders import dated, edited
from conferences.plans import path_of, plan_of
from tests import make
from tests.conferences import ward
from tests.conferences.ordered import (
    DOCUMENT,
    HELD,
    LIST,
    edit,
    moved,
    order,
    save,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture
def conference():
    make.unit()
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    return make.conference()


def test_days_that_hang_on_the_moved_one_go_along():
    """The ward's report is due five days after the conference, which the programme dates."""
    conference = ward.conference()
    Conference.objects.update(starts_at=datetime(2026, 3, 10, 8, tzinfo=HANOI))
    by = make.user(role=Role.CULTURE_OFFICE, commune=conference.commune)
    paper = order(on=date(2026, 2, 20))
    stands = boxes_of(plan_of(conference), "deadline", "bao-cao")
    one = editing.Edit(
        what="deadline", key="bao-cao", said=said_by("deadline", {**stands, "days": 9})
    )

    at = datetime(2026, 2, 21, 8, tzinfo=HANOI)
    made = editing.edit_plan(
        Conference.objects.get(pk=conference.pk), edit=one, order=paper, seen=None, by=by, at=at
    )

    assert Deadline.objects.get(key="bao-cao").due_at == datetime(2026, 3, 20, tzinfo=HANOI)
    assert "chậm nhất ngày 19/3/2026" in made.words


def test_a_unit_that_had_more_time_has_no_less_than_the_others(conference):
    mark = DeadlineMark.objects.get(deadline__key=LIST, unit__slug="thon-mo-doan")
    DeadlineMark.objects.filter(pk=mark.pk).update(extended_to=on(22), extension_reason="Lũ")

    save(moved(LIST, date(2025, 8, 21)))
    mark.refresh_from_db()
    assert mark.extended_to == on(22)
    save(moved(LIST, date(2025, 8, 24)))

    mark.refresh_from_db()
    assert (mark.extended_to, mark.extension_reason, mark.due_at) == (None, "", on(24))
    event = AuditEvent.objects.get(action="extend_deadline")
    assert (event.target_code, event.before, event.after) == (
        f"{LIST}/thon-mo-doan", "trước ngày 22/8/2025", "trước ngày 24/8/2025",
    )  # fmt: skip


def test_what_units_answered_to_stays_settled_as_it_was(conference):
    other = edit("deadline", LIST, settles="by_hand")
    make.nomination(state="submitted")
    with pytest.raises(Refused) as refused:
        save(other)
    assert refused.value.problems[0].field == "settles"


def test_who_owes_and_whether_it_closes_may_change(conference):
    made = save(edit("deadline", LIST, closes=False, kinds=["school"], units=["phong-vhxh"]))

    assert [(one.label, one.after) for one in made.lines] == [
        ("Sau hạn", "vẫn làm được, ghi là muộn"), ("Ai phải làm", "Trường học, Phòng VHXH"),
    ]  # fmt: skip
    asked = DeadlineMark.objects.asked().filter(deadline__key=LIST)
    assert [one.unit.slug for one in asked] == ["phong-vhxh"]
    assert made.told == ["Phòng VHXH", "Thôn Mỗ Đoạn"], "also who owes it no longer"


@pytest.mark.parametrize(
    "boxes",
    [
        {"way": "on", "day": date(2025, 8, 21)},
        {"way": "from", "first": date(2025, 8, 18), "day": date(2025, 8, 22)},
        {"way": "at_latest", "day": date(2025, 8, 21), "hour": time(16, 30)},
        {"way": "at_latest", "day": date(2025, 8, 21), "hour": None},
        {"way": "in_month", "day": date(2025, 9, 1)},
        {"way": "after", "after": HELD, "days": 3, "event": "kết thúc Hội nghị", "day": None},
    ],
)
def test_every_wording_comes_back_as_it_was_typed(conference, boxes):
    save(edit("deadline", LIST, **boxes))

    stands = boxes_of(plan_of(Conference.objects.get()), "deadline", LIST)
    assert {name: stands[name] for name in boxes} == boxes


def test_an_edited_plan_is_written_and_read_as_the_very_same(conference):
    plan = read(path_of("2025-dai-son"))
    for one in (moved(LIST, date(2025, 8, 24)), edit("venue", venue="Sân"),
                edit("figure", "capacity", value=9)):  # fmt: skip
        plan = edited(plan, one, order())
        assert of_text(as_text(plan)) == plan
    assert [one.document for one in plan.deadlines] == ["", DOCUMENT, "", ""]


@pytest.mark.parametrize(
    ("document", "day"),
    [
        ("Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã", date(2025, 8, 14)),
        ("Kế hoạch số 28/KH-UBND ngày 14 tháng 8 năm 2025", date(2025, 8, 14)),
        ("Kế hoạch số 28/KH-UBND ngày 31/2/2025", None),
        ("Kế hoạch số 28/KH-UBND", None),
    ],
)
def test_the_day_a_paper_names(document, day):
    assert dated(document) == day
