"""A unit may meet twice on one day: a meeting is known by its day and hour, and doubt is asked."""

from datetime import date, time

import pytest

from accounts.models import AuditEvent
from nominations.models import Ballot, Change, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, post
from tests.nominations.taking import PAGE as MINUTES
from tests.nominations.taking import page_of
from tests.nominations.twice import BOTH, EVENING, MORNING, boxes, choices, chosen, held, meetings
from tests.pages import seen

pytestmark = pytest.mark.django_db
ASKED = (
    "Ngày 15/8/2025 đơn vị đã ghi một cuộc họp 08:00: mời 134, có mặt 112. Đây là cuộc họp 08:00 "
    "đã ghi hay một cuộc họp khác trong ngày? Hãy chọn."
)


def test_another_meeting_of_the_day_is_asked_about_and_one_press_makes_it(village):
    held(unit=village.unit)
    one = begin(village)

    asked = post(village, one, "hop", **EVENING)

    assert (asked.status_code, meetings()) == (422, BOTH[:1])
    assert page_of(asked).by_id["hop-nao"].words().startswith(ASKED)
    assert choices(asked) == [
        "Cuộc họp 08:00 đã ghi, sửa thành 19:30, mời 120, có mặt 90",
        "Một cuộc họp khác trong ngày",
    ]
    assert boxes(asked) == EVENING
    assert asked.context["form"].errors == {}

    done = post(village, one, "hop", **EVENING, **chosen(asked, 1))

    assert meetings() == BOTH
    evening = ReviewMeeting.objects.latest("pk")
    assert done.url == f"/ho-so/{one.code}/buoc/phieu/?hop={evening.pk}"
    again = post(village, one, "hop", **EVENING, **chosen(asked, 1))
    assert (again.url, meetings()) == (done.url, BOTH)
    words = page_of(village.get(done.url)).words()
    assert "Cuộc họp 19:30 ngày 15/8/2025, 90 người có mặt." in words


def test_it_may_be_the_one_that_stands_mended(village):
    held(unit=village.unit)
    one = begin(village)
    asked = post(village, one, "hop", **EVENING)

    post(village, one, "hop", **EVENING, **chosen(asked, 0))

    assert meetings() == [("19:30", 120, 90)]


def test_another_meeting_has_to_say_its_hour(village):
    held(unit=village.unit)
    one = begin(village)
    typed = EVENING | {"starts_at": ""}
    asked = post(village, one, "hop", **typed)
    hint = "Nếu là cuộc họp khác, hãy ghi giờ bắt đầu ở ô trên."
    assert hint in page_of(asked).by_id["hop-nao"].words()

    refused = post(village, one, "hop", **typed, **chosen(asked, 1))

    assert refused.context["form"].errors == {
        "starts_at": [
            "Đơn vị đã ghi cuộc họp khác trong ngày. Hãy nhập giờ bắt đầu của cuộc họp này."
        ]
    }
    box = page_of(refused).by_id["id_starts_at"]
    assert box.inside("details") is None, "the box that is asked for is seen"
    assert choices(refused) == [
        "Cuộc họp 08:00 đã ghi, sửa thành mời 120, có mặt 90", "Một cuộc họp khác trong ngày",
    ]  # fmt: skip
    same = post(village, one, "hop", **typed | {"starts_at": "08:00"}, **chosen(asked, 1))
    assert same.context["form"].errors == {
        "starts_at": [
            "Đơn vị đã ghi cuộc họp 08:00 ngày 15/8/2025. Hai cuộc họp một ngày phải khác giờ, "
            "hãy xem lại giờ."
        ]
    }
    assert meetings() == BOTH[:1]


def sent_along(page):
    hidden = [box.attrs for box in page.all("input") if box.attrs.get("type") == "hidden"]
    return {box["name"]: box.get("value", "") for box in hidden}


@pytest.mark.parametrize("wrong", ["", "8:00"])
@pytest.mark.parametrize("page", ["step", "minutes"])
def test_another_once_chosen_goes_on_when_its_hour_is_written(village, page, wrong):
    """The hour was asked for in red and, once written, the same question came again."""
    held(unit=village.unit)
    address = f"/ho-so/{begin(village).code}/buoc/hop/" if page == "step" else MINUTES
    typed = EVENING | {"starts_at": wrong}

    def sent(answer, **boxes):
        return village.post(address, sent_along(page_of(answer)) | boxes)

    asked = sent(village.get(address), **EVENING | {"starts_at": ""})
    assert "hop-nao" not in sent_along(page_of(asked)), "nobody chose yet"
    refused = sent(asked, **typed, **chosen(asked, 1))
    assert (refused.status_code, meetings()) == (422, BOTH[:1])
    other = sent_along(page_of(refused)) | typed | chosen(refused, 0)
    assert other["hop-nao"] != "khac", "a button still says otherwise"

    done = sent(refused, **EVENING)

    assert (done.status_code, meetings()) == (302, BOTH)


