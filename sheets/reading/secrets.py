"""Takes identity and insurance numbers out of whatever comes in: a cell, a mended one, a name.

A number counts as one by its own shape, or by the word before it. Phones, numbers of decisions,
years and amounts of money have digits too, and stay.
"""

import re
import unicodedata
from itertools import accumulate

from sheets.reading.cells import LARGE

STAYS_OUT = "Số định danh, số bảo hiểm trong {}: không đọc"
_GAP = r"[\s.\-–—_]"
_WORD = (
    r"(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?"
    r"|(?:số )?định danh(?: cá nhân)?|giấy tờ tùy thân|hộ chiếu|passport|bhxh|bhyt"
    r"|bảo hiểm(?: xã hội| y tế)?|mã số thuế|mst|stk|tài khoản)"
)
# Of these alone "của …" may stand between: an insurance's, an account's figures are money as often.
_CARDS = (
    r"(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?"
    r"|(?:số )?định danh(?: cá nhân)?|hộ chiếu|passport|(?:số|mã số|sổ|thẻ) (?:bhxh|bhyt"
    r"|bảo hiểm(?: xã hội| y tế)?))"
)
_WORDS = rf"{_WORD}(?:\s*[/,]\s*{_WORD}){{0,3}}"  # "CMND/CCCD: …"
_FILLED = r"(?:\s*(?:số|so|mã|thẻ|sổ|là|no)\b)*\s*[:.#\-–]?\s*"
_ZERO = r"(?:[.,]0{1,2}(?!\d))?"  # what a spreadsheet's number with a fraction leaves behind
_END = r"(?!\d)(?![.,\-]\d)(?!/(?!\d{9}(?!\d))\d)"
_ALONE = r"(?<!\d)(?<!\d[.,/\-])"
# What is counted is no comrade ("đồng chí", "đ/c"), nobody of that name ("Đồng Văn An"), no place.
_NOBODY = (
    rf"(?!\s+(?:chí|chi|văn|thị|nai|tháp)\b|(?-i:\s+(?!Việt Nam)[{LARGE}](?![{LARGE}])[^\W\d]))"
)
_DONG = rf"(?:(?:đồng|dong)\b{_NOBODY}|đ\b(?!\s*[/.]\s*c\b))"
# What a number that is none of these is followed by, or stands behind. "/CA Hải Dương" is where a
# card was given out, "/QĐ-UBND" is a decision.
_COUNTED = (
    r"(?!\s*/\s*(?!ca\b|cat|công an)(?:\w+-\w|(?:qđ|kh|tb|bc|cv|ttr?|nq|ct|hd|đa|nđ|bb|gm)\b))"
    rf"(?![\s.,\-–]*[(\[]?\s*(?:{_DONG}|vnđ|vnd|₫|usd|eur\b|đô la))"
    rf"(?!\s*(?:(?:triệu|tạ)\b{_NOBODY}|tr\b|nghìn|ngàn|tỷ|tỉ|m\b|m2|m²|m3|m³|ha\b|kg|tấn|lít"
    r"|(?:mỗi|một|/)\s*(?:năm|tháng|vụ)\b|cây\b|quả\b|cái\b|chiếc|lượt|suất\b|sản phẩm"
    r"|con\b(?!\s+(?:ông|bà|cụ|anh|chị|trai|gái|đẻ|nuôi|dâu|rể|của|liệt))))"
)
_PHONE = re.compile(
    r"(?:điện thoại|\bđt|đtdđ|sđt|di động|\btel|phone|mobile|hotline|zalo|liên hệ|fax)\W*$", re.I
)
_PAPER = re.compile(r"(?:quyết định|\bqđ|công văn|\bcv|văn bản|khen)\s*(?:số)?\W*$", re.I)
_AMOUNT = re.compile(
    r"(?:sản lượng|năng suất|diện tích|doanh thu|thu nhập|lợi nhuận|trị giá|giá trị|số tiền"
    r"|kinh phí|tổng (?:số|cộng|thu|chi)|dự toán|thành tiền|ủng hộ|đóng góp|tài trợ|đầu tư"
    r"|nộp ngân sách|vốn|quỹ|lãi|nộp|quyên góp|vnđ|vnd|₫)"
    r"(?:\s+(?:số tiền|thực hiện|cả năm|bình quân|là|đạt|khoảng|gần|hơn|trên|ước))*"
    r"\s*(?:\((?:\w+ )?(?:đồng|đ|vnđ|vnd)\))?\W*$",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:số tiền|thành tiền|tiền (?:thưởng|mặt)|kinh phí|trị giá|giá trị|doanh thu|thu nhập"
    r"|lợi nhuận|dự toán|nộp ngân sách|vnđ|vnd)\b"
    r"|[(,:]\s*(?:(?:đơn vị(?: tính)?|đvt)\s*:?\s*)?(?:(?:triệu|nghìn|ngàn|tỷ|tỉ)\s+)?"
    r"(?:đồng|đ)\s*\)",
    re.I,
)
# 084 and a mobile's next digits: the country's number. A card of that province goes on otherwise.
_TWELVE = re.compile(
    rf"(?<!\d)(?!084{_GAP}?(?:3[2-9]|[5789]))(?:0\d{{2}}(?:{_GAP}{{0,3}}\d{{3}}){{3}}"
    rf"|0\d{{3}}(?:{_GAP}{{1,3}}\d{{4}}){{2}})(?!\d){_ZERO}"
)
_APART = r"(?:\s{0,2}[.,/\-–—_]\s{0,2}|\s{1,3})"
_GROUPED = re.compile(rf"(?<!\d)(?<!\d[.,/\-])0(?:{_APART}?\d){{11}}(?!\d)")
_MOBILE = r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}"
_DIALLED = re.compile(_MOBILE)
_ROWED = re.compile(  # as a spreadsheet shows a number too long for its column
    r"(?<![\d.,])(?!8[.,]4[35789])(?:\d[.,]\d{5,}E\+?1[01]|[0-2][.,]\d{5,}E\+?0?8)(?!\d)", re.I
)
_NAMED = re.compile(
    rf"\b{_WORDS}{_FILLED}(?P<number>(?:[A-Z]{{1,2}}|[A-Z]\s|\d)\d(?:{_GAP}{{0,2}}\d){{6,16}}"
    rf"(?!\d){_ZERO}(?:\s*/\s*(?!{_MOBILE}(?!\d))\d{{9,12}}(?!\d))*)",
    re.I,
)
# "Số CCCD của ông An là …": with whose it is between; whole or in groups of three, and no phone.
_OWNER = r"\s+(?:của|cua)\b(?:(?!\b(?:điện thoại|đt|sđt|đtdđ|tel|zalo|năm|ngày)\b)[^\d,;\n]){0,40}?"
_OWNED = re.compile(
    rf"\b{_CARDS}{_OWNER}{_FILLED}(?P<number>(?!{_MOBILE}(?!\d))"
    rf"(?:\d{{9}}|\d{{11,12}}|[A-Z]{{1,2}}\d{{7}}|\d{{2,3}}(?:{_GAP}\d{{3}}){{2,3}})(?!\d))"
    rf"{_COUNTED}",
    re.I,
)
_TOLD_AFTER = re.compile(
    rf"(?<!\d)\d(?:{_GAP}?\d){{7,14}}\s*(?:[(\[]\s*(?:(?:số|thẻ|sổ|mã)\s+)*{_WORDS}(?:\s+(?:cũ|mới))?"
    rf"\s*[)\]]|(?<=\d{{9}})/\s*{_WORDS}(?!\w))",
    re.I,
)
_CARD = re.compile(rf"\b[A-Z]{{2}}{_GAP}?\d(?:{_GAP}?\d){{12}}(?!\d)")  # health insurance
# Nine digits: the old card. Ten: social insurance; those that begin as a phone does are left.
# Eleven: a card's twelve whose first 0 a spreadsheet dropped.
_SHORT = re.compile(
    rf"{_ALONE}(?P<number>[0-3]\d{{8}}|(?<!(?<!\d)\d{{3}}\s)(?:0\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3}}"
    rf"|(?:[12]\d|3[01])\d\s\d{{3}}\s\d{{3}})(?!{_GAP}\d{{3}}(?!\d))|(?:0[146]|[1-9]\d)\d{{8}}"
    rf"|(?!84[35789])[1-9]\d[0-3]\d{{8}}"
    rf"|(?!84.[35789])[1-9]\d(?P<sign>{_GAP}|,)[0-3]\d\d(?P=sign)\d{{3}}(?P=sign)(?!000)\d{{3}})"
    rf"{_ZERO}{_END}{_COUNTED}",
    re.I,
)
_MANY = re.compile(r"\d(?:\D{0,4}\d){6}")
_HOLE = "\x00"
_HOLES = re.compile(rf"{_HOLE}(?:\s*[/,;&\-–]?\s*{_HOLE})*")
_GIVEN_OUT = r"(?:\s*/\s*(?:CA|CATP|CAT|[Cc]ông an)\b(?:-\w+|(?:\s+[^\W\d_][a-zà-ỹ]\w*){0,4}))?"
_AROUND = re.compile(
    rf"(?i:\b{_WORDS}{_FILLED}|\b(?:(?:mã\s+)?số\s+)?{_WORDS}{_OWNER}{_FILLED})?{_HOLE}{_GIVEN_OUT}"
)
_BRACKETS = re.compile(r"\s*[(\[][\s,;:.\-–]*[)\]]")
_LOOSE = re.compile(r"\s*(?<![,;:\-–_/])[,;:\-–_/]+\s*(?=[,;)]|\.\w+$|$)")


