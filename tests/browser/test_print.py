"""A dossier printed by the browser: at most two pages of A4, and nothing to press."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in
from tests.kept import consent_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PRESSED = (
    "Trở lại", "Đăng xuất", "Việc tiếp theo", "Sửa lỗi đánh máy", "Có liên quan", "Trao đổi",
    "Ghi ý kiến", "Xem từng chỗ", "Kiểm tra theo danh mục", "Cần giúp?", "Thẩm định xong",
    "Chưa ghi", "Chưa trả lời", "Còn 3 ngày",
)  # fmt: skip


@pytest.fixture
def size():
    return "desktop"


def printed(page, code: str) -> tuple[int, str]:
    page.goto(f"/ho-so/{code}/")
    page.wait_for_load_state("networkidle")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return len(pages), re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages))


def test_a_dossier_is_at_most_two_pages_without_what_is_pressed(person):
    unit = make.unit()
    clerk = make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    one = make.nomination(
        state="submitted", unit=unit, full_name="Vũ Thị Thơm",
        achievement="Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm. " * 8,
        awards="Giấy khen của Chủ tịch UBND huyện năm 2023. " * 4,
    )  # fmt: skip
    bare = make.nomination(state="submitted", unit=unit, full_name="Bùi Thị Vắng")
    consent_of(one, purpose="photo")
    one.findings.create(item="once", found="clear", by=clerk, at=make.AT + timedelta(hours=1))
    Nomination.objects.filter(pk=one.pk).update(submitted_at=make.AT)
    page = person()
    sign_in(page, "vhxh")

    number, text = printed(page, one.code)
    assert number <= 2
    assert [words for words in PRESSED if words in text] == []
    for words in (
        "Vũ Thị Thơm", one.code, "Thôn Mỗ Đoạn", "1970", "40 đồng ý", "Nêu công khai ảnh",
        "Đồng ý (Ký trên giấy, ngày 15/8/2025)", "Chưa được khen",
        "Không có kỷ luật, đơn thư đang xem xét",
    ):  # fmt: skip
        assert words in text, words

    number, text = printed(page, bare.code)
    assert "Ý kiến người được giới thiệu" not in text  # nothing was answered
    assert number <= 2
