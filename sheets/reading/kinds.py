"""What a line is that is no row: a total, a signature, a group's heading, numbers of columns."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from accounts.names import fold
from sheets.reading import absent, people, several
from sheets.reading.bodies import (
    OFFICES,
    VILLAGES,
    begins_with,
    calls_a_house,
    is_collective,
    is_household,
    is_of_several,
    is_village,
    may_be_person,
)
from sheets.reading.orders import number_of, order_of
from sheets.reading.roles import BEHIND, doubt_of
from sheets.reading.secrets import without
from sheets.reading.shape import NO_PERSON

EMPTY_LINE = "Dòng trống."
BESIDE = "Dòng chỉ ghi ở cột không nhập, không có tên."
ONLY_FORMULAS = "Dòng chỉ có công thức, không có tên."
NUMBERS = "Dòng đánh số cột."
AGAIN = "Dòng tiêu đề lặp lại."
TOTAL = "Dòng tổng cộng."
SIGNATURE = "Phần ký tên ở cuối bảng."
GROUP = "Dòng tên nhóm: “{}”."
WORDS = "Dòng chữ, không phải một dòng của bảng: “{}”."
NOTE = "Dòng ghi chú."

_TOTAL = re.compile(
    r"(?:tổng(?! (?:công ty|hội|đội|cục|liên đoàn|giám đốc|biên tập|thư ký|bí thư)\b)"
    r"|cộng(?! (?:đồng|tác)\b))"
    r"(?:$|[\s:.,(0-9])|tong (?:cong(?! ty)|so)\b|cong\s*:|ấn định"
    r"|\(?danh sách (?:này |trên )?có|(?:có )?tất cả (?:là )?[0-9]",
)
_SIGNED = re.compile(
    r"ngay\W{0,12}(?:[0-9]{1,2})?\W{0,12}thang\W{0,12}(?:[0-9]{1,2})?\W{0,12}nam\b"
    r"|(?:nguoi|can bo) (?:lap|tong hop)|ky,? (?:va )?ghi ro|\(ky\b|\(da ky\)|noi nhan\b"
    r"|(?:tm|kt|tl|tuq|t/m|k/t)\s*[./]|xac nhan cua|thu truong|nguoi ky\b|\(?dong dau|^- luu\b"
)
# Alone on a line: below them somebody signs. In a row of a person they are her office.
_OFFICE = re.compile(
    r"(?:pho )?(?:chu tich|bi thu|truong (?:thon|phong|ban)|chu nhiem|hieu truong)(?! cac\b)"
    r"(?: \w+){0,4}$"
)
_NOTE = re.compile(r"(?:ghi chú|lưu ý|chú ý|chú thích)\b|^\*+\s*\w")
_PLACE = begins_with((
    *VILLAGES, *OFFICES, "xã", "phường", "khối", "ngành", "nhóm", "cá nhân", "tập thể",
    "hộ gia đình", "gia đình", "khách mời", "đại biểu", "(?:bà )?mẹ việt nam",
    "(?:nguyên )?lãnh đạo", "thường trực", "các đồng chí", "các vị", "chức sắc",
    "cán bộ lão thành", "báo chí", "các (?:doanh nghiệp|cơ quan|đơn vị|ban|ngành|đoàn thể|tổ chức"
    "|hội|phòng|công ty|hợp tác xã|trường|cá nhân|tập thể|thôn|đại biểu)",
    "(?:phóng viên|nhà báo|đại diện|bí thư|chủ tịch|giám đốc|hiệu trưởng|trưởng) các",
))  # fmt: skip


_PRESS = re.compile(r"(?:báo|đài|tạp chí|thông tấn)\b")


def is_total(texts: Sequence[str]) -> bool:
    """By its first words, with their marks: Tống is a family, Tổng is not."""
    first = next((text for text in texts if not is_number(text)), "")
    return _TOTAL.match(first.strip().lower()) is not None


def is_signature(texts: Sequence[str], *, alone: bool = True) -> bool:
    """Whether below this line people sign; texts: all that is written on it.

    alone: nothing counts it; "- Trưởng thôn Lê Thị Ba" is one of a list.
    """
    plain = [fold(text) for text in texts]
    if any(_SIGNED.search(text) for text in plain):
        return True
    return alone and bool(plain) and len(plain) <= 3 and all(_OFFICE.match(text) for text in plain)


def is_post(text: str) -> bool:
    return _OFFICE.match(fold(text)) is not None


def is_note(texts: Sequence[str]) -> bool:
    if not texts or _is_starred_body(texts[0]):
        return False
    return _NOTE.match(texts[0].strip().lower()) is not None


def _is_starred_body(text: str) -> bool:
    """Whether a star stands before a body's name alone: "* Thôn Tây:" heads, it notes nothing."""
    name = text.strip(" *.:-–")
    return text.startswith("*") and is_collective(name) and len(name.split()) <= LONGEST_NAME


