"""Two meetings of one day: taken down names first, with their minutes, and by the bare rule."""

from datetime import date, time

import pytest

from accounts.problems import Refused
from nominations.actions import names_first, reviews
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, post
from tests.nominations.taking import PAGE, page_of, take, there
from tests.nominations.twice import BOTH, DAY, EVENING, MORNING, boxes, chosen, held, meetings
from tests.pages import seen

pytestmark = pytest.mark.django_db


def test_names_first_asks_too_and_takes_down_in_the_right_one(village):
    village.post(PAGE, MORNING)
    asked = village.post(PAGE, EVENING)
    assert (asked.status_code, boxes(asked), meetings()) == (422, EVENING, BOTH[:1])

    answer = village.post(PAGE, EVENING | chosen(asked, 1))

    morning, evening = ReviewMeeting.objects.order_by("pk")
    assert (answer.url, meetings()) == (there(evening), BOTH)
    take(village, evening, full_name="Vũ Thị Thơm", agree="85")
    take(village, morning, full_name="Chi hội Phụ nữ", kind="collective", agree="110")
    assert list(
        Ballot.objects.order_by("pk").values_list("nomination__full_name", "meeting", "agree")
    ) == [("Vũ Thị Thơm", evening.pk, 85), ("Chi hội Phụ nữ", morning.pk, 110)]
    assert village.post(PAGE, MORNING).url == there(morning)


def test_of_two_meetings_neither_takes_the_other_s_hour_or_day(village):
    morning = held(unit=village.unit)
    evening = held(time(19, 30), unit=village.unit, invited=120, present=90)
    early = ReviewMeeting.objects.create(
        conference=make.conference(), unit=village.unit, kind="unit_review",
        held_on=date(2025, 8, 12), invited=50, present=40,
    )  # fmt: skip

    def mend(one, **changes):
        address = f"{PAGE}?hop={one.pk}"
        return village.post(address, seen(village, address) | changes)

    same = mend(evening, **EVENING | {"starts_at": "8:00"})
    assert same.context["form"].errors["starts_at"][0].startswith("Đơn vị đã ghi cuộc họp 08:00")
    none = mend(evening, **EVENING | {"starts_at": ""})
    assert none.context["form"].errors == {
        "starts_at": [
            "Đơn vị còn ghi một cuộc họp khác ngày 15/8/2025. Hãy giữ giờ của cuộc họp này."
        ]
    }
    into = EVENING | {"invited": "50", "present": "40"}
    for hour in ("", "8:00"):
        moved = mend(early, **into | {"starts_at": hour})
        assert "held_on" in moved.context["form"].errors, hour
    assert mend(early, **into | {"starts_at": "14:00"}).url == there(early)
    assert mend(morning, **MORNING | {"starts_at": "7:45"}).url == there(morning)
    assert meetings() == [("07:45", 134, 112), ("19:30", 120, 90), ("14:00", 50, 40)]


def test_more_people_than_were_invited_are_refused_where_a_meeting_is_mended(sign_in):
    office = make.unit(name="Trạm Y tế xã", kind="office")
    client = sign_in(make.user(unit=office, role="unit_nominator"))
    one = held(unit=office)
    address = f"{PAGE}?hop={one.pk}"

    answer = client.post(address, seen(client, address) | MORNING | {"present": "135"})

    assert list(answer.context["form"].errors) == ["present"]
    assert meetings() == [("08:00", 134, 112)]


# --- Its minutes ----------------------------------------------------------------------------------


def test_minutes_do_not_take_the_other_meeting_s_hour(village):
    held(unit=village.unit)
    evening = held(None, unit=village.unit, invited=120, present=90)
    url = f"/ho-so/cuoc-hop/{evening.pk}/bien-ban-hop/gio-noi-hop/"
    typed = {"ends_at": "", "venue": ""}

    taken = village.post(url, seen(village, url) | typed | {"starts_at": "08:00"})

    assert taken.context["form"].errors["starts_at"] == [
        "Đơn vị đã ghi cuộc họp 08:00 ngày 15/8/2025. Hai cuộc họp một ngày phải khác giờ, hãy "
        "xem lại giờ."
    ]
    village.post(url, seen(village, url) | typed | {"starts_at": "19:30"})
    assert meetings() == BOTH


