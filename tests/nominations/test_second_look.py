"""The leadership's meeting is the leadership's; who falls by a correction is named and waits."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions, meetings
from nominations.calendar import SendingTimes, back_words
from nominations.facts import SecondLook, second_looks
from nominations.models import Ballot, Nomination
from tests import make
from tests.nominations.phone import meant
from tests.pages import seen
from tests.reading import plain

pytestmark = pytest.mark.django_db
WORDS = "Chỉ 7 trên 14 người có mặt đồng ý, chưa quá 50%."
SHORT = "Mới ghi 13 phiếu của 14 người có mặt, còn thiếu 1."
AGAIN = SecondLook(
    code="HN25-0028", full_name="Vũ Văn Sát", unit="Thôn Mỗ Đoạn", words=(WORDS,), lost_votes=True
)


@pytest.fixture
def approval():
    """13 of 14 were there: 7 of them for one dossier, 12 for the other."""
    leaders = make.unit(name="Văn phòng HĐND và UBND xã", kind="office", slug="van-phong")
    held = make.meeting(unit=leaders, kind="approval")
    type(held).objects.update(invited=14, present=13)
    for code, name, agree in (("HN25-0028", "Vũ Văn Sát", 7), ("HN25-0029", "Vũ Văn Đủ", 12)):
        one = make.nomination(state="approved", code=code, full_name=name)
        against = 13 - agree
        Ballot.objects.create(meeting=held, nomination=one, agree=agree, disagree=against)
    held.refresh_from_db()
    return held


def leader(approval):
    return make.user(role=Role.LEADERSHIP, unit=approval.unit)


FIGURES = {"invited": "14", "present": "14", "reason": "Biên bản ghi 14"}


def test_the_office_does_not_change_what_the_leadership_held(approval, sign_in, at):
    office = sign_in()
    address = f"/ho-so/cuoc-hop/{approval.pk}/sua/"

    by = make.user(role=Role.CULTURE_OFFICE)
    with pytest.raises(Refused):
        meetings.correct(approval, invited=14, present=14, reason="x", by=by, at=at)

    assert office.get(address).status_code == 403
    assert office.post(address, FIGURES).status_code == 403
    assert address not in office.get("/ho-so/cuoc-hop/").content.decode()
    approval.refresh_from_db()
    assert approval.present == 13


def test_the_leadership_corrects_its_own_and_no_units_review(approval, sign_in):
    review = Ballot.objects.of_review().first().meeting
    chairman = sign_in(leader(approval))
    page = chairman.get("/ho-so/cuoc-hop/").content.decode()

    assert f"/ho-so/cuoc-hop/{approval.pk}/sua/" in page
    assert f"/ho-so/cuoc-hop/{review.pk}/sua/" not in page
    assert chairman.get(f"/ho-so/cuoc-hop/{review.pk}/sua/").status_code == 403


def test_who_falls_to_half_by_a_correction_is_named_and_waits_on_the_home(approval, sign_in):
    """Approved with 7 of 13; with 14 present he is not, and nobody was told."""
    chairman = sign_in(leader(approval))
    assert second_looks(approval.conference) == []

    url = f"/ho-so/cuoc-hop/{approval.pk}/sua/"
    typed = meant(chairman, url, seen(chairman, url) | FIGURES)
    done = chairman.post(url, typed, follow=True)

    said = [str(message) for message in done.context["messages"]]
    assert said == [
        "Đã sửa cuộc họp. Hồ sơ dựa vào cuộc họp: Vũ Văn Sát (HN25-0028), Vũ Văn Đủ (HN25-0029).",
        f"Vũ Văn Đủ (HN25-0029): {SHORT} Hãy xem lại hồ sơ này.",
        f"Vũ Văn Sát (HN25-0028): {WORDS} {SHORT} Hãy xem lại hồ sơ này.",
    ]
    assert second_looks(approval.conference) == [AGAIN]
    for reader in (chairman, sign_in(), sign_in(role=Role.COUNCIL_OFFICE)):
        home = reader.get("/")
        assert home.context["home"].again == (AGAIN,)
        assert "Đã duyệt, cần xem lại" in plain(home)
        assert WORDS in plain(home)


def test_a_correction_names_every_approved_one_whose_votes_are_odd_now(approval, at):
    """Issue 7, line 14: it named one that was refused, and not who stood by a reason of before."""
    votes = Ballot.objects.filter(meeting=approval)
    votes.filter(nomination__code="HN25-0028").update(agree=6, disagree=7, reason="Cả xã biết")
    refused = make.nomination(state="rejected", code="HN25-0030", full_name="Đoàn Thị Đào")
    Ballot.objects.create(meeting=approval, nomination=refused, agree=7, disagree=6)

    done = meetings.correct(
        approval, invited=14, present=14, reason="x", by=leader(approval), at=at
    )

    assert [(one.code, one.text) for one in done.lost] == [
        ("HN25-0029", SHORT),
        ("HN25-0028", f"Chỉ 6 trên 14 người có mặt đồng ý, chưa quá 50%. {SHORT}"),
    ]


def test_who_was_approved_against_the_vote_with_a_reason_waits_for_nobody(approval):
    Ballot.objects.filter(meeting=approval).update(agree=3, reason="Cả xã biết")

    assert second_looks(approval.conference) == []


def test_a_complaint_about_an_approved_person_is_on_every_home(approval, sign_in, at):
    """13: it came after the approval, and no first page of anybody said so."""
    one = Nomination.objects.get(code="HN25-0029")
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.record_check(one, integrity="pending", by=office, at=at)

    expected = SecondLook(
        code="HN25-0029", full_name="Vũ Văn Đủ", unit="Thôn Mỗ Đoạn",
        words=("Đang xem xét kỷ luật, đơn thư, chưa có kết luận.",),
    )  # fmt: skip
    assert second_looks(approval.conference) == [expected]
    for role in (Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP):
        assert sign_in(role=role).get("/").context["home"].again == (expected,)


def test_a_dossier_not_approved_is_no_second_look(approval):
    Nomination.objects.update(state="verified", integrity="pending")

    assert second_looks(approval.conference) == []


# --- Who did it -----------------------------------------------------------------------------------


def test_the_leadership_stands_in_a_history_and_not_the_office_it_sits_in(approval, sign_in, at):
    one = Nomination.objects.get(code="HN25-0028")
    chairman = leader(approval)
    decisions.move(one, "annul", by=chairman, at=at, note="QĐ 12: rút tên")
    village = sign_in(make.user(unit=one.unit))

    for reader in (sign_in(), village):
        page = plain(reader.get("/ho-so/HN25-0028/"))
        assert "Hủy kết quả duyệt Lãnh đạo xã · 08:00 ngày 16/8/2025" in page
        assert "Văn phòng HĐND và UBND xã" not in page


def test_the_log_says_each_name_once(approval, sign_in, at):
    meetings.number(approval, number="07/BB-UBND", by=leader(approval), at=at)
    page = plain(sign_in().get("/hoi-nghi/nhat-ky/"))

    assert "Ghi số biên bản họp họp xét duyệt 15/8/2025 Lãnh đạo xã (nguoi-" in page
    assert "Văn phòng HĐND và UBND xã" not in page


def test_the_page_of_correction_is_of_the_leadership(approval, sign_in):
    page = plain(sign_in(leader(approval)).get(f"/ho-so/cuoc-hop/{approval.pk}/sua/"))

    assert "Lãnh đạo xã Đại Sơn · họp xét duyệt" in page


# --- What a unit reads ----------------------------------------------------------------------------


def test_a_village_reads_no_code_of_another_units_dossier(approval, sign_in, at):
    """27: the correction of one meeting listed fourteen codes in each village's history."""
    meetings.correct(
        approval, invited=14, present=14, reason="Biên bản ghi 14", by=leader(approval), at=at
    )
    event = AuditEvent.objects.get(action="correct_meeting", target_code="HN25-0028")
    village = sign_in(make.user(unit=Nomination.objects.first().unit))

    told = [e.told for e in village.get("/ho-so/HN25-0028/").context["events"]]
    office = [e.told for e in sign_in().get("/ho-so/HN25-0028/").context["events"]]

    assert event.note == "Biên bản ghi 14 (HN25-0028, HN25-0029)"
    assert told == ["Biên bản ghi 14"]
    assert office == ["Biên bản ghi 14 (cũng dựa vào cuộc họp này: HN25-0029)"]


