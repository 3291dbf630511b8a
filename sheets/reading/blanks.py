"""Tells words that stand in a cell for nothing: "(chưa có)", "…", "đang cập nhật", "N/A"."""

import re

from sheets.reading.values import Cell, Field

NAME = "Ghi “{}”, chưa có tên. Hãy ghi họ tên."  # so worded no tick brings it in: is_wrong_name
LINE = "Dòng chỉ ghi “{}”, chưa có tên."
CELL, EMPTY = "{} ghi “{}”", "Lấy là để trống: {}. Hãy xem lại."
_OF = (
    r"(?:tên|họ tên|họ và tên|ai|người|thông tin|số liệu|năm sinh|ngày sinh|tuổi|đơn vị|địa chỉ"
    r"|chức vụ|sđt|số điện thoại|điện thoại|số|nhân sự|đại biểu|danh sách|ý kiến)"
)
# What is still to be done about it: "đang xin ý kiến", "chờ bầu", "cử người sau".
_DONE = (
    r"(?:cập nhật|bổ sung|điền|xác minh|rà soát|bầu|cử|phân công|bổ nhiệm|kiện toàn|chọn"
    r"|lựa chọn|thống nhất)"
)
_TOLD = r"(?:mời|báo|thông báo|gửi)"  # "không mời" says something: absent.py
_WORDS = re.compile(
    rf"(?:hiện )?(?:chưa|không)(?: (?:có|rõ|biết|nhớ|xác định|cung cấp|{_DONE}))+(?: được| xong)?"
    rf"(?: {_OF})?|không|(?:chưa|không) ai"
    rf"|(?:hiện )?(?:đang|sẽ|chờ|cần|xin)"
    rf"(?: (?:chờ|xin|lấy|{_DONE}|{_TOLD}|ý kiến|danh sách|nhân sự))+(?: {_OF})?(?: sau)?"
    rf"|(?:{_DONE}|{_TOLD})(?: {_OF})? sau|(?:để |bỏ |còn |đang )?(?:trống|khuyết)"
    r"|(?:chua|khong) (?:co|bau|ro)|khong|khuyet|(?:con )?trong|dang cap nhat|se bo sung"
    r"|n/a|null|none|tbd|tba"
)
_EDGES = " .,;:_()[]…-–—?*/"


def is_blank(text: str) -> bool:
    """Whether a text says only that nothing is known yet, or is no word at all."""
    return not (bare := text.lower().strip(_EDGES)) or _WORDS.fullmatch(bare) is not None


def is_left_empty(one: Field, cell: Cell) -> bool:
    """Whether such words stand where the field reads nothing of its own: "Không" may answer it,
    and a number has its own words for none.
    """
    if one.adds or not cell.text or not is_blank(cell.text):
        return False
    read = one.read(cell)
    return bool(read.problem) or (read.value not in (None, "") and not one.choices)
