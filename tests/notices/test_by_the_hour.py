"""The demo from 12/8 to 31/8, hour by hour: the whole outbox against a table written by hand."""

from datetime import datetime, timedelta

import pytest

from accounts.enums import Role, UnitKind
from conferences.calendar import HANOI
from conferences.models import Conference, Deadline, DeadlineMark
from notices.actions import clock
from notices.models import Reminder
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HEAD, SENDS, OFFICE = "Thôn Mỗ Đoạn", "Thôn Liêu Xá", "Phòng Văn hóa - Xã hội xã"
FOCAL, LEADERS = "Đầu mối theo dõi", "Lãnh đạo xã"
PLAN, LIST, HELD, RESULTS = (
    "plan_reported", "list_approved", "conference_held", "results_reported",
)  # fmt: skip


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


MET = {  # what is done, and when
    on(16, 9): (OFFICE, PLAN),  # late
    on(17, 10): (SENDS, LIST),
    on(21, 11): (OFFICE, LIST),  # late
    on(22, 15): (OFFICE, HELD),
    on(29, 10): (OFFICE, RESULTS),
}
TABLE = [
    (on(12, 7), OFFICE, PLAN, 3),  # was to go on the 11th
    (on(13, 7), OFFICE, PLAN, 1),
    (on(14, 7), OFFICE, PLAN, 0),
    (on(15, 7), OFFICE, PLAN, -1),
    (on(15, 7), LEADERS, PLAN, -1),
    (on(16, 7), HEAD, LIST, 3),
    (on(16, 7), SENDS, LIST, 3),
    (on(16, 7), OFFICE, LIST, 3),
    (on(18, 7), HEAD, LIST, 1),
    (on(18, 7), OFFICE, LIST, 1),
    (on(18, 7), FOCAL, LIST, 1),
    (on(19, 7), HEAD, LIST, 0),
    (on(19, 7), OFFICE, LIST, 0),
    (on(20, 7), HEAD, LIST, -1),
    (on(20, 7), OFFICE, LIST, -1),
    (on(20, 7), FOCAL, LIST, -1),
    (on(20, 7), LEADERS, LIST, -1),
    (on(21, 7), OFFICE, HELD, 3),
    (on(22, 7), HEAD, LIST, -3),
    (on(26, 7), OFFICE, RESULTS, 3),
    (on(28, 7), OFFICE, RESULTS, 1),
    (on(29, 7), OFFICE, RESULTS, 0),
]


