"""The pages before and after midnight of the last day, with the fake clock (B9, A8)."""

from datetime import timedelta

import pytest

from accounts.enums import Role, UnitKind
from conferences import actions as conference_actions
from conferences.models import DeadlineMark
from nominations.forms.office import ReturnForm
from nominations.models import Nomination
from nominations.web.walk import FLOWS
from tests import make
from tests.nominations.phone import text_of
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)
LAST = DUE - timedelta(seconds=1)  # 19/8 23:59:59
OVER = "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)."
CAN = "Phòng Văn hóa - Xã hội có thể cho đơn vị thêm ngày gửi, hoặc nhận bản giấy và nhập thay."


@pytest.fixture
def clock(monkeypatch):
    return lambda at: monkeypatch.setattr("accounts.web.moment", lambda: at)


@pytest.fixture
def office(sign_in):
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=unit))


def words(answer) -> str:
    return Page(text_of(answer)).by_id["noi-dung"].words()


def extend(unit, until):
    mark = DeadlineMark.objects.select_related("deadline", "unit__commune").get(
        unit=unit, deadline__key="list_approved"
    )
    by = make.user(role=Role.CULTURE_OFFICE)
    conference_actions.extend(mark, until=until, reason="Mất điện", by=by, at=make.AT)
    return mark


def test_home_says_plainly_that_drafts_were_not_sent(village, clock):
    """Only what stands sent is counted."""
    for state in ("draft", "draft", "returned", "submitted", "approved"):
        make.nomination(unit=village.unit, state=state)
    clock(LAST)
    before = words(village.get("/"))
    clock(DUE)
    after = words(village.get("/"))

    assert "2 bản nháp chưa gửi." in before
    assert "2 bản nháp CHƯA gửi, đã hết hạn." not in before
    assert "2 bản nháp CHƯA gửi, đã hết hạn." in after
    assert CAN in after
    assert "Đã gửi 2 hồ sơ" in before
    assert "Đã gửi 2 hồ sơ" in after
    assert "Giới thiệu thêm một điển hình" in before
    assert "Giới thiệu thêm một điển hình" not in after


@pytest.mark.parametrize("slug", [step.slug for step in FLOWS["individual"]])
def test_every_step_page_says_that_it_is_over(slug, village, clock):
    draft = make.nomination(unit=village.unit)
    url = f"/ho-so/{draft.code}/buoc/{slug}/"
    clock(LAST)
    before = words(village.get(url))
    clock(DUE)
    after = words(village.get(url))

    assert OVER not in before
    assert OVER in after
    assert CAN in after


def test_the_page_that_refuses_says_what_the_office_can_do(village, clock):
    draft = make.nomination(unit=village.unit)
    clock(LAST)
    assert "Gửi hồ sơ" in words(village.get(f"/ho-so/{draft.code}/gui/"))
    assert "Đơn vị giới thiệu ai?" in words(village.get("/ho-so/moi/"))

    clock(DUE)
    refused = words(village.post(f"/ho-so/{draft.code}/gui/"))
    closed = words(village.get("/ho-so/moi/"))

    for page in (refused, closed):
        assert OVER in page
        assert CAN in page
    assert "Khi bấm “Gửi hồ sơ”" not in refused
    assert Nomination.objects.get().state == "draft"


def test_another_day_holds_on_every_page_of_that_unit(village, clock):
    draft = make.nomination(unit=village.unit)
    extend(village.unit, DUE + timedelta(days=2))
    clock(DUE)
    home = words(village.get("/"))
    assert "1 bản nháp chưa gửi." in home
    assert "trước ngày 22/8/2025 (Phòng Văn hóa - Xã hội cho thêm ngày: Mất điện)" in home
    assert OVER not in words(village.get(f"/ho-so/{draft.code}/buoc/ai/"))
    assert "Đơn vị giới thiệu ai?" in words(village.get("/ho-so/moi/"))

    clock(DUE + timedelta(days=2))
    assert "1 bản nháp CHƯA gửi, đã hết hạn." in words(village.get("/"))
    clock(DUE + timedelta(days=2, seconds=-1))
    assert village.post(f"/ho-so/{draft.code}/gui/").url == f"/ho-so/{draft.code}/bien-nhan/"