def test_a_village_is_not_asked_to_look_at_the_leaderships_votes(approval, sign_in):
    Ballot.objects.filter(meeting=approval).update(agree=12, disagree=0)
    village = sign_in(make.user(unit=Nomination.objects.first().unit))
    office = sign_in()

    for reader, looks, found in (
        (office, ["Xét duyệt: mới ghi 12 phiếu của 13 người có mặt, còn thiếu 1."], 2),
        (village, [], 0),
    ):
        page = reader.get("/ho-so/HN25-0028/")
        listed = reader.get("/ho-so/", {"can-xem": "on"})
        assert [problem.text for problem in page.context["looks"]] == looks
        assert listed.context["total"] == found


# --- Votes and days as they are ------------------------------------------------------------------


def test_votes_in_the_list_are_of_those_present(sign_in):
    """20 of 30 were for him and one against: “20/21” looks like everybody."""
    one = make.nomination(state="submitted")
    Ballot.objects.filter(nomination=one).update(agree=20, disagree=1, abstain=0)
    Ballot.objects.first().meeting.__class__.objects.update(present=30)

    page = plain(sign_in().get("/ho-so/"))

    assert "Bình xét: đồng ý / có mặt" in page
    assert " 20/30 " in page
    assert "20/21" not in page


DAY = timedelta(days=1)
LATE = make.AT.replace(hour=0) + 4 * DAY  # 20/8, the first instant too late


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (LATE - timedelta(seconds=1), "Đơn vị gửi lại được đến hết thứ Ba, ngày 19/8/2025."),
        (LATE, "Đơn vị đã hết hạn gửi lại (hạn: hết thứ Ba, ngày 19/8/2025)."),
    ],
)
def test_a_day_that_is_over_is_not_said_to_be_open(at, words):
    times = SendingTimes(send_by=LATE, amend_by=LATE - DAY)

    assert back_words(times, at=at) == words


