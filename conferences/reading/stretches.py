"""Where the words of a share begin and end: before its number, behind it, in brackets."""

import re

from conferences.reading.phrases import PEOPLE

_ENDS = re.compile(r"[,;:.()]|\s(?:va|trong do|cung(?= \d|\s*$))(?![a-z])|$")
_NO_GROUP = r"(?!(?<![a-z])(?:gui|phai|duoc|do|se|bao cao|chon|cu|lap|can|nop|den|chuan bi)\s)"
# What goes on behind a comma: another group, up to a sign and not up to the next number.
_MORE_OF = re.compile(
    r",\s*(?:(?:cac|nhung|dai dien|lanh dao|can bo|cong chuc|vien chuc|doan the|ban|nganh|doan vien"
    r"|hoi vien|ca nhan|tap the|ho(?! so| tro)|doanh n|nguoi|nong dan|ngu dan|cong nhan|lao dong"
    r"|phu nu|thanh nien|hoc sinh|giao vien|tieu thuong|chuc sac|gia lang|me|anh hung|khach"
    r"|luc luong|cong an|bo doi|chien si|cuu chien|mat tran|to chuc chinh|dien hinh|chu doanh)"
    rf"(?![a-z])(?:{_NO_GROUP}[^,;:.()\d%])*|doan the|ban nganh)(?=[,;:.()]|$)"
)
_AND = re.compile(rf"\s(?:va|cung(?: voi)?)\s+(?:{_NO_GROUP}[^,;:.()\d%])+(?=[,;:.()]|$)")
_GOES_ON = re.compile(r"\s*(?:,|(?:va|cung)(?![a-z]))(?!\s*(?:con lai|trong do|gom|\d))[^;:.()]*")
_IN_BRACKETS = re.compile(
    rf"(?:\d{{1,4}}\s*{PEOPLE}\s+(?:la\s+)?(?P<whose>[^;:.()\d]{{3,80}})"
    rf"|(?P<label>[^;:.()\d]{{3,80}})(?::|\s+la|\s)\s*\d{{1,4}}\s*{PEOPLE})\s*$"
)
_AFTER_BRACKETS = re.compile(r"(?P<whose>[^;:.,()]{3,80})\([^()]*\)[\s,]*$")
_LEADS = re.compile(
    r"[\s,;\-–+)]*(?:(?:va|cung|tro len|tro xuong|con lai|trong do|gom|co cau|co)(?![a-z])[\s,:]*)*"
)


def bracketed(plain: str, last: int, until: int) -> tuple[int, int] | None:
    """Of "đại biểu điển hình: 95 người (chiếm 70%)" and "đại biểu trẻ (dưới 35 tuổi) 20%"."""
    opened = plain[last:until].rstrip(" (") if "(" in plain[until - 1 : until + 1] else ""
    found = _IN_BRACKETS.search(plain, last, last + len(opened)) or _AFTER_BRACKETS.search(
        plain, last, until
    )
    if not found:
        return None
    name = "whose" if found["whose"] else "label"
    return trimmed(plain, *found.span(name))


def up_to_the_end(plain: str, since: int, upto: int, *, another: bool) -> tuple[int, int]:
    """Of the words behind a number those that are of it: a list of groups goes on at its commas.

    another: a number with words of its own stands at the end.
    """
    closing = _ENDS.search(plain, since, upto)
    end = closing.start() if closing else upto
    while more := _MORE_OF.match(plain, end, upto) or _AND.match(plain, end, upto):
        if more.end() == upto and another:
            break  # the words of the next number
        end = more.end()
    return since, end


def may_go_on(plain: str, words: tuple[int, int], upto: int, *, another: bool) -> bool:
    """Whether a group of people may be larger than its words: they hold "và", or are cut there."""
    since, end = words
    cut = _GOES_ON.match(plain, end, upto)
    told = cut is not None and not (cut.end() == upto and another)
    return told or re.search(r"\sva\s", plain[since:end]) is not None


def trimmed(plain: str, since: int, until: int) -> tuple[int, int]:
    """The stretch without what only leads over to it, and without signs at its ends."""
    if lead := _LEADS.match(plain, since, until):
        since = lead.end()
    while until > since and plain[until - 1] in " ,;:.()–-+":
        until -= 1
    return since, until