def test_a_return_names_its_day_and_the_unit_reads_it_everywhere(village, office, clock):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    url = f"/ho-so/{sent.code}/viec/return/"
    clock(LAST)
    asked = office.get(url)
    assert asked.context["form"]["until"].value() == "21/8/2025"
    assert "Đã qua hạn gửi của đơn vị." not in words(asked)
    clock(DUE)
    asked = office.get(url)
    assert asked.context["form"]["until"].value() == "22/8/2025"
    assert "Đã qua hạn gửi của đơn vị." in words(asked)
    assert "Trả lại thì bảng tiến độ ghi đơn vị chưa gửi." in words(asked)

    office.post(url, {"note": "Thiếu ảnh", "until": "23/8/2025"})

    until = "Gửi lại trước ngày 24/8/2025 (đến hết thứ Bảy, ngày 23/8/2025)."
    for page in ("/", f"/ho-so/{sent.code}/buoc/ai/", f"/ho-so/{sent.code}/buoc/tep/",
                 f"/ho-so/{sent.code}/gui/", f"/ho-so/{sent.code}/bien-nhan/",
                 f"/ho-so/{sent.code}/"):  # fmt: skip
        assert until in words(village.get(page)), page
    over = "Đã hết hạn gửi lại (trước ngày 24/8/2025)."
    clock(DUE + timedelta(days=4, seconds=-1))
    assert over not in words(village.get("/"))
    clock(DUE + timedelta(days=4))
    for page in ("/", f"/ho-so/{sent.code}/buoc/ai/", f"/ho-so/{sent.code}/bien-nhan/"):
        assert over in words(village.get(page)), page
    assert office.get("/hoi-nghi/tien-do/").status_code == 200


def test_the_office_reads_and_changes_the_day_it_gave(village, office, clock):
    """On the dossier, in the list, in the history; what it had said is there to be corrected."""
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    clock(DUE)
    office.post(f"/ho-so/{sent.code}/viec/return/", {"note": "Thiếu ảnh", "until": "23/8"})
    page = words(office.get(f"/ho-so/{sent.code}/"))
    assert "Đơn vị gửi lại được đến hết thứ Bảy, ngày 23/8/2025." in page
    assert "Đặt hạn bổ sung" in page
    assert "đến hết 23/8/2025" in words(office.get("/ho-so/"))
    url = f"/ho-so/{sent.code}/viec/return_again/"
    assert url in text_of(office.get(f"/ho-so/{sent.code}/"))
    asked = office.get(url)
    assert (asked.context["note"], asked.context["form"]["until"].value()) == (
        "Thiếu ảnh", "23/8/2025",
    )  # fmt: skip
    assert "Trả lại thì bảng tiến độ" not in words(asked)

    office.post(url, {"note": "Thiếu ảnh, cho thêm một ngày", "until": "24/8/2025"})

    page = words(office.get(f"/ho-so/{sent.code}/"))
    assert "Đơn vị gửi lại được đến hết Chủ nhật, ngày 24/8/2025." in page
    assert "đến hết ngày 23/8/2025 → đến hết ngày 24/8/2025" in page
    assert "Thiếu ảnh, cho thêm một ngày" in words(village.get(f"/ho-so/{sent.code}/"))
    assert "return_again" not in text_of(village.get(f"/ho-so/{sent.code}/"))


def test_the_receipt_of_the_last_half_hour_promises_nothing_for_that_night(village, clock):
    """A8: 31 minutes before midnight it promised approval "trước ngày 20/8"."""
    draft = make.nomination(unit=village.unit)
    clock(DUE - timedelta(minutes=31))
    village.post(f"/ho-so/{draft.code}/gui/")

    page = words(village.get(f"/ho-so/{draft.code}/bien-nhan/"))

    assert "Hôm nay là ngày cuối duyệt danh sách" in page
    assert "lãnh đạo xã có thể duyệt muộn hơn" in page
    assert "Giới thiệu thêm" in page
    clock(DUE)
    page = words(village.get(f"/ho-so/{draft.code}/bien-nhan/"))
    assert "Nếu lãnh đạo xã duyệt, hồ sơ ghi “duyệt muộn”." in page
    assert "Giới thiệu thêm" not in page


def test_taking_back_says_until_when_and_is_refused_once_it_is_over(village, clock):
    """It would be lost: the unit could not send it again, the office would not see it."""
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    url, receipt = f"/ho-so/{sent.code}/viec/take_back/", f"/ho-so/{sent.code}/bien-nhan/"
    button = '<button type="submit" class="btn btn-outline-danger">'
    until = "Rút lại rồi thì phải gửi lại đến hết thứ Ba, ngày 19/8/2025."
    lost = (
        f"{OVER} Rút lại bây giờ thì không gửi lại được. "
        "Hãy gọi Phòng Văn hóa - Xã hội để được trả lại."
    )
    clock(LAST - timedelta(days=1))
    assert until in words(village.get(url))
    assert "Hôm nay là ngày cuối." not in words(village.get(url))
    clock(LAST)
    page = village.get(url)
    assert f"Hôm nay là ngày cuối. {until}" in words(page)
    assert button in text_of(page)
    assert url in text_of(village.get(receipt))
    clock(DUE)
    page = village.get(url)
    assert lost in words(page)
    assert button not in text_of(page)
    assert until not in words(page)
    assert url not in text_of(village.get(receipt))
    assert lost in words(village.get(f"/ho-so/{sent.code}/"))

    assert lost in words(village.post(url))

    assert Nomination.objects.get().state == "submitted"


