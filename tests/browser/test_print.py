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


# How many lines figures and days take, and how wide the table and its last column are.
MEASURED = """() => {
    const lines = (one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return new Set([...range.getClientRects()].map((part) => Math.round(part.bottom))).size;
    };
    const table = document.querySelector('.holds');
    const cells = [...table.querySelectorAll('tbody .r, tbody td > .small')];
    const words = (one) => one.textContent.trim();
    return {
        folded: cells.filter((one) => words(one) && lines(one) > 1).map(words),
        told: cells.map(words).filter((text) => /%|đến hết/.test(text)).length,
        over: Math.round(table.getBoundingClientRect().right - innerWidth),
        last: table.querySelector('thead th:last-child').getBoundingClientRect().width,
        longest: Math.max(...[...table.querySelectorAll('td:last-child .tag')].map(tag => {
            tag.style.display = 'inline-block'; tag.style.whiteSpace = 'nowrap';
            return tag.getBoundingClientRect().width;
        })),
    };
}"""


def test_the_list_on_paper_folds_no_figure_and_gives_no_empty_column_room(person):
    """“(100%)” and “đến hết / 19/8/2025” took two to four lines beside a wide empty column."""
    make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    unit = make.unit(name="Trường Trung học cơ sở Thanh Hải")
    day = make.AT + timedelta(days=3)
    for name in ("Nguyễn Thị Ngọc Ánh", "Hoàng Thị Kim Nguyệt", "Trần Văn Khánh"):
        make.nomination(state="returned", amend_until=day, unit=unit, full_name=name)
        make.nomination(
            state="submitted", unit=unit, full_name=f"{name} Hai", field="industry",
            integrity="pending",
        )  # fmt: skip
    page = person()
    sign_in(page, "vhxh")
    page.set_viewport_size({"width": 1032, "height": 700})  # what A4 lying has between its margins
    page.emulate_media(media="print")
    page.goto("/ho-so/?in=1")
    page.wait_for_load_state("networkidle")

    seen = page.evaluate(MEASURED)

    assert (seen["folded"], seen["told"]) == ([], 9)
    assert seen["over"] <= 0
    assert seen["last"] <= seen["longest"] + 60
