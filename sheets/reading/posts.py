"""Tells a post from the office it is held in, as people write both in one breath."""

import re
from collections.abc import Sequence

from sheets.reading import people, roles
from sheets.reading.bodies import ANYWHERE, is_collective, is_office
from sheets.reading.cells import LARGE

OUT_OF_POSITION = "Tách từ chức vụ. Hãy xem lại."
OUT_OF_NAME = "Lấy theo ô họ tên. Hãy xem lại."
# A body or a place, with its own name behind it. "Hội viên", "đoàn viên" are persons; "xã hội",
# "Hải Phòng", "môi trường" only hold such a word.
_OFFICE = re.compile(
    r"(?<!xã )(?<!Xã )(?<![cC]ơ )(?<!Hải )(?<!Quốc )(?<!quốc )(?<!môi )(?<!Môi )(?<!thị )(?<!Thị )"
    rf"\b(?:(?i:{'|'.join(sorted(ANYWHERE, key=len, reverse=True))}"
    r"|xã|phường|thành phố|ban chỉ huy"
    r"|đoàn(?=\s+(?:xã|phường|thị trấn|thanh niên|tncs|tn)\b)"
    r"|cục(?=\s+(?:thuế|hải quan|thống kê)\b))"
    r"|Ban|Đoàn|Cục|Bộ|Viện|Báo|Đài)"
    r"(?!\s+(?:đội )?(?:viên|trưởng|phó|hội)\b)\s+\S.*"
)
_TEAM = re.compile(r"\b(?:ban|tổ|đội|đoàn|khối)\s+\S.*", re.IGNORECASE)
# "Trưởng thôn Đông", "Chánh Văn phòng UBND": the word is the post's and the office's.
_SHARED = re.compile(r"(?:(?:nguyên|cựu|quyền) )?(?:(?:phó )?(?:trưởng|chánh)|phó)", re.IGNORECASE)
# "Trưởng phòng Sở Tư pháp": the room has no name of its own, so what it is a room of is the office.
_ROOM = re.compile(
    r"(phòng|ban)\s+(?=(?:sở|ubnd|hđnd|ủy ban|uỷ ban|đảng ủy|đảng uỷ|thành ủy|tỉnh ủy|văn phòng"
    r"|hội|liên đoàn|công ty|công an|chi cục|cục|trung tâm|ngân hàng|kho bạc|tòa án)\s)",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(
    r"(?:văn phòng|công an|chi hội|chi bộ|tổ dân phố|câu lạc bộ|\S+)", re.IGNORECASE
)


def parted(text: str) -> tuple[str, str]:
    """The post and the office; the one that is not said is empty."""
    if is_office(text):
        return "", text
    first = re.match(r"(?:(?:nguyên|cựu|quyền) )?(?:phó )?(?:trưởng|chánh|phó)\s+", text, re.I)
    found = first and _TEAM.match(text, first.end())
    found = found or _OFFICE.search(text)
    if found is None:
        return text, ""
    head, office = text[: found.start()].strip(" ,:-–"), found[0]
    if room := _ROOM.match(office):
        return f"{head} {room[1]}".strip(), office[room.end() :]
    if _SHARED.fullmatch(head) and (word := _TWO_WORDS.match(office)):
        return f"{head} {word[0]}", office
    return head, office


def alone(office: str) -> str:
    """As it begins in a column of its own: "trưởng phòng Kinh tế" is of "Phòng Kinh tế"."""
    return f"{office[:1].upper()}{office[1:]}"


_BEHIND_A_NAME = re.compile(r"\s+[-–—]+\s*|(?<![-–—])[-–—]+\s+|\s*[,;:(\n]\s*")


def behind_name(text: str) -> tuple[str, str]:
    """A person's name, and what one cell says of her behind it: "Nguyễn Văn Cảnh - Bí thư Đảng ủy".

    Empty where nothing does, or where somebody else may be named there.
    """
    name, *more = _BEHIND_A_NAME.split(text, maxsplit=1)
    rest = more[0].strip(" .,;:()-–—") if more else ""
    words = name.split()
    person = len(words) > 1 and all(word[:1].isupper() for word in words)
    if not rest or not person or is_collective(name) or roles.doubt_of(name, alone=True):
        return text, ""
    return name.strip(), rest


_COLON = re.compile(r"\s*:\s*")


def before_name(text: str) -> tuple[str, str]:
    """What stands before a colon, and the one person named behind it: "Phóng viên: Lưu Thị Hiền".

    Empty and the text where no such name stands there: "Ông: Lê Minh" is addressed.
    """
    head, *more = _COLON.split(text.strip(), maxsplit=1)
    name = people.TITLES.sub("", more[0]).strip(" .,") if more else ""
    words = name.split()
    person = 1 < len(words) <= roles.LONGEST and all(w.isalpha() and w[0].isupper() for w in words)
    if not person or people.TITLES.match(f"{head} x") or is_collective(name):
        return "", text
    return head.strip(" .,-–"), more[0].strip()


def behind_name_of(text: str) -> str:
    """Of what stands behind a name the post or the office that is offered as such."""
    _, rest = behind_name(text)
    held = roles.doubt_of(rest, alone=True) or is_collective(rest) or parted(rest)[1]
    return rest if held else ""


# Behind a sign, by a title and a name in large letters: "Phó Bí thư; Bà Trần Thị Hoa - Ủy viên".
_ANOTHER = re.compile(
    rf"(?:[/;+&,]|\s[-–—]+|\svà)\s*(?P<who>(?i:ông|bà|đ/c|đồng chí)\s+"
    rf"[{LARGE}][\w'’]*(?: [{LARGE}][\w'’]*){{0,5}})"
)


def another_in(text: str) -> str:
    """Who else is named in what is said of somebody's post, her office; empty for nobody."""
    found = _ANOTHER.search(text)
    return found["who"] if found else ""


def before_another(text: str) -> tuple[str, str]:
    """What stands before somebody else's name, and from that on: "Hội CCB / Bà Lê Thị Tư"."""
    found = _ANOTHER.search(text)
    found = found if found and found[0][0] in "/;+&" else None
    return (text[: found.start()].strip(), text[found.start("who") :]) if found else (text, "")


_BEFORE_A_DEED = re.compile(
    r"(?:\S+ ){0,4}?(?:trưởng|phó|chủ tịch|bí thư|chủ nhiệm|giám đốc|hội viên|đoàn viên|đảng viên"
    r"|giáo viên|nông dân|công nhân|cán bộ|tổ viên|bác sĩ|y sĩ|học sinh)(?: \S+){0,5}:\s*\w",
    re.IGNORECASE,
)


def is_before_a_deed(text: str) -> bool:
    """Whether a post stands before a colon, and what its bearer did behind it."""
    return _BEFORE_A_DEED.match(text) is not None


def told(parts: Sequence[str]) -> tuple[str, str, bool]:
    """Of what stands behind a name: the post, the office, whether that is only a guess."""
    posts: list[str] = []
    offices: list[str] = []
    guessed = False
    for part in parts:
        post, office = parted(part)
        guessed = guessed or bool(post and office)
        posts += [post] if post else []
        offices += [office] if office else []
    if not offices and len(posts) > 1:
        return ", ".join(posts[:-1]), posts[-1], True
    return ", ".join(posts), ", ".join(offices), guessed