def test_an_hour_that_one_of_the_day_has_is_offered_to_no_other(village):
    """The morning was offered as 19:30, and another meeting at 19:30: both were then refused."""
    held(unit=village.unit)
    held(time(19, 30), unit=village.unit, invited=120, present=90)
    one = begin(village)

    asked = post(village, one, "hop", **EVENING | {"present": "91"})

    said = page_of(asked).by_id["hop-nao"].words()
    assert said.startswith(
        "Ngày 15/8/2025 đơn vị đã ghi 2 cuộc họp: 08:00, mời 134, có mặt 112; 19:30, mời 120, có "
        "mặt 90. Cuộc họp khác phải khác giờ: hãy sửa giờ bắt đầu. Nếu không, hãy chọn cuộc họp "
        "đã ghi."
    )
    assert choices(asked) == ["Cuộc họp 19:30 đã ghi, sửa thành mời 120, có mặt 91"]
    post(village, one, "hop", **EVENING | {"present": "91"}, **chosen(asked, 0))
    assert meetings() == [("08:00", 134, 112), ("19:30", 120, 91)]


def test_one_without_an_hour_is_not_offered_another_s_nor_one_that_stands_taken_away(village):
    """A meeting that a sent dossier rests on keeps its hour, so it may still be the one meant."""
    held(None, unit=village.unit)
    held(time(19, 30), unit=village.unit, invited=120, present=90)
    morning = held(unit=village.unit, invited=60, present=50)
    sent = make.nomination(unit=village.unit, state="submitted")
    Ballot.objects.filter(nomination=sent).delete()
    ReviewMeeting.objects.filter(held_on="2025-08-15", invited=50).delete()
    Ballot.objects.create(meeting=morning, nomination=sent, agree=50)

    asked = post(village, begin(village), "hop", **EVENING | {"present": "91"})

    assert [words for words in choices(asked) if "đề nghị" not in words] == [
        "Cuộc họp 08:00 đã ghi, giữ mời 60, có mặt 50",
        "Cuộc họp 19:30 đã ghi, sửa thành mời 120, có mặt 91",
    ]


@pytest.mark.parametrize(
    ("stands", "typed"), [(None, "19:30"), (time(19, 30), ""), (None, ""), (time(19, 30), "19:30")]
)
def test_an_hour_not_written_is_the_meeting_of_that_day(village, stands, typed):
    held(stands, unit=village.unit, invited=120, present=90)

    post(village, begin(village), "hop", **EVENING | {"starts_at": typed})

    hour = "" if stands is None and not typed else "19:30"
    assert meetings() == [(hour, 120, 90)]


def test_of_two_an_entry_without_its_hour_is_asked_about_whatever_its_figures(village):
    held(unit=village.unit)
    held(time(19, 30), unit=village.unit, invited=120, present=90)

    asked = post(village, begin(village), "hop", **EVENING | {"starts_at": ""})

    said = page_of(asked).by_id["hop-nao"].words()
    assert said.startswith(
        "Ngày 15/8/2025 đơn vị đã ghi 2 cuộc họp: 08:00, mời 134, có mặt 112; 19:30, mời 120, có "
        "mặt 90. Đây là cuộc họp nào đã ghi, hay một cuộc họp khác trong ngày? Hãy chọn."
    )
    assert choices(asked) == [
        "Cuộc họp 08:00 đã ghi, sửa thành mời 120, có mặt 90",
        "Cuộc họp 19:30 đã ghi",
        "Một cuộc họp khác trong ngày",
    ]


def test_of_two_the_one_at_hand_without_an_hour_stays_itself(village):
    first = held(None, unit=village.unit)
    held(time(19, 30), unit=village.unit, invited=120, present=90)

    answer = post(village, begin(village), "hop", f"?hop={first.pk}", **MORNING | {"starts_at": ""})

    assert answer.url.endswith(f"?hop={first.pk}")
    assert meetings() == [("", 134, 112), ("19:30", 120, 90)]


