"""Lines that head others and are nobody: talk that is counted, "Dự phòng", a household, a body."""

from datetime import UTC, datetime

import pytest

from delegates.imported import fields as of_guests
from sheets.reading import absent, find, judge, read_paste
from tests.sheets.fields import FIELDS, KIND, NAME, UNIT

pytestmark = pytest.mark.plain
GUESTS = of_guests(None, datetime(2025, 8, 1, tzinfo=UTC))
HEAD = "STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tLê Văn Ba\tBí thư\tMỗ Đoạn"
GROUP = "Dòng tên nhóm: “{}”."
WORDS = "Dòng chữ, không phải một dòng của bảng: “{}”."
ASKED = "Dòng này ở nhóm “{}”. Hãy xem có lấy dòng này không rồi tự đánh dấu."


def judged(text, fields=FIELDS):
    return [line for table in find(read_paste(text), fields) for line in judge(table, fields)]


def told(text, fields, *keys):
    """Of each line: what is left and why, or who comes in, these fields, what is said of all."""
    name = next(one.key for one in fields if one.names)
    return [
        line.reasons[""] if line.verdict == "left"
        else (line.values[name], *(line.values[key] for key in keys), line.reasons.get("", ""))
        for line in judged(text, fields)
    ]  # fmt: skip


# --- Dự phòng, Khác -----------------------------------------------------------------------------


@pytest.mark.parametrize("row", [
    "7\tDự bị", "Dự phòng", "\tKhác", "8\tThay thế\t\t", "9.\tDanh sách dự phòng", "\tBổ sung:",
    "\tThành phần khác", "9\tĐại biểu dự bị", "9\tKhác (nếu có)", "II\tDự bị",
    "4\tCá nhân dự phòng", "\tDự khuyết", "a)\tNgười thay thế", "5\tKhách mời khác", "I. Dự phòng",
])  # fmt: skip
def test_who_is_perhaps_not_meant_is_asked_below_a_heading_that_is_nobody(row):
    """Behind a number such a heading was a dossier, a guest, and whoever stood below was good."""
    called = row.split("\t", 1)[-1].removeprefix("I. ").strip()
    for fields in (FIELDS, GUESTS):
        assert told(f"{HEAD}\n{row}\n1\tLê Văn Tư\tHội viên\tNghi Khê", fields) == [
            ("Lê Văn Ba", ""), GROUP.format(called), ("Lê Văn Tư", ASKED.format(called.strip(":"))),
        ]  # fmt: skip


def test_another_heading_ends_it_and_a_kind_or_a_giver_is_none():
    text = f"{HEAD}\nII\tDự bị\n1\tLê Văn Tư\nIII\tThôn Nghi Khê\n1\tLê Văn Năm"
    assert told(text, FIELDS, "unit")[-1] == ("Lê Văn Năm", "thôn Nghi Khê", "")

    roman = f"I\tThôn Nghi Khê\n{HEAD}\nI\tThôn Nghi Khê\n1\tLê Văn Tư\nII\tDự bị\n1\tLê Văn Năm"
    assert told(roman, FIELDS, "unit")[-1] == ("Lê Văn Năm", None, ASKED.format("Dự bị"))

    assert [absent.heads([text], people=True) for text in ("Cá nhân khác", "Trần Khác")] == ["", ""]
    assert absent.heads(["Khác"], people=False) == ""


# --- Talk ---------------------------------------------------------------------------------------