def may_hold(text: str) -> bool:
    """A cheap look first: whether so many digits stand near each other at all."""
    return _MANY.search(text) is not None


def is_money(title: str) -> bool:
    """Whether a heading says that amounts stand below it."""
    return _MONEY.search(title) is not None


def without(text: str, *, phones: bool = False, money: bool = False) -> str:
    """The text without them and without what only led up to them; the same where there is none.

    phones, money: the text stands where these do, so a number that may be either is one of them.
    """
    if not may_hold(text):
        return text
    plain = "".join(map(_digit, text))
    while spans := _found(
        plain, phones=phones, money=money
    ):  # again: one that goes may lay another bare
        for start, end in spans:
            plain = plain[:start] + _HOLE * (end - start) + plain[end:]
    return _cut(text, plain) if _HOLE in plain else text


def _found(plain: str, *, phones: bool, money: bool) -> list[tuple[int, int]]:
    shapes = (_TWELVE, _CARD, _TOLD_AFTER) if money else (_TWELVE, _CARD, _ROWED, _TOLD_AFTER)
    spans = [found.span() for one in shapes for found in one.finditer(plain)]
    spans += [found.span() for found in _GROUPED.finditer(plain) if _is_grouped(found[0])]
    spans += [found.span("number") for one in (_NAMED, _OWNED) for found in one.finditer(plain)]
    if not (phones or money):
        spans += [found.span() for found in _SHORT.finditer(plain) if _is_short(plain, found)]
    return spans


