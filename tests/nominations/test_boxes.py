"""What people type into the phone's boxes: cleaned, or refused in words (U10-U15, I6-I9)."""

import re
import unicodedata

import pytest

from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, post, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("slug", "changes", "says"),
    [
        ("ai", {"full_name": ""}, "Hãy nhập họ và tên."),
        (
            "ai",
            {"full_name": "x" * 10_000},
            "Hãy rút gọn, tối đa 100 ký tự, kể cả dấu cách; đang có 10.000.",
        ),
        (
            "ai",
            {"full_name": "Nguyễn Văn 🙂"},
            "Giấy in không có ký hiệu 🙂. Hãy bỏ hoặc viết bằng chữ.",
        ),
        ("ai", {"birth_year": "2090"}, "Năm sinh phải từ 1900 đến 2020. Hãy xem lại."),
        ("ai", {"birth_year": "56"}, "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."),
        ("ai", {"birth_year": ""}, "Hãy nhập năm sinh."),
        ("ai", {"gender": "khác"}, "Hãy chọn một mục trong danh sách."),
        ("viec", {"address": " "}, "Hãy nhập nơi ở hoặc nơi công tác."),
        ("linh-vuc", {"field": ""}, "Hãy chọn lĩnh vực."),
        ("linh-vuc", {"direct_worker": ""}, "Hãy chọn có hoặc không."),
        ("thanh-tich", {"achievement": ""}, "Hãy viết tóm tắt thành tích."),
        (
            "thanh-tich",
            {"achievement": "x" * 3001},
            "Hãy rút gọn, tối đa 3.000 ký tự, kể cả dấu cách; đang có 3.001.",
        ),
        ("hop", {"held_on": "17/8/2025"}, "Ngày họp chưa tới. Hãy xem lại."),
        (
            "hop",
            {"held_on": "8/15/2025"},
            "Không có tháng 15. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025.",
        ),
        ("hop", {"held_on": "15/8/2015"}, "Ngày họp đã quá lâu. Hãy xem lại năm."),
        ("hop", {"present": "0"}, "Hãy nhập số người có mặt, từ 1 trở lên."),
        ("hop", {"invited": "năm mươi"}, "Hãy nhập bằng chữ số, ví dụ 85."),
        (
            "phieu",
            {"agree": "48", "disagree": "1"},
            "Tổng số phiếu (50) nhiều hơn số người có mặt (48). Hãy xem lại hai số này.",
        ),
        ("phieu", {"agree": ""}, "Hãy nhập số phiếu đồng ý."),
        ("phieu", {"agree": "-1"}, "Số không được nhỏ hơn 0. Hãy nhập từ 0 trở lên."),
        ("phieu", {"agree": "9" * 400}, "Số quá lớn. Hãy xem lại."),
    ],
)
def test_bad_input_is_said_beside_the_box_and_kept(slug, changes, says, village):
    """U10, U11, I6: a sentence on top and at the box, the typed text still there, no 500."""
    nomination = begin(village)
    if slug == "phieu":
        post(village, nomination, "hop")
    before = Nomination.objects.values().get()

    answer = post(village, nomination, slug, **changes)

    text = text_of(answer)
    assert answer.status_code == 422
    assert text.count(says) == 2, "once in the summary, once beside the box"
    name = next(iter(changes))
    assert f'<a href="#id_{name}' in text
    assert re.search(rf'aria-describedby="[^"]*id_{name}_error', text)
    assert answer.context["form"][name].value() == changes[name]
    assert "<title>Lỗi:" in text
    after = Nomination.objects.values().get()
    assert (after.get(name), after["state"]) == (before.get(name), "draft")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Huyền"), "Nguyễn Thị Huyền"),
        ("  Nguyễn   Thị\tHuyền ", "Nguyễn Thị Huyền"),
        ("Ðặng Thị Mến", "Đặng Thị Mến"),
        ("NGUYỄN THỊ HUYỀN", "NGUYỄN THỊ HUYỀN"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Nguyễn\x07 Văn", "Nguyễn Văn"),
        ("Y Bhăm Niê", "Y Bhăm Niê"),
        ("H'Hen Niê", "H'Hen Niê"),
    ],
)
def test_names_are_cleaned_not_refused(typed, stored, village):
    """U12, U14, I7, I9: NFC, single spaces, look-alikes; never a changed case, never run."""
    nomination = begin(village)

    answer = post(village, nomination, "ai", full_name=typed)

    assert answer.status_code == 302
    assert Nomination.objects.get().full_name == stored
    assert "<script>alert" not in text_of(village.get(f"/ho-so/{nomination.code}/gui/"))