def test_minutes_that_move_leave_the_hour_of_a_third_meeting(village):
    """The draft's own empty meeting of the 12th began at eight; so did another of the 15th."""
    held(unit=village.unit)
    to = held(None, unit=village.unit, invited=120, present=90)
    one = begin(village)
    ReviewMeeting.objects.create(
        conference=make.conference(), unit=village.unit, kind="unit_review", invited=50,
        held_on=date(2025, 8, 12), present=40, starts_at=time(8), venue="Đình làng",
        opened_for=one,
    )  # fmt: skip

    answer = post(village, one, "phieu", f"?hop={to.pk}", agree="90", disagree="", abstain="")

    to.refresh_from_db()
    assert (to.starts_at, to.venue) == (None, "Đình làng")
    words = page_of(village.get(answer.url, follow=True)).words()
    assert "nên không nhận: giờ bắt đầu “08:00”." in words


def test_an_hour_after_the_end_is_refused(village):
    one = held(None, unit=village.unit)
    ReviewMeeting.objects.update(ends_at=time(10))

    answer = post(
        village, begin(village), "hop", f"?hop={one.pk}", **MORNING | {"starts_at": "11h"}
    )

    assert answer.context["form"].non_field_errors() == [
        "Giờ kết thúc không sau giờ bắt đầu. Hãy xem lại hai giờ này."
    ]


@pytest.mark.parametrize("unit_is_other", [True, False])
def test_meetings_of_others_and_of_other_days_are_none_of_the_day_s(village, unit_is_other):
    if unit_is_other:
        held(unit=make.unit(name="Thôn Khác"))
    else:
        one = held(unit=village.unit)
        ReviewMeeting.objects.filter(pk=one.pk).update(held_on=date(2025, 8, 14))

    post(village, begin(village), "hop", **EVENING)

    assert meetings() == BOTH


def test_the_fingerprint_of_a_page_covers_the_hour(village):
    one = begin(village)
    post(village, one, "hop", **MORNING)
    shown = seen(village, f"/ho-so/{one.code}/buoc/hop/")
    ReviewMeeting.objects.update(starts_at=time(9))

    late = village.post(f"/ho-so/{one.code}/buoc/hop/", shown | MORNING | {"present": "110"})

    assert late.status_code == 409
    assert ("Giờ bắt đầu", "09:00") in late.context["form"].theirs


def test_whoever_says_nothing_may_not_make_a_second_one():
    """A program that answers nothing is asked as a page is."""
    unit = make.unit()
    day = [held(unit=unit)]
    entry = reviews.MeetingEntry(held_on=DAY, invited=9, present=9, starts_at=time(8, 29))

    for answer in ("", "khac-gio", "999-abc"):
        with pytest.raises(reviews.SameDay):
            reviews.named(day, entry, answer=answer)
    later = reviews.MeetingEntry(held_on=DAY, invited=9, present=9, starts_at=time(8, 30))
    assert reviews.named(day, later, answer="khac-gio") is None
    with pytest.raises(reviews.SameDay):
        reviews.named(day, later)
    with pytest.raises(reviews.SameDay):  # far from one of two is not far
        reviews.named([*day, held(time(8, 45), unit=unit)], later, answer="khac-gio")
    assert Nomination.objects.count() == 0


def test_the_action_itself_refuses_more_people_than_were_invited():
    """Whatever page it is: where people are invited, and where a meeting is mended."""
    office = make.unit(name="Trạm Y tế xã", kind="office")
    one, head = held(unit=office), make.user(unit=office, role="unit_nominator")
    entry = reviews.MeetingEntry(held_on=DAY, invited=134, present=135, starts_at=time(8))

    with pytest.raises(Refused) as refused:
        names_first.hold_review(
            conference=make.conference(), unit=office, entry=entry, meeting=one, by=head, at=make.AT
        )

    assert [problem.field for problem in refused.value.problems] == ["present"]
    assert meetings() == [("08:00", 134, 112)]


def test_the_last_guard_of_a_sent_dossier_s_figures():
    """Whoever calls for it: what a sent dossier rests on is what it was."""
    sent = make.nomination(state="submitted")
    meeting, head = ReviewMeeting.objects.get(), make.user(unit=sent.unit)
    entry = reviews.MeetingEntry(held_on=meeting.held_on, invited=50, present=47)

    with pytest.raises(Refused) as refused:
        reviews.mend(meeting, entry=entry, clears=False, by=head, at=make.AT)

    assert str(refused.value) == (
        "Cuộc họp ngày 15/8/2025 đã ghi: mời 50 người, có mặt 42. Hồ sơ đã gửi dựa vào hai số này "
        "nên không đổi được. Hãy giữ 50 và 42; nếu số đã ghi sai, hãy gọi Phòng Văn hóa - Xã hội."
    )
    assert meetings() == [("", 50, 42)]
