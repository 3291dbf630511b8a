"""The plan changed in the browser: by keys alone, and without script; axe silent on every page."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role, UnitKind
from conferences.models import Deadline, PlanEdition
from tests import make
from tests.browser.conftest import look, resize, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
DAY = "/hoi-nghi/ke-hoach/sua/han/list_approved/"
PAPER = {
    "order_number": "45/UBND-VHXH", "order_day": "15/8/2025", "order_body": "UBND xã Đại Sơn",
    "sentence": "Lùi ngày gửi hồ sơ đến trước ngày 24/8/2025.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plan():
    for number in range(5):
        make.unit(name=f"Thôn {number}")
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")


def fill(page):
    for name, typed in {"day": "24/8/2025", **PAPER}.items():
        page.fill(f"[name={name}]", typed)


def test_by_keys_alone_from_the_box_to_the_list(person):
    page = person()
    sign_in(page, "phongvh")
    page.goto(DAY)
    fill(page)
    page.get_by_role("button", name="Xem trước thay đổi").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Xem trước")
    expect(page.get_by_role("row", name="Hạn")).to_contain_text("trước ngày 24/8/2025")
    assert PlanEdition.objects.count() == 1
    look(page, "plan-shifts", "phone")
    resize(page, "desktop")
    look(page, "plan-shifts", "desktop")
    summary = page.locator("main summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main details[open]").first).to_contain_text("Thôn 0")

    page.get_by_role("button", name="Sửa tiếp").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=day]")).to_have_value("24/8/2025")
    page.locator("[name=day]").press("Enter")
    page.get_by_role("button", name="Lưu thay đổi").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").or_(page.get_by_role("alert")).first).to_contain_text(
        "Đã lưu."
    )
    expect(page.get_by_role("link", name="Trả lại như trước")).to_be_visible()
    look(page, "plan-items", "desktop")
    assert Deadline.objects.get(key="list_approved").words == "trước ngày 24/8/2025"


def test_what_is_wrong_opens_the_fold_it_lies_in(person):
    page = person()
    sign_in(page, "phongvh")
    page.goto(DAY)
    fill(page)
    page.select_option("[name=way]", "from")
    page.get_by_role("button", name="Xem trước thay đổi").click()

    expect(page.locator("#error-summary")).to_contain_text("Hãy nhập ngày đầu.")
    expect(page.locator("[name=first]")).to_be_visible()
    expect(page.locator("[name=sentence]")).to_have_value(PAPER["sentence"])
    look(page, "plan-item-wrong", "phone")


def test_without_script_all_of_it_goes(person):
    page = person(scripts=False)
    sign_in(page, "phongvh")
    page.goto(DAY)
    fill(page)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    page.get_by_role("button", name="Lưu thay đổi").click()

    expect(page.locator("body")).to_contain_text("Đã lưu.")
    assert PlanEdition.objects.count() == 2
