"""Tells persons in a text by families, titles and middle names, and where one name ends."""

import re
from collections.abc import Sequence

from sheets.reading.cells import LARGE
from sheets.reading.secrets import without

# Anh and cụ are middle and last names too: inside a name they address only in small letters.
_TITLE = r"(?:\b(?:(?i:ông|bà|đồng chí)|anh|chị|cụ)|^(?:Anh|Chị|Cụ|ANH|CHỊ|CỤ))\s+(?=\w)"
TITLES = re.compile(_TITLE)
_COMRADE = re.compile(r"\b(?:đ/c|đồng chí)(?!\w)\s*[.:]?\s*((?:ông|bà)\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:và|&|cùng|với|\+)\s+|\s*[;/\n+&]\s*|\s+[-–]\s+|,\s*", re.IGNORECASE)
_BEFORE_TITLE = re.compile(rf"\s+(?={_TITLE})")
_COMMON = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh lương trịnh "
    "đoàn tạ mai phùng"
)
FAMILIES = frozenset(_COMMON.split())
MIDDLES = ("văn", "thị")
_GIVEN = re.compile(rf"[{LARGE}][^\W\d_]*")
_NO_NAME = {"nam", "nữ", "kinh", "tày", "mường", "thái", "nùng", "phó", "trưởng", "chánh"}
# "2 phóng viên", "(3 đồng chí)": how many come, and no name of theirs.
COUNT = re.compile(
    r"\b[0-9]{1,2} (?:người|phóng viên|nhà báo|đồng chí|đ/c|đại biểu|vị|suất|khách|cán bộ)\b",
    re.IGNORECASE,
)
# Who comes with somebody and is not named: "và phu nhân", "cùng gia đình", "(và vợ)".
ALONG = re.compile(
    r"[\s(](?:và|cùng|với|&|\+)(?:\s+(?:cả|các|với))?\s+(?:phu nhân|phu quân|vợ|chồng|gia đình"
    r"|con|cháu|bố|mẹ|người nhà|người thân|thân nhân|đồng nghiệp|lái xe|thư ký|đoàn)\b"
    r"[^()]*",
    re.IGNORECASE,
)
# What she is to him, before her name: "vợ là bà Cấn Thị Sáu", "con trai Lê Ba".
_KIN = re.compile(
    r"^(?:phu nhân|phu quân|vợ|chồng|bố|mẹ|con(?: trai| gái| dâu| rể)?|cháu|anh trai"
    r"|em(?: trai| gái)?)"
    r"(?:\s+(?:là|tên)\b)?\s*:?\s+(?=\w)"
)
_AGE = re.compile(r"\(?\s*[0-9]{1,3}\s*tuổi\s*\)?", re.IGNORECASE)
# What a household is to the state is nobody's post: "gia đình chính sách", "hộ nghèo".
_HOUSEHOLD = re.compile(
    r"\W*(?:(?:thuộc|là) )?(?:(?:con|con em|thân nhân|gia đình|hộ|gđ) )+"
    r"(?:chính sách|nghèo|cận nghèo|thoát nghèo|có công(?: với cách mạng)?|người có công"
    r"|liệt s[ĩỹ]|thương binh|bệnh binh|văn h(?:óa|oá)|khó khăn)\W*",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\W*(?:chưa|không) (?:rõ|biết|nhớ)(?: (?:họ|tên|đệm|họ tên))?\W*", re.I)


def undivided(text: str) -> str:
    """Without what is in brackets; "đ/c" has a sign in it that divides, and goes before a title.

    What stood apart may be one number of somebody's papers now, and goes.
    """
    bare = " ".join(re.sub(r"\(.*?\)", " ", text).split())
    return without(_COMRADE.sub(lambda found: found[1] or "đồng chí ", bare))


def people(plain: str) -> list[str]:
    """Who is named, by the signs and titles between them."""
    apart = (_KIN.sub("", part) for part in _BETWEEN.split(plain))
    halves = [half for part in apart for half in _BEFORE_TITLE.split(part)]
    parts = [part for part in (half.strip(" .,:-–") for half in halves) if part]
    several = bool(parts) and (names_one(parts[0]) or all(map(is_given, parts[:2])))
    several = several and len(parts) > 1
    return [part for part in parts if names_one(part) or (several and is_given(part))]


def is_given(part: str) -> bool:
    """Whether a part is a given name and nothing else: of "Trần Văn An, Bình, Cúc" the last two."""
    if not _GIVEN.fullmatch(part) or (len(part) > 1 and part.isupper()):
        return False
    return part.lower() not in _NO_NAME


def is_age(text: str) -> bool:
    return _AGE.fullmatch(text) is not None


def is_no_post(text: str) -> bool:
    """Whether what stands behind a name says an age, of what household one is, or that something
    of it is not known.
    """
    return is_age(text) or bool(_HOUSEHOLD.fullmatch(text) or _UNSURE.fullmatch(text))


def is_given_alone(name: str) -> bool:
    """Whether of a person only the given name is said: "ông Mười", "chị Mai"."""
    bare = TITLES.sub("", undivided(name))
    return bare != undivided(name) and _GIVEN.fullmatch(bare.strip(" .,:-–")) is not None


def is_one_word(name: str) -> bool:
    """Whether nothing but a given name stands there, without a title too: "An" among full names."""
    return undivided(name).strip(" .,:-–").isalpha()


NO_GIVEN = "Tên có thể mới ghi họ và chữ đệm. Hãy ghi đủ, hoặc đánh dấu nếu đúng là tên này."


def lacks_the_given(name: str) -> bool:
    """ "Nguyễn Văn", "bà Lê Thị": where a name seldom ends, and a column often does."""
    words = TITLES.sub("", undivided(name)).lower().split()
    return len(words) == 2 and words[0] in FAMILIES and words[1] in MIDDLES


def names_one(part: str) -> bool:
    """By a family's name, or by a title: "bà Hoa", not "bà con"."""
    bare = TITLES.sub("", part)
    words = bare.lower().split()
    if len(words) > 6 or not words:
        return False
    titled = TITLES.match(part) is not None and bare[0].isupper()
    return titled or (len(words) > 1 and (words[0] in FAMILIES or _has_middle(words)))


def _has_middle(words: Sequence[str]) -> bool:
    """Whether "Văn", "Thị" says that it is somebody, of whatever family."""
    return len(words) > 2 and words[1] in MIDDLES


def second_middle(words: Sequence[str]) -> int:
    """Where a second name begins by its own "Văn", "Thị", whatever the families; 0 for nowhere."""
    middles = [n for n, word in enumerate(words[:-1]) if n and word in MIDDLES]
    return middles[1] - 1 if len(middles) > 1 and middles[1] - middles[0] > 2 else 0


def second_family(words: Sequence[str]) -> bool:
    """Two names without a sign between, as a broken line leaves them: a family's name inside."""
    if len(words) < 5 or words[0] not in FAMILIES:
        return False
    return any(word in FAMILIES for word in words[2:-2])