def are_column_numbers(texts: Sequence[str]) -> bool:
    """ "(1) (2) (3)", "A B 1 2", "A B C": one after another, nothing else; two in a cell too."""
    marks = [mark.strip("()[].") for text in texts for mark in text.split()]
    numbers = [int(mark) for mark in marks if re.fullmatch(r"[0-9]{1,2}", mark)]
    letters = [mark for mark in marks if re.fullmatch(r"[A-Da-d]", mark)]
    if len(numbers) + len(letters) != len(marks):
        return False
    if len(numbers) < 2:
        return len(marks) > 2 and "".join(marks).upper() in ("ABC", "ABCD", "AB1", "ABC1")
    return numbers[0] <= 2 and all(b == a + 1 for a, b in pairwise(numbers))


def is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9.,\s]+", text) is not None


def names_a_group(text: str) -> bool:
    """Whether a line's only words are a village, a body, a kind rather than a person."""
    if order_of(text):
        return True
    if _PRESS.match(text.lower()) and people.COUNT.search(text):
        return False  # who come from there are only counted
    if people.people(people.undivided(text.partition(":")[2])):
        return False
    return _PLACE.match(text.lower()) is not None and not may_be_person(text)


# In small letters, as people speak to each other; a place or a family has large ones.
_TALK = re.compile(
    r"\b(?:ơi|ạ|nhé|nha|nhá|dạ|vâng|anh(?! hùng)|chị|em|bác|cháu|chú|cô|giúp|gửi|mời|nhờ|thêm|xin|"
    r"chào|bổ sung|đề nghị|báo cáo|này|đây|là|gồm|như sau)\b"
)
_CALL = re.compile(r"\b(?:ơi|ạ|nhé|nha|nhá|giúp)\b")
LONGEST_NAME = 6  # words of a body's name; what has more says something of it
_LONGEST_GROUP = 80  # characters; what is longer is a sentence


def is_talk(text: str) -> bool:
    """Whether somebody is spoken to: the first line of a message, no line of a list."""
    small = text if text.isupper() else text[:1].lower() + text[1:]
    return _TALK.search(small) is not None


def is_call(text: str) -> bool:
    """Whether a part calls somebody, "Anh chị ơi", which no name and no office does."""
    return _CALL.search(text) is not None


def is_short(text: str) -> bool:
    """Whether a text may be called a heading at all: no sentence, nothing asked."""
    return len(text) <= _LONGEST_GROUP and text[-1:] not in ("?", "!", ".")


_STANDING = re.compile(r"thường trực\b")  # begins as a post does: who sit for a body all year


def may_head(text: str) -> bool:
    """Whether a line may give its words to the rows below where any words would be taken: no
    "Phóng viên các báo, đài", which is nobody's unit.
    """
    bare = text.removeprefix(order_of(text) or number_of(text))
    if is_of_several(bare) or (not _STANDING.match(bare.lower()) and doubt_of(bare, alone=True)):
        return False
    if len(text) > _LONGEST_GROUP or text[-1:] in ("?", "!") or is_talk(text):
        return False
    if text[-1:] == ":":
        return is_collective(text)
    return text.isupper() or names_a_group(text) or is_collective(text)


# --- Names ---------------------------------------------------------------------------------------

AS_ABOVE = re.compile(
    r"[-\s]*(?:nt|như trên|nhu tren|như dòng trên|\"|''|”|“|//)[-\s.]*", re.IGNORECASE
)
NOBODY = "Đây chưa phải tên một người. Hãy ghi rõ họ tên."
BOTH = "Dòng này ghi cả hộ hoặc tập thể và một người. Hãy giữ lại tên được giới thiệu."
TWO, TWO_PERHAPS, WHO_COMES = several.seem(2), several.may_be(2), several.WHO_COMES
COUNTED = "Ghi “{}”, chưa có tên. Hãy ghi họ tên từng người, mỗi người một dòng."
GIVEN_ALONE = "Mới có tên, chưa rõ họ. Hãy ghi đủ họ tên, hoặc đánh dấu nếu chỉ biết tên này."
_NOBODY = re.compile(
    r"(?:đại diện|đ/d|lãnh đạo|các |toàn thể|một số|chưa |không |kính mời|mời |khách mời|đại biểu|"
    r"thành viên|tập thể lãnh đạo|gồm|và |đ/c lãnh đạo|\.{2,}|…|x+$|\?+)"
)
_LEADERS = re.compile(r"tập thể lãnh đạo\b")  # honoured together, but no guest
_HOUSE = re.compile(
    r"(?:gia đình|hộ|tập thể|hội|chi hội|ban|đoàn|câu lạc bộ|clb|trường|thôn|công ty)\b"
)
# "Vợ chồng ông A, bà B", "hai bố con ông A": several, though a list may name but one of them.
_SEVERAL = re.compile(
    r"(?:(?:cặp|đôi|cả|hai|ba|[2-9]) )*"
    r"(?:vợ chồng\b|(?:(?:bố|cha|mẹ|ông|bà) (?:con|cháu)|(?:anh|chị) em)\s+"
    r"(?:(?:ông|bà|cụ|cô|chú|bác|anh|chị|cháu|đồng chí)\b|đ/c))"
)


