"""Names of one meeting on their way: as typed everywhere, short counts said, one sent leads on."""

import pytest

from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import post
from tests.nominations.taking import meet, page_of, take, there
from tests.nominations.test_unit_minutes_paper import pdf, words
from tests.pages import seen

pytestmark = pytest.mark.django_db
TYPED = ["Vũ Thị Thuý", "Đặng Thị Hoà", "Bùi Văn Ánh", "An Thị Ỷ"]  # as their bearers write them


def named(village, meeting):
    """Names and what each row says, of the list from which deeds are written."""
    page = page_of(village.get(f"{there(meeting)}tung-nguoi/"))
    (tasks,) = [one for one in page.all("ul") if one.attrs.get("class") == "tasks"]
    return [a.words() for a in tasks.all("a")]


def receipt(village, one):
    return page_of(village.get(f"/ho-so/{one.code}/bien-nhan/"))


def sent_of(meeting, village, *names, **fields):
    """Dossiers of one meeting in the order of its minutes; `sent` are in."""
    made = []
    for name in names:
        one = make.nomination(unit=village.unit, full_name=name, **fields)
        Ballot.objects.filter(nomination=one).delete()
        Ballot.objects.create(meeting=meeting, nomination=one, agree=48)
        made.append(one)
    return made


def mark_sent(*made):
    for one in made:
        Nomination.objects.filter(pk=one.pk).update(
            state="submitted", submitted_at=make.AT, first_sent_at=make.AT
        )


def onward(page):
    links = [(a.words(), a.attrs["href"]) for a in page.all("a") if "Làm tiếp" in a.words()]
    return links, "Đã gửi đủ" in page.words()


def test_names_stand_everywhere_as_typed_and_in_that_order(village):
    meeting = meet(village)
    for name in TYPED:
        take(village, meeting, full_name=name, agree="48")

    listed = [row.split(" 48/48 ")[0] for row in named(village, meeting)]
    assert listed == TYPED
    printed = words(village.get(pdf(meeting)))
    lines = " ".join(f"{number} {name} 48 0 0 100%" for number, name in enumerate(TYPED, start=1))
    assert lines in printed


def test_votes_counted_anew_keep_their_line_of_the_minutes(village):
    meeting = meet(village)
    for name in TYPED:
        take(village, meeting, full_name=name, agree="48")
    first = Nomination.objects.get(full_name=TYPED[0])

    assert post(village, first, "phieu", agree="47", disagree="1", abstain="").status_code == 302

    said = [row.partition(" đồng ý")[0] for row in named(village, meeting)]
    rest = [f"{name} 48/48" for name in TYPED[1:]]
    assert said == [f"{TYPED[0]} 47/48", *rest]


def test_votes_in_another_meeting_are_a_line_of_that_one(village):
    early = make.meeting(unit=village.unit, held_on=make.AT.date().replace(day=12))
    meeting = meet(village)
    (moved,) = sent_of(early, village, "Vũ Thị Thơm")
    (stays,) = sent_of(meeting, village, "Bùi Văn Ánh")

    url = f"/ho-so/{moved.code}/buoc/phieu/?hop={meeting.pk}"
    village.post(url, seen(village, url) | {"agree": "48"})

    told = Ballot.objects.filter(meeting=meeting).order_by("pk")
    assert [one.nomination.full_name for one in told] == [stays.full_name, "Vũ Thị Thơm"]


def test_fewer_votes_than_people_are_said_beside_the_row_and_stop_nothing(village):
    meeting = meet(village, present="45")
    short = "Mới ghi 40 phiếu của 45 người có mặt, còn thiếu 5."

    answer = take(village, meeting, agree="38", disagree="2")

    assert answer.url == there(meeting)
    page = page_of(village.get(answer.url))
    assert f"Vũ Thị Thơm: 38/45 đồng ý {short} Sửa số phiếu" in page.words()
    (mend,) = [a.attrs["href"] for a in page.all("a") if a.words() == "Sửa số phiếu"]
    assert mend == "/ho-so/HN25-0001/buoc/phieu/"
    assert village.get(mend).context["form"]["agree"].value() == 38
    assert short in named(village, meeting)[0]
    take(village, meeting, full_name="Bùi Văn Ánh", agree="40", disagree="3", abstain="2")
    assert page_of(village.get(there(meeting))).words().count("Mới ghi") == 1
    assert "Mới ghi" not in named(village, meeting)[1]
    mark_sent(Nomination.objects.get(code="HN25-0001"))
    assert "Sửa số phiếu" not in page_of(village.get(there(meeting))).words()


