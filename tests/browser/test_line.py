"""A nomination whose line is cut at every press: one dossier, and the page stays and says so."""

import pytest
from playwright.sync_api import Page, expect

from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from tests import make
from tests.browser.line import LOST, TEXT, press, village_on_a_line

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
SAVED = "Đã gửi xong, chưa mở được trang tiếp theo: mạng yếu hoặc mất mạng. Sẽ tự mở sau 5 giây."


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def village(person):
    return village_on_a_line(person)


def test_a_nomination_is_one_wherever_its_line_is_cut(village, cut):
    """Issue 10: begin, five pages of boxes, the meeting, the votes, sending; each by one press."""
    asked = []  # whether to leave what was typed
    village.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    village.goto("/ho-so/moi/")
    village.get_by_label("Cá nhân").check()
    sent_over(village, cut)
    village.get_by_label("Họ và tên").fill("Nguyễn Hữu Ước")
    village.get_by_label("Năm sinh").fill("1956")
    village.get_by_label("Nam", exact=True).check()
    sent_over(village, cut)
    village.get_by_label("Chức vụ, nghề nghiệp").fill("Nông dân")
    village.get_by_label("Nơi ở hoặc nơi công tác").fill("Thôn Mỗ Đoạn, xã Đại Sơn")
    sent_over(village, cut)
    village.get_by_label("Lĩnh vực có thành tích").select_option("agriculture")
    village.get_by_label("Có", exact=True).check()
    sent_over(village, cut)
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    sent_over(village, cut)
    village.get_by_label("Ngày họp bình xét").fill("15/8/2025")
    village.get_by_label("Số hộ được mời họp").fill("50")
    village.get_by_label("Số người có mặt").fill("48")
    sent_over(village, cut)
    village.get_by_label("Số phiếu đồng ý").fill("46")
    village.get_by_label("Số phiếu không đồng ý").fill("2")
    sent_over(village, cut)
    one = Nomination.objects.get()
    minutes = {"kind": "minutes", "name": "bien-ban.pdf", "file": "khong-co.pdf", "size": 1}
    Evidence.objects.create(nomination=one, added_at=make.AT, sha256="0" * 64, **minutes)
    village.get_by_role("link", name="Xem lại và gửi").click()
    village.wait_for_url("**/gui/")
    sent_over(village, cut, "Gửi hồ sơ")
    expect(village.get_by_role("heading", name="Đã gửi hồ sơ")).to_be_visible()

    assert asked == []
    one.refresh_from_db()
    meeting, ballot = ReviewMeeting.objects.get(), Ballot.objects.get()
    assert (one.state, one.full_name, one.achievement) == ("submitted", "Nguyễn Hữu Ước", TEXT)
    assert (meeting.invited, meeting.present) == (50, 48)
    assert (ballot.agree, ballot.disagree) == (46, 2)


@pytest.fixture(params=["before", "after", "away"])
def cut(request) -> str:
    return request.param


def sent_over(page: Page, cut: str, name: str = "Tiếp tục") -> None:
    """One press on a cut line: the page stays and says so; the line back, it is the next page."""
    stood, page.line.cut, page.line.sent = page.url, cut, []
    button = press(page, name)
    words = page.get_by_text(SAVED if cut == "away" else LOST.format(5))
    expect(words).to_be_visible()
    expect(words).to_be_in_viewport()
    expect(button).to_be_focused()
    expect(page.locator("[data-offline]")).to_be_hidden()
    assert page.url == stood
    page.line.cut = ""
    page.clock.run_for(5_000)
    page.wait_for_url(lambda url: url != stood)
    expect(words).to_have_count(0)
    assert len(page.line.sent) == (1 if cut == "away" else 2)
    assert len(set(page.line.sent)) == 1, "the same version, word for word"
