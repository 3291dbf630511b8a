"""The meeting that names rest on: offered, mended with all of them, closed with the unit's day."""

import uuid
from datetime import date

import pytest

from accounts.enums import UnitKind
from nominations.actions import evidence
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import MEETING
from tests.nominations.taking import PAGE, meet, page_of, rows, take, there, votes
from tests.nominations.test_files import picture
from tests.pages import seen

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)


def test_the_meeting_used_last_is_offered(village):
    meeting = meet(village)
    take(village, meeting)

    page = page_of(village.get(PAGE))

    assert "Biên bản cuộc họp ngày 15/8/2025 , 48 người có mặt?" in page.words()
    assert there(meeting) in [a.attrs.get("href") for a in page.all("a")]


def mend(village, meeting, **changes):
    address = f"{PAGE}?hop={meeting.pk}"
    return village.post(address, seen(village, address) | MEETING | changes)


def test_a_day_typed_wrong_is_mended_for_all_its_names(village):
    meeting = meet(village)
    take(village, meeting)

    assert mend(village, meeting, held_on="14/8/2025", present="47").url == there(meeting)

    assert votes() == [("HN25-0001", date(2025, 8, 14), 46, 0, 0)]
    assert ReviewMeeting.objects.values_list("invited", "present").get() == (50, 47)
    fewer = mend(village, meeting, held_on="14/8/2025", present="45")
    assert fewer.context["form"].errors == {
        "present": [
            "Cuộc họp này đã ghi 46 phiếu, nhiều hơn 45 người có mặt. Hãy xem lại số người có mặt."
        ]
    }


def test_a_day_is_not_mended_under_a_sent_dossier_nor_into_another_meeting(village):
    meeting = meet(village)
    other = make.meeting(unit=village.unit, held_on=date(2025, 8, 12))

    into = mend(village, meeting, held_on="12/8/2025")
    assert "Đơn vị đã ghi một cuộc họp khác vào ngày 12/8/2025." in page_of(into).words()
    take(village, meeting)
    Nomination.objects.update(state="submitted")
    under = mend(village, meeting, held_on="11/8/2025")
    assert "Hồ sơ đã gửi dựa vào cuộc họp ngày 15/8/2025" in page_of(under).words()
    days = ReviewMeeting.objects.order_by("pk").values_list("pk", "held_on")
    assert list(days) == [(meeting.pk, date(2025, 8, 15)), (other.pk, date(2025, 8, 12))]


def test_a_meeting_changed_meanwhile_is_told(village):
    meeting = meet(village)
    address = f"{PAGE}?hop={meeting.pk}"
    before = seen(village, address)
    ReviewMeeting.objects.update(present=44)

    answer = village.post(address, before | MEETING | {"present": "40"})

    assert answer.status_code == 409
    assert ReviewMeeting.objects.get().present == 44


def test_what_is_half_typed_waits_while_the_meeting_is_mended(village):
    meeting = meet(village)

    away = take(village, meeting, **{"sua-hop": "1", "agree": ""})

    assert away.url == f"{PAGE}?hop={meeting.pk}"
    form = village.get(there(meeting)).context["form"]
    assert (form["full_name"].value(), form["birth_year"].value()) == ("Vũ Thị Thơm", "1956")
    take(village, meeting)
    assert village.get(there(meeting)).context["form"]["full_name"].value() is None


def test_enough_names_with_an_empty_line_leads_on(village):
    meeting = meet(village)

    answer = village.post(
        there(meeting), {"form_key": uuid.uuid4(), "kind": "individual", "xong": 1}
    )

    assert answer.url == f"{there(meeting)}tung-nguoi/"
    assert rows() == []
    assert "Chưa ghi tên nào" in page_of(village.get(answer.url)).words()


def test_an_office_that_asks_people_is_not_asked_for_households(sign_in):
    office = make.unit(name="Trạm Y tế xã", kind=UnitKind.OFFICE)
    make.conference()
    client = sign_in(make.user(unit=office, role="unit_nominator"))

    words = page_of(client.get(PAGE)).words()

    assert "Số người được mời họp" in words
    refused = client.post(PAGE, MEETING | {"present": "51"})
    assert list(refused.context["form"].errors) == ["present"]


