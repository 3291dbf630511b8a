"""Reads which part of the delegates a group is: each share with the words it belongs to.

The words stand before it ("khách mời 30%") or behind it ("30% là khách mời"): never both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.phrases import OTHERS
from conferences.reading.stretches import bracketed, may_go_on, trimmed, up_to_the_end
from conferences.reading.values import Kind

_FIGURES = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_SAID = "|".join(_FIGURES)
_SHARE = re.compile(
    r"(?<![\d,.])(?P<percent>\d{1,3})(?:,(?P<tenth>\d))?\s*(?:%|phan tram(?![a-z]))"
    r"|(?<![\d/.,-])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\d/%])"
    rf"|(?<![a-z])(?P<some>{_SAID})\s+phan\s+(?P<of>{_SAID})(?![a-z])(?!\s+(?:\d|phan))"
    r"|(?<![a-z])(?P<half>(?:mot|qua)\s+nua)(?!\s+(?:ngay|buoi|thang|nam|gio))(?![a-z])"
)
# "1/2" behind these is a day or the number of something; before the others a length of time.
_NO_PART = re.compile(
    r"(?:ngay|truoc|den|tu|het|sau|vao|sang|chieu|toi|luc|muc|dieu|khoan|diem|so|phong|duong|ngo"
    r"|hem|kiet|to|khu|thu \w+)[\s,(]*$"
)
_NO_PART_BEHIND = re.compile(r"\s*(?:ngay|buoi|gio|thang|nam|tuoi|-|–|den)(?![a-z])")
_WHOSE = re.compile(r"[dpb]ai bi[a-z]{1,2}u|di[a-z]n h[a-z]nh|kh[a-z]ch m[a-z]{1,2}|(?<![a-z])nu\b")
_GROUPS = re.compile(
    r"ca nhan|tap the|lanh dao|doan the|doanh nghiep|phu nu|hoi vien|gia lang|chuc sac"
    r"|nguoi (?:truc tiep|dan toc|cao tuoi|co cong)|lao dong|dan toc|(?:nong|ngu|diem) dan"
    r"|cong nhan|doan vien|thanh nien|can bo|cong chuc|vien chuc|chien si|tieu thuong"
    r"|(?:tren|duoi|tu) \d\d tuoi|tre(?: tuoi)?(?![a-z])|(?:ngoai dang|ton giao|dang vien|giao vien"
    r"|hoc sinh|thuong binh|cuu chien binh|ho (?:gia dinh|kinh doanh))(?![a-z])"
)
_MODELS = re.compile(r"di[a-z]n h[a-z]nh")
_GUESTS = re.compile(r"kh[a-z]ch m[a-z]{1,2}")
# A group that is nothing but itself: no part of it, nothing that became of it.
_ITSELF = re.compile(
    r"(?:(?:so|ty le|dai bieu|chinh thuc|la|cac|nhung|guong|ca nhan|tap the|dai dien|dien hinh"
    r"|tien tien|khach moi|khach|lanh dao|cap|nganh|dia phuong|va|tieu bieu)(?:[\s,/–-]+|$))+"
)
_HALF = re.compile(r"(?<![a-z])(?:ca nhan|tap the)(?![a-z])")
_BOUND = re.compile(
    r"(?:(?:^|[\s,:(])(?:chiem|ty le|kho[a-z]ng|dat|la|co|it nhat|toi thieu|toi da|khong qua"
    r"|khong duoi|khong (?:it|thap|nhieu|cao) hon|tu|tren|hon|gan|duoi)|[,:(])+\s*$"
)
_LEAST = re.compile(
    r"(?<![a-z])(?:it nhat|toi thieu|toi da|khong qua|khong duoi|khong (?:it|thap|nhieu|cao) hon"
    r"|tren|tu|hon|gan|duoi|qua)(?![a-z])"
)
_TO = re.compile(r"\s*(?:den|toi|-|–)\s*")
_MORE = re.compile(r"\s*(?:tro len|tro xuong)")
_OF_ALL = re.compile(
    r"\s*(?:tren |cua )?(?:tong )?so(?: luong)? dai bieu(?: chinh thuc| tham du| du)?"
)
_STOPS = re.compile(r"[;:()]|trong do,?|bao gom|gom(?![a-z])|, va(?![a-z])")
_LABEL = re.compile(r"(?:[\s,]|co cau|thanh phan|dai bieu|so luong|gom|ty le|du hoi nghi)+")
_WITHIN = re.compile(r"(?:trong do|bao gom|gom|trong so)(?![a-z])")
# "Trong số đại biểu": of whom it is a part, where what it is stands behind it.
_PART_OF = re.compile(r"trong (?:tong )?(?:so|\d+)(?![a-z])")
A_FRACTION = "Kế hoạch ghi “{}”, không ghi phần trăm."
SOFT_SHARE = "Kế hoạch ghi “{}”, không phải tỷ lệ đúng bằng."
A_SPAN = "Kế hoạch ghi một khoảng tỷ lệ, hãy chọn."
ODD_SHARE = "Không rõ tỷ lệ này tính trên số nào."
_REST = re.compile(r"\s*con lai(?![a-z])")
HALF = Fraction(1, 2)
GOES_ON = "Hãy xem thành phần này dừng ở chữ nào."
NOT_PAIRED = "Không rõ tỷ lệ này của thành phần nào."


@dataclass(frozen=True, kw_only=True)
class _Percent:
    """One percent with its words: where they stand, and what is to be asked of it."""

    value: Fraction
    words: tuple[int, int]  # of the block's text
    whole: tuple[int, int]
    behind: bool
    notes: tuple[str, ...] = ()


def read_shares(paper: Paper, block: Block) -> None:
    """Note every share a paragraph names."""
    begin = block.body
    while begin < len(block.text):
        _, end = block.sentence(begin, begin + 1)
        _of_sentence(paper, block, begin, end)
        begin = end


def share_in(cell: str) -> Fraction | None:
    """The share that is all a cell says, in plain letters."""
    found = _SHARE.fullmatch(cell.strip())
    value = _value(found) if found else None
    return value if value and value < 1 else None


def _of_sentence(paper: Paper, block: Block, begin: int, end: int) -> None:
    numbers = [*_numbers(block, begin, end)]
    found = [*_paired(block, numbers, begin, end)]
    asked: tuple[str, ...] = ()
    if len(found) < len(numbers) or len({one.behind for one in found}) > 1:
        asked = (NOT_PAIRED,)
    for one in found:
        about = block.plain[slice(*one.words)]
        if not 0 < one.value <= 1 or not _is_about_people(about, block.plain[begin:end]):
            continue
        if one.behind and (one.value == 1 or about.startswith(("tong so", "so dai bieu"))):
            continue  # "100% đại biểu có mặt"
        notes = (*one.notes, *asked)
        if one.value == 1 or not _is_clear(block, about, begin, one) or _is_part(paper, block):
            notes = (*notes, ODD_SHARE)
        paper.add(
            block,
            *one.whole,
            kind=Kind.SHARE,
            value=f"{one.value.numerator}/{one.value.denominator}",
            about=block.text[slice(*one.words)],
            notes=notes,
        )


def _numbers(block: Block, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Every percent, and every fraction that is none of a day, of a time or of awards."""
    awards = OTHERS.search(block.plain, begin, end)
    for found in _SHARE.finditer(block.plain, begin, end):
        if not found["percent"] and (awards or _is_no_part(block, found, begin)):
            continue
        yield found