def test_what_a_sent_dossier_rests_on_is_kept_by_its_own_answer(village):
    """The village was told to keep 134 and 112, and to call: its evening could not be written."""
    morning = held(None, unit=village.unit)
    sent = make.nomination(unit=village.unit, state="submitted")
    Ballot.objects.filter(nomination=sent).update(meeting=morning)
    one = begin(village)

    asked = post(village, one, "hop", **EVENING)
    assert choices(asked)[0] == "Cuộc họp đã ghi, giữ mời 134, có mặt 112, ghi thêm giờ 19:30"
    post(village, one, "hop", **EVENING, **chosen(asked, 1))
    assert sorted(meetings())[:2] == [("", 134, 112), ("19:30", 120, 90)]

    ReviewMeeting.objects.filter(invited=120).delete()
    post(village, one, "hop", **EVENING, **chosen(asked, 0))
    assert ("19:30", 134, 112) in meetings()
    told = AuditEvent.objects.get(action="write_minutes")
    assert (told.target_code, told.note) == (sent.code, "giờ bắt đầu")
    kept = Change.objects.get(nomination=sent)
    assert (kept.label, kept.before, kept.after) == (
        "Biên bản họp bình xét: giờ bắt đầu", "", "19:30",
    )  # fmt: skip


def test_the_hour_of_a_sent_dossier_s_meeting_is_not_changed(village):
    morning = held(unit=village.unit)
    Ballot.objects.filter(nomination=make.nomination(unit=village.unit, state="submitted")).update(
        meeting=morning
    )
    address = f"{MINUTES}?hop={morning.pk}"

    other = village.post(address, seen(village, address) | MORNING | {"starts_at": "9:00"})
    assert choices(other) == ["Cuộc họp 08:00 đã ghi", "Một cuộc họp khác trong ngày"]
    kept = MORNING | {"starts_at": "9:00"} | chosen(other, 0)
    village.post(address, seen(village, address) | kept)
    none = village.post(address, seen(village, address) | MORNING | {"starts_at": ""})
    assert "chữ đã ghi không đổi được" in none.context["form"].errors["starts_at"][0]

    assert ("08:00", 134, 112) in meetings()


def test_a_dossier_s_own_meeting_is_corrected_without_a_question(village):
    one = begin(village)
    post(village, one, "hop", **MORNING)
    post(village, one, "phieu", agree="100", disagree="", abstain="")

    post(village, one, "hop", **MORNING | {"starts_at": "8:15", "present": "111"})
    assert meetings() == [("08:15", 134, 111)]
    post(village, one, "hop", **MORNING | {"starts_at": ""})
    assert meetings() == [("", 134, 112)]


def test_others_rest_on_it_so_it_is_asked_though_it_is_at_hand(village):
    morning = held(unit=village.unit)
    Ballot.objects.filter(nomination=make.nomination(unit=village.unit)).update(meeting=morning)

    asked = post(village, begin(village), "hop", f"?hop={morning.pk}", **EVENING)

    assert choices(asked)[1] == "Một cuộc họp khác trong ngày"
    assert ("08:00", 134, 112) in meetings()


def test_an_answer_about_what_was_corrected_since_is_asked_anew(village):
    held(unit=village.unit)
    one = begin(village)
    asked = post(village, one, "hop", **EVENING)
    ReviewMeeting.objects.update(present=113)

    again = post(village, one, "hop", **EVENING, **chosen(asked, 0))

    assert "mời 134, có mặt 113" in again.context["same_day"].problems[0].text
    assert meetings() == [("08:00", 134, 113)]


def test_both_meetings_of_the_last_day_are_offered_and_no_other(village):
    morning = held(unit=village.unit)
    evening = held(time(19, 30), unit=village.unit, invited=120, present=90)
    make.meeting(unit=village.unit, held_on=date(2025, 8, 12))

    page = village.get(f"/ho-so/{begin(village).code}/buoc/hop/")

    assert {one.pk for one in page.context["offered"]} == {morning.pk, evening.pk}
    words = page_of(page).words()
    for when, present in (("08:00", 112), ("19:30", 90)):
        assert f"Cùng cuộc họp {when} ngày 15/8/2025 , {present} người có mặt?" in words
        assert f"Dùng lại cuộc họp này: {when} ngày 15/8/2025" in words
