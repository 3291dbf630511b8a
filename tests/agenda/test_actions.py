"""Tests what is written of the programme."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from agenda import actions
from agenda.facts import programme, running_order
from agenda.models import AgendaItem
from conferences.calendar import HANOI
from conferences.models import Conference
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def eight(by, at):
    conference = make.conference()
    actions.set_up(conference=conference, by=by, at=at)
    return conference


def order(conference):
    return [row.plan_number for row in running_order(conference)]


def item(number):
    return AgendaItem.objects.with_places().get(plan_number=number)


def test_set_up_writes_the_plans_eight_once(eight, by, at):
    again = actions.set_up(conference=eight, by=by, at=at)

    assert (again, order(eight)) == (0, [1, 2, 3, 4, 5, 6, 7, 8])
    assert running_order(eight)[0].title == "Tuyên bố lý do, giới thiệu đại biểu"
    assert AuditEvent.objects.filter(action="set_up_agenda").count() == 1
    assert programme(eight).problems == ()


def test_an_extra_comes_last_and_moves_up_and_down(eight, by, at):
    extra = actions.add(conference=eight, title=" Chào cờ ", minutes=5, by=by, at=at)
    moved = [actions.shift(extra, by_places=actions.UP, by=by, at=at) for _ in range(9)]

    assert moved == [True] * 8 + [False]
    assert order(eight) == [None, 1, 2, 3, 4, 5, 6, 7, 8]
    assert actions.shift(extra, by_places=actions.DOWN, by=by, at=at) is True
    assert [row.number for row in running_order(eight)] == list(range(1, 10))
    assert AgendaItem.objects.get(plan_number=None).title == "Chào cờ"
    assert programme(eight).problems == ()


def test_moving_one_of_the_eight_out_of_order_warns(eight, by, at):
    actions.shift(item(3), by_places=actions.UP, by=by, at=at)

    assert order(eight) == [1, 3, 2, 4, 5, 6, 7, 8]
    assert [p.text for p in programme(eight).problems] == ["Thứ tự các nội dung khác với Kế hoạch."]


def test_removing_is_for_extras_only(eight, by, at):
    extra = actions.add(conference=eight, title="Chào cờ", minutes=5, by=by, at=at)
    actions.shift(extra, by_places=actions.UP, by=by, at=at)

    with pytest.raises(Refused) as refused:
        actions.remove(item(8), by=by, at=at)
    actions.remove(extra, by=by, at=at)
    with pytest.raises(Refused) as gone:
        actions.remove(AgendaItem(pk=10**6, conference=eight, title="x", minutes=1), by=by, at=at)

    assert [p.text for p in refused.value.problems] == [
        "Nội dung số 8 là của Kế hoạch. Hãy giữ lại, không bỏ được."
    ]
    assert str(gone.value) == (
        "Vừa có người khác xử lý việc này: nội dung “x” không còn trong chương trình. "
        "Hãy xem lại rồi làm tiếp."
    )
    assert order(eight) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert list(AgendaItem.objects.order_by("number").values_list("number", flat=True)) == list(
        range(1, 9)
    )


def seen(item):
    return fingerprint(item.stands)


def begin(conference, starts_at, *, by, at):
    """The start, by somebody who sees the one that stands."""
    stands = {"starts_at": Conference.objects.get().starts_at}
    return actions.set_start(
        conference=conference, starts_at=starts_at, seen=fingerprint(stands), by=by, at=at
    )


def test_editing_keeps_the_plans_title_and_changes_an_extras(eight, by, at):
    extra = actions.add(conference=eight, title="Chào cờ", minutes=5, by=by, at=at)
    values = {"minutes": 20, "presenter": "Chủ tịch UBND xã", "note": "", "title": "Tên khác"}

    actions.edit(item(1), seen=seen(item(1)), by=by, at=at, **values)
    actions.edit(extra, seen=seen(extra), by=by, at=at, **values)

    rows = running_order(eight)
    assert (rows[0].title, rows[0].minutes) == ("Tuyên bố lý do, giới thiệu đại biểu", 20)
    assert (rows[8].title, rows[8].presenter) == ("Tên khác", "Chủ tịch UBND xã")
    assert programme(eight).without_presenter == 7
    assert "Chủ tịch" not in str(list(AuditEvent.objects.values()))


def test_what_somebody_removed_meanwhile_is_told(eight, by, at):
    """U30."""
    extra = actions.add(conference=eight, title="Chào cờ", minutes=5, by=by, at=at)
    stale = AgendaItem.objects.with_places().get(pk=extra.pk)
    actions.remove(extra, by=by, at=at)

    for act in (
        lambda: actions.edit(stale, minutes=5, presenter="", note="", seen="", by=by, at=at),
        lambda: actions.shift(stale, by_places=actions.UP, by=by, at=at),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert str(refused.value) == (
            "Ông, bà đã xử lý việc này lúc 08:00 ngày 16/8/2025: nội dung “Chào cờ” không còn "
            "trong chương trình. Hãy tải lại trang để xem."
        )
    other = make.user(role=Role.COUNCIL_OFFICE)
    with pytest.raises(Refused) as refused:
        actions.remove(stale, by=other, at=at)
    assert str(refused.value) == (
        "Vừa có người khác xử lý việc này. Phòng Văn hóa - Xã hội, lúc 08:00 ngày 16/8/2025: "
        "nội dung “Chào cờ” không còn trong chương trình. Hãy xem lại rồi làm tiếp."
    )


def test_times_run_from_the_start_without_a_gap(eight, by, at):
    starts = datetime(2025, 8, 22, 8, 0, tzinfo=HANOI)

    found = begin(eight, starts, by=by, at=at)

    whole = programme(Conference.objects.get())
    clock = [f"{row.starts_at.astimezone(HANOI):%H:%M}" for row in whole.items]
    assert found == []
    assert clock == ["08:00", "08:15", "08:45", "09:45", "10:25", "10:40", "10:55", "11:10"]
    assert all(
        one.ends_at == other.starts_at
        for one, other in zip(whole.items, whole.items[1:], strict=False)
    )
    assert (whole.duration, f"{whole.ends_at.astimezone(HANOI):%H:%M}") == (
        "3 giờ 20 phút",
        "11:20",
    )


def told(action):
    events = AuditEvent.objects.filter(action=action).order_by("pk")
    return list(events.values_list("before", "after", "note"))


def test_the_log_tells_which_parts_of_an_item_changed_and_nothing_of_none(eight, by, at):
    """Issue 7, line 7."""
    opening = item(1)
    as_it_stands = {"minutes": opening.minutes, "presenter": "", "note": ""}

    actions.edit(opening, **as_it_stands, seen=seen(opening), by=by, at=at)
    assert told("edit_agenda_item") == []

    told_who = as_it_stands | {"presenter": "Ông Vũ Văn An"}
    actions.edit(opening, **told_who, seen=seen(opening), by=by, at=at)
    note = "Tuyên bố lý do, giới thiệu đại biểu: đã sửa người thực hiện"
    assert told("edit_agenda_item") == [("", "", note)]


def test_the_log_tells_the_start_in_words_and_once(eight, by, at):
    """Issue 7, line 7."""
    starts = datetime(2025, 8, 22, 8, 0, tzinfo=HANOI)
    for when in (None, starts, starts, None):
        begin(eight, when, by=by, at=at)

    assert told("set_start") == [
        ("chưa đặt giờ", "08:00 ngày 22/8/2025", ""),
        ("08:00 ngày 22/8/2025", "chưa đặt giờ", ""),
    ]


def test_a_start_at_the_deadline_is_kept_but_warned_of(eight, by, at):
    found = begin(eight, datetime(2025, 8, 25, 0, 0, tzinfo=HANOI), by=by, at=at)

    assert [p.source for p in found] == ["Trước ngày 25/8/2025, tổ chức Hội nghị"]
    assert [p.rule for p in programme(eight).problems] == ["VI"]
    assert begin(eight, None, by=by, at=at) == []
    assert Conference.objects.get().starts_at is None


def test_the_history_of_the_programme_is_whole(eight, by, at):
    actions.shift(item(2), by_places=actions.DOWN, by=by, at=at)
    assert list(broken_links("11086")) == []


def test_the_database_refuses_a_second_item_of_the_same_number_and_a_day_too_long(eight):
    """R7."""
    for fields in ({"plan_number": 1, "minutes": 5}, {"minutes": 0}, {"minutes": 481}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaItem.objects.create(conference=eight, number=9, title="x", **fields)


@pytest.mark.parametrize("count", [1, 3])
def test_running_order_costs_one_query(count, django_assert_num_queries):
    conference = make.conference()
    for number in range(count):
        AgendaItem.objects.create(conference=conference, number=number, title="x", minutes=5)

    with django_assert_num_queries(1):
        running_order(conference)


def test_the_second_editor_of_an_item_is_told_and_nothing_is_written(eight, by, at):
    """R5; issue 8, line 4."""
    opening, shown = item(1), seen(item(1))
    values = {"minutes": 20, "note": ""}
    actions.edit(opening, **values, presenter="Ông Một", seen=shown, by=by, at=at)

    actions.edit(opening, **values, presenter="Ông Một", seen=shown, by=by, at=at)  # tapped twice
    with pytest.raises(Overtaken) as overtaken:
        actions.edit(opening, **values, presenter="Ông Hai", seen=shown, by=by, at=at)

    assert overtaken.value.stands == {"minutes": 20, "presenter": "Ông Một", "note": ""}
    assert (item(1).minutes, item(1).presenter) == (20, "Ông Một")
    assert len(told("edit_agenda_item")) == 1


def test_the_second_who_sets_the_start_is_told(eight, by, at):
    """R5; issue 8, line 4."""
    shown = fingerprint({"starts_at": None})
    first, second = (datetime(2025, 8, 22, hour, 0, tzinfo=HANOI) for hour in (8, 9))
    actions.set_start(conference=eight, starts_at=first, seen=shown, by=by, at=at)

    with pytest.raises(Overtaken) as overtaken:
        actions.set_start(conference=eight, starts_at=second, seen=shown, by=by, at=at)

    assert overtaken.value.stands == {"starts_at": first}
    assert Conference.objects.get().starts_at == first
