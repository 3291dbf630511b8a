"""Finds who stands in a table and is perhaps not meant: "(vắng)", "Dự phòng", "Không mời"."""

import re
from collections.abc import Sequence

from sheets.reading.cells import LARGE
from sheets.reading.values import Line

_WORDS = (
    r"(?:(?:có |đã )?(?:báo |xin (?:phép )?)?vắng(?: mặt| họp)?|xin (?:phép )?(?:nghỉ|rút)"
    r"|dự phòng|dự bị|không (?:mời|dự|đến|tham dự|họp|xét)|(?:bản )?nháp|(?:đã )?(?:hủy|huỷ|rút)"
    r"|gạch tên|bỏ ra|đã mất|từ trần)"
)
# Why, for whom, which of them: "vắng có lý do", "dự phòng cho ông Tám", "dự phòng 1".
_MORE = (
    r"(?:,? (?:có|không|vì|do|cho|thay|nếu|số|tên|năm (?:sau|nay|[0-9]))(?: [^,;()\[\]]{0,40})?"
    r"| [0-9]{1,2})?"
)
_ALONE = re.compile(rf"\W*({_WORDS}{_MORE})\W*", re.IGNORECASE)
_PART = re.compile(
    rf"(?:^|[(\[,;]|\s[-–—]+\s)\s*({_WORDS}{_MORE})\s*(?:$|[)\],;.:]|\s[-–—])", re.IGNORECASE
)
# In one breath with a name, or at the end of anything else: "Lê Văn An dự phòng".
_BREATH = re.compile(
    rf"(?:[{LARGE}][\w'’]*\s+){{2,6}}({_WORDS}{_MORE}|{_WORDS.upper()})\W*$"
    r"|.*\S\s+((?:báo|xin)(?: phép)? (?:vắng|nghỉ|rút)(?: mặt| họp)?|vắng mặt)\W*$"
)
_BEFORE = re.compile(rf"({_WORDS}{_MORE})\s*:\s*(?=[^\W\d])", re.IGNORECASE)
_SHEET = re.compile(rf"(?<!\w){_WORDS}(?!\w)|(?<!\w)(?:du phong|vang mat|khong moi|nhap)$", re.I)
BEHIND = re.compile(rf"\s*(?<![-–—,;])[-–—,;]+\s*{_WORDS}\W*$", re.IGNORECASE)  # a name
# What heads others who are perhaps not meant, in a list of people.
_HEADS = re.compile(
    r"\W*(?:(?:danh sách|thành phần|đại biểu|các|những|cá nhân|người|khách mời|khách|trường hợp"
    r"|nhóm|đồng chí|đ/c|vị|ông|bà) )*"
    rf"(?:{_WORDS}|không thể (?:dự|đến|tham dự|họp)|dự khuyết|thay thế|bổ sung|(?:mời )?thêm"
    r"|chưa mời|(?<!cá nhân )khác)(?: được)?(?:\W+nếu(?: \w+){1,3})?"
    r"(?:\W+[0-9]{1,3}(?: (?:người|đại biểu|đồng chí|đ/c|vị|khách|suất))?)?\W*",
    re.IGNORECASE,
)
_LONGEST = 120  # characters; a text of several sentences tells of other things
IN_LINE = "Dòng này ghi “{}”. Hãy xem có lấy dòng này không rồi tự đánh dấu."
IN_GROUP = "Dòng này ở nhóm “{}”. Hãy xem có lấy dòng này không rồi tự đánh dấu."
ON_SHEET = "Dòng này ở trang tính “{}”. Hãy xem có lấy dòng này không rồi tự đánh dấu."
ASKS = tuple(one.partition("{")[0] for one in (IN_LINE, IN_GROUP, ON_SHEET))


def is_said(text: str) -> bool:
    """Whether a text says nothing else."""
    return _ALONE.fullmatch(text) is not None


def before(text: str) -> tuple[str, str]:
    """What a line says so before its colon, and the line without it: "Dự phòng: Bà Lê Thị Hoa"."""
    found = _BEFORE.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def why_asked(line: Line, *, group: str, sheet: str) -> str:
    """Why a line is asked about by itself: for what it says, its group or its sheet is called."""
    short = (cell.text for cell in line.cells if 0 < len(cell.text) <= _LONGEST)
    said = (_PART.search(text) or _BREATH.match(text) for text in short)
    if found := next(filter(None, said), None):
        return IN_LINE.format(next(filter(None, found.groups())))
    if group:
        return IN_GROUP.format(group)
    return ON_SHEET.format(sheet) if _SHEET.search(sheet) else ""


def heads(texts: Sequence[str], *, people: bool) -> str:
    """What a group is called whose lines are perhaps not meant; nothing for another line.

    texts: without what counts the line. people: it is a list of them; elsewhere "Khác" may give.
    """
    if len({*texts}) != 1 or not (is_said(texts[0]) or (people and _HEADS.fullmatch(texts[0]))):
        return ""
    return texts[0].strip(" :.")
