"""A paper moves a deadline while its reminders run, hour by hour: none is lost, none goes twice."""

from datetime import date, datetime, timedelta

import pytest

from accounts.enums import Role, UnitKind
from conferences.calendar import HANOI
from conferences.models import DeadlineMark
from notices.actions import clock
from notices.models import Mail, MailAddress, Reminder
from tests import make
from tests.conferences.ordered import LIST, edit, moved, order, save
from tests.notices.rows import mail

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HEAD, OFFICE = "Thôn Mỗ Đoạn", "Phòng Văn hóa - Xã hội xã"
FOCAL, LEADERS = "Đầu mối theo dõi", "Lãnh đạo xã"
LAST = 24  # the first instant too late, where the paper moves it later


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture
def conference():
    make.unit(name=HEAD)
    office = make.unit(name=OFFICE, kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.user(role=Role.CULTURE_OFFICE, unit=office)
    return make.conference()


def walk(first, last, papers):
    """Every full hour; a paper is saved before the clock looks at that hour, by day and key."""
    number, at = 0, first
    while at <= last:
        if at in papers:
            number += 1
            paper = order(number=f"{number}/UBND", on=at.date())
            save(moved(LIST, date(2025, 8, papers[at])), order=paper, at=at)
        clock.remind(at=at)
        at += timedelta(hours=1)


def told(whom=HEAD):
    """When, of which day, how many days before it."""
    rows = Reminder.objects.gone().filter(key=LIST).select_related("unit").order_by("gone_at", "pk")
    return [(one.gone_at, one.due_at, one.days) for one in rows if one.whom == whom]


def once():
    rows = Reminder.objects.filter(key=LIST)
    said = list(rows.values_list("due_at", "audience", "unit_id", "days"))
    return len(said) == len(set(said))


def test_moved_later_what_went_stays_and_each_goes_once_before_the_new_day(conference):
    walk(on(15, 8), on(28), {on(18, 12): LAST})

    assert told() == [
        (on(16, 7), on(20), 3), (on(18, 7), on(20), 1),
        (on(20, 7), on(24), 3), (on(22, 7), on(24), 1), (on(23, 7), on(24), 0),
        (on(24, 7), on(24), -1), (on(26, 7), on(24), -3),
    ]  # fmt: skip
    assert told(LEADERS) == [(on(24, 7), on(24), -1)]
    assert told(FOCAL) == [(on(18, 7), on(20), 1), (on(22, 7), on(24), 1), (on(24, 7), on(24), -1)]
    assert once()
    assert not Reminder.objects.unsent().filter(key=LIST).exists()


def test_moved_earlier_the_last_that_is_due_goes_at_once(conference):
    walk(on(15, 8), on(23), {on(16, 12): 18})

    assert told() == [
        (on(16, 7), on(20), 3),
        (on(16, 13), on(18), 1),  # was due that morning
        (on(17, 7), on(18), 0), (on(18, 7), on(18), -1), (on(20, 7), on(18), -3),
    ]  # fmt: skip
    assert once()


def test_moved_to_before_now_it_is_told_as_over(conference):
    walk(on(15, 8), on(22), {on(18, 12): 17})

    assert told() == [
        (on(16, 7), on(20), 3), (on(18, 7), on(20), 1), (on(18, 13), on(17), -1),
        (on(19, 7), on(17), -3),
    ]  # fmt: skip
    assert once()


def test_moved_and_moved_back_is_as_if_it_never_was(conference):
    walk(on(15, 8), on(24), {on(16, 12): LAST, on(17, 9): 20})

    assert told() == [
        (on(16, 7), on(20), 3), (on(18, 7), on(20), 1), (on(19, 7), on(20), 0),
        (on(20, 7), on(20), -1), (on(22, 7), on(20), -3),
    ]  # fmt: skip
    assert once()


def test_moved_when_it_is_over_the_late_are_in_time_and_told_anew(conference):
    walk(on(19, 6), on(25), {on(21, 9): LAST})

    assert told() == [
        (on(19, 7), on(20), 0), (on(20, 7), on(20), -1),
        (on(21, 10), on(24), 3),  # was due the morning before
        (on(22, 7), on(24), 1), (on(23, 7), on(24), 0), (on(24, 7), on(24), -1),
    ]  # fmt: skip
    assert once()


def test_who_is_done_hears_nothing_of_it(conference):
    DeadlineMark.objects.filter(unit__name=HEAD).update(met_at=on(15))
    walk(on(15, 8), on(26), {on(18, 12): LAST})

    assert told() == []


def test_what_is_planned_goes_along_in_the_same_press(conference):
    """Held and reworded ones too: nobody sees the old day in the outbox, not for a minute."""
    clock.remind(at=on(16, 8))
    mine = Reminder.objects.unsent().filter(unit__name=HEAD, key=LIST)
    mine.filter(days=1).update(state="held")
    mine.filter(days=0).update(text="Xin gửi trước 24 giờ ngày 19.")

    save(moved(LIST, date(2025, 8, 22)), at=on(16, 9))

    assert {(one.days, one.due_at, one.send_at, one.state) for one in mine} == {
        (1, on(22), on(20, 7), "held"), (0, on(22), on(21, 7), "held"),
        (3, on(22), on(18, 7), "planned"), (-1, on(22), on(22, 7), "planned"),
    }  # fmt: skip


def test_who_no_longer_owes_it_loses_the_reminders_and_the_new_one_gets_them(conference):
    make.unit(name="Trường THCS", kind=UnitKind.SCHOOL)
    clock.remind(at=on(16, 8))

    save(edit("deadline", LIST, kinds=["school"], units=[]), at=on(16, 9))
    clock.remind(at=on(16, 10))

    left = Reminder.objects.unsent().filter(key=LIST, audience="unit")
    assert {one.unit.name for one in left} == {"Trường THCS"}


def test_a_mail_that_waits_names_the_new_day(conference):
    unit = make.unit(name=HEAD)
    MailAddress.objects.create(unit=unit, address="thon@example.vn")
    waits, went = mail(unit, text="hạn ngày 19/8/2025"), mail(unit, state="posted", text="cũ")

    save(moved(LIST, date(2025, 8, LAST)), at=on(16, 9))

    texts = dict(Mail.objects.values_list("pk", "text"))
    assert "hạn trước 24:00 thứ Bảy, ngày 23/8/2025" in texts[waits.pk]
    assert "19/8" not in texts[waits.pk]
    assert texts[went.pk] == "cũ"