def test_late_approvals_are_marked_on_dossier_list_and_approval_page(office, sign_in, clock):
    unit = make.unit()
    make.conference()
    in_time = make.nomination(unit=unit, state="approved", decided_at=LAST)
    late = make.nomination(unit=unit, state="approved", decided_at=DUE)
    gone = make.nomination(unit=unit, state="rejected", decided_at=DUE)

    pages = {one: words(office.get(f"/ho-so/{one.code}/")) for one in (in_time, late, gone)}
    assert ["Duyệt muộn" in page for page in pages.values()] == [False, True, False]
    assert text_of(office.get("/ho-so/")).count("Duyệt muộn") == 1
    leader = sign_in(role=Role.LEADERSHIP)
    warned = "Đã qua hạn duyệt danh sách (trước ngày 20/8/2025). Vẫn duyệt được"
    clock(LAST)
    assert warned not in words(leader.get("/ho-so/hop-xet-duyet/"))
    clock(DUE)
    assert warned in words(leader.get("/ho-so/hop-xet-duyet/"))


def test_the_office_gives_another_day_on_the_board(office, village, clock):
    mark = DeadlineMark.objects.get(unit=village.unit, deadline__key="list_approved")
    url = f"/hoi-nghi/tien-do/{mark.pk}/gia-han/"
    clock(LAST)
    assert url in text_of(office.get("/hoi-nghi/tien-do/"))
    assert office.get(url).context["form"]["until"].value() == "21/8/2025"

    said = office.post(
        url, seen(office, url) | {"until": "23/8", "reason": "Mất điện"}, follow=True
    )

    assert "gửi hồ sơ được đến hết thứ Bảy, ngày 23/8/2025." in text_of(said)
    mark.refresh_from_db()
    assert mark.extended_to == DUE + timedelta(days=4)
    for client in (office, village):
        board = words(client.get("/hoi-nghi/tien-do/"))
        assert "Hạn riêng: trước ngày 24/8/2025. Mất điện" in board
        assert ("Đề xuất của phần mềm" in board) is (client is office)
    assert "Đề xuất của phần mềm" in words(office.get("/hoi-nghi/ke-hoach/"))
    assert url not in text_of(village.get("/hoi-nghi/tien-do/"))
    assert office.post(url, {"bo": "1"}).status_code == 409, "of a page that showed another day"
    office.post(url, seen(office, url) | {"bo": "1"})
    mark.refresh_from_db()
    assert mark.extended_to is None


@pytest.mark.parametrize("day", ["19/8/2025", "30/8/2025", "31/2/2025", ""])
def test_a_day_that_is_none_is_said_at_the_box(day, office, village):
    mark = DeadlineMark.objects.get(unit=village.unit, deadline__key="list_approved")

    answer = office.post(f"/hoi-nghi/tien-do/{mark.pk}/gia-han/", {"until": day, "reason": "Bão"})

    assert "until" in answer.context["form"].errors
    mark.refresh_from_db()
    assert mark.extended_to is None


@pytest.mark.parametrize(
    ("today", "own", "given", "shown"),
    [
        (18, 21, 20, "20/8/2025"),  # the unit's own day, the one its dossier tells
        (18, 21, 23, "22/8/2025"),  # the day that stands
        (20, 21, 20, "20/8/2025"),  # today is the last
        (21, 21, 20, "23/8/2025"),  # over: a new offer, two days on
    ],
)
def test_another_day_begins_with_one_that_is_allowed(today, own, given, shown):
    """Issue 7, line 9: the box held 19/8 where the page said 20/8, and refused its own day."""
    day = DUE.replace
    asked = {"send_by": day(day=own), "last": day(day=31), "at": day(day=today, hour=8)}
    asked["kind"] = "individual"
    form = ReturnForm(**asked, held_on=None, stands=day(day=given))
    assert form["until"].value() == shown

    again = ReturnForm({"until": shown}, **asked, held_on=None, stands=day(day=given))

    assert again.errors == {}
