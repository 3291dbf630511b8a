"""Reads one line of a message as people write to each other: who is named, what is only talk."""

import re

from sheets.reading import kinds, roles
from sheets.reading.bodies import VILLAGES, is_collective, is_village
from sheets.reading.cells import LARGE, tidy
from sheets.reading.people import COUNT, is_given

_WORD = rf"(?!SN\b|Sinh năm\b)[{LARGE}][\w'’-]*"
# What one is addressed by: no part of a name, and of some of them the sex.
ADDRESSED = r"ông|bà|cụ|cô|chú|bác|anh|chị|em|cháu|đồng chí|đ/c"
# A rank one is called by together with the name: it stays in front of it.
RANK = (
    r"hòa thượng|hoà thượng|thượng tọa|thượng toạ|đại đức|ni trưởng|ni sư|sư cô|sư thầy|linh mục"
    r"|mục sư|nghệ nhân(?: ưu tú| nhân dân)?|nhà giáo(?: ưu tú| nhân dân)?|giáo sư|tiến sĩ|thạc sĩ"
    r"|bác sĩ|luật sư|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|anh hùng"
)
_PERSON = (
    rf"(?:(?:(?i:{ADDRESSED}):? )?(?:(?i:{RANK}) )?{_WORD}(?: {_WORD}){{1,5}}"
    rf"|(?i:{ADDRESSED}):? {_WORD})"  # "ông Mười": of whom no more is known
)
NAME = re.compile(_PERSON)
_BORN = r"\s+(?:(?i:sinh(?: năm)?|sn|ns)[.:]?\s?)?(?:19|20)[0-9]{2}(?![0-9./-])"
_NAMED_FIRST = re.compile(
    rf"(?P<name>{_PERSON})(?P<rest>\s*(?:$|[-–—,;|(]|:\s*\S|\+?[0-9]).*|{_BORN}.*)"
)
# Behind a name in one breath: "nông dân thôn Đông trồng rau"; and a village with more behind it.
_IN_ONE_BREATH = re.compile(rf"(?P<name>{_PERSON})(?P<rest>\s+[^\W\d].*)")
_VILLAGE = re.compile(
    rf"(?P<before>.*?)\b(?P<village>(?i:{'|'.join(VILLAGES)})\s+(?:{_WORD}|[0-9]+)"
    rf"(?:\s+(?:{_WORD}|[0-9]+))*)(?P<behind>\s+(?!(?:xã|phường|thị trấn|huyện|quận|tp|thành phố|"
    r"tỉnh|và|cùng)\b)[^\W\d].*|)"
)
_INVITES = re.compile(r"(?:(?:xin|kính|trân trọng|em|cháu|chị|anh|nhờ|và|còn|có|cả|gồm|giúp|cho"
                      r"|mời|thêm|bổ sung|nữa|là)\s+)+", re.IGNORECASE)  # fmt: skip
# "1.", "2)", "03/", "1.2", "a)", "-", "+", "•" before a line; a year or a phone is no number of a
# list.
_SIGN = (
    r"(?:\(?[0-9]{1,3}\s*[.):/]\s*(?![0-9])|[0-9]{1,3}\s*[-–]\s+"
    r"|(?:[0-9]{1,2}|[IVX]{1,5})(?:\.[0-9]{1,2})+[.):]?\s+(?=[^\W\d])"
    r"|\(?[a-eg-np-yđ](?:\)\s*|\.\s+)(?=[^\W\d])"
    r"|[-–—+*•●▪■✓✔➢➤·o]\s+|[\ue000-\uf8ff]\s*)"
)
_NUMBERED = re.compile(rf"^\s*{_SIGN}+")
_FIRST_SIGN = re.compile(rf"\s*({_SIGN})")
# Of a dash inside an office's own name, "Văn hóa - Xã hội", no parts are made.
_PARTS = re.compile(
    r"\s*(?:\t|;|\||(?<!HĐND)\s[-–—]+\s(?!(?:Xã hội|Thể thao|Thông tin|Thương binh)\b)"
    r"|(?<=\w)[-–—]\s+(?=\w)|\s[-–—](?=\w)|,(?!\d))\s*"
)
_DIGITS = re.compile(r"(?P<label>\b(?:s?đt|điện thoại|di động|tel|zalo|số)\b[\s:.]{0,3})?"
                     r"[(+]{0,3}[0-9](?:[ .()-]{0,2}[0-9]){8,}", re.IGNORECASE)  # fmt: skip
