"""From a village's vote to the city's inbox, five people, in a real browser at both sizes.

Pages that stand as they are in the demo are looked at in test_pages.py.
"""

import io
import re
from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Page, expect

from accounts.models import Unit, User
from conferences import actions as conference_actions
from conferences import jobs
from conferences.facts import conference_of
from conferences.models import Job
from delegates.models import Delegate
from honoree_conf.demo.load import PASSWORD
from nominations.models import Evidence, Nomination
from reports.models import ReportFile
from tests import make
from tests.browser.conftest import look, sign_in, sign_in_by_the_form

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
NAME = "Nguyễn Hữu Ước"


@pytest.fixture
def conference(demo):
    return demo


def photo(path: Path) -> Path:
    """What a phone camera gives: 12 megapixels as hard to pack as grass, its place inside."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    grass = Image.effect_noise((1000, 750), 60).convert("RGB")
    whole = Image.new("RGB", (4000, 3000))
    for x, y in product(range(0, 4000, 1000), range(0, 3000, 750)):
        whole.paste(grass, (x, y))
    whole.save(path, "JPEG", exif=exif)
    return path


def slip_of(conference, slug: str) -> str:
    """The address a printed QR code of that unit holds."""
    unit, token = Unit.objects.get(slug=slug), conference_actions.new_token()
    office = User.objects.get(username="vhxh")
    conference_actions.issue_links(
        conference=conference, tokens={unit: token}, by=office, at=make.AT
    )
    return f"/hoi-nghi/phieu/{token}/"


def forward(page: Page) -> None:
    page.get_by_role("button", name="Tiếp tục").click()


@pytest.mark.long
def test_a_nomination_travels_from_the_village_to_the_city(
    person, size, conference, tmp_path, settings
):
    """8 → 12 of the main job: nominate, check, return, amend, verify, approve, seat, report."""
    village = person()
    village.goto(slip_of(conference, "thon-mo-doan"))
    look(village, "slip", size)
    village.get_by_role("button", name="Tiếp tục").click()
    expect(village.get_by_role("heading", name="Việc cần làm")).to_be_visible()
    code = nominate(village, size, photo(tmp_path / "IMG_0001.jpg"))

    office = person()
    sign_in_by_the_form(office, "vhxh", PASSWORD)
    send_back(office, code)
    amend(village, code)
    verify(office, code, size)

    leader = person()
    sign_in(leader, "lanhdao")
    approve(leader, code, size)

    council = person()
    sign_in(council, "vanphong")
    seat(council, size)

    paper = order_paper(office, conference, size)
    city = person()
    sign_in(city, "thanhpho")
    receive(city, paper, tmp_path)


def nominate(page: Page, size: str, picture: Path) -> str:
    """The six parts of the phone form, to the receipt."""
    page.get_by_role("link", name="Giới thiệu thêm một điển hình").click()
    forward(page)
    expect(page.get_by_role("alert")).to_contain_text("Hãy chọn cá nhân, tập thể")
    look(page, "new-error", size)
    page.get_by_label("Cá nhân").check()
    forward(page)
    page.wait_for_url("**/buoc/ai/")
    forward(page)  # nothing typed: the summary takes the focus
    expect(page.locator("#error-summary")).to_be_focused()
    look(page, "who-error", size)
    page.get_by_label("Họ và tên").fill(NAME)
    page.get_by_label("Năm sinh").fill("03/12/1956")
    page.get_by_label("Nam", exact=True).check()
    look(page, "who", size)
    forward(page)
    page.get_by_label("Chức vụ, nghề nghiệp").fill("Nông dân, trồng rươi và lúa hữu cơ")
    page.get_by_label("Nơi ở hoặc nơi công tác").fill("Thôn Mỗ Đoạn, xã Đại Sơn")
    look(page, "place", size)
    forward(page)
    page.get_by_label("Lĩnh vực có thành tích").select_option(
        label="Nông nghiệp, xây dựng nông thôn mới"
    )
    page.get_by_label("Có", exact=True).check()
    look(page, "field", size)
    forward(page)
    page.get_by_label("Tóm tắt thành tích").fill(
        "Chuyển 2,4 ha ruộng trũng sang nuôi rươi kết hợp lúa hữu cơ, thu nhập 350 triệu đồng "
        "mỗi năm; giúp 14 hộ trong thôn làm theo."
    )
    look(page, "achievement", size)
    page.go_back()
    expect(page.get_by_label("Có", exact=True)).to_be_checked()  # U2: Back keeps every value
    page.go_forward()
    page.get_by_label("Tóm tắt thành tích").fill("Nuôi rươi 2,4 ha, giúp 14 hộ làm theo.")
    forward(page)
    page.get_by_label("Ngày họp bình xét").fill("15/8/2025")
    page.get_by_label("Số hộ được mời họp").fill("50")
    page.get_by_label("Số người có mặt").fill("48")
    look(page, "meeting", size)
    forward(page)
    page.get_by_label("Số phiếu đồng ý").fill("46")
    page.get_by_label("Số phiếu không đồng ý").fill("2")
    look(page, "votes", size)
    forward(page)
    page.locator("#tep-minutes").set_input_files(picture)
    expect(page.get_by_role("link", name="IMG_0001.jpg", exact=True)).to_be_visible()
    look(page, "files", size)
    stored = Evidence.objects.latest("pk")
    assert (stored.name, stored.kind) == ("IMG_0001.jpg", "minutes")
    assert stored.size < 1_500_000
    page.get_by_role("link", name="Xem lại và gửi").click()
    page.wait_for_url("**/gui/")
    look(page, "check", size)
    page.get_by_role("button", name="Gửi hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã gửi hồ sơ")).to_be_visible()
    look(page, "receipt", size)
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", name="Đã gửi hồ sơ")).to_be_visible()  # U2
    nomination = Nomination.objects.get(full_name=NAME)
    assert (nomination.state, nomination.birth_year) == ("submitted", 1956)
    return nomination.code


def send_back(page: Page, code: str) -> None:
    page.goto("/ho-so/?tim=huu uoc")
    page.get_by_role("link", name=NAME, exact=True).click()
    page.get_by_role("link", name="Trả lại để bổ sung").click()
    page.get_by_label("Nội dung cần bổ sung").fill("Ghi thêm số lao động có việc làm.")
    page.get_by_role("button", name="Trả lại để bổ sung").click()
    expect(page.locator(".tag", has_text="Cần bổ sung").first).to_be_visible()


def amend(page: Page, code: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=f"{NAME}: xem ý kiến và bổ sung").click()
    page.get_by_role("link", name="Bổ sung hồ sơ").click()
    page.get_by_role("link", name="Sửa tóm tắt thành tích").click()
    page.get_by_label("Tóm tắt thành tích").fill(
        "Nuôi rươi 2,4 ha, giúp 14 hộ làm theo, tạo việc làm cho 9 lao động."
    )
    page.get_by_role("button", name="Lưu và trở lại phần xem lại").click()
    page.get_by_role("button", name="Gửi lại hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã gửi hồ sơ")).to_be_visible()


def verify(page: Page, code: str, size: str) -> None:
    page.goto(f"/ho-so/{code}/")
    look(page, "dossier-office", size)
    page.get_by_role("link", name="Ghi kết quả kiểm tra").click()
    page.get_by_label("Không có kỷ luật, đơn thư đang xem xét").check()
    page.get_by_role("button", name="Ghi kết quả").click()
    page.get_by_role("button", name="Thẩm định xong").click()
    expect(page.locator(".tag", has_text="Đã thẩm định").first).to_be_visible()


def approve(page: Page, code: str, size: str) -> None:
    page.goto("/ho-so/hop-xet-duyet/")
    page.get_by_label("Ngày họp").fill("16/8/2025")
    page.get_by_label("Người chủ trì").fill("Đỗ Quang Minh")
    page.get_by_label("Số người được mời").fill("15")
    page.get_by_label("Số người có mặt").fill("14")
    page.get_by_label(f"Chọn {NAME}").check()
    page.get_by_label(f"Số phiếu đồng ý: {NAME}").fill("15")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Tổng số phiếu (15) nhiều hơn số người có mặt (14)."
    )
    look(page, "approval-error", size)
    page.get_by_label(f"Số phiếu đồng ý: {NAME}").fill("14")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page.get_by_role("row", name=NAME)).to_contain_text("Đã duyệt")
    look(page, "approved", size)


def seat(page: Page, size: str) -> None:
    page.goto("/dai-bieu/dua-vao/")
    page.get_by_label(f"Chọn {NAME}").check()
    page.get_by_role("button", name="Đưa người đã chọn vào danh sách dự kiến").click()
    page.goto("/dai-bieu/?tim=huu uoc")
    if size == "phone":  # a card: what may be done stands behind a tap
        page.get_by_label(f"Xem đủ: {NAME}").click()
    page.get_by_role("button", name=re.compile(f"Xác nhận dự.*{NAME}")).click()
    expect(page.locator(".tag", has_text="Đã xác nhận").first).to_be_visible()
    delegate = Delegate.objects.get(full_name=NAME)
    assert (delegate.state, delegate.group) == ("confirmed", "role_model")
    page.goto("/dai-bieu/du-dai-hoi/")
    page.get_by_role("button", name=re.compile(f"^Chọn.*{NAME}")).click()
    expect(page.get_by_role("row", name=NAME)).to_contain_text("Được chọn")
    look(page, "mandates", size)
    page.goto("/chuong-trinh/")
    look(page, "programme", size)
    page.goto("/hoi-nghi/tien-do/")
    look(page, "deadlines", size)


def order_paper(page: Page, conference, size: str) -> ReportFile:
    """The list for the city; a worker builds it, the page sees it come."""
    page.goto("/van-ban/lap/profiles/")
    page.get_by_label("Excel").check()
    page.get_by_label("Dùng để").fill("Gửi Ban Thi đua - Khen thưởng thành phố")
    look(page, "ask", size)
    page.get_by_role("button", name="Lập văn bản").click()
    report = ReportFile.objects.latest("pk")
    look(page, "paper-waiting", size)
    assert jobs.run(report.job_id)
    expect(page.get_by_role("link", name="Tải văn bản")).to_be_visible()
    look(page, "paper-ready", size)
    page.get_by_role("link", name="Ghi đã ban hành").click()
    page.get_by_label("Số, ký hiệu").fill("45/BC-UBND")
    page.get_by_label("Ngày ban hành").fill("16/8/2025")
    look(page, "paper-issue", size)
    page.get_by_role("button", name="Ghi đã ban hành").click()
    page.get_by_role("link", name="Gửi thành phố").click()
    look(page, "paper-send", size)
    page.get_by_role("button", name="Gửi thành phố").click()
    expect(page.get_by_text("Đã gửi thành phố.", exact=False).first).to_be_visible()
    look(page, "paper-sent", size)
    report.refresh_from_db()
    return report


def receive(page: Page, paper: ReportFile, tmp_path: Path) -> None:
    """The city takes the file; every cell is the database's."""
    page.goto(f"/van-ban/{paper.pk}/")
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải tệp do hệ thống lập").click()
    target = tmp_path / "city.xlsx"
    started.value.save_as(target)
    book = load_workbook(io.BytesIO(target.read_bytes()))
    cells = [
        [str(cell) for cell in row if cell is not None]
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
    ]
    dossier = Nomination.objects.get(full_name=NAME)
    line = next(row for row in cells if NAME in row)
    for value in (
        str(dossier.birth_year),
        dossier.unit.name,
        dossier.achievement,
        dossier.get_field_display(),
    ):
        assert any(value in cell for cell in line), value
    assert Job.objects.get(pk=paper.job_id).state == "done"
    assert conference_of(User.objects.get(username="vhxh")) is not None
