"""A press that only keeps what was mended says so, and nothing of bringing in."""

import re

import pytest

from accounts.enums import Role
from tests import make
from tests.nominations.phone import text_of
from tests.sheets.pages import at, bring_in, paste, sends

pytestmark = pytest.mark.django_db
BOX = re.compile(
    r'<input class="form-control form-control-sm" name="o-0-(\w+)"[^>]* value="([^"]*)"'
)
HEAD = "Họ và tên\tChức vụ\tCơ quan, đơn vị"


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def said(client, sheet, **press):
    answer = client.post(at("mend", sheet), sends(sheet, **press), follow=True)
    return " ".join(text_of(answer).split())


def test_a_line_whose_gaps_were_filled_is_saved_and_no_news_though_it_asks_anew(council):
    sheet = paste(council, f"{HEAD}\n\tBí thư\t\nHà Sáu\tBí thư\tSở Y tế")
    filled = {(2, "full_name"): "Nguyễn Thị Bảy", (2, "organisation"): "Đảng ủy xã"}

    words = said(council, sheet, cells=filled)

    assert ("Đã lưu ô vừa sửa ở dòng 2." in words, "khác lúc ông, bà xem" in words) == (True, False)
    row = sheet.rows.get(number=2)
    assert (row.news, row.blocked, row.ticked) == (False, False, False)
    assert row.reasons == {"gender": "Đoán theo chữ đệm “Thị”: nữ. Hãy xem lại."}


def test_the_same_pressed_with_nhap_brings_nobody_in_and_says_so(council):
    sheet = paste(council, f"{HEAD}\n\tBí thư\t\nHà Sáu\tBí thư\tSở Y tế")
    filled = {(2, "full_name"): "Nguyễn Thị Bảy", (2, "organisation"): "Đảng ủy xã"}

    words = " ".join(text_of(bring_in(council, sheet, cells=filled)).split())

    assert ("chưa nhập dòng nào" in words, "Đã lưu" in words) == (True, False)


def test_another_line_that_is_other_by_a_save_is_told_without_a_word_of_bringing_in(council):
    sheet = paste(council, f"{HEAD}\nHà Sáu\tBí thư\tSở Y tế\nVi Tám\tBí thư\tSở Y tế")

    words = said(council, sheet, cells={(2, "full_name"): "Vi Tám"})

    told = "Đã lưu. 1 dòng nay khác lúc ông, bà xem, ở đầu bảng."
    assert (told in words, "nên chưa nhập" in words) == (True, False)
    assert list(sheet.rows.filter(news=True).values_list("number", flat=True)) == [3]


def test_nothing_written_is_not_said_to_be_saved_and_many_lines_are_named_to_the_fifth(council):
    people = [
        f"{name}\t\tSở Y tế" for name in ("Hà An", "Hà Bé", "Hà Cả", "Hà Dư", "Hà Em", "Hà Ga")
    ]
    sheet = paste(council, "\n".join([HEAD, *people]))
    posts = {(number, "position"): "Bí thư" for number in range(2, 8)}

    assert "Đã lưu" not in said(council, sheet, cells={(2, "full_name"): "Hà An"})
    assert "Đã lưu ô vừa sửa ở dòng 2, 3, 4, 5, 6, …." in said(council, sheet, cells=posts)


def test_an_open_lines_boxes_show_what_would_come_in_and_a_mere_look_answers_nothing(
    council,
):
    sheet = paste(council, f"{HEAD}\nBà Nguyễn Thị Hoa\tChủ tịch HĐND xã\t")
    before = sheet.rows.get()

    page = council.get(at("show", sheet), {"sua": "0"})

    values = dict(BOX.findall(page.content.decode()))
    assert values == {
        "full_name": "Nguyễn Thị Hoa", "birth_year": "", "position": "Chủ tịch",
        "organisation": "HĐND xã", "rank": "",
    }  # fmt: skip
    boxes = {(2, key): text for key, text in values.items()} | {(2, "gender"): "Nữ"}
    assert "Đã lưu" not in said(council, sheet, cells=boxes)
    after = sheet.rows.get()
    assert (after.values, after.reasons, after.cells) == (
        before.values, before.reasons, before.cells,
    )  # fmt: skip
    assert "Đã lưu ô vừa sửa ở dòng 2." in said(
        council, sheet, cells=boxes | {(2, "organisation"): "HĐND xã Vạn An"}
    )
    assert sheet.rows.get().values["organisation"] == "HĐND xã Vạn An"


def test_an_open_line_is_closed_without_a_word_kept_and_the_tab_stays(council):
    sheet = paste(council, f"{HEAD}\nHà An\t\tSở Y tế\nHà Bé\t\tSở Y tế")

    page = council.get(at("show", sheet), {"sua": "1", "ket-qua": "dung"}).content.decode()

    assert page.count(">Đóng<") == 1
    assert 'href="?ket-qua=dung#dong-1">Đóng<' in page
    closed = council.get(at("show", sheet), {"ket-qua": "dung"}).content.decode()
    assert ">Đóng<" not in closed
