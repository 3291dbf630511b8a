"""What units that are not there yet will owe: asked as the deadline itself asks it."""

from datetime import datetime, timedelta

import pytest

from conferences.actions.marks import load_marks
from conferences.calendar import HANOI
from conferences.facts.owed import OURS, owed_by, will_owe
from conferences.plan import read
from conferences.plans import path_of
from tests import make

pytestmark = pytest.mark.django_db
BOTH = [("school", "phong-vhxh"), ("school", "truong-tay")]


def test_a_unit_the_plan_names_is_told_before_it_is_there_what_it_then_owes():
    """By its own name, whatever its kind; the marks it gets are of the very same deadlines."""
    conference = make.conference()
    before = will_owe(conference, BOTH, at=make.AT)
    make.unit(of=conference.commune, slug="phong-vhxh", kind="school")

    load_marks(conference, read(path_of(conference.plan_file)).deadlines)

    after = owed_by(conference, ["phong-vhxh"], at=make.AT)
    assert [one.split(" ", 1)[0] for one in before] == ["1", "2", "1"]
    assert before[1] == (
        "2 đơn vị trong các dòng đang chọn sẽ có hạn: gửi hồ sơ giới thiệu trước ngày 20/8/2025 "
        + OURS.format(where="Kế hoạch, mục VI")
    )
    told = [one.replace("vừa nhập có", "trong các dòng đang chọn sẽ có") for one in after]
    assert told == [before[0], before[1].replace("2 ", "1 ", 1), before[2]]


def test_a_day_that_is_over_is_told_as_over():
    conference = make.conference()
    late = datetime(2025, 8, 20, tzinfo=HANOI)  # 00:00: the first instant too late

    told = [will_owe(conference, BOTH, at=late - timedelta(seconds=wait))[1] for wait in (1, 0)]

    words = "2 đơn vị trong các dòng đang chọn sẽ có hạn: gửi hồ sơ giới thiệu trước ngày 20/8/2025"
    ours = OURS.format(where="Kế hoạch, mục VI")
    assert told == [f"{words} {ours}", f"{words}, nay đã qua {ours}"]