def doubt_of_name(text: str, *, alone: bool = False) -> str:
    """Why a name is perhaps none, or two; nothing where it looks like one person, one body.

    alone: it must be a person; a body, a household sends somebody.
    """
    small = text.strip().lower()
    along = people.ALONG.search(text) if len(people.people(people.undivided(text))) < 2 else None
    if alone and (count := people.COUNT.search(text) or along):
        return COUNTED.format(count[0].strip(" ("))
    leaders = not alone and _LEADERS.match(small) is not None
    if (_NOBODY.match(small) and not leaders) or not any(char.isalpha() for char in small):
        return NOBODY
    plain = people.undivided(text)
    them = people.people(plain)
    many = max(2, len(them))
    if names_several(small):
        return several.seem(many) if alone else several.may_be(many)
    house = calls_a_house(text)
    if alone and (house or is_collective(text)):
        named = people.people(plain if house else plain.partition(":")[2])
        return several.seem(len(named)) if len(named) > 1 else WHO_COMES
    if _HOUSE.match(small):
        return ""
    if len(them) > 1 or len(people.TITLES.findall(plain)) > 1:
        return several.seem(many)
    if people.ALONG.search(text):
        return TWO_PERHAPS
    if people.is_given_alone(text):
        return GIVEN_ALONE
    words = plain.lower().split()
    if people.second_middle(words):
        return TWO
    return TWO_PERHAPS if people.second_family(words) else ""


def is_nobody(text: str) -> bool:
    """Whether a text calls no person, no body by a name: a post, "Mời thêm ngành dọc"."""
    nobody = doubt_of_name(text).startswith(NOBODY)
    return nobody or (doubt_of(text, alone=True) != "" and not people.names_one(text))


def names_several(text: str) -> bool:
    """Whether a line begins by saying that those it names belong together, as a couple does."""
    return _SEVERAL.match(text.lower()) is not None


HIDDEN = "Dòng đang ẩn trong tệp. Hãy xem có lấy dòng này không."


def people_in(text: str, *, alone: bool = False) -> list[str]:
    """The persons a name seems to hold, each as written; none where it seems to hold one."""
    if not are_two(doubt_of_name(text, alone=alone)):
        return []
    plain = people.undivided(text)
    found = people.people(plain)
    if len(found) < 2:
        words = plain.split()
        begins = people.second_middle(plain.lower().split()) or next(
            (n for n in range(2, len(words) - 1) if words[n].lower() in people.FAMILIES), 0
        )
        found = [" ".join(words[:begins]), " ".join(words[begins:])] if begins else []
        return [without(one) for one in found]
    return [without(part.removeprefix("đồng chí ")) for part in found]


def both_or_behind(name: str) -> str:
    """Why to look at a name that a body stands beside: in its place too, or before it."""
    return BOTH if is_collective(name) or is_household(name) else BEHIND


def is_wrong_name(why: str) -> bool:
    """Whether a name has to be written otherwise before its line may come in."""
    told = several.are_told(why) or "chưa có tên. Hãy ghi họ tên" in why
    return told or why.startswith((NOBODY, WHO_COMES, BOTH))


def are_two(why: str) -> bool:
    """Whether a name is to be split, or may be."""
    return several.are_told(why) or several.are_asked(why)


def are_own(reasons: Iterable[str]) -> bool:
    """Whether a line has its own answer: perhaps no one person, perhaps not meant."""
    own = (GIVEN_ALONE, people.NO_GIVEN, HIDDEN, NO_PERSON, *absent.ASKS)
    sorts = (several.are_asked, several.is_split, several.is_another)
    return any(why.startswith(own) or any(one(why) for one in sorts) for why in reasons)


def is_person(text: str) -> bool:
    """Whether a part behind somebody names another person, by large letters: no "đào tạo nghề"."""
    plain = people.undivided(text)
    words = people.TITLES.sub("", plain).split()[:2]
    return people.names_one(plain) and all(word[0].isupper() for word in words)


def behind_all(text: str) -> tuple[str, str]:
    """A village or a post, and the person named behind it in one breath; a guess, nothing else."""
    words = text.split()
    at = next(
        (n for n in range(2, len(words) - 1) if words[n].lower() in people.FAMILIES), len(words)
    )
    before, name = " ".join(words[:at]), words[at:]
    if 1 < len(name) < LONGEST_NAME - 1 and all(word[0].isupper() for word in name):
        return (before, " ".join(name)) if is_village(before) or is_post(before) else (text, "")
    return text, ""
