"""Words that stand for nothing, "(chưa có)", "…", "đang cập nhật": no name, no unit, no year."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from delegates.imported import fields as of_guests
from sheets import imported
from sheets.reading import find, judge, kinds, read_paste
from sheets.reading.blanks import is_blank
from tests.sheets.fields import FIELDS

pytestmark = pytest.mark.plain
BLANK = [
    "(chưa có)", "chưa có", "Chưa có tên", "CHƯA RÕ", "…", "...", "-", "?", "đang cập nhật",
    "Đang chờ bổ sung.", "sẽ bổ sung", "Sẽ bổ sung sau", "bổ sung tên sau", "không có", "Không",
    "N/A", "[để trống]", "chưa có sđt", "dang cap nhat", "khuyết", "Chưa bầu", "null",
    "Hiện chưa có", "Đang xin ý kiến", "Cử người sau", "Đang bầu", "chờ phân công", "Sẽ mời sau",
    "chưa kiện toàn", "Chờ danh sách", "Hiện đang chọn nhân sự", "sẽ thông báo sau",
    "chưa bổ nhiệm",
    "Chưa bầu được", "đang khuyết", "chưa ai", "chua bau", "trong", "khuyet",
]  # fmt: skip
SAID = [
    "Không Văn An", "Chưa Thị Hoa", "Na", "Bổ", "Trống Mái", "Đang", "chưa có vợ", "Sáu", "1970",
    "x", "không có đất", "bổ sung 2 người", "Hội chưa có", "Cập", "0",
    "Cử", "Cử Thị Sau", "Mời", "Chờ", "bầu cử", "Bầu", "đang bầu cử hội đồng", "Xin",
    "chọn 2 người", "không mời", "Ý Kiến", "Mai Sau",
]  # fmt: skip
HEAD = "STT\tHọ và tên\tNăm sinh\tĐơn vị\tGiới tính\tChức vụ"


def judged(text, fields=FIELDS):
    return [line for table in find(read_paste(text), fields) for line in judge(table, fields)]


def test_which_words_say_nothing_and_which_a_name_may_be():
    assert [text for text in (*BLANK, *SAID) if is_blank(text)] == BLANK


def test_such_words_are_no_name_and_the_line_is_asked():
    """“đang cập nhật” was asked for its small letters, “N/A” was a person."""
    rows = [f"{n}\t{text}\t1970\tMỗ Đoạn\tnam\tBí thư" for n, text in enumerate(BLANK, 1)]
    for fields in (FIELDS, of_guests(None, datetime(2025, 8, 1, tzinfo=UTC))):
        lines = judged("\n".join([HEAD, *rows]), fields)
        name = next(one.key for one in fields if one.names)
        assert [(line.verdict, line.values[name] or None, line.reasons) for line in lines] == [
            ("ask", None, {name: f"Ghi “{text}”, chưa có tên. Hãy ghi họ tên."}) for text in BLANK
        ]


def test_in_other_cells_they_leave_it_empty_and_say_so():
    rows = [f"{n}\tLê Văn Ba\t{text}\t{text}\t{text}\t{text}" for n, text in enumerate(BLANK, 1)]
    told = (
        "Lấy là để trống: Năm sinh ghi “{0}”, Giới tính ghi “{0}”, Đơn vị ghi “{0}”, "
        "Chức vụ ghi “{0}”. Hãy xem lại."
    )
    lines = judged("\n".join([HEAD, *rows]))
    assert [
        ({key for key, value in line.values.items() if value}, line.reasons) for line in lines
    ] == [({"name"}, {"": told.format(text)}) for text in BLANK]


def test_what_is_left_empty_is_said_by_the_group_and_is_above_nothing():
    text = (
        f"{HEAD}\nThôn Nghi Khê\n1\tLê Văn Ba\t1970\tchưa có\n2\tLê Văn Tư\t…\tMỗ Đoạn\n"
        "3\tLê Văn Năm\tnt\tnt\n4\tLê Văn Sáu\t1970\tsẽ bổ sung\n5\tLê Văn Bảy\t1970\tnt\n"
        "6\t(chưa có)\n7\t…\t…\t…\n8\t12\t…"
    )
    above = "Ghi “nt”: lấy theo dòng 4 là “Mỗ Đoạn”. Hãy xem có đúng không."
    nothing = "Ghi “nt” nhưng phía trên không có gì. Hãy điền rõ."
    empty = "Lấy là để trống: {} ghi “{}”. Hãy xem lại."
    only = "Dòng chỉ ghi “{}”, chưa có tên."
    assert [(line.values.get("unit"), line.values.get("year"), line.reasons)
            for line in judged(text)][1:] == [
        ("thôn Nghi Khê", 1970, {"": empty.format("Đơn vị", "chưa có")}),
        ("thôn Mỗ Đoạn", None, {"": empty.format("Năm sinh", "…")}),
        ("thôn Mỗ Đoạn", None, {"year": nothing, "unit": above}),
        ("thôn Nghi Khê", 1970, {"": empty.format("Đơn vị", "sẽ bổ sung")}),
        ("thôn Nghi Khê", 1970, {}),
        (None, None, {"": only.format("(chưa có)")}), (None, None, {"": only.format("…")}),
        ("thôn Nghi Khê", None, {"name": kinds.NOBODY, "": empty.format("Năm sinh", "…")}),
    ]  # fmt: skip


def test_of_two_columns_that_differ_one_is_to_be_kept():
    (table,) = find(read_paste(f"{HEAD}\n1\tchưa có\t1970\tLê Văn Ba"), FIELDS)
    columns = [None, "name", "year", "name", None, None]
    (line,) = judge(replace(table, columns=columns), FIELDS)
    assert line.reasons["name"] == (
        "Có hai cột ghi khác nhau: “chưa có” và “Lê Văn Ba”. Hãy giữ một."
    )


def test_what_a_field_reads_itself_is_left_to_it():
    """A dash says that nobody heads the village yet; its phone is not known."""
    head = "Tên đơn vị\tNgười đứng đầu\tĐiện thoại"
    text = (
        f"{head}\nThôn Đông\t-\tđang cập nhật\nThôn Tây\tđang cập nhật\t0912 000 009\n"
        "Thôn Nam\tĐang bầu"
    )
    lines = judged(text, imported.fields(None, None))
    assert [(line.values["head"], line.values["phone"], line.reasons[""]) for line in lines] == [
        (None, None, "Lấy là để trống: Điện thoại ghi “đang cập nhật”. Hãy xem lại."),
        (None, "+84912000009",
         "Lấy là để trống: Người đứng đầu ghi “đang cập nhật”. Hãy xem lại."),
        (None, None, "Lấy là để trống: Người đứng đầu ghi “Đang bầu”. Hãy xem lại."),
    ]  # fmt: skip
