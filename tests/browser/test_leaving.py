"""Moving away with text that was typed and not sent asks first; choosing all counts right."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role, UnitKind
from accounts.models import User
from delegates.models import Delegate
from nominations.actions import decisions
from nominations.models import Comment
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def office(person):
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    page = person()
    sign_in(page, "vhxh")
    return page


def test_leaving_a_typed_text_asks_and_sending_it_does_not(office):
    """Issue 7, line 28."""
    asked = []
    office.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    office.goto("/dai-bieu/them/")
    office.get_by_role("link", name="Danh sách đại biểu").first.click()
    office.wait_for_url("**/dai-bieu/")
    assert asked == []

    office.goto("/dai-bieu/them/")
    office.get_by_label("Họ và tên").fill("Nguyễn Văn Khách")
    office.get_by_role("link", name="Danh sách đại biểu").first.click()
    office.wait_for_url("**/dai-bieu/")
    assert asked == ["beforeunload"]

    office.goto("/dai-bieu/them/")
    office.get_by_label("Họ và tên").fill("Nguyễn Văn Khách")
    office.get_by_label("Nam", exact=True).check()
    office.get_by_label("Cơ quan, đơn vị").fill("Sở Nội vụ")
    office.get_by_role("button", name="Thêm vào danh sách").click()
    expect(office.get_by_text("Đã thêm Nguyễn Văn Khách")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_refused_form_is_gone_back_to(office):
    """It answered a form: Back met the browser's own error page, from wherever one went."""
    page = office
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/dai-bieu/them/")
    page.get_by_label("Họ và tên").fill("Nguyễn Văn Khách")
    page.get_by_role("button", name="Thêm vào danh sách").click()
    expect(page.locator("#error-summary")).to_be_visible()

    page.reload()  # told again, nothing typed is lost
    expect(page.get_by_label("Họ và tên")).to_have_value("Nguyễn Văn Khách")
    expect(page.locator("#error-summary")).to_be_visible()

    page.get_by_label("Cơ quan, đơn vị").fill("Sở Nội vụ")
    page.get_by_role("link", name="Danh sách đại biểu").first.click()
    page.wait_for_url("**/dai-bieu/")
    page.go_back()
    expect(page.get_by_label("Họ và tên")).to_have_value("Nguyễn Văn Khách")
    expect(page.get_by_label("Cơ quan, đơn vị")).to_have_value("Sở Nội vụ")

    page.get_by_label("Cơ quan, đơn vị").fill("")
    page.get_by_role("button", name="Thêm vào danh sách").click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.get_by_label("Cơ quan, đơn vị").fill("Sở Nội vụ")
    page.get_by_role("button", name="Thêm vào danh sách").click()
    expect(page.get_by_text("Đã thêm Nguyễn Văn Khách")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Thêm vào danh sách")).to_be_visible()
    page.go_back()
    page.go_forward()
    expect(page.get_by_label("Họ và tên")).to_have_value("Nguyễn Văn Khách")


def test_back_at_a_refused_form_writes_over_nobodys_words(office):
    """Its boxes came back as typed beside what was seen anew: a colleague's change was gone."""
    page = office
    page.on("dialog", lambda asked: asked.accept())
    one = make.delegate(full_name="Lê Thị Khách", position="Giám đốc", organisation="Sở Y tế")
    page.goto(f"/dai-bieu/{one.pk}/")
    page.get_by_label("Họ và tên").fill("")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.get_by_role("link", name="Danh sách đại biểu").first.click()
    page.wait_for_url("**/dai-bieu/")
    Delegate.objects.filter(pk=one.pk).update(position="Phó Giám đốc")
    page.go_back()

    expect(page.get_by_label("Họ và tên")).to_have_value("")  # as it was left
    page.get_by_label("Họ và tên").fill("Lê Thị Khách Mời")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_text("Phó Giám đốc").first).to_be_visible()
    assert Delegate.objects.get(pk=one.pk).position == "Phó Giám đốc"


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "left by a link"])
def test_back_at_what_was_typed_writes_over_nobodys_words(office, refused):
    """The browser keeps what was typed; beside what was seen anew a colleague's word was gone."""
    page = office
    page.on("dialog", lambda asked: asked.accept())
    one = make.delegate(full_name="Lê Thị Khách", position="Giám đốc", organisation="Sở Y tế")
    page.goto(f"/dai-bieu/{one.pk}/")
    page.get_by_label("Chức vụ").fill("Trưởng phòng")
    if refused:
        page.get_by_label("Họ và tên").fill("")
        page.get_by_role("button", name="Lưu").first.click()
        expect(page.locator("#error-summary")).to_be_visible()
    else:
        page.get_by_role("link", name="Danh sách đại biểu").first.click()
        page.wait_for_url("**/dai-bieu/")
    Delegate.objects.filter(pk=one.pk).update(position="Phó Giám đốc")
    page.go_back()

    expect(page.get_by_label("Chức vụ")).to_have_value("Trưởng phòng")
    page.get_by_label("Họ và tên").fill("Lê Thị Khách Mời")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_text("Phó Giám đốc").first).to_be_visible()
    assert Delegate.objects.get(pk=one.pk).position == "Phó Giám đốc"