def test_after_the_deadline_nothing_is_begun_and_what_was_is_shown(village, monkeypatch):
    meeting = meet(village)
    take(village, meeting)
    monkeypatch.setattr("accounts.web.moment", lambda: DUE)

    assert "form" not in (village.get(PAGE).context or {})
    assert "Đã hết hạn" in page_of(village.get(there(meeting))).words()
    late = take(village, meeting, full_name="Bùi Văn Ánh", disagree="2")
    assert len(rows()) == 1
    typed = (
        "Chữ vừa viết chưa được lưu. Hãy chép lại, hoặc đọc cho Phòng Văn hóa - Xã hội: Họ và tên, "
        "hoặc tên tập thể, hộ: Bùi Văn Ánh; Năm sinh: 1956; Số phiếu đồng ý: 46; Tên này là của "
        "ai: Cá nhân; Số phiếu không đồng ý: 2 Về việc cần làm"
    )
    assert typed in page_of(late).words()
    assert "Chữ vừa viết" not in page_of(village.get(there(meeting))).words()
    begun = page_of(village.post(PAGE, MEETING)).words()
    assert f"Ngày họp bình xét: {MEETING['held_on']}" in begun
    listed = page_of(village.get(f"{there(meeting)}tung-nguoi/"))
    assert "Vũ Thị Thơm" in listed.words()
    assert there(meeting) not in [a.attrs.get("href") for a in listed.all("a")]


def minutes_of(one):
    return list(one.evidence.filter(kind="minutes").values_list("name", flat=True))


def test_the_minutes_of_one_serve_all_names_of_the_meeting(village):
    meeting = meet(village)
    for name in ("Vũ Thị Thơm", "Bùi Văn Ánh", "Đỗ Văn Bảy"):
        take(village, meeting, full_name=name)
    first, second, third = Nomination.objects.order_by("pk")
    listed = f"{there(meeting)}tung-nguoi/"
    share = f"{there(meeting)}bien-ban/"
    assert "Dùng chung" not in page_of(village.get(listed)).words()
    none = village.post(share, follow=True)
    assert "Chưa hồ sơ nào của cuộc họp này có biên bản." in page_of(none).words()
    evidence.keep(first, kind="minutes", name="bb.jpg", content=picture(), at=make.AT)
    assert "Dùng chung biên bản đó cho 2 hồ sơ" in page_of(village.get(listed)).words()

    answer = village.post(share, follow=True)

    words = page_of(answer).words()
    assert "Đã dùng chung biên bản cho 2 hồ sơ." in words
    assert "Dùng chung biên bản đó" not in words
    assert [minutes_of(one) for one in (first, second, third)] == [["bb.jpg"]] * 3
    again = village.post(share, follow=True)
    assert "Các hồ sơ đều đã có biên bản." in page_of(again).words()
    assert [minutes_of(one) for one in (first, second, third)] == [["bb.jpg"]] * 3


def test_minutes_go_to_no_dossier_of_another_meeting_nor_one_that_was_sent(village):
    meeting = meet(village)
    take(village, meeting)
    first = Nomination.objects.get()
    evidence.keep(first, kind="minutes", name="bb.jpg", content=picture(), at=make.AT)
    sent = make.nomination(unit=village.unit, state="submitted", full_name="Bùi Văn Ánh")
    other = make.nomination(unit=village.unit, full_name="Đỗ Văn Bảy")
    Evidence.objects.filter(nomination__in=[sent, other]).delete()
    elsewhere = make.meeting(unit=village.unit, held_on=date(2025, 8, 12))
    last = make.nomination(unit=village.unit, full_name="Trần Thị Cúc")
    last.evidence.all().delete()
    for one, held in ((sent, meeting), (other, elsewhere), (last, meeting)):
        Ballot.objects.filter(nomination=one).update(meeting=held)

    village.post(f"{there(meeting)}bien-ban/")

    assert [minutes_of(one) for one in (sent, other, last)] == [[], [], ["bb.jpg"]]
