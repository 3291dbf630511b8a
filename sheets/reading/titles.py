"""Tells the lines of a paper's own head from the lines of its list: "DANH SÁCH MỜI DỰ HỘI NGHỊ"."""

import re
from collections.abc import Sequence

from accounts.names import fold
from sheets.reading import orders
from sheets.reading.values import Line

_LIST = re.compile(r"(?:bang )?danh sach\b(?! (?:nay|tren|co|gom)\b)")
# With their marks: "Lê Trao" is somebody, "Lễ trao" is not.
_PAPER = re.compile(
    r"cộng h[òo][àa]? xã hội|độc lập\W+tự do|đảng cộng sản việt nam|kính gửi\b|kế hoạch\b"
    r"|thông báo\b|tờ trình\b|giấy mời\b|thư mời\b|báo cáo\b|quyết định\b|công văn\b|nghị quyết\b"
    r"|biên bản\b|chương trình\b|phụ lục\b|biểu (?:mẫu|số)\b|mẫu số\b|hội nghị\b|đại hội\b"
    r"|lễ (?:đón|trao|kỷ|công|tôn|tuyên)\b|(?:biểu|tuyên) dương\b|tôn vinh\b|(?:tham|mời) dự\b"
    r"|nhân dịp\b|\(?kèm theo\b|về việc\b|v/v\b"
)
_UNMARKED = re.compile(
    r"cong hoa xa hoi|doc lap\W+tu do|kinh gui\b|ke hoach\b|to trinh\b|giay moi\b|thong bao\b"
)
_OF = re.compile(r"(?:bảng )?danh sách (?:(?:mời|các|những) )*", re.IGNORECASE)


def is_title(line: Line) -> bool:
    """Whether a line that nothing counts says what paper this is, or of what it is a list."""
    texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
    if not texts or orders.marked(texts, line.mark)[0]:
        return False
    whole = " ".join(texts)
    plain = fold(whole)
    if _LIST.match(plain) or _PAPER.match(whole.lower()):
        return True
    return whole.lower() == plain and _UNMARKED.match(plain) is not None


def are_in(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of those that stand alone on their line; with more beside it it may be a row."""
    alone = (
        one for one in lines if len({c.text for c in one.cells if c.text and not c.spread}) < 2
    )
    return frozenset(line.number for line in alone if is_title(line))


def listed(text: str) -> str:
    """Of whom a title says that it is a list: "Khách mời"; empty where it is the title of none."""
    found = _OF.match(text)
    return text[found.end() :].strip(" .:-–") if found else ""