def test_below_talk_that_is_counted_nobody_is_of_the_group_above_and_each_is_asked():
    """“II. Ngoài ra đề nghị …” was left as words, and who stood below was of “I. Tập thể”."""
    talk = "II. Ngoài ra đề nghị các bác xem xét thêm giúp những trường hợp sau đây của thôn"
    text = (
        "Thôn Nghi Khê\nI. Thôn em gửi các bác ạ\n1. Lê Văn Hai\nI. Tập thể\n1. Vũ Văn Một\n"
        f"{talk}\n1. Lê Văn Tư\n2. Lê Văn Năm\nIII. Cá nhân\n1. Lê Văn Sáu\n"
        "B. Còn lại em gửi sau ạ\nLê Văn Bảy"
    )
    short = ASKED.format("II. Ngoài ra đề nghị các bác xem xét thêm giúp những trường…")
    assert told(text, (NAME, UNIT, KIND), "kind") == [
        GROUP.format("Thôn Nghi Khê"), WORDS.format("I. Thôn em gửi các bác ạ"),
        ("Lê Văn Hai", None, ""), GROUP.format("I. Tập thể"), ("Vũ Văn Một", "collective", ""),
        WORDS.format(talk), ("Lê Văn Tư", None, short), ("Lê Văn Năm", None, short),
        GROUP.format("III. Cá nhân"), ("Lê Văn Sáu", "person", ""),
        WORDS.format("B. Còn lại em gửi sau ạ"),
        ("Lê Văn Bảy", None, ASKED.format("B. Còn lại em gửi sau ạ")),
    ]  # fmt: skip


# --- Households and bodies ----------------------------------------------------------------------


@pytest.mark.parametrize("house", ["Gia đình bà Nguyễn Thị A:", "Gđ ông Lâm:", "Hộ Lê Văn B:"])
def test_a_household_over_lines_heads_them_and_ends_a_body_not_its_village(house):
    text = f"Thôn Nghi Khê\n{house}\n1. Lê Văn Ba\n- Lê Thị Tư\nHội Phụ nữ\n{house}\n1. Lê Văn Năm"
    assert told(text, FIELDS, "unit") == [
        GROUP.format("Thôn Nghi Khê"), GROUP.format(house),
        ("Lê Văn Ba", "thôn Nghi Khê", ""), ("Lê Thị Tư", "thôn Nghi Khê", ""),
        GROUP.format("Hội Phụ nữ"), GROUP.format(house), ("Lê Văn Năm", None, ""),
    ]  # fmt: skip

    head = "STT\tHọ và tên\tChức vụ"
    row = told(f"{head}\n\t{house}\n1\tLê Văn Ba\tHội viên\n2\t{house}", GUESTS)
    assert row == [GROUP.format(house), ("Lê Văn Ba", ""), (house, "")]
    assert told(f"{head}\n\t{house}\n1\tLê Văn Ba", FIELDS)[0] == GROUP.format(house)
    bare = "Gia đình bà Tư"  # of a table without a number it may be honoured itself
    assert told(f"Thôn Nghi Khê\n{bare}\n1. Lê Văn Ba", FIELDS)[1] == GROUP.format(bare)
    assert told(f"{head}\n\t{bare}\n1\tLê Văn Ba", FIELDS)[0] == (bare, "")


@pytest.mark.parametrize(("body", "office"), [
    ("Đảng ủy xã", "Đảng ủy xã"), ("UBND thành phố", "UBND thành phố"),
    ("Tổ hội nghề nghiệp ông Lâm", "Tổ hội nghề nghiệp ông Lâm"), ("Gia đình bà Sáu", None),
])  # fmt: skip
def test_a_body_alone_over_guests_sends_them_and_is_none_of_them(body, office):
    """“Đảng ủy xã” was a guest to be mended, and nobody's office."""
    head = "STT\tHọ và tên\tChức vụ"
    above = f"{head}\nI\tCấp xã\n\t{body}\n1\tLê Văn Ba\tBí thư"
    text = f"{above}\nII\tCấp thành phố\n1\tLê Văn Tư\tBí thư"
    assert told(text, GUESTS, "organisation") == [
        GROUP.format("Cấp xã"), GROUP.format(body), ("Lê Văn Ba", office, ""),
        GROUP.format("Cấp thành phố"), ("Lê Văn Tư", None, ""),
    ]  # fmt: skip
    listed = f"{head}\n\t{body}\n\tUBND xã\n1\t{body}\n2\tLê Văn Ba"
    assert [name for name, *_ in told(listed, GUESTS)] == [body, "UBND xã", body, "Lê Văn Ba"]
    last = told(f"{head}\n1\tLê Văn Ba\n\t{body}", GUESTS)
    assert last == [("Lê Văn Ba", ""), (body, "")]
