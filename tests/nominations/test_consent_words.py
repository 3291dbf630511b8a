"""The words a nominee is asked in, and who has to answer for a child."""

import hashlib
from datetime import date

import pytest

from nominations.consents import WORDINGS, needs_guardian, shown

DAY = date(2025, 8, 15)
HELD = "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I"
KEEP = (
    "Tôi đã được báo xã Đại Sơn giữ những thông tin nào của tôi trong hồ sơ giới thiệu của "
    f"{HELD}, và đồng ý để xã giữ hồ sơ này."
)
PHOTO = "Tôi đồng ý để xã Đại Sơn nêu công khai ảnh của tôi trên cổng thông tin, bảng tin của xã."


def test_what_is_asked_reads_as_it_was_written_by_hand():
    asked = shown("individual", commune="xã Đại Sơn", conference=HELD)

    assert [(one.purpose, one.version, one.text) for one in asked] == [
        ("keep", 1, KEEP),
        ("papers", 1, "Tôi đồng ý để họ tên, năm sinh, nơi ở hoặc nơi công tác và thành tích của "
         f"tôi có trong danh sách, báo cáo in cho {HELD} và gửi thành phố."),
        ("posting", 1, "Tôi đồng ý để xã Đại Sơn nêu công khai họ tên, đơn vị giới thiệu và thành "
         "tích của tôi trên cổng thông tin, loa truyền thanh, bảng tin của xã."),
        ("photo", 1, PHOTO),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "whose"),
    [
        ("collective", "của tập thể và của tôi (người đại diện)"),
        ("household", "của hộ gia đình và của tôi (người đại diện)"),
    ],
)
def test_a_group_answers_by_its_representative(kind, whose):
    photo = shown(kind, commune="xã Đại Sơn", conference=HELD)[-1]

    assert photo.text == (
        f"Tôi đồng ý để xã Đại Sơn nêu công khai ảnh {whose} trên cổng thông tin, bảng tin của xã."
    )


def test_other_words_are_another_version():
    """Whoever changes a wording counts its version up, and writes here what it is then."""
    stands = {
        (one.purpose.value, one.version): hashlib.sha256(one.text.encode()).hexdigest()[:12]
        for one in WORDINGS
    }
    assert stands == {
        ("keep", 1): "0c411cf2872f",
        ("papers", 1): "b76608c6ff1d",
        ("posting", 1): "d5252f3c4860",
        ("photo", 1): "18accf8b9186",
    }


@pytest.mark.parametrize(
    ("year", "is_asked"),
    [(2008, False), (2009, True), (2010, True), (2020, True), (1956, False), (None, False)],
)
def test_a_guardian_answers_for_whoever_may_be_under_16(year, is_asked):
    """Born in 2009 she is 16 some day of 2025: which day nobody has asked her."""
    assert needs_guardian(year, on=DAY) is is_asked