def test_back_after_ones_own_words_were_taken_overtakes_nobody(office):
    page = office
    one = make.delegate(full_name="Lê Thị Khách", position="Giám đốc", organisation="Sở Y tế")
    page.goto(f"/dai-bieu/{one.pk}/")
    page.get_by_label("Chức vụ").fill("Trưởng phòng")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.locator("#messages")).to_contain_text("Lê Thị Khách")
    page.goto(f"/dai-bieu/{one.pk}/")
    page.go_back()
    page.go_back()

    page.get_by_label("Chức vụ").fill("Phó trưởng phòng")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.locator("#messages")).to_contain_text("Lê Thị Khách")
    assert Delegate.objects.get(pk=one.pk).position == "Phó trưởng phòng"


def test_back_at_a_conversation_answers_the_thread_it_is_written_in(office):
    """What was seen came back by its place alone: the answer went to another thread."""
    page = office
    page.on("dialog", lambda asked: asked.accept())
    one = make.nomination(state="submitted", full_name="An Thị Một")
    by = User.objects.get(username="vhxh")
    make.comment(one, from_unit=False, by=by, text="Hỏi cũ")
    page.goto(f"/ho-so/{one.code}/trao-doi/")
    page.get_by_role("button", name="Gửi trả lời").first.click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.goto("/ho-so/")
    new = make.comment(one, from_unit=False, by=by, text="Hỏi mới")
    page.go_back()

    thread = page.locator(f"#tro-{new.pk}")
    thread.locator("textarea").fill("Trả lời mục mới")
    thread.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Trả lời mục mới").first).to_be_visible()
    assert Comment.objects.get(text="Trả lời mục mới").first_id == new.pk


def test_a_refused_form_of_an_address_without_a_page_is_gone_back_from(office):
    """A row of the grid is sent to an address that only takes it: Back showed a white page."""
    page = office
    page.on("dialog", lambda asked: asked.accept())
    one = make.nomination(state="submitted", full_name="An Thị Một")
    make.nomination(state="submitted", full_name="Bùi Thị Hai")
    page.goto(f"/ho-so/?sua={one.code}")
    page.locator("tr.row-open input[name=full_name]").fill("")
    page.locator("tr.row-open button").first.click()
    expect(page.locator("tr.row-open .invalid-feedback").first).to_be_visible()
    page.get_by_role("link", name="Bùi Thị Hai", exact=True).click()
    expect(page.get_by_role("heading", name="Bùi Thị Hai")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="An Thị Một")).to_be_visible()


