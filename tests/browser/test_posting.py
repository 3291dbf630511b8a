"""From the office's posting to the leadership's decision, with a stranger's objection between."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from nominations.models import Nomination, Objection, ObjectionFile, Posted
from tests import make
from tests.browser.conftest import look, sign_in
from tests.kept import answered, plan_posts
from tests.papers import PDF

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
NAME = "Nguyễn Thị Sáu"
WORDS = "Bà ấy lấn đất của làng từ năm 2019."
PAPER = {"name": "don.pdf", "mimeType": "application/pdf", "buffer": PDF}
WAITS = "Hồ sơ còn 1 ý kiến phản ánh chưa trả lời."


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def candidate() -> Nomination:
    """Somebody verified, and the three who have to do with her."""
    plan_posts(5)
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    for role in ("culture_office", "leadership"):
        make.user(role=role, username=role, unit=desk)
    found = make.nomination(state="verified", full_name=NAME)
    answered(found)
    return found


def test_approval_opens_once_a_strangers_objection_is_answered(person, size, candidate):
    office = person()
    sign_in(office, "culture_office")
    post(office, size)

    object_(person(), size)
    five_days_pass()

    leader = person()
    sign_in(leader, "leadership")
    leader.goto(f"/ho-so/{candidate.code}/")
    expect(leader.get_by_text(WAITS)).to_be_visible()
    look(leader, "posting-unanswered", size)

    answer(office, size)

    leader.reload()
    expect(leader.get_by_text(WAITS)).to_be_hidden()
    approve(leader, size)
    assert make.fresh(candidate).state == "approved"


def post(page: Page, size: str) -> None:
    page.goto("/ho-so/niem-yet/")
    page.get_by_role("button", name="Mở niêm yết các hồ sơ đã chọn").click()
    expect(page.get_by_role("heading", name="Đang niêm yết 1 hồ sơ")).to_be_visible()
    look(page, "posting-open", size)


def object_(page: Page, size: str) -> None:
    """Whoever passes, without an account."""
    page.goto("/niem-yet/11086/")
    look(page, "posted", size)
    page.get_by_role("link", name=f"Phản ánh về {NAME}").click()
    page.get_by_label("Nội dung phản ánh").fill(WORDS)
    look(page, "posted-object", size)
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("heading", name="Đã nhận ý kiến phản ánh")).to_be_visible()
    page.get_by_label("Ảnh hoặc tệp PDF").set_input_files(PAPER)
    page.get_by_role("button", name="Gửi kèm tệp").click()
    expect(page.get_by_role("heading", name="Tệp đã nhận kèm")).to_be_visible()
    look(page, "posted-received", size)
    said = Objection.objects.values_list("nomination__full_name", "text", "objector").get()
    assert said == (NAME, WORDS, "")
    assert ObjectionFile.objects.get().name == "don.pdf"


def five_days_pass() -> None:
    """As if everything had begun six days earlier."""
    row = Posted.objects.select_related("posting").get()
    for one, names in ((row.posting, ("opened_at", "closes_at")), (row, ("posted_at", "until_at"))):
        for name in names:
            setattr(one, name, getattr(one, name) - timedelta(days=6))
        one.save(update_fields=names)


def answer(page: Page, size: str) -> None:
    page.goto("/ho-so/phan-anh/")
    look(page, "objections", size)
    page.get_by_role("link", name=Objection.objects.get().code).click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải về: don.pdf").click()
    assert coming.value.path().read_bytes() == PDF
    page.get_by_label("Không có cơ sở").check()
    page.get_by_label("Căn cứ").fill("Đất đã có giấy từ năm 2010.")
    page.get_by_role("button", name="Ghi trả lời").click()
    expect(page.get_by_role("heading", name="Đã trả lời")).to_be_visible()
    look(page, "objection-answered", size)


def approve(page: Page, size: str) -> None:
    page.goto("/ho-so/hop-xet-duyet/")
    look(page, "posting-approval", size)
    page.get_by_label("Ngày họp").fill("16/8/2025")
    page.get_by_label("Người chủ trì").fill("Đỗ Quang Minh")
    page.get_by_label("Số người được mời").fill("15")
    page.get_by_label("Số người có mặt").fill("14")
    page.get_by_label(f"Chọn {NAME}").check()
    page.get_by_label(f"Số phiếu đồng ý: {NAME}").fill("14")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page.get_by_role("row", name=NAME)).to_contain_text("Đã duyệt")
