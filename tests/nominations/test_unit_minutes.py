"""A review's minutes as data: who writes them, what stands once a dossier was sent, who is told."""

from datetime import time

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from conferences.workflow import NO_RIGHT
from nominations.actions import drafts, reviews, unit_minutes
from nominations.calendar import ENDS_EARLY
from nominations.models import Change, ReviewMeeting
from nominations.models.minutes import BOXES
from tests import make
from tests.make import fresh
from tests.nominations.phone import post
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
HOURS = {"starts_at": time(19, 30), "ends_at": time(21, 5), "venue": "Nhà văn hóa thôn"}


def of(one) -> ReviewMeeting:
    read = ReviewMeeting.objects.select_related("unit__commune", "conference")
    return read.get(ballots__nomination=one)


def write(meeting, by, **changes):
    how = {name: changes.pop(name) for name in ("reason", "seen") if name in changes}
    return unit_minutes.write_minutes(meeting, changes=changes, **how, by=by, at=make.AT)


def refused(*given, **changes) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        write(*given, **changes)
    return [(one.field, one.text) for one in refusal.value.problems]


def address(meeting, part: str = "") -> str:
    return f"/ho-so/cuoc-hop/{meeting.pk}/bien-ban-hop/" + (f"{part}/" if part else "")


def test_a_unit_writes_its_minutes_a_part_at_a_time(village):
    meeting = of(make.nomination(unit=village.unit))
    parts = {
        "gio-noi-hop": {"starts_at": "19h30", "ends_at": "21 giờ 05", "venue": "Nhà văn hóa"},
        "nguoi-du": {
            "chair": "Vũ Văn Thành, Trưởng thôn", "secretary": "Đỗ Thị Lan",
            "attended": "Chi bộ\r\nCác hộ",
        },
        "y-kien": {"method": "secret", "objections": "Không có"},
    }  # fmt: skip

    for part, typed in parts.items():
        answer = village.post(address(meeting, part), seen(village, address(meeting, part)) | typed)
        assert (answer.status_code, answer["Location"]) == (302, address(meeting))

    values = ReviewMeeting.objects.values(*BOXES).get()
    assert values == {
        "starts_at": time(19, 30), "ends_at": time(21, 5), "venue": "Nhà văn hóa",
        "chair": "Vũ Văn Thành, Trưởng thôn", "secretary": "Đỗ Thị Lan",
        "attended": "Chi bộ\nCác hộ", "method": "secret", "objections": "Không có",
    }  # fmt: skip
    page = Page(village.get(address(meeting)).content.decode())
    assert [one.words() for one in page.all("dd")] == [
        "19:30", "21:05", "Nhà văn hóa", "Vũ Văn Thành, Trưởng thôn", "Đỗ Thị Lan",
        "Chi bộ Các hộ", "Bỏ phiếu kín", "Không có",
    ]  # fmt: skip
    assert not AuditEvent.objects.filter(action="write_minutes").exists()  # a draft of its own
    assert not Change.objects.exists()


def test_nothing_of_it_is_asked_for_and_a_page_has_three_boxes_at_most(village):
    meeting = of(make.nomination(unit=village.unit))

    for part in ("gio-noi-hop", "nguoi-du", "y-kien"):
        page = Page(village.get(address(meeting, part)).content.decode())
        boxes = [one for one in page.controls() if one.attrs.get("name") not in ("seen", None)]
        boxes = [one for one in boxes if one.attrs.get("type") != "hidden"]
        assert 2 <= len(boxes) <= 3
        answer = village.post(address(meeting, part), seen(village, address(meeting, part)))
        assert answer.status_code == 302


