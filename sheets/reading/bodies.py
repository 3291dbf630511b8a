"""Tells whose name a text is: a village's, an association's, a school's, or a person's."""

import re
from collections.abc import Iterable

from accounts.names import fold
from sheets.reading.people import names_one


def begins_with(words: Iterable[str]) -> re.Pattern[str]:
    """For small letters: words with all their marks or with none: Trương is a family, no school."""
    both = {form for word in words for form in (word, fold(word))}
    return re.compile(rf"(?:{'|'.join(sorted(both, key=len, reverse=True))})\b")


VILLAGES = ("thôn", "xóm", "khu", "khu dân cư", "tổ dân phố", "tdp", "làng", "cụm", "ấp")
# The one list of bodies. Wherever such a word stands in a text, a body's name begins.
_OF_PEOPLE = (
    "trường", "hội", "chi bộ", "chi hội", "liên hội", "hiệp hội", "đảng bộ", "phòng", "sở",
    "văn phòng", "liên đoàn", "liên minh", "chi cục", "ngân hàng", "kho bạc", "quỹ tín dụng",
    "tòa án", "toà án", "viện kiểm sát", "bưu điện", "học viện", "nhà máy", "xí nghiệp",
    "nhà thờ", "giáo xứ", "chùa", "đền",
)  # fmt: skip
_FORMED = (
    "ủy ban", "uỷ ban", "ubnd", "hđnd", "ubmttq", "mttq", "mặt trận", "công an", "công ty", "cty",
    "tập đoàn", "doanh nghiệp", "dntn", "trạm", "trung tâm", "bệnh viện", "câu lạc bộ", "clb",
    "htx", "hợp tác xã", "chi nhánh", "chi đoàn", "tổng công ty", "tổng cty", "tổng cục",
    "tổng hội", "tổng liên đoàn", "nghiệp đoàn", "phân xưởng",
    *(f"{of} {body}" for of in ("đảng", "thành", "tỉnh", "huyện", "quận")
                     for body in ("ủy", "uỷ")),
)  # fmt: skip
ANYWHERE = (*VILLAGES, *_OF_PEOPLE, *_FORMED)
# Inside a text these are mostly something else: "cán bộ", "tổ trưởng", "viện trợ".
OFFICES = (*_OF_PEOPLE, "đoàn", "đơn vị", "ban", "cơ quan", "bộ", "cục", "viện", "khối", "ngành",
           "quân sự", "đài(?! văn| thị)", "báo(?! cáo| hiệu| động| văn| thị)",
           "tạp chí")  # fmt: skip
_OWN = (
    *_FORMED, "chi", "tổ", "đội", "nhóm", "tập thể", "xã(?! viên| hội)", "phường", "thị trấn",
    "bch", "bchqs", "btv", "bgh", "bql", "bcđ", "bts", "vks", "vksnd", "tand", "lđlđ", "tt ?yt",
    "ubkt", "qtd", "đtn", "hnd", "hlhpn", "lhpn", "hpn", "hccb", "hctđ", "đồn", "hạt",
    "(?:lữ|sư|trung|tiểu) đoàn", "quân khu", "quân chủng", "bộ đội", "hải quan", "thuế",
    "điện lực", "viễn thông", "thống kê", "thanh tra(?! viên)", "nhà trường", "nhà văn h(?:óa|oá)",
    "dòng họ", "gia tộc", "họ tộc", "chi tộc", "cấp (?:ủy|uỷ)", "chính quyền", "siêu thị",
    "phân xưởng", "(?:tỉnh|thành|huyện|quận|xã) đoàn", "tổng cục", "kdc", "(?:phố|bản)(?= [0-9])",
    "quỹ", "tổng (?:công ty|cty|hội|liên đoàn)", "nghiệp đoàn", "nhà (?:hàng|thuốc|xe|sách|in)",
    "cửa (?:hàng|hiệu)", "khách sạn", "cơ sở", "xưởng", "hãng", "trang trại", "đại lý", "tiệm",
    "quán", "gara", "garage", "shop", "spa", "salon", "studio", "showroom", "hiệu thuốc",
    "tổ chức", "hệ thống", "mạng lưới", "dự án", "thương hiệu", "nhãn hàng",
)  # fmt: skip
_VILLAGE = begins_with(VILLAGES)
_BODY = begins_with((*VILLAGES, *OFFICES))
_COLLECTIVE = re.compile(rf"(?:{'|'.join(_OWN)})\b")
_KIND = begins_with(("tập thể", "nhóm"))
# Where nobody's post begins, but a body's name: "Quỹ tín dụng", "Hạt Kiểm lâm". Not "Công an" and
# "Doanh nghiệp": of these somebody may be by calling.
_BEGINS = begins_with((
    "quỹ", "hạt", "đồn", "điện lực", "viễn thông", "siêu thị", "cửa hàng", "khách sạn",
    "đội(?= quản lý)", "(?:tỉnh|thành|huyện|quận) đoàn", "ngân hàng", "kho bạc", "bưu điện",
    "tòa án", "toà án", "viện kiểm sát", "bệnh viện", "hợp tác xã", "htx",
))  # fmt: skip
# Đoàn is a family too, and so is Trương, whose marks nobody typed.
_DOUBTFUL = re.compile(r"(?:(?:đoàn|doan|truong)\s+\w|[a-z]+\s+(?:van|thi)\b)")
_NO_PERSON = re.compile(
    r"doan (?:thanh nien|tn|tncs|tnxp|xa|phuong|thi tran|the|vien|co so|khoi|dai bieu|cong tac|"
    r"kinh te|nghe thuat|thon|thanh tra|kiem tra|can bo|hoc sinh)\b"
    r"|(?:doan )?truong (?:tieu|thcs|thpt|th|mam|mn|mau|trung|cao|dai hoc|hoc|day|nghe|pho thong|"
    r"lien)\b|[a-z]+ (?:van (?:hoa|phong|thu|nghe)|thi (?:tran|xa|dua|hanh))\b"
)


