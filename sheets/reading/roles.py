"""Tells a post or a calling from a name, where a column of persons holds one instead."""

import re
from collections.abc import Iterator, Sequence

from sheets.reading import people
from sheets.reading.bodies import begins_with, is_collective, may_be_person

# With "chưa có tên. Hãy ghi họ tên" in it no tick brings the line in (kinds.is_wrong_name).
POST = "Đây là chức vụ, nghề nghiệp, chưa có tên. Hãy ghi họ tên của người ấy."
POST_OR_BODY = (
    "Đây là chức vụ, nghề nghiệp, chưa có tên. Hãy ghi họ tên, hoặc bắt đầu bằng “Tập thể” nếu là "
    "một tập thể."
)
SEVERAL = "Chưa rõ đây là một người hay một tập thể. Hãy xem lại tên và loại."
BEHIND = "Trước tên người có tên tập thể hoặc chức vụ. Hãy xem giới thiệu ai."
_BEFORE = re.compile(r"(?:nguyên|cựu|quyền|phó|cấp phó)\s+")
# Of each there is one at a time.
_POSTS = begins_with((
    "bí thư", "chủ tịch", "giám đốc", "tổng giám đốc", "tổng biên tập", "tổng thư ký",
    "tổng bí thư", "chủ nhiệm", "chủ hộ", "thủ trưởng", "người đứng đầu", "chánh văn phòng",
    "chánh thanh tra", "chánh án", "hiệu trưởng", "hiệu phó",
))  # fmt: skip
_TRADES = begins_with((
    "phóng viên", "nhà báo", "biên tập viên", "cộng tác viên", "tuyên truyền viên", "cán bộ",
    "công chức", "viên chức", "giáo viên", "giảng viên", "sinh viên", "học sinh", "kế toán",
    "thủ quỹ", "thư ký", "văn thư", "hộ lý", "hộ sinh", "lái xe", "công nhân", "nông dân",
    "ngư dân", "tiểu thương", "doanh nhân", "chủ doanh nghiệp", "chiến sĩ", "chiến sỹ", "dân quân",
    "quân nhân", "sĩ quan", "thương binh", "bệnh binh", "cựu chiến binh", "hưu trí",
    "lao động tự do", "người dân", "đại biểu hđnd", "thường trực", "nhân dân", "bà con",
    "quân dân", "quần chúng", "toàn dân", "tuổi trẻ",
))  # fmt: skip
# With their marks alone: Trương, Đặng, Tô are families. What leads has a place's name behind it.
_LEADS = re.compile(
    r"(?:trưởng|phó) (?:thôn|xóm|khu|ban|phòng|trạm|đoàn|nhóm|công an|khối|ngành|tiểu ban|cụm|khoa"
    r"|vụ|bộ phận|văn phòng)\b"
)
_OF_A_BODY = re.compile(
    r"(?:tổ|đội|nhóm|chi hội|chi đoàn|liên đội|thôn|xóm|ban|trạm|viện|cục|tổng cục|vụ|hạt|xưởng"
    r"|khoa|(?:lữ|sư|trung|tiểu) đoàn|(?:đại|trung|tiểu) đội) (?:trưởng|phó)\b"
)
_MEMBERS = re.compile(
    r"(?:hội|đoàn|đảng|ủy|uỷ|xã|tổ|đội|ban|công an|nhân|chuyên|chấp hành"
    r"|thanh tra|kiểm soát|kiểm sát|điều tra|hướng dẫn|huấn luyện|vận động) viên\b"
)
# What a person may bear before the name, and it stays there (messages.RANK).
CALLINGS = begins_with((
    "bác sĩ", "bác sỹ", "y sĩ", "y sỹ", "y tá", "điều dưỡng", "dược sĩ", "dược sỹ", "kỹ sư",
    "thầy giáo", "cô giáo", "nhà giáo", "nhà giáo ưu tú", "nhà giáo nhân dân", "luật sư",
    "thầy thuốc", "thầy thuốc ưu tú", "nghệ nhân", "nghệ nhân ưu tú", "nghệ nhân nhân dân",
    "nghệ sĩ", "nghệ sĩ ưu tú", "nghệ sĩ nhân dân", "mẹ việt nam anh hùng", "mẹ vnah",
    "bà mẹ việt nam anh hùng", "anh hùng", "anh hùng lao động",
))  # fmt: skip
_SHORT = re.compile(r"(?:P?CT|P?GĐ|P?BT|P?HT|PV|TBT|UV|CB|GV|CN)\b(?!\.?[A-ZĐ])")
_OF_MANY = begins_with((
    "thường trực", "nhân dân", "bà con", "quân dân", "quần chúng", "toàn dân", "tuổi trẻ",
))  # fmt: skip
LONGEST = 5  # words of a name
_JOINED = re.compile(r",|\s(?:và|cùng|với|&)\s|\s[-–]\s")


def doubt_of(name: str, *, alone: bool, together: bool = False) -> str:
    """Why a name is perhaps a post; nothing where none begins it.

    alone: it must be a person; elsewhere several of a calling may be honoured together. together:
    the line says that they are; of a post that one alone holds it is asked all the same.
    """
    text = people.undivided(name)
    begins, titled = _begins(text), people.TITLES.match(text)
    if begins is None and titled:
        text = text[titled.end() :]
        begins = _begins(text)
    if begins is None:
        return ""
    words = text[begins.end() :].split()
    if begins.re is CALLINGS and _may_be_a_name(words[:1]):
        return ""
    if any(_persons(words)):
        return BEHIND
    if together:
        return "" if begins.re in (_TRADES, _MEMBERS, CALLINGS) else SEVERAL
    if begins.re is not _LEADS and _may_be_a_name(words):
        return BEHIND
    if alone:
        return POST
    return SEVERAL if _JOINED.search(text) or _OF_MANY.match(text.lower()) else POST_OR_BODY


def is_calling(text: str) -> bool:
    """Whether a text is what many do, and nothing else: "nông dân", "hội viên", no post."""
    tries = (one.match(text.lower()) for one in (_TRADES, _MEMBERS))
    return any(found.end() == len(text) for found in tries if found)


def _begins(text: str) -> re.Match[str] | None:
    """The post that begins a text, with what stands before it: "Nguyên Phó Chủ tịch"."""
    if may_be_person(text):
        return None
    small = text.lower()
    starts = [0]  # "Nguyên cựu chiến binh": any of these words may begin the calling itself
    while before := _BEFORE.match(small, starts[-1]):
        starts.append(before.end())
    sorts = (CALLINGS, _POSTS, _TRADES, _LEADS, _OF_A_BODY, _MEMBERS)
    tries = [one.match(small, at) for at in starts for one in sorts]
    return next(filter(None, [*tries, _SHORT.match(text)]), None)


def _persons(words: Sequence[str]) -> Iterator[bool]:
    """Of each end of the words whether it is somebody's name: by its family, its middle, a title
    before it.
    """
    for at in range(len(words) - 1):
        end = " ".join(words[at:])
        bare = people.TITLES.sub("", end).split()
        if len(bare) <= LONGEST and _are_large(bare) and people.names_one(end):
            yield not is_collective(end)


def _may_be_a_name(words: Sequence[str]) -> bool:
    """Whether all that stands behind a post may be a name, of a family nobody listed."""
    return 0 < len(words) <= LONGEST and _are_large(words) and not is_collective(" ".join(words))


def _are_large(words: Sequence[str]) -> bool:
    return all(word[:1].isupper() for word in words)
