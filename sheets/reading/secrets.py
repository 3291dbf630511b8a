"""Takes identity and insurance numbers out of whatever comes in: a cell, a mended one, a name.

A number counts as one by its own shape, or by the word before it. Phones, numbers of decisions,
years and amounts of money have digits too, and stay.
"""

import re
import unicodedata

STAYS_OUT = "Số định danh, số bảo hiểm trong {}: không đọc"
_GAP = r"[\s.\-–—_]"
_WORD = (
    r"(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?"
    r"|(?:số )?định danh(?: cá nhân)?|giấy tờ tùy thân|hộ chiếu|passport|bhxh|bhyt"
    r"|bảo hiểm(?: xã hội| y tế)?|mã số thuế|mst|stk|tài khoản)"
)
_FILLED = r"(?:\s*(?:số|so|mã|thẻ|sổ|là|no)\b)*\s*[:.#\-–]?\s*"
_END = r"(?!\d)(?![.,/\-]\d)"
_ALONE = r"(?<!\d)(?<!\d[.,/\-])"
# What a number that is none of these is followed by, or stands behind.
_COUNTED = r"(?!/)(?!\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tr\b|nghìn|ngàn|tỷ|tỉ|m2|m²|ha\b|kg|tấn))"
_PHONE = re.compile(
    r"(?:điện thoại|\bđt|đtdđ|sđt|di động|\btel|phone|mobile|hotline|zalo|liên hệ|fax)\W*$", re.I
)
_PAPER = re.compile(r"(?:quyết định|\bqđ|công văn|\bcv|văn bản|khen)\s*(?:số)?\W*$", re.I)
_TWELVE = re.compile(
    rf"(?<!\d)(?:0\d{{2}}(?:{_GAP}{{0,3}}\d{{3}}){{3}}|0\d{{3}}(?:{_GAP}{{1,3}}\d{{4}}){{2}})(?!\d)"
)
_NAMED = re.compile(
    rf"\b{_WORD}{_FILLED}(?P<number>(?:[A-Z]{{1,2}}|\d)\d(?:{_GAP}{{0,2}}\d){{6,16}})(?!\d)", re.I
)
_CARD = re.compile(rf"\b[A-Z]{{2}}{_GAP}?\d(?:{_GAP}?\d){{12}}(?!\d)")  # health insurance
# Nine digits: the old card. Ten: social insurance; those that begin as a phone does are left.
# Eleven: a card's twelve whose first 0 a spreadsheet dropped.
_SHORT = re.compile(
    rf"{_ALONE}(?:[0-3]\d{{8}}|0\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3}}|(?:0[146]|[1-9]\d)\d{{8}}"
    rf"|(?!84[35789])[1-9]\d[0-3]\d{{8}}){_END}{_COUNTED}",
    re.I,
)
_MANY = re.compile(r"\d(?:\D{0,4}\d){6}")
_HOLE = "\x00"
_AROUND = re.compile(rf"(?:\b{_WORD}{_FILLED})?{_HOLE}", re.I)
_BRACKETS = re.compile(r"\s*[(\[][\s,;:.\-–]*[)\]]")
_LOOSE = re.compile(r"\s*[,;:\-–_]+\s*(?=[,;)]|\.\w+$|$)")


def may_hold(text: str) -> bool:
    """A cheap look first: whether so many digits stand near each other at all."""
    return _MANY.search(text) is not None


def without(text: str, *, phones: bool = False) -> str:
    """The text without them and without what only led up to them; the same where there is none.

    phones: the text stands where phones do, so a short number is one of these.
    """
    if not may_hold(text):
        return text
    plain = "".join(map(_digit, text))
    spans = [found.span() for one in (_TWELVE, _CARD) for found in one.finditer(plain)]
    spans += [found.span("number") for found in _NAMED.finditer(plain)]
    if not phones:
        spans += [found.span() for found in _SHORT.finditer(plain) if _is_short(plain, found)]
    return _cut(text, spans) if spans else text


def _digit(char: str) -> str:
    """Digits of other scripts, full-width ones too, as ours."""
    return char if char.isascii() else str(unicodedata.digit(char, char))[:1]


def _is_short(plain: str, found: re.Match[str]) -> bool:
    before = plain[: found.start()]
    return not (found[0].endswith("000") or _PHONE.search(before) or _PAPER.search(before))


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    gone = {at for start, end in spans for at in range(start, end)}
    left = "".join(_HOLE if at in gone else char for at, char in enumerate(text))
    left = _AROUND.sub("", re.sub(f"{_HOLE}+", _HOLE, left))
    left = _LOOSE.sub("", _BRACKETS.sub("", left))
    return re.sub(r"\s+", " ", left).strip(" ,;:-–")