def _is_no_part(block: Block, found: re.Match[str], begin: int) -> bool:
    if found["over"]:
        behind = _NO_PART_BEHIND.match(block.plain, found.end())
        return bool(behind or _NO_PART.search(block.plain[begin : found.start()]))
    return block.text[found.start() : found.end()].lower().endswith("nữa")


def _paired(block: Block, numbers: list[re.Match[str]], begin: int, end: int) -> Iterator[_Percent]:
    """Each percent that has words: those before it, else those behind it."""
    last, before = begin, None
    for at, number in enumerate(numbers):
        upto = numbers[at + 1].start() if at + 1 < len(numbers) else end
        one = _one(block, number, last, upto)
        span = before is not None and _TO.fullmatch(block.plain[last : number.start()])
        if span and before:
            one = replace(before, value=_value(number), notes=(A_SPAN,))
            one = replace(one, whole=(before.whole[0], number.end()))
        if one is None:
            last, before = number.end(), None
            continue
        yield one
        last = max(number.end(), one.whole[1])
        before = one


def _value(number: re.Match[str]) -> Fraction:
    if number["percent"]:
        return Fraction(int(number["percent"]) * 10 + int(number["tenth"] or 0), 1000)
    if number["over"]:
        return Fraction(int(number["over"]), int(number["under"]))
    return Fraction(_FIGURES[number["some"]], _FIGURES[number["of"]]) if number["some"] else HALF