def test_a_nul_byte_is_answered_kindly_on_both_engines(village):
    """I6: PostgreSQL cannot store it; it becomes a space, as other control characters do."""
    nomination = begin(village)

    answer = post(village, nomination, "ai", full_name="Nguyễn\x00Văn")

    assert answer.status_code == 302
    assert Nomination.objects.get().full_name == "Nguyễn Văn"


@pytest.mark.parametrize("typed", ["1956", "03/12/1956", "3-12-1956", " 1956 "])
def test_a_whole_birth_date_gives_its_year(typed, village):
    """U15, I8: only the year is kept."""
    nomination = begin(village)

    post(village, nomination, "ai", birth_year=typed)

    assert Nomination.objects.get().birth_year == 1956


@pytest.mark.parametrize("typed", ["03/8/2025", "3/8/2025", "03-08-2025", "3.8.2025"])
def test_the_meeting_day_is_read_day_first(typed, village):
    """I8: 3 August everywhere."""
    nomination = begin(village)

    post(village, nomination, "hop", held_on=typed)

    assert ReviewMeeting.objects.get().held_on.isoformat() == "2025-08-03"


def test_capitals_and_telex_leftovers_are_hinted_not_refused(village):
    """U12: offered in small letters, one tap; the unit decides."""
    nomination = make.nomination(unit=village.unit, full_name="NGUYỄN VĂN ƯỚC")

    check = text_of(village.get(f"/ho-so/{nomination.code}/gui/"))
    assert "Đổi thành “Nguyễn Văn Ước”" in check
    assert Nomination.objects.get().full_name == "NGUYỄN VĂN ƯỚC"

    village.post(f"/ho-so/{nomination.code}/viet-hoa-ten/")

    assert Nomination.objects.values_list("full_name", "state").get() == ("Nguyễn Văn Ước", "draft")
    leftover = make.nomination(unit=village.unit, full_name="Nguyeenx Vawn An")
    assert "có thể gõ nhầm dấu" in text_of(village.get(f"/ho-so/{leftover.code}/gui/"))


def test_nothing_but_the_pages_own_boxes_is_taken(village):
    """Z4: state, unit and the like in a POST change nothing."""
    nomination = begin(village)

    post(
        village, nomination, "ai", state="approved", unit="99", integrity="clear", on_roll="1",
        code="HN25-9999", is_staff="1",
    )  # fmt: skip

    kept = Nomination.objects.get()
    assert (kept.state, kept.unit, kept.integrity, kept.on_roll, kept.code) == (
        "draft", village.unit, "unchecked", False, nomination.code,
    )  # fmt: skip


def test_what_was_right_stays_though_something_beside_it_was_wrong(village):
    """U2: after an error, Back shows what was typed, not an empty page."""
    nomination = begin(village)

    post(village, nomination, "viec", position="Nông dân", address="")
    back = village.get(f"/ho-so/{nomination.code}/buoc/viec/")

    assert back.context["form"]["position"].value() == "Nông dân"
    assert post(village, nomination, "viec", position="Nông dân").status_code == 302


@pytest.mark.parametrize("changes", [{}, {"birth_year": "56"}])
def test_turning_back_keeps_what_was_typed(changes, village):
    """U2: the page's own "Trở lại" saves what can be saved, and asks for nothing."""
    nomination = begin(village)

    answer = post(village, nomination, "ai", **{"tro-lai": "1"}, **changes)

    assert answer.url == "/"
    kept = Nomination.objects.get()
    assert (kept.full_name, kept.gender) == ("Nguyễn Hữu Ước", "male")
    assert kept.birth_year == (None if changes else 1956)