# A household is called by a person: "Gia đình ông Nguyễn Văn An", "Hộ Nguyễn Văn An", "Gđ bà Hoa".
_HOUSE = re.compile(
    r"(?:(?:hộ|gia đình|hộ gia đình)\s|(?:gđ|g/đ)[.:]?\s*)\s*(?:(?:gia đình|kinh doanh)\s+)?"
)
_TITLED = re.compile(r"(?:ông|bà|anh|chị|cụ)\b")
_CALLS_A_HOUSE = re.compile(r"(?:gia đình|hộ(?! (?:lý|sinh|tịch|khẩu|chiếu)\b))\b")
# Who is of a body: "Tổ trưởng", "Hội viên" are persons.
_MEMBER = re.compile(
    r"(?:tổ|đội|nhóm|chi hội|chi đoàn|hội|đoàn|ban|trạm|viện|cục|thôn|xóm|hạt|đồn|tổng cục"
    r"|(?:lữ|sư|trung|tiểu) đoàn) (?:trưởng|phó|viên)\b"
)

_HOLDS = re.compile(r"^(?:\w+ ){1,2}(?:trưởng|phó|viên)\b")  # "Cửa hàng trưởng" holds a post
# What sort of bodies or persons stand below: none of them is of one that is called so.
_SORT = re.compile(
    r"(?:các|những|khối|(?:(?:nguyên|cựu) )?(?:lãnh đạo|cán bộ|công chức|thủ trưởng|trưởng)"
    r"|đại biểu|đại diện|khách|phóng viên|nhà báo|thành phần|chức sắc|đồng chí|cá nhân"
    r"|hội viên|nhân dân|(?:bà )?mẹ việt nam)\b.*|.*\b(?:trên địa bàn|tiêu biểu)\b.*"
    r"|(?:cơ quan )?báo chí\b.*|cơ quan,? (?:đơn vị|ban ngành).*|doanh nghiệp|doanh nhân|đoàn thể"
    r"|(?:sở|bộ|ban),? ngành\b.*|hợp tác xã|trường học"
)
_BESIDE = re.compile(r"\s*[,;/&+]\s*|\s+(?:và|cùng)\s+|\s+[-–—]\s+", re.IGNORECASE)
# Where a body is, behind its name: "Thôn Đông, xã Đại Sơn".
_WHERE = re.compile(r"(?:xã(?! hội)|phường|thị trấn|huyện|quận|thị xã|thành phố|tp|tỉnh)\b")

_MANY = re.compile(r"^(?:(?:các|những|hai|ba|bốn|[0-9]{1,2})\s+)+", re.IGNORECASE)
_MORE = re.compile(r"\s*[,;:(]\s*|\s+[-–—]\s+")
# A part of it, or how many of it stand below: "tổ 2", "gồm 3 người".
_NUMBER = r"(?:(?:gồm|có|cộng|tổng|tổng số):? )?[0-9]{1,3}"
_OF_WHAT = r" (?:người|hộ|đại biểu|đồng chí|đ/c|cá nhân|trường hợp|gương|điển hình|hồ sơ|suất)"
_WITHIN = re.compile(rf"(?:tổ|xóm|khu|cụm|ngõ) [0-9a-z]{{1,3}}|{_NUMBER}(?:{_OF_WHAT})?")
_BEFORE = r"[\s,;:(–—-]"  # looked for from its first sign on: many of them are one
_HOW_MANY = re.compile(rf"(?<!{_BEFORE}){_BEFORE}+({_NUMBER}{_OF_WHAT})[\s.)]*$", re.IGNORECASE)