@pytest.mark.parametrize(
    ("typed", "box", "said"),
    [
        ({"starts_at": "19:30", "ends_at": "19:30"}, "ends_at", ENDS_EARLY),
        ({"starts_at": "25:00"}, "starts_at", "Không có giờ 25:00. Hãy nhập giờ, ví dụ 19:30."),
        ({"ends_at": "tối"}, "ends_at", "Chưa đọc được giờ này. Hãy nhập giờ, ví dụ 19:30."),
        ({"venue": "x" * 161}, "venue", "Hãy rút gọn, tối đa 160 ký tự, {}; đang có 161."),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(village, typed, box, said):
    meeting = of(make.nomination(unit=village.unit))
    url = address(meeting, "gio-noi-hop")

    answer = village.post(url, seen(village, url) | typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors[box] == [said.format("kể cả dấu cách")]
    assert of_again(meeting).starts_at is None


def of_again(meeting) -> ReviewMeeting:
    return ReviewMeeting.objects.get(pk=meeting.pk)


def test_hours_of_two_pages_are_held_against_each_other():
    one = make.nomination()
    meeting, head = of(one), make.user(unit=one.unit)
    write(meeting, head, starts_at=time(19, 30))

    assert refused(meeting, head, ends_at=time(19, 0)) == [("ends_at", ENDS_EARLY)]
    assert write(meeting, head, ends_at=time(19, 31)) is True


def test_what_stands_under_a_sent_dossier_stays_and_an_empty_box_may_be_filled():
    one = make.nomination(state="submitted")
    meeting, head = of(one), make.user(unit=one.unit)
    ReviewMeeting.objects.update(chair="Vũ Văn Thành")

    assert refused(meeting, head, chair="Vũ Văn Thanh", secretary="Lan") == [
        ("chair", unit_minutes.STANDS)
    ]
    assert refused(meeting, head, chair="") == [("chair", unit_minutes.STANDS)]
    assert write(meeting, head, secretary="Đỗ Thị Lan", method="hands") is True
    assert write(meeting, head, secretary="Đỗ Thị Lan") is False  # the button tapped twice

    found = of_again(meeting)
    assert (found.chair, found.secretary, found.method) == ("Vũ Văn Thành", "Đỗ Thị Lan", "hands")
    assert [(row.label, row.before, row.after) for row in Change.objects.order_by("pk")] == [
        ("Biên bản họp bình xét: thư ký", "", "Đỗ Thị Lan"),
        ("Biên bản họp bình xét: cách lấy ý kiến", "", "Biểu quyết giơ tay"),
    ]
    event = AuditEvent.objects.get(action="write_minutes")
    assert (event.target_code, event.note) == (one.code, "thư ký, cách lấy ý kiến")


def test_the_office_mends_with_a_reason_and_every_dossier_of_the_meeting_tells():
    states = ("submitted", "approved", "draft")
    first, second, draft = (make.nomination(state=state) for state in states)
    meeting, office = of(first), make.user(role=Role.CULTURE_OFFICE)
    ReviewMeeting.objects.update(chair="Vũ Văn Thành")

    assert refused(meeting, office, chair="Vũ Văn Thanh") == [("reason", unit_minutes.NO_REASON)]
    assert refused(meeting, office, secretary="Lan") == [("reason", unit_minutes.NO_REASON)]
    write(meeting, office, chair="Vũ Văn Thanh", reason="Đánh nhầm dấu")

    assert of_again(meeting).chair == "Vũ Văn Thanh"
    events = AuditEvent.objects.filter(action="write_minutes").order_by("pk")
    assert [(one.target_code, one.note) for one in events] == [
        (code, "chủ trì. Đánh nhầm dấu") for code in sorted([first.code, second.code])
    ]
    rows = Change.objects.order_by("nomination__code")
    assert [(row.nomination.code, row.before, row.after, row.reason) for row in rows] == [
        (code, "Vũ Văn Thành", "Vũ Văn Thanh", "Đánh nhầm dấu")
        for code in sorted([first.code, second.code])
    ]
    assert draft.code not in {row.nomination.code for row in rows}


def test_the_office_fills_in_what_came_on_paper_and_no_unit_s_own_draft():
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    own = of(make.nomination())
    brought = make.nomination(unit=make.unit(name="Thôn Nghi Khê"), entered_by=office.unit)

    assert refused(own, office, chair="A") == [("", NO_RIGHT.text)]
    assert write(of(brought), office, chair="Vũ Văn Thành") is True
    assert write(of(brought), office, chair="Vũ Văn Thanh") is True  # nothing was sent yet


@pytest.mark.parametrize("role", [Role.COUNCIL_OFFICE, Role.LEADERSHIP])
def test_others_read_it_and_write_nothing(role, sign_in):
    meeting = of(make.nomination(state="submitted"))
    client = sign_in(role=role)

    page = Page(client.get(address(meeting)).content.decode())

    assert "Ghi, sửa" not in page.words()
    assert client.get(address(meeting, "nguoi-du")).status_code == 403
    assert refused(meeting, make.user(role=role), chair="A") == [("", NO_RIGHT.text)]


def test_another_village_and_an_approval_meeting_have_no_such_page(village):
    other = of(make.nomination(unit=make.unit(name="Thôn Nghi Khê"), state="submitted"))
    approval = make.meeting(unit=village.unit, kind="approval")

    for one in (other, approval):
        assert village.get(address(one)).status_code == 404
        assert village.get(f"/ho-so/cuoc-hop/{one.pk}/bien-ban-hop.pdf").status_code == 404
    assert refused(approval, make.user(unit=village.unit), chair="A") == [("", NO_RIGHT.text)]
    assert village.get(address(of(make.nomination(unit=village.unit)), "khac")).status_code == 404


def test_a_column_that_is_no_box_of_the_minutes_is_not_written():
    one = make.nomination()

    with pytest.raises(KeyError):
        write(of(one), make.user(unit=one.unit), present=99)


def test_who_was_overtaken_sees_both_texts(village):
    meeting = of(make.nomination(unit=village.unit))
    url = address(meeting, "nguoi-du")
    shown = seen(village, url)
    write(meeting, make.user(unit=village.unit), chair="Vũ Văn Thành")

    answer = village.post(url, shown | {"chair": "Đỗ Thị Lan"})

    assert answer.status_code == 409
    assert answer.context["form"].theirs == (("Người chủ trì", "Vũ Văn Thành"),)
    assert of_again(meeting).chair == "Vũ Văn Thành"
    again = next(
        box.attrs["value"]
        for box in Page(answer.content.decode()).all("input")
        if box.attrs.get("name") == "seen"
    )
    assert again == fingerprint({"chair": "Vũ Văn Thành", "secretary": "", "attended": ""})
    with pytest.raises(Overtaken):
        write(meeting, make.user(unit=village.unit), chair="C", seen=shown["seen"])


def test_a_day_put_right_takes_the_minutes_along():
    """The meeting of the right day is another one here; nothing is typed a second time."""
    one = make.nomination(complete=False)
    head = make.user(unit=one.unit)
    day = make.AT.date()
    old = drafts.hold_meeting(
        one, entry=reviews.MeetingEntry(held_on=day, invited=50, present=42), by=head, at=make.AT
    )
    votes = drafts.VotesEntry(agree=40)
    drafts.count_votes(one, meeting=old, votes=votes, version=1, by=head, at=make.AT)
    write(old, head, chair="Vũ Văn Thành", venue="Nhà văn hóa")
    right = drafts.hold_meeting(
        fresh(one), entry=reviews.MeetingEntry(held_on=day.replace(day=14), invited=50, present=42),
        by=head, at=make.AT,
    )  # fmt: skip
    ReviewMeeting.objects.filter(pk=right.pk).update(venue="Đình làng")

    drafts.count_votes(
        fresh(one), meeting=right, votes=votes, version=fresh(one).version, by=head, at=make.AT
    )

    kept = ReviewMeeting.objects.get()
    assert (kept.pk, kept.chair, kept.venue) == (right.pk, "Vũ Văn Thành", "Đình làng")


def test_the_votes_page_leads_there_and_keeps_what_was_typed(village):
    one = make.nomination(unit=village.unit)
    meeting = of(one)

    answer = post(village, one, "phieu", f"?hop={meeting.pk}", agree="39", **{"bien-ban": "1"})
    assert answer["Location"] == f"/ho-so/{one.code}/bien-ban-hop/"
    assert one.ballots.get().agree == 39
    there = village.get(answer.url).url
    assert there == f"{address(meeting)}?ho-so={one.code}"
    links = [a.attrs["href"] for a in Page(village.get(there).content.decode()).all("a")]
    assert f"/ho-so/{one.code}/tiep/" in links


def test_without_a_meeting_it_leads_to_where_one_is_entered(village):
    one = make.nomination(unit=village.unit, complete=False)

    answer = village.get(f"/ho-so/{one.code}/bien-ban-hop/")

    assert answer["Location"] == f"/ho-so/{one.code}/buoc/hop/"


def test_receipt_files_home_and_meetings_lead_there(village, sign_in):
    one = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    draft = make.nomination(unit=village.unit)
    of_one, of_draft = (f"/ho-so/{each.code}/bien-ban-hop/" for each in (one, draft))

    def links(client, url):
        return [a.attrs.get("href") for a in Page(client.get(url).content.decode()).all("a")]

    assert of_one in links(village, f"/ho-so/{one.code}/bien-nhan/")
    draft.evidence.all().delete()
    assert of_draft in links(village, f"/ho-so/{draft.code}/buoc/tep/")
    home = links(village, "/")
    assert "/ho-so/bien-ban-de-trong.pdf" in home
    assert "/ho-so/cuoc-hop/" in home
    assert address(of(one)) in links(village, "/ho-so/cuoc-hop/")
    office = links(sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/cuoc-hop/?don-vi={one.unit_id}")
    assert f"/ho-so/bien-ban-de-trong.pdf?don-vi={one.unit_id}" in office
    assert "/ho-so/bien-ban-de-trong.pdf" not in links(
        sign_in(role=Role.LEADERSHIP), "/ho-so/cuoc-hop/"
    )


@pytest.mark.parametrize(("state", "asks"), [("draft", False), ("submitted", True)])
def test_the_office_is_asked_why_only_where_a_sent_dossier_rests_on_it(sign_in, state, asks):
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    meeting = of(make.nomination(entered_by=office.unit, state=state))

    page = Page(sign_in(office).get(address(meeting, "nguoi-du")).content.decode())

    assert ("reason" in [box.attrs.get("name") for box in page.controls()]) is asks