def test_a_receipt_leads_to_the_next_of_its_meeting_then_round(village):
    meeting = ReviewMeeting.objects.get(pk=meet(village).pk)
    first, second, third = sent_of(meeting, village, "Vũ Thị Thuý", "Bùi Văn Ánh", "Đỗ Thị Hoà")
    Nomination.objects.filter(pk=second.pk).update(gender="male")
    to = {one.code: f"/ho-so/{one.code}/tiep/" for one in (first, second, third)}

    mark_sent(first)
    ahead = [("Làm tiếp hồ sơ của ông Bùi Văn Ánh", to[second.code])]
    assert onward(receipt(village, first)) == (ahead, False)
    mark_sent(second)
    Nomination.objects.filter(pk=first.pk).update(state="draft")
    after = ("Làm tiếp hồ sơ của bà Đỗ Thị Hoà", to[third.code])
    assert onward(receipt(village, second)) == ([after], False)  # not back to the first
    mark_sent(first)
    Nomination.objects.filter(pk=second.pk).update(state="draft")
    mark_sent(third)  # the last of the paper: what was left out above is next
    assert onward(receipt(village, third)) == (ahead, False)
    Nomination.objects.filter(pk=first.pk).update(state="returned")
    assert onward(receipt(village, third)) == (
        [("Làm tiếp hồ sơ của bà Vũ Thị Thuý", to[first.code])], False,
    )  # fmt: skip
    assert onward(receipt(village, first)) == ([], False)  # it has its own way on
    mark_sent(first, second)
    page = receipt(village, second)
    assert onward(page) == ([], True)
    assert "Đã gửi đủ 3 người của cuộc họp này." in page.words()


def test_whom_no_sex_is_told_of_and_a_household_are_named_alone(village):
    meeting = ReviewMeeting.objects.get(pk=meet(village).pk)
    (first,) = sent_of(meeting, village, "Vũ Thị Thuý")
    (second,) = sent_of(meeting, village, "Bùi Văn Ánh", gender="")
    mark_sent(first)
    assert onward(receipt(village, first))[0][0][0] == "Làm tiếp hồ sơ của Bùi Văn Ánh"
    mark_sent(second)
    (home,) = sent_of(meeting, village, "hộ ông Đỗ Văn Bảy", kind="household")
    assert onward(receipt(village, first))[0][0][0] == "Làm tiếp hồ sơ của hộ ông Đỗ Văn Bảy"
    mark_sent(home)
    assert "Đã gửi đủ 3 hồ sơ của cuộc họp này." in receipt(village, home).words()


def test_one_alone_and_other_meetings_lead_nowhere(village):
    meeting = ReviewMeeting.objects.get(pk=meet(village).pk)
    other = make.meeting(unit=village.unit, held_on=make.AT.date().replace(day=12))
    (alone,) = sent_of(meeting, village, "Vũ Thị Thuý")
    sent_of(other, village, "Bùi Văn Ánh")
    mark_sent(alone)

    assert onward(receipt(village, alone)) == ([], False)


def test_when_the_day_is_over_nobody_is_led_on(village, monkeypatch):
    meeting = ReviewMeeting.objects.get(pk=meet(village).pk)
    first, _ = sent_of(meeting, village, "Vũ Thị Thuý", "Bùi Văn Ánh")
    mark_sent(first)
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT.replace(day=20, hour=0))

    assert onward(receipt(village, first)) == ([], False)


def test_names_nobody_here_writes_are_not_counted(village, sign_in):
    """The office types in one of the meeting's on paper: the village's own drafts are not told."""
    meeting = ReviewMeeting.objects.get(pk=meet(village).pk)
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = make.user(role="culture_office", unit=desk)
    (typed,) = sent_of(meeting, village, "Vũ Thị Thuý", entered_by=office.unit)
    sent_of(meeting, village, "Bùi Văn Ánh")
    mark_sent(typed)

    page = receipt(sign_in(office), typed)
    assert typed.code in page.words()
    assert onward(page) == ([], False)