def _one(block: Block, number: re.Match[str], last: int, upto: int) -> _Percent | None:
    plain = block.plain
    tail = _BOUND.search(plain, last, number.start())
    until = tail.start() if tail else number.start()
    stops = [found.end() for found in _STOPS.finditer(plain, last, until)]
    before = bracketed(plain, last, until) or trimmed(plain, stops[-1] if stops else last, until)
    notes = _asked(block, number, until)
    if tail and ":" in tail[0] and _LABEL.fullmatch(plain[slice(*before)]):
        before = (until, until)  # "Cơ cấu đại biểu: 70% là …"
    rest = _OF_ALL.match(plain, number.end())
    if more := _MORE.match(plain, rest.end() if rest else number.end()):
        notes = (SOFT_SHARE.format(block.text[more.start() : more.end()].strip()),)
    if not number["percent"]:
        notes = (*notes, A_FRACTION.format(block.text[number.start() : number.end()].lower()))
    stop = (more or rest or number).end()
    rest_of = _REST.match(plain, stop)
    another = _SHARE.match(plain, upto) is not None
    since = rest_of.end() if rest_of else stop
    behind = trimmed(plain, *up_to_the_end(plain, since, upto, another=another))
    if before[0] == before[1] and ":" in plain[last : number.start()] and behind[0] == behind[1]:
        before = trimmed(plain, last, plain.index(":", last))  # "Khách mời: 30%"
    copula = re.match(r"la\s+", plain[slice(*behind)])
    if copula and _PART_OF.match(plain, *before):
        before, notes = (before[1], before[1]), (*notes, ODD_SHARE)
    if before[0] < before[1] and _is_about_people(plain[slice(*before)], ""):
        if behind[0] < behind[1]:
            notes = (*notes, NOT_PAIRED)
        whole = (before[0], number.end())
        return _Percent(value=_value(number), words=before, whole=whole, behind=False, notes=notes)
    if behind[0] == behind[1]:
        if before[0] == before[1]:
            return None
        whole = (before[0], number.end())
        return _Percent(value=_value(number), words=before, whole=whole, behind=False, notes=notes)
    if before[0] < before[1] or not copula:
        notes = (*notes, NOT_PAIRED)
    if may_go_on(plain, behind, upto, another=another):
        notes = (*notes, GOES_ON)
    words = (behind[0] + (copula.end() if copula else 0), behind[1])
    whole = (number.start(), behind[1])
    return _Percent(value=_value(number), words=words, whole=whole, behind=True, notes=notes)


def _asked(block: Block, number: re.Match[str], since: int) -> tuple[str, ...]:
    """What is to be asked of a share that is an end of a span, or the least of it."""
    if re.match(r"\s*(?:den|toi|-|–)\s*\d", block.plain[number.end() :]):
        return (A_SPAN,)
    if re.search(r"\d\s*(?:den|toi|-|–)\s*$", block.plain[: number.start()][-8:]):
        return (A_SPAN,)
    least = _LEAST.search(block.plain, since, number.start())
    return (SOFT_SHARE.format(block.text[least.start() : least.end()].lower()),) if least else ()


def _is_about_people(about: str, sentence: str) -> bool:
    if _WHOSE.search(about):
        return True
    return _GROUPS.search(about) is not None and (not sentence or bool(_WHOSE.search(sentence)))


def _is_clear(block: Block, about: str, begin: int, one: _Percent) -> bool:
    """Whether it is all role models or all guests, of all delegates."""
    before = block.plain[begin : one.whole[0]]
    inner = [found.start() for found in _WITHIN.finditer(before)]
    outer = before[: inner[-1]] if inner else ""
    if _MODELS.search(outer) or _GUESTS.search(outer) or "trong so" in before + about:
        return False
    if OTHERS.search(block.plain[begin : one.whole[1]]):
        return False
    halves = {*_HALF.findall(about)}
    both = bool(_MODELS.search(about)) + bool(_GUESTS.search(about))
    return both == 1 and len(halves) != 1 and _ITSELF.fullmatch(about) is not None


def _is_part(paper: Paper, block: Block) -> bool:
    """Whether the paragraphs above say that all this is a part of one group."""
    heads = (head for head in paper.heads(block) if re.search(r"(?:trong do|gom|:)\s*:?\s*$", head))
    return any(_MODELS.search(head) or _GUESTS.search(head) for head in heads)
