"""From the minutes in the hand to the last receipt, on a phone whose line is cut once."""

import pytest
from playwright.sync_api import Page, expect

from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from tests.browser.conftest import look
from tests.browser.line import LOST, press, village_on_a_line
from tests.papers import PDF

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
NAMES = {"Vũ Thị Thơm": ("1956", 46), "Đỗ Văn Bảy": ("1971", 45), "Bùi Văn Ánh": ("1988", 48)}
GENDERS = {"Vũ Thị Thơm": "Nữ", "Đỗ Văn Bảy": "Nam", "Bùi Văn Ánh": "Nam"}
MINUTES = {"name": "bien-ban.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def village(person):
    page = village_on_a_line(person)
    page.clock.resume()  # axe waits for it
    return page


def test_three_names_of_one_meeting_arrive_once_over_a_line_that_is_cut(village, size):
    village.goto("/")
    village.get_by_role("link", name="Ghi theo biên bản: nhiều người").click()
    meet(village, size)
    first, second, third = NAMES
    take(village, first)
    look(village, "names-first", size)
    take_while_the_line_is_cut(village, second, size)
    take(village, third, press_="Đủ tên, viết thành tích")
    expect(village.get_by_role("heading", name="Viết thành tích cho từng người")).to_be_visible()
    look(village, "names-first-each", size)
    assert everybody() == [(name, int(NAMES[name][0]), "draft", NAMES[name][1]) for name in NAMES]

    village.get_by_role("link", name=first).click()
    write(village, first)
    village.locator("#tep-minutes").set_input_files(MINUTES)
    expect(village.get_by_role("link", name="bien-ban.pdf", exact=True)).to_be_visible()
    share(village, size)
    village.get_by_role("link", name=first).click()
    send(village)
    for name in (second, third):
        village.get_by_role("link", name=f"Làm tiếp hồ sơ của {name}").click()
        village.get_by_role("link", name="Làm tiếp: Người được giới thiệu là ai?").click()
        write(village, name)
        village.get_by_role("link", name="Xem lại và gửi").click()
        send(village)

    expect(village.get_by_text("Đã gửi đủ 3 người của cuộc họp này.")).to_be_visible()
    assert [state for *_, state, _ in everybody()] == ["submitted"] * 3
    assert ReviewMeeting.objects.count() == 1
    assert Evidence.objects.filter(kind="minutes").count() == 3


def everybody() -> list[tuple[str, int, str, int]]:
    told = ("nomination__full_name", "nomination__birth_year", "nomination__state", "agree")
    assert Nomination.objects.count() == Ballot.objects.count()
    return list(Ballot.objects.order_by("pk").values_list(*told))


def meet(page: Page, size: str) -> None:
    page.get_by_label("Ngày họp bình xét").fill("15/8/2025")
    page.get_by_label("được mời họp").fill("50")
    page.get_by_label("Số người có mặt").fill("48")
    look(page, "names-first-meeting", size)
    press(page, "Tiếp tục, ghi tên")


def fill(page: Page, name: str) -> None:
    year, agree = NAMES[name]
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Năm sinh").fill(year)
    page.get_by_label("Số phiếu đồng ý").fill(str(agree))


def take(page: Page, name: str, *, press_: str = "Lưu, ghi tên tiếp") -> None:
    fill(page, name)
    page.locator(".actions").get_by_role("button", name=press_).click()
    expect(page.get_by_text(f"Đã lưu {name}").first).to_be_visible()


def take_while_the_line_is_cut(page: Page, name: str, size: str) -> None:
    """It arrived, the answer did not: it goes once more, and is there once."""
    page.line.cut = "after"
    fill(page, name)
    page.locator(".actions").get_by_role("button", name="Lưu, ghi tên tiếp").click()
    expect(page.get_by_text(LOST.format(5))).to_be_visible()
    look(page, "names-first-cut", size)
    page.line.cut, page.line.sent = "", []
    page.clock.fast_forward(5_000)
    expect(page.get_by_text(f"Đã lưu {name}").first).to_be_visible()
    assert len(page.line.sent) == 1


def write(page: Page, name: str) -> None:
    """What the minutes do not say of her: four pages, to her files."""
    page.get_by_label(GENDERS[name], exact=True).check()
    press(page)
    page.get_by_label("Chức vụ, nghề nghiệp").fill("Nông dân")
    page.get_by_label("Nơi ở hoặc nơi công tác").fill("Thôn Mỗ Đoạn, xã Đại Sơn")
    press(page)
    page.get_by_label("Lĩnh vực có thành tích").select_option("agriculture")
    page.get_by_label("Có", exact=True).check()
    press(page)
    page.get_by_label("Tóm tắt thành tích").fill(f"{name} nuôi rươi 2,4 ha, giúp 14 hộ làm theo.")
    press(page)
    page.wait_for_url("**/buoc/tep/")


def send(page: Page) -> None:
    press(page, "Gửi hồ sơ")
    expect(page.get_by_role("heading", name="Đã gửi hồ sơ")).to_be_visible()


def share(page: Page, size: str) -> None:
    """One paper for all of that meeting."""
    page.goto(f"/ho-so/theo-bien-ban/{ReviewMeeting.objects.get().pk}/tung-nguoi/")
    press(page, "Dùng chung biên bản đó cho 2 hồ sơ")
    expect(page.get_by_text("Đã dùng chung biên bản cho 2 hồ sơ.")).to_be_visible()
    look(page, "names-first-shared", size)