def _digit(char: str) -> str:
    """Digits of other scripts, full-width ones too, as ours."""
    return char if char.isascii() else str(unicodedata.digit(char, char))[:1]


def _is_grouped(number: str) -> bool:
    """Twelve digits in any groups, with one sign between; no phone and its extension, no dates."""
    groups = re.findall(r"\d+", number)
    signs = {sign.strip() for sign in re.findall(r"\D+", number)}
    if len(groups) == len(number.replace(" ", "")) == 12:
        return True  # each digit in a box of its own
    if len(signs) > 1 or any(re.fullmatch(r"(?:19|20)\d\d", group) for group in groups):
        return False
    if signs & {"/", ","} and len(groups[0]) < 3:
        return False
    ends, digits = {*accumulate(map(len, groups))}, "".join(groups)
    landline = digits.startswith("02") and ends & {10, 11}
    return not (landline or digits.startswith("084") or (10 in ends and _DIALLED.match(digits)))


def _is_short(plain: str, found: re.Match[str]) -> bool:
    """An amount ends in more noughts than a card's number; one of three is told by its words."""
    before = plain[: found.start()]
    led_up = any(one.search(before) for one in (_PHONE, _PAPER, _AMOUNT))
    return not (found["number"].endswith("0000") or led_up)


def _cut(text: str, plain: str) -> str:
    """The text without what is a hole in the plain one."""
    pairs = zip(text, plain, strict=True)
    left = "".join(_HOLE if hole == _HOLE else char for char, hole in pairs)
    left = _AROUND.sub("", _HOLES.sub(_HOLE, left))
    left = _LOOSE.sub("", _BRACKETS.sub("", left))
    left = re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", left)).strip(" ,;:-–/")
    return left if any(map(str.isalnum, left)) else ""
