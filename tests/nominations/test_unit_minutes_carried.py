"""A meeting's day put right takes its minutes along into a sent dossier's, as typed there."""

from datetime import time

import pytest

from accounts.models import AuditEvent
from nominations.models import Change, ReviewMeeting
from tests import make
from tests.nominations.phone import post
from tests.pages import Page

pytestmark = pytest.mark.django_db
OUT = "Biên bản cuộc họp {}ngày 15/8/2025 giữ chữ và giờ đã ghi, nên không nhận: "


@pytest.fixture
def put_right(village):
    """A draft's own meeting of the 13th, and its day put right to a sent dossier's of the 15th."""
    sent, draft = (
        make.nomination(unit=village.unit, state=name) for name in ("submitted", "draft")
    )
    other = make.meeting(unit=village.unit, held_on=make.AT.date().replace(day=13))
    draft.ballots.update(meeting=other)

    def carry(frozen, typed):
        meeting = ReviewMeeting.objects.get(ballots__nomination=sent)
        ReviewMeeting.objects.filter(pk=meeting.pk).update(**frozen)
        ReviewMeeting.objects.filter(pk=other.pk).update(**typed)
        answer = post(village, draft, "phieu", f"?hop={meeting.pk}", agree="40")
        assert list(ReviewMeeting.objects.values_list("pk", flat=True)) == [meeting.pk]
        page = Page(village.get(answer.url, follow=True).content.decode())
        found = ReviewMeeting.objects.get()
        told = AuditEvent.objects.filter(action="write_minutes").values_list("target_code", "note")
        kept = Change.objects.filter(nomination=sent).order_by("pk").values_list("label", "after")
        assert not Change.objects.exclude(nomination=sent).exists()
        return found, [*told], [*kept], page.by_id["noi-dung"].words(), sent.code

    return carry


def test_minutes_carried_into_a_sent_dossier_s_meeting_are_told_as_written_there(put_right):
    frozen = {"ends_at": time(21), "chair": "Vũ Văn Thành"}
    typed = {"starts_at": time(19), "venue": "Nhà ông B", "chair": "Vũ Văn Thành"}

    found, told, kept, words, code = put_right(frozen, typed)

    assert (found.starts_at, found.ends_at, found.venue) == (None, time(21), "Nhà ông B")
    assert told == [(code, "địa điểm")]
    assert kept == [("Biên bản họp bình xét: địa điểm", "Nhà ông B")]
    assert f"{OUT.format('')}giờ bắt đầu “19:00”. Hãy xem lại biên bản họp." in words


@pytest.mark.parametrize(
    ("frozen", "typed", "hours", "out"),
    [
        ({}, {"starts_at": time(20)}, (None, None), "giờ bắt đầu “20:00”"),
        ({}, {"ends_at": time(21)}, (None, None), "giờ kết thúc “21:00”"),
        ({"ends_at": time(19)}, {"starts_at": time(20)}, (None, time(19)), "giờ bắt đầu “20:00”"),
        ({"ends_at": time(19)}, {"starts_at": time(19)}, (None, time(19)), "giờ bắt đầu “19:00”"),
        (
            {"ends_at": time(19)}, {"starts_at": time(20), "ends_at": time(21)},
            (None, time(19)), "giờ bắt đầu “20:00”; giờ kết thúc “21:00”",
        ),
        (
            {"starts_at": time(20)}, {"starts_at": time(18), "ends_at": time(19)},
            (time(20), None), "giờ bắt đầu “18:00”; giờ kết thúc “19:00”",
        ),
    ],
)  # fmt: skip
def test_hours_tell_meetings_apart_and_stay_out_and_the_page_says_so(
    put_right, frozen, typed, hours, out
):
    found, told, kept, words, code = put_right(frozen, typed | {"secretary": "Đỗ Thị Lan"})

    assert (found.starts_at, found.ends_at, found.secretary) == (*hours, "Đỗ Thị Lan")
    assert told == [(code, "thư ký")]
    assert kept == [("Biên bản họp bình xét: thư ký", "Đỗ Thị Lan")]
    stands = f"{frozen['starts_at']:%H:%M} " if "starts_at" in frozen else ""
    assert f"{OUT.format(stands)}{out}. Hãy xem lại biên bản họp." in words


def test_another_word_that_stands_is_kept_and_what_stays_out_is_said(put_right):
    found, told, kept, words, _ = put_right(
        {"venue": "Đình làng", "method": "hands"}, {"venue": "Nhà ông B", "method": "secret"}
    )

    assert (found.venue, found.method, told, kept) == ("Đình làng", "hands", [], [])
    out = "địa điểm “Nhà ông B”; cách lấy ý kiến “Bỏ phiếu kín”"
    assert f"{OUT.format('')}{out}. Hãy xem lại biên bản họp." in words
