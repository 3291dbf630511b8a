"""The receipt in words, to be pasted into Zalo; without script it is a text one selects."""

from datetime import datetime

import pytest
from bs4 import BeautifulSoup

from conferences.calendar import HANOI
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "words"), [("submitted", "chờ thẩm định"), ("approved", "đã duyệt")]
)
def test_the_receipt_is_told_in_five_lines(village, state, words):
    sent = make.nomination(
        unit=village.unit, state=state, full_name="Vũ Thị <Thơm>",
        submitted_at=datetime(2025, 8, 16, 9, 5, tzinfo=HANOI),
    )  # fmt: skip
    page = BeautifulSoup(village.get(f"/ho-so/{sent.code}/bien-nhan/").content, "html.parser")
    box = page.find(id="loi-nhan")
    assert box.get_text().strip().split("\n") == [
        f"Biên nhận hồ sơ {sent.code}",
        "Vũ Thị <Thơm>, thôn Mỗ Đoạn giới thiệu",
        "Gửi lúc 09:05 ngày 16/8/2025",
        f"Hiện nay: {words}",
        "Xem hồ sơ đang ở bước nào: "
        f"http://testserver/ho-so/tra-cuu/{sent.code}/{sent.receipt_token}/",
    ]
    assert box.has_attr("readonly")
    buttons = page.find("button", {"data-copy": "loi-nhan"}).find_parent("div")
    assert buttons.has_attr("hidden")  # a script shows them
    assert "copy.js" in str(page) or "copy." in str(page)


def test_whoever_follows_the_address_reads_no_name(village, client):
    sent = make.nomination(unit=village.unit, state="submitted", full_name="Vũ Thị Thơm",
                           submitted_at=make.AT)  # fmt: skip
    told = client.get(f"/ho-so/tra-cuu/{sent.code}/{sent.receipt_token}/").content.decode()
    assert sent.code in told
    assert "Thơm" not in told
