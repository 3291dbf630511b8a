"""Reads what somebody was awarded before: one row an award, of the text that says it.

Carefully: what is not surely a form, a number or a year stays as it was said. `sentence` is the one
way a row is told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accounts.names import fold
from nominations.enums import AwardLevel
from nominations.plan import years_in

MOST = 20  # rows of one dossier
FORM_LENGTH, NUMBER_LENGTH = 300, 60

# The closed list offered while somebody types; other words are taken as well.
_CLASSES = ("hạng Nhất", "hạng Nhì", "hạng Ba")
_OF_CLASSES = (
    "Huân chương Độc lập", "Huân chương Quân công", "Huân chương Lao động",
    "Huân chương Bảo vệ Tổ quốc", "Huân chương Chiến công", "Huân chương Chiến sĩ vẻ vang",
    "Huân chương Chiến thắng", "Huân chương Kháng chiến chống Mỹ",
    "Huân chương Kháng chiến chống Pháp", "Huy chương Chiến sĩ vẻ vang",
    "Huy chương Kháng chiến chống Mỹ", "Huy chương Kháng chiến chống Pháp",
)  # fmt: skip
FORMS = (
    "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã",
    "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện",
    "Giấy khen của Thủ trưởng cơ quan chuyên môn và tương đương thuộc Ủy ban nhân dân cấp tỉnh",
    "Giấy khen của Thủ trưởng cơ quan, đơn vị thuộc bộ, ngành, cơ quan ngang bộ, cơ quan thuộc "
    "Chính phủ",
    "Bằng khen cấp bộ, ban, ngành, tỉnh, đoàn thể trung ương",
    "Bằng khen của Thủ tướng Chính phủ",
    "Lao động tiên tiến", "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc",
    "Chiến sĩ tiên tiến", "Đơn vị tiên tiến", "Đơn vị quyết thắng", "Chiến sĩ thi đua cơ sở",
    "Chiến sĩ thi đua cấp Bộ, ngành, tỉnh, đoàn thể trung ương", "Chiến sĩ thi đua toàn quốc",
    "Cờ thi đua của UBND tỉnh", "Cờ thi đua cấp Bộ, ngành, tỉnh, đoàn thể trung ương",
    "Cờ thi đua của Chính phủ", "Gia đình văn hóa", "Thôn văn hóa", "Kỷ niệm chương, Huy hiệu",
    "Kỷ niệm chương chiến sĩ cách mạng bị địch bắt tù đày", "Bảng vàng danh dự",
    "Bằng có công với nước", "Bằng Tổ quốc ghi công", "Bà mẹ Việt Nam anh hùng",
    "Anh hùng Lao động", "Anh hùng Lực lượng vũ trang Nhân dân", "Tỉnh Anh hùng",
    "Thành phố Anh hùng", "Nhà giáo Nhân dân", "Nhà giáo Ưu tú", "Thầy thuốc Nhân dân",
    "Thầy thuốc Ưu tú", "Nghệ sĩ Nhân dân", "Nghệ sĩ Ưu tú", "Nghệ nhân Nhân dân",
    "Nghệ nhân Ưu tú", "Giải thưởng Hồ Chí Minh", "Giải thưởng Nhà nước", "Huân chương Sao vàng",
    "Huân chương Hồ Chí Minh", "Huân chương Đại đoàn kết dân tộc", "Huân chương Dũng cảm",
    "Huân chương Hữu nghị", "Huân chương Quân kỳ quyết thắng", "Huân chương Vì an ninh Tổ quốc",
    *(f"{form} {rank}" for form in _OF_CLASSES for rank in _CLASSES),
    "Huy chương Chiến thắng hạng Nhất", "Huy chương Chiến thắng hạng Nhì", "Huy chương Hữu nghị",
    "Huy chương Quân kỳ Quyết thắng", "Huy chương Vì an ninh Tổ quốc",
)  # fmt: skip

# What an award is called by its first words; anything else is left as it was said.
_HEADS = """
giay khen|bang khen|giay chung nhan|giay biet on|huan chuong|huy chuong|huy hieu|ky niem chuong|
danh hieu|bang vang|bang co cong|bang to quoc|ba me viet nam|anh hung|co thi dua|chien si|don vi|
lao dong|tap the|gia dinh|thon van hoa|to dan pho van hoa|nha giao|thay thuoc|nghe si|nghe nhan|
giai
"""
_HEAD = re.compile(rf"(?:{_HEADS.replace(chr(10), '')})\b")
# Whose it is: the first of these that its words name. A giver stands before what is his.
_GIVER = r"(?:ubnd|uy ban nhan dan|hoi|cong an|doan|mttq|mat tran|so)\b.*"
_LEVELS: Sequence[tuple[AwardLevel, str]] = (
    (AwardLevel.COMMUNE, r"cap xa\b(?! hoi)|thon van hoa|to dan pho van hoa"),
    (AwardLevel.DISTRICT, r"cap huyen\b"),
    (AwardLevel.STATE, r"huan chuong|huy chuong|thu tuong|nha nuoc|chu tich nuoc|toan quoc|"
     r"co thi dua cua chinh phu|^anh hung|viet nam anh hung|giai thuong ho chi minh|"
     r"(?:nha giao|thay thuoc|nghe si|nghe nhan) (?:nhan dan|uu tu)|bang co cong|bang to quoc"),
    (AwardLevel.DISTRICT, rf"{_GIVER}(?<!co)(?: huyen| thi xa| quan)\b"),
    (AwardLevel.PROVINCE, rf"cap tinh$|cap thanh pho$|{_GIVER} (?:tinh|thanh pho|tp)\b"),
    (AwardLevel.COMMUNE, rf"{_GIVER} (?:xa(?! hoi)|phuong|thi tran|dac khu)\b"),
    (AwardLevel.MINISTRY, r"bo truong|trung uong$"),
)  # fmt: skip

# A line break ends an award; a semicolon too, but for one inside brackets of its line.
_PIECE = re.compile(r"(?:\((?:[^()\n]|\([^()\n]*\))*\)|[^\n;])+")
_BULLET = re.compile(r"^(?:(?:[-+*•]|\d{1,2}[.)])\s+)+")
_TAIL = re.compile(r"^(.+?)\s*\(([^()]*)\)$", re.DOTALL)
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d{2})", re.IGNORECASE)
_ENDS_IN_YEAR = re.compile(r"^(.*?)[\s,]+(?:năm\s+)?((?:19|20)\d{2})$", re.IGNORECASE | re.DOTALL)
_DECIDED = r"(?:(?:theo\s+)?(?:quyết định|QĐ)\s+)?"
_BARE = r"(\d[\w.-]*(?:/[\w.-]+)*)"
_PAPER = rf"{_DECIDED}số:?\s*{_BARE}"
_NUMBER = re.compile(_PAPER, re.IGNORECASE)
_TYPED_NUMBER = re.compile(rf"{_DECIDED}(?:số:?\s*)?{_BARE}", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(rf"^(.*?)[\s,]+{_PAPER}$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Award:
    """One award: its form as it was said, whose it is, the decision's number, the year."""

    form: str
    level: str = ""
    number: str = ""
    year: int | None = None


