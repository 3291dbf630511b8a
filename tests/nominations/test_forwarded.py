"""The receipt in words, to be pasted into Zalo; without script it is a text one selects."""

import io
import math
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from PIL import Image, ImageFont

from conferences.calendar import HANOI
from nominations.files.receipt import EDGE, LINE, SIZE, WIDE, drawn_receipt
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
    assert page.find("script", src=lambda src: src and "forward" in src) is not None


def test_whoever_follows_the_address_reads_no_name(village, client):
    sent = make.nomination(unit=village.unit, state="submitted", full_name="Vũ Thị Thơm",
                           submitted_at=make.AT)  # fmt: skip
    told = client.get(f"/ho-so/tra-cuu/{sent.code}/{sent.receipt_token}/").content.decode()
    assert sent.code in told
    assert "Thơm" not in told


def test_the_receipt_is_a_picture_for_its_sender_alone(village, sign_in, client):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    there = f"/ho-so/{sent.code}/bien-nhan.png"
    answer = village.get(there)
    picture = Image.open(io.BytesIO(answer.content))
    assert (answer["Content-Type"], picture.format, picture.width) == ("image/png", "PNG", 720)
    assert len(answer.content) < 60_000
    assert sent.full_name not in answer["Content-Disposition"]
    other = sign_in(make.user(unit=make.unit(name="Thôn Đoài")))
    assert other.get(there).status_code == 404
    draft = make.nomination(unit=village.unit)
    assert village.get(f"/ho-so/{draft.code}/bien-nhan.png").status_code == 404


def test_a_long_name_is_broken_between_words_and_makes_the_picture_taller():
    fonts = settings.BASE_DIR / "static" / "fonts"
    tall = []
    for words in (3, 30):
        made = drawn_receipt("Mã", ["Nguyễn " * words], address="http://a/", fonts=fonts)
        tall.append(Image.open(io.BytesIO(made)).height)
    plain = ImageFont.truetype(fonts / "Tinos-Regular.ttf", SIZE)
    fits = int((WIDE - 2 * EDGE) // plain.getlength("Nguyễn "))
    assert tall[1] - tall[0] == (math.ceil(30 / fits) - 1) * LINE