@pytest.fixture
def conference():
    make.unit(name=HEAD)
    make.unit(name=SENDS)
    office = make.unit(name=OFFICE, kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.user(role=Role.CULTURE_OFFICE, unit=office)
    return make.conference()


def met(at):
    unit, key = MET[at]
    DeadlineMark.objects.filter(unit__name=unit, deadline__key=key).update(met_at=at)


def walk(first, last, *, beats=1, off=()):
    """Every full hour; what is done by then is noted before the clock looks."""
    for at in MET:
        if at < first:
            met(at)
    at = first
    while at <= last:
        if at in MET:
            met(at)
        if not any(begins <= at < ends for begins, ends in off):
            for _ in range(beats):
                clock.remind(at=at)
        at += timedelta(hours=1)


def outbox():
    rows = Reminder.objects.gone().select_related("unit")
    told = [
        (one.gone_at, one.unit.name if one.unit else one.get_audience_display(), one.key, one.days)
        for one in rows
    ]
    return sorted(told, key=str)


def test_the_whole_outbox_is_as_the_table_has_it(conference):
    """Nobody who is done is told, and nothing twice."""
    walk(on(12), on(31, 23))

    assert outbox() == sorted(TABLE, key=str)
    assert not Reminder.objects.unsent().exists()


def test_two_beats_an_hour_are_as_one(conference):
    walk(on(18), on(20, 23), beats=2)

    assert outbox() == sorted([row for row in TABLE if on(18) <= row[0] < on(21)], key=str)


def test_a_server_that_was_off_for_two_days_catches_up_once(conference):
    walk(on(15), on(20, 6), off=[(on(17), on(19, 6))])

    since = [row for row in outbox() if row[0] >= on(17)]
    assert since == sorted(
        [
            (on(19, 7), HEAD, LIST, 0),
            (on(19, 7), OFFICE, LIST, 0),
            (on(19, 7), FOCAL, LIST, 1),
        ],
        key=str,
    )


def test_nothing_goes_at_night(conference):
    walk(on(16, 5), on(16, 6))
    assert outbox() == []
    Reminder.objects.filter(key=LIST, days=3).update(send_at=on(16, 19))
    for hour in (20, 21, 23):
        clock.remind(at=on(16, hour))
    assert outbox() == []
    clock.remind(at=on(17, 7))
    assert [row for row in outbox() if row[2] == LIST] == [
        (on(17, 7), who, LIST, 3) for who in (OFFICE, SENDS, HEAD)
    ]


def test_a_day_that_is_moved_takes_its_reminders_along(conference):
    clock.remind(at=on(16, 8))
    clock.remind(at=on(16, 9))
    mine = Reminder.objects.unsent().filter(unit__name=HEAD)
    kept, worded = mine.get(days=1), mine.get(days=0)
    Reminder.objects.filter(pk=kept.pk).update(state="held")
    Reminder.objects.filter(pk=worded.pk).update(text="Xin gửi trước 24 giờ ngày 19.")

    Deadline.objects.filter(key=LIST).update(due_at=on(22))
    clock.remind(at=on(16, 10))

    kept.refresh_from_db()
    worded.refresh_from_db()
    assert (kept.due_at, kept.send_at, kept.state) == (on(22), on(20, 7), "held")
    assert (worded.due_at, worded.send_at, worded.state) == (on(22), on(21, 7), "held")
    own = Reminder.objects.unsent().filter(unit__name=SENDS)
    assert {(one.days, one.send_at, one.state) for one in own} == {
        (3, on(18, 7), "planned"), (1, on(20, 7), "planned"), (0, on(21, 7), "planned"),
        (-1, on(22, 7), "planned"),
    }  # fmt: skip
    assert not Reminder.objects.unsent().filter(key=LIST, due_at=on(20)).exists()
    assert Reminder.objects.gone().filter(key=LIST, due_at=on(20), days=3).count() == 3


def test_a_deadline_the_plan_has_no_longer_takes_them_away(conference):
    clock.remind(at=on(15, 8))
    assert Reminder.objects.filter(key=LIST).exists()
    Deadline.objects.filter(key=LIST).update(still_asked=False)

    clock.remind(at=on(15, 9))

    assert not Reminder.objects.filter(key=LIST).exists()


def test_a_unit_with_days_of_its_own_is_told_of_those(conference):
    marks = DeadlineMark.objects.filter(deadline__key=LIST, unit__name=HEAD)
    marks.update(extended_to=on(22))
    clock.remind(at=on(15, 8))
    mine = Reminder.objects.filter(unit__name=HEAD)
    assert {(one.days, one.send_at) for one in mine} == {
        (3, on(18, 7)), (1, on(20, 7)), (0, on(21, 7)), (-1, on(22, 7)),
    }  # fmt: skip

    marks.update(amend_until=on(23))  # what it sent came back, and it has longer to mend it
    clock.remind(at=on(15, 9))
    assert {(one.days, one.send_at) for one in mine.all()} == {
        (3, on(19, 7)), (1, on(21, 7)), (0, on(22, 7)),
    }  # fmt: skip


def test_whoever_owes_again_is_told_again(conference):
    """A dossier that was sent back: what went is not said twice, what follows is."""
    clock.remind(at=on(15, 8))
    clock.remind(at=on(16, 8))
    marks = DeadlineMark.objects.filter(deadline__key=LIST, unit__name=HEAD)
    marks.update(met_at=on(16, 9))
    clock.remind(at=on(16, 10))
    assert not Reminder.objects.unsent().filter(unit__name=HEAD).exists()

    marks.update(met_at=None)
    clock.remind(at=on(17, 10))

    left = Reminder.objects.unsent().filter(unit__name=HEAD)
    assert {one.days for one in left} == {1, 0, -1, -3}


def test_what_each_of_them_says(conference):
    clock.remind(at=on(17))
    clock.remind(at=on(18, 7))
    clock.remind(at=on(20, 7))
    said = {(one.audience, one.unit_id and one.unit.name, one.days): one.text
            for one in Reminder.objects.gone().filter(key=LIST)}  # fmt: skip

    title = "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến"
    assert said["unit", HEAD, 1] == (
        "Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025."
    )
    assert said["unit", HEAD, -1] == (
        "Gửi hồ sơ giới thiệu: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
        " Nếu còn vướng mắc, hãy gọi Phòng Văn hóa - Xã hội."
    )
    assert said["unit", OFFICE, 1] == f"{title}: hạn trước 24:00 thứ Ba, ngày 19/8/2025."
    assert said["focal", None, 1] == (
        f"{title}: hạn trước 24:00 thứ Ba, ngày 19/8/2025. Chưa xong: thôn Liêu Xá, thôn Mỗ Đoạn."
    )
    assert said["leaders", None, -1] == (
        f"{title}: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
        " Chưa xong: Phòng Văn hóa - Xã hội xã, thôn Liêu Xá, thôn Mỗ Đoạn."
    )


def test_more_units_than_a_sentence_names_are_counted(conference):
    for number in range(3):
        unit = make.unit(name=f"Thôn {number}")
        Deadline.objects.get(key=LIST).marks.create(unit=unit)
    clock.remind(at=on(17))
    clock.remind(at=on(18, 7))

    assert Reminder.objects.gone().get(audience="focal").text.endswith("Chưa xong: 5 đơn vị.")


def test_while_a_commune_prepares_nobody_is_told(conference):
    Conference.objects.update(waits=True)
    clock.remind(at=on(16, 7))

    assert not Reminder.objects.exists()


def test_who_owes_is_asked_again_when_it_goes(conference, monkeypatch):
    """Somebody sends between the plan's look and the sending."""
    clock.remind(at=on(16))
    real = clock._bring

    def slowly(*given):
        real(*given)
        DeadlineMark.objects.filter(unit__name=HEAD).update(met_at=on(16, 7))

    monkeypatch.setattr(clock, "_bring", slowly)
    clock.remind(at=on(16, 7))

    assert {row[1] for row in outbox() if row[2] == LIST} == {SENDS, OFFICE}


def test_somebodys_own_words_go_instead_of_ours(conference):
    clock.remind(at=on(16))
    mine = Reminder.objects.filter(unit__name=HEAD, days=3)
    mine.update(text="Kính mời trưởng thôn gửi hồ sơ.")
    clock.remind(at=on(16, 7))

    assert mine.get().text == "Kính mời trưởng thôn gửi hồ sơ."
    assert mine.get().state == "gone"


def test_each_commune_has_its_own_and_one_that_fails_stops_no_other(conference, monkeypatch):
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    make.unit(of=other, name="Thôn Khác")
    make.conference(of=other)
    real = clock.ledger_of
    monkeypatch.setattr(
        clock, "ledger_of", lambda one: real(one) if one.commune_id == other.pk else 1 / 0
    )

    clock.remind(at=on(15, 8))

    told = set(Reminder.objects.values_list("commune_id", "unit__name"))
    assert told == {(other.pk, "Thôn Khác"), (other.pk, None)}


def test_the_runner_asks_it(settings):
    assert "notices.actions.clock.remind" in settings.BY_THE_CLOCK