_AT_THE_END = re.compile(r"(?:^|(?<=[ (]))(?:\+?84|0)(?:[ .()-]{0,2}[0-9]){8,10}$")
_IDENTITY = 12  # digits; one that begins as a phone does is none
_KEYCAP = re.compile("([0-9]{1,3})\ufe0f?\u20e3")
# No face, hand or star is a letter, and no font of a paper has one.
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2712\u2715-\u27a1\u2b00-\u2bff\ufe0f\u200d\u20e3]+"
)
_POLITE = re.compile(r"(?:\s+(?:ạ|nhé|nha|nhá)){1,9}\s*$", re.IGNORECASE)
_KIND = re.compile(r"(tập thể|cá nhân|hộ gia đình)\s*:\s*(?=[^\W\d])", re.IGNORECASE)
_REPRESENTED = re.compile(r"\s*\((?:người )?đại diện\s*:?\s*([^()]+)\)", re.IGNORECASE)
_BEFORE_A_NAME = re.compile(rf"\s*:\s*(?=[{LARGE}]|(?i:{ADDRESSED})\b)")
_LABEL = re.compile(r"chủ hộ\b", re.IGNORECASE)
_EDGES = " .,;-–"


def parts_of(row: str) -> list[str]:
    """The parts of a line by dash, comma and bracket; of one that is only talk the whole."""
    text, numbered = bare_of(row), bool(mark_of(row))
    if kind := _KIND.match(text):  # of a kind that stands first, the name is the first part
        return [*cut(_REPRESENTED.sub(r" | đại diện: \1", text[kind.end() :])), kind[1]]
    text = _post_behind(_REPRESENTED.sub(r" | đại diện: \1", text))
    if found := _named_first(text):
        return [half for one in cut(_with_brackets_open(found)) for half in _around_village(one)]
    if not numbered and _is_talk(text):
        return [text]
    return cut(text)


def _around_village(part: str) -> list[str]:
    """ "nông dân thôn Mỗ Đoạn trồng rau" in three: what stands behind a village is none of it, and
    a calling before it no post there; "trưởng thôn Mỗ Đoạn" is one.
    """
    found = _VILLAGE.fullmatch(part)
    if found is None:
        return [part]
    before, village, behind = (half.strip() for half in found.groups())
    apart = roles.is_calling(before) or re.fullmatch(_BORN, f" {before}")
    first = [before, village] if apart else [f"{before} {village}".strip()]
    return [*first, behind] if behind else first


def bare_of(row: str) -> str:
    """A line without what counts it and without pictures."""
    row = _PICTURES.sub(" ", _KEYCAP.sub(r"\1. ", row))
    return tidy(_NUMBERED.sub("", row)).strip(_EDGES)


def mark_of(row: str) -> str:
    """What a line is counted by: "3.", "1.2", "a)", "-"; nothing before another."""
    found = _FIRST_SIGN.match(_PICTURES.sub(" ", _KEYCAP.sub(r"\1. ", row)))
    return found[1].strip() if found else ""


def cut(text: str) -> list[str]:
    """The parts of a text by dash and comma; a body before its man apart from him."""
    first, *others = _PARTS.split(text)
    parts = [*_behind_its_body(first), *(half for one in others for half in _behind_either(one))]
    bare = (one.strip(_EDGES).lstrip(": ") for one in parts)
    return _kept_together([part for part in bare if part])


def _kept_together(parts: list[str]) -> list[str]:
    """ "Vợ chồng ông A, bà B" is one part: cut in two, he would be taken for what she does. So is
    "Trần Văn An, Bình, Cúc".
    """
    if not parts:
        return parts
    if kinds.is_person(parts[0]) and len(parts) > 1 and is_given(parts[1]):
        given = next((at for at, one in enumerate(parts) if at and not is_given(one)), len(parts))
        return [", ".join(parts[:given]), *parts[given:]]
    if not kinds.names_several(parts[0]):
        return parts
    behind = next((at for at, one in enumerate(parts) if at and not kinds.is_person(one)), None)
    return [", ".join(parts[:behind]), *(parts[behind:] if behind else [])]