_PLAIN = re.compile(r"[^\W\d_][\w ]*")


def is_of_several(text: str) -> bool:
    """Whether a heading names no one body: a sort of them, of persons, or several by their names.

    What stands behind a comma may be where the first is: a village, a commune.
    """
    small = text.lower().strip(" .:-–")
    if _SORT.fullmatch(small):
        return True
    first, *others = _BESIDE.split(small)
    others = [one for one in others if not _WHERE.match(one)]
    if any(_SORT.fullmatch(one) for one in others):
        return True
    if first.startswith("văn phòng "):  # "Văn phòng HĐND và UBND xã"
        others = [one for one in others if one.startswith("văn phòng ")]
    village = is_village(first)
    return any(is_collective(one) and is_village(one) <= village for one in others)


def names_bodies(text: str) -> bool:
    """Whether a heading is of bodies, by the names of several: "Các thôn Đông, Tây"."""
    return has_people(_MANY.sub("", text))


def one_of(text: str) -> str:
    """The body a heading names, without where it is and how many come: "Thôn Đông, xã Đại Sơn".

    Empty where more than that stands behind it, or nothing.
    """
    first, *others = _MORE.split(text)
    beside = [one.strip(" .:)") for one in others if one.strip(" .:)")]
    return first.strip() if beside and all(map(says_where, beside)) else ""


def says_where(text: str) -> bool:
    """Whether it says where a body is, which part of it is meant, how many of it come."""
    small = text.lower()
    return _WHERE.match(small) is not None or _WITHIN.fullmatch(small) is not None


def how_many(text: str) -> tuple[str, str]:
    """A name without how many of it come, and these words: "Thôn Đông", "gồm 3 người"."""
    found = _HOW_MANY.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def names_two(text: str) -> bool:
    """Whether a name is of two bodies: "Thôn Bến và Thôn Bãi", "Thôn Tây, Nam", "Các thôn Tây,
    Nam"; "Phòng Văn hóa - Xã hội", "Thôn Đông, xã Đại Sơn" is one.
    """
    first, *others = _BESIDE.split(_MANY.sub("", text).lower())
    others = [_MANY.sub("", one) for one in others if not says_where(one)]
    if first.startswith("văn phòng "):
        others = [one for one in others if one.startswith("văn phòng ")]
    if is_village(first) and "/" not in text:  # "Thôn C/D" is one
        return any(map(_PLAIN.fullmatch, others))
    return any(is_collective(one) and " " in one for one in others)


def is_body(text: str) -> bool:
    """Whether a village, an association, a school is named, which has people of its own."""
    small = text.lower()
    return _BODY.match(small) is not None and not (_MEMBER.match(small) or may_be_person(text))


def is_office(text: str) -> bool:
    """Whether what stands where a post may is a body's name and nothing else: nobody holds it."""
    small = text.lower()
    return _BEGINS.match(small) is not None and not _HOLDS.match(small)


def is_village(text: str) -> bool:
    return _VILLAGE.match(text.lower()) is not None and not may_be_person(text)


def is_collective(text: str) -> bool:
    """Whether several are honoured together: a body, or what people form among themselves."""
    small = text.lower()
    formed = _COLLECTIVE.match(small) is not None and _MEMBER.match(small) is None
    return formed or is_body(text)


def has_people(text: str) -> bool:
    """Whether others may stand below it: a body with a name of its own, no "Tập thể", "Nhóm"."""
    return is_collective(text) and not _KIND.match(text.lower())


def is_household(text: str) -> bool:
    found = _HOUSE.match(text.lower())
    rest = text[found.end() :] if found else ""
    return _TITLED.match(rest.lower()) is not None or (rest[:1].isupper() and names_one(rest))


def calls_a_house(text: str) -> bool:
    """Whether a household is meant, by whatever it is called: "Hộ nghèo thôn Đông" too."""
    return is_household(text) or _CALLS_A_HOUSE.match(text.lower()) is not None


def may_be_person(text: str) -> bool:
    """Whether a name that begins like a group's is a person's: "Đoàn Thị Hoa", "Truong Van An"."""
    if is_household(text):
        return True
    if not _DOUBTFUL.match(text.lower()) or _NO_PERSON.match(fold(text)):
        return False
    second = text.split()[1]
    return second[:1].isupper() or text.islower()