def sentence(award: Award) -> str:
    """Bằng khen của UBND thành phố (số 12/QĐ-UBND, 2023); the level where the form says none."""
    level = "" if award.level == level_of(award.form) else award.level
    parts = [AwardLevel(level).label if level else ""]
    parts += [f"số {award.number}" if award.number else "", str(award.year or "")]
    told = ", ".join(part for part in parts if part)
    return f"{award.form} ({told})" if told else award.form


def level_of(form: str) -> str:
    """The level the words of a form name; empty where they name none."""
    said = fold(form)
    return next((level.value for level, words in _LEVELS if re.search(words, said)), "")


def pieces(text: str) -> list[str]:
    """What a text says, an award each, as it was said; beyond MOST the last holds the rest."""
    found = _cut(text)
    return [*found[: MOST - 1], *(["; ".join(found[MOST - 1 :])] if found[MOST - 1 :] else [])]


def _cut(text: str) -> list[str]:
    return [piece for found in _PIECE.findall(text) if (piece := found.strip())]


def read(piece: str) -> Award:
    """One award of what was said; all of it is the form where the rest is not sure.

    Read until its sentence says itself: whoever saves a row unchanged reads the same row again.
    """
    found = _read(piece)
    for _ in range(9):
        if (again := _read(sentence(found))) == found:
            break
        found = again
    return found


def _read(piece: str) -> Award:
    said = piece.strip()
    said = _BULLET.sub("", said).rstrip(". ") or said
    if tail := _TAIL.match(said):
        if found := _told(tail[1].strip(), _inside(tail[2])):
            return found
    elif _HEAD.match(fold(said)) and (found := _told(said, {})):
        return found
    return Award(form=said, level=level_of(said))


def _inside(brackets: str) -> dict[str, str] | None:
    """Level, number and year that brackets name, and nothing else; None where there is more."""
    labels = {level.label.lower(): level.value for level in AwardLevel}
    level, _, rest = brackets.partition(", ")
    while level and level.lower() not in labels and rest:  # a label has commas of its own
        more, _, rest = rest.partition(", ")
        level = f"{level}, {more}"
    found = {"level": labels[level.lower()]} if level.lower() in labels else {}
    for part in filter(None, re.split(r"[,;]\s*", rest if found else brackets)):
        name, one = next(_understood(part.strip()), ("", ""))
        if not name or name in found:
            return None
        found[name] = one
    return found


def _understood(part: str) -> Iterator[tuple[str, str]]:
    if year := _YEAR.fullmatch(part):
        yield "year", year[1]
    if number := _NUMBER.fullmatch(part):
        yield "number", number[1]


def _told(form: str, found: dict[str, str] | None) -> Award | None:
    """A row of that and of what the form ends in; None where what a word is stays in doubt."""
    if found is None:
        return None
    for _ in range(2):  # number and year, in either order
        for name, pattern in (("year", _ENDS_IN_YEAR), ("number", _ENDS_IN_NUMBER)):
            if name not in found and (ends := pattern.match(form)):
                form, found = ends[1].strip(), found | {name: ends[2]}
    number, year = found.get("number", ""), found.get("year", "")
    if len(form) > FORM_LENGTH or len(number) > NUMBER_LENGTH or (year and years_in(form)):
        return None  # of two years none is surely the award's
    level = found.get("level", "") or level_of(form)
    return Award(form=form, level=level, number=number, year=int(year) if year else None)


def rows_of(text: str) -> list[Award]:
    return [read(piece) for piece in pieces(text)]


def text_of(said: Iterable[str]) -> str:
    """The text that says these, a line each; what a last one holds of more has its own lines."""
    return "\n".join(line for one in said for line in _cut(one))


def number_of(typed: str) -> str:
    """A decision's number as it is kept: 12/QĐ-UBND of “Số 12 / QĐ-UBND”; empty: it is none."""
    bare = re.sub(r"\s*/\s*", "/", typed.strip()).rstrip(".")
    found = _TYPED_NUMBER.fullmatch(bare)
    return found[1] if found else ""