@pytest.mark.parametrize(("days", "overdue"), [(3, False), (4, True)])
def test_the_list_marks_a_return_that_is_overdue(sign_in, monkeypatch, days, overdue):
    late = make.AT.replace(hour=0) + days * DAY
    make.nomination(state="returned", reply="Thiếu ảnh", amend_until=LATE)
    monkeypatch.setattr("accounts.web.moment", lambda: late)

    page = sign_in().get("/ho-so/")

    assert [row.is_overdue for row in page.context["rows"]] == [overdue]
    assert ("Quá hạn bổ sung" in plain(page)) is overdue


# --- One number, one meeting ----------------------------------------------------------------------

TAKEN = (
    "Số {} đã ghi cho biên bản cuộc họp ngày 15/8/2025. Hãy xem lại số; chưa có số thì để trống."
)


def test_a_number_of_another_days_minutes_is_not_taken_again(approval, sign_in):
    """11: 07/BB-UBND of the 16th was accepted for the 21st, and nobody was asked."""
    type(approval).objects.filter(pk=approval.pk).update(number="07/BB-UBND")
    waiting = make.nomination(state="verified")
    typed = {
        "held_on": "16/8/2025", "chair": "Đỗ Quang Minh", "invited": "14", "present": "14",
        "number": "07/bb-ubnd", "chon": [waiting.code], f"{waiting.code}-agree": "14",
    }  # fmt: skip

    page = sign_in(leader(approval)).post("/ho-so/hop-xet-duyet/", typed, follow=True)

    assert page.context["form"].errors["number"] == [TAKEN.format("07/bb-ubnd")]
    waiting.refresh_from_db()
    assert waiting.state == "verified"
    done = sign_in(leader(approval)).post(
        "/ho-so/hop-xet-duyet/", typed | {"number": "08/BB-UBND"}, follow=True
    )
    assert "Đã duyệt" in plain(done)


def test_nor_is_it_given_to_minutes_later(approval, sign_in):
    type(approval).objects.filter(pk=approval.pk).update(number="07/BB-UBND")
    other = make.meeting(unit=approval.unit, kind="approval", held_on=make.AT.date())
    chairman = sign_in(leader(approval))
    address = f"/ho-so/cuoc-hop/{other.pk}/bien-ban/"

    page = chairman.post(address, seen(chairman, address) | {"number": "07/BB-UBND"})
    other.refresh_from_db()

    assert page.context["form"].errors["number"] == [TAKEN.format("07/BB-UBND")]
    assert other.number == ""
    own = f"/ho-so/cuoc-hop/{approval.pk}/bien-ban/"
    assert chairman.post(own, {"number": "07/BB-UBND"}).status_code == 302


def test_of_another_year_the_number_is_another(approval, at):
    type(approval).objects.filter(pk=approval.pk).update(number="07/BB-UBND")
    other = make.meeting(
        unit=approval.unit, kind="approval", held_on=make.AT.date() - timedelta(days=365)
    )

    meetings.number(other, number="07/BB-UBND", by=leader(approval), at=at)

    other.refresh_from_db()
    assert other.number == "07/BB-UBND"