def test_all_are_counted_and_one_taken_out_is_no_longer_all(office, monkeypatch):
    """Issue 7, line 28."""
    monkeypatch.setattr("delegates.web.PER_PAGE", 2)
    for number in range(3):
        make.delegate(full_name=f"Lê Thị Khách {number}", rank=number + 1)
    office.goto("/dai-bieu/")
    every = office.get_by_label("Chọn tất cả 3 người dự kiến, ở mọi trang")

    every.check()
    expect(office.locator("[data-check-count]")).to_have_text("3")
    office.get_by_label("Chọn Lê Thị Khách 1").uncheck()
    expect(every).not_to_be_checked()
    expect(office.locator("[data-check-count]")).to_have_text("1")
    every.check()
    office.get_by_role("button", name="Xác nhận dự cho người đã chọn").click()
    expect(office.get_by_text("Đã xác nhận 3 đại biểu.")).to_be_visible()


def test_a_page_that_comes_ticked_says_how_many_and_that_it_is_all(office):
    for name in ("Lê Thị Một", "Lê Thị Hai"):
        make.nomination(state="approved", full_name=name)
    office.goto("/dai-bieu/dua-vao/")
    every, count = office.get_by_label("Chọn tất cả"), office.locator("[data-check-count]")

    expect(every).to_be_checked()
    expect(count).to_have_text("2")
    office.get_by_label("Chọn Lê Thị Hai").uncheck()
    expect(every).not_to_be_checked()
    expect(count).to_have_text("1")
    office.get_by_label("Chọn Lê Thị Hai").check()
    expect(every).to_be_checked()


def test_the_approval_that_comes_back_with_a_fault_says_so_too(person):
    make.conference()
    make.nomination(state="verified", full_name="Lê Thị Một")
    make.user(role=Role.LEADERSHIP, username="lanhdao")
    page = person()
    sign_in(page, "lanhdao")
    page.goto("/ho-so/hop-xet-duyet/")
    every = page.get_by_label("Chọn tất cả 1 hồ sơ")
    expect(every).not_to_be_checked()

    page.get_by_label("Chọn Lê Thị Một").check()
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()

    expect(page.locator("#error-summary")).to_be_visible()
    expect(every).to_be_checked()
    expect(page.locator("[data-check-count]")).to_have_text("1")


def test_a_choice_not_sent_asks_as_a_text_does(office):
    """A page of radio buttons or lists only was left without a word."""
    asked = []
    office.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    sent = make.nomination(state="submitted")

    office.goto(f"/ho-so/{sent.code}/tham-dinh/")
    office.locator("input[type=radio], select").first.evaluate(
        "box => { if (box.type === 'radio') box.click(); else box.selectedIndex = 1; "
        "box.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    office.locator("main").click(position={"x": 2, "y": 2})  # a browser asks whoever touched it
    office.get_by_role("link", name="Không lưu").click()
    office.wait_for_url(f"**/ho-so/{sent.code}/")

    assert asked == ["beforeunload"]


def test_a_list_without_a_count_says_that_it_is_all_too(person):
    """The words of the leadership for many come ticked; their "Chọn tất cả" said they did not."""
    make.conference()
    User.objects.filter(role=Role.CULTURE_OFFICE).update(is_active=False)
    place = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    clerk = make.user(role=Role.CULTURE_OFFICE, unit=place)
    one = make.nomination(full_name="Lê Thị Một", entered_by=place)
    decisions.submit(make.fresh(one), by=clerk, at=make.AT)
    make.user(role=Role.LEADERSHIP, username="lanhdao")
    page = person()
    sign_in(page, "lanhdao")
    page.goto("/ho-so/cho-y-kien/")
    every = page.get_by_label("Chọn tất cả hồ sơ của trang này")

    expect(every).to_be_checked()
    page.get_by_label("Chọn Lê Thị Một").uncheck()
    expect(every).not_to_be_checked()