def _behind_its_body(part: str) -> list[str]:
    """ "Sở Nội vụ: bà Trần Hoa" in two; a label, "Chủ hộ: Trần Hoa", stays before what it calls."""
    body, _, rest = part.partition(":")
    named = NAME.fullmatch(rest.strip()) or COUNT.match(rest.strip())
    return [body, rest] if named and is_collective(body) else [part]


def _behind_either(part: str) -> list[str]:
    """ "Thôn Nghĩa Xá: vận động 32 hộ" in two as well, behind whoever did so."""
    body, _, rest = part.partition(":")
    named = is_village(body.strip()) and " " in body.strip()  # "Thôn: Nghĩa Xá" is a label
    return [body, rest] if named and rest.strip() else _behind_its_body(part)


def _post_behind(text: str) -> str:
    """ "Chủ tịch Hội Nông dân: bà Vũ Thị Mười" as if she stood first; "Chủ hộ:" is a label."""
    for sign in _BEFORE_A_NAME.finditer(text):
        post, found = text[: sign.start()], _NAMED_FIRST.fullmatch(text[sign.end() :])
        if found and roles.doubt_of(post, alone=True) == roles.POST and not _LABEL.match(post):
            return f"{found['name']} - {post}{found['rest']}"
    return text


def _named_first(text: str) -> re.Match[str] | None:
    """Who stands first in the line, behind "Kính mời", "thêm" perhaps where more is said of her."""
    if found := _NAMED_FIRST.fullmatch(_POLITE.sub("", text)):
        return found
    lead = _INVITES.match(text)
    while lead:
        found = _NAMED_FIRST.fullmatch(_POLITE.sub("", text[lead.end() :]))
        if found:
            return found if found["rest"].strip() else None
        lead = _INVITES.match(text, 0, lead.end() - 1)
    found = _IN_ONE_BREATH.fullmatch(_POLITE.sub("", text))
    return found if found and _tells_who(found["rest"].strip()) else None


def _tells_who(rest: str) -> bool:
    """Whether what stands behind a name in one breath says her calling, her post or her village."""
    return is_village(rest) or roles.doubt_of(rest, alone=True) != ""


def _with_brackets_open(found: re.Match[str]) -> str:
    """What stands in brackets, behind a colon or is a phone, as a part of its own."""
    rest = re.sub(rf"^(?:\s*:|(?={_BORN})|(?=\s+[^\W\d]))", " | ", found["rest"])
    rest = re.sub(rf"^ \| ({_BORN})(?=\s+[^\W\d])", r" | \1 | ", rest)
    rest = _DIGITS.sub(_phone_apart, rest)
    return found["name"] + re.sub(r"\s*[()]\s*", " | ", rest)


def _phone_apart(run: re.Match[str]) -> str:
    """A run of digits, its phone behind a sign; the whole of another number stays as it is."""
    text = run[0].removeprefix(run["label"] or "")
    found = _AT_THE_END.search(text.lstrip("("))
    if not found or len(re.sub(r"\D", "", text)) == _IDENTITY:
        return run[0]
    before = text.lstrip("(")[: found.start()].strip()
    return f"{before} | {re.sub('[^+0-9]', '', found[0])} | "


def without_phones(text: str) -> str:
    """A text without its phones; a sum of money stays."""
    bare = _DIGITS.sub(lambda run: "" if "|" in _phone_apart(run) else run[0], text)
    return re.sub(r"\s*\(\s*\)", "", bare)


def is_labelled(text: str) -> bool:
    """Whether a line calls its name a kind or says who leads it: "Tập thể: Chi hội Đông"."""
    return bool(_KIND.match(text) or _REPRESENTED.search(text))


def _is_talk(text: str) -> bool:
    """Whether a line that begins with nobody's name speaks to somebody."""
    first, second = [*cut(text), "", ""][:2]
    if is_collective(first) and NAME.fullmatch(second):
        return False
    if kinds.is_call(text):
        return True
    return kinds.is_talk(text) and not kinds.doubt_of_name(first)
