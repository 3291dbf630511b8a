"""Which heading is which field: by words, without marks, capitals, brackets and line breaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from accounts.names import fold
from sheets.reading.kinds import is_number
from sheets.reading.secrets import is_money
from sheets.reading.values import Field, Line

LONGEST = 90  # characters of a heading; what is longer is a sentence
SERIAL = {"stt", "tt", "so tt", "so thu tu", "thu tu", "no", "#"}
ADDRESSED = {"ong ba", "ong hoac ba", "anh chi", "cac ong ba", "dong chi"}
_PHONE = r"dien thoai|\b(?:sdt|so dt|dt|di dong|mobile|phone)\b"
_PRIVATE = (
    r"\b(?:cccd|cmnd|cmt|cmtnd|can cuoc|chung minh|dinh danh|tuy than|nhan than|so giay to"
    r"|ma so ca nhan|so ca nhan|ho chieu|bhxh|bhyt|bao hiem"
    r"|ngan hang|stk|so tai khoan|tai khoan|ma so thue|mst|ma so bao hiem)\b"
)


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What each column of a table is, by its heading."""

    titles: tuple[str, ...]
    keys: tuple[str | None, ...]
    exact: int  # columns whose heading is word for word a field's
    secret: frozenset[int] = frozenset()  # identity, insurance, bank, and a phone nobody asked for
    by_sex: tuple[int, int] | None = None  # the columns under "Nam" and under "Nữ"
    halves: int | None = None  # the first of two columns that hold one name


@lru_cache(maxsize=4096)
def bare(title: str) -> str:
    """A heading in plain small letters: "Họ và tên\n(CHỮ IN HOA)" is "ho va ten chu in hoa"."""
    return re.sub(r"[^a-z0-9#]+", " ", fold(title[: 2 * LONGEST])).strip()


def begins(words: Iterable[str], text: str) -> bool:
    """Whether a text begins with one of the words: "[Cá nhân tiêu biểu]" with "cá nhân"."""
    whole = f"{bare(text)} "
    return any(whole.startswith(f"{bare(word)} ") for word in words)


def opens(one: Field, text: str) -> bool:
    """Whether a text begins as what says this field does: "Cấp xã", "Chủ tịch UBND xã"."""
    return f"{fold(text)} ".startswith(tuple(f"{word} " for word in one.opens))


def _short(title: str) -> str:
    return bare(re.sub(r"\(.*?\)|\[.*?\]|[:*]", " ", title))


def is_serial(title: str) -> bool:
    return bare(title) in SERIAL or title.strip() == "#"


def are_said_again(titles: Sequence[str], line: Line) -> bool:
    """Whether a line says the titles of its table once more."""
    same = [
        cell.text
        for cell, title in zip(line.cells, titles, strict=False)
        if cell.text and title and _repeats(cell.text, title)
    ]
    written = [cell for cell in line.cells if cell.text and not cell.spread]
    return len({*same}) >= 2 and len(same) >= len(written) * 0.8


def _repeats(text: str, title: str) -> bool:
    """Whether a cell repeats its heading, or a part of it: 2 repeats nothing of "Năm 2023"."""
    said, whole = text.lower(), title.lower()
    return said in whole.split(UNDER) if is_number(text) else said in whole


def is_secret(title: str) -> bool:
    return re.search(_PRIVATE, bare(title)) is not None


def of(titles: Sequence[str], fields: Sequence[Field]) -> Columns:
    """Each field goes to the heading that fits it best, each heading to one field."""
    ranked = []
    for at, title in enumerate(titles):
        if not title or len(title) > LONGEST or is_secret(title) or is_serial(title):
            continue
        if _is_of_men(title, titles):
            continue
        for order, field in enumerate(fields):
            if names_one(title, field) or (field.adds and is_money(title)):
                continue
            if fit := _fit(title, field):
                ranked.append((-fit, at, order, field.key))
    keys: list[str | None] = [None] * len(titles)
    exact = 0
    by_sex = _by_sex(titles)
    halves, whole = _halves(titles, fields)
    if halves is not None:
        keys[halves] = keys[halves + 1] = whole
        exact += 1
    for fit, at, _, key in sorted(ranked):
        twin = by_sex is not None and at in by_sex
        if keys[at] is None and (key not in keys or (twin and _only_twin(keys, key, by_sex))):
            keys[at] = key
            exact += fit <= -EXACT
    lone = _addressed(titles, keys, fields)
    for at, key in lone.items():
        keys[at] = key
        exact += 1
    secret = {
        at
        for at, title in enumerate(titles)
        if is_secret(title) or (keys[at] is None and re.search(_PHONE, bare(title)))
    }
    return Columns(
        titles=tuple(titles),
        keys=tuple(keys),
        exact=exact,
        secret=frozenset(secret),
        by_sex=by_sex,
        halves=halves,
    )


def _addressed(
    titles: Sequence[str], keys: Sequence[str | None], fields: Sequence[Field]
) -> dict[int, str]:
    """The one column "Ông/Bà" of a table with no other of names; beside one it says a sex."""
    naming = next((one.key for one in fields if one.names), None)
    found = [at for at, title in enumerate(titles) if bare(title) in ADDRESSED]
    alone = naming is not None and naming not in keys and len(found) == 1 and not keys[found[0]]
    return {found[0]: naming} if alone and naming else {}


def names_one(title: str, field: Field) -> bool:
    """Whether a heading begins with one value of a field: below "Năm 2023" stand no years, but
    below "Năm 2023 / Năm" they do.
    """
    if field.head is None or is_word(title.rpartition(UNDER)[2], field):
        return False
    parts = [part.strip() for part in title.split(UNDER)]
    return any(said and part.startswith(said) for part in parts if (said := field.head(part)))


def is_word(text: str, field: Field) -> bool:
    """Whether a text is a field's heading word for word."""
    return bare(text) in map(bare, (*field.words, field.label))


EXACT = 1000
BEGINS, OWN = 20, 40


def _fit(title: str, field: Field) -> int:
    """How well a heading fits: word for word, without brackets, or by the longest words in it."""
    whole, short = bare(title), _short(title)
    best = 0
    for word in map(bare, (*field.words, field.label)):
        if not word:
            continue
        if word == whole:
            best = max(best, 2 * EXACT)
        elif word == short:
            best = max(best, EXACT + len(word))
        elif f" {word} " in f" {whole} ":
            best = max(best, len(word) + (BEGINS if whole.startswith(word) else 0))
    if not best:
        return int({whole, short} & {*map(bare, field.otherwise)} != set())
    return best + _own_fit(title, field)


def _own_fit(title: str, field: Field) -> int:
    """More for what stands below a group's name word for word: of "Nơi công tác / Chức vụ" and
    "Nơi công tác / Cơ quan" each is what its own row says. A name is its group's: "Người đại diện /
    Họ và tên".
    """
    group, under, own = title.rpartition(UNDER)
    return OWN if group and under and not field.names and is_word(own, field) else 0


def _only_twin(keys: Sequence[str | None], key: str, twins: tuple[int, int] | None) -> bool:
    return all(at in (twins or ()) for at, known in enumerate(keys) if known == key)


def _by_sex(titles: Sequence[str]) -> tuple[int, int] | None:
    """Two columns side by side whose headings end in "Nam" and "Nữ", below a group or behind the
    same words: "Năm sinh (nam)"; "Năm" is no "Nam".
    """
    ends = [_end(title.rpartition(UNDER)[2]) for title in titles]
    for at, (men, women) in enumerate(pairwise(ends)):
        if men == (women[0], "nam") and women[1] in ("nữ", "nu"):
            return at, at + 1
    return None


def _is_of_men(title: str, titles: Sequence[str]) -> bool:
    """Whether "Nam" is meant: "Năm" it is only where nobody types any marks."""
    return title.strip().lower() == "nam" and any(one.lower() != fold(one) for one in titles)


def _halves(titles: Sequence[str], fields: Sequence[Field]) -> tuple[int | None, str]:
    """Where two columns side by side are the parts of one name, "Họ đệm" and "Tên", and whose: of
    "Người đại diện / Họ đệm" his whom the group names.
    """
    for at, (left, right) in enumerate(pairwise(titles)):
        (group, _, first), (same, _, last) = left.rpartition(UNDER), right.rpartition(UNDER)
        found = [
            one
            for one in fields
            if group == same and _is_one(first, one.halves[0]) and _is_one(last, one.halves[1])
        ]
        if found:
            return at, max(found, key=lambda one: bool(group) and _fit(group, one)).key
    return None, ""


def _is_one(title: str, words: Sequence[str]) -> bool:
    """With all its marks or with none: "Họ" is no "Hộ"."""
    said = " ".join(re.findall(r"\w+", re.sub(r"\(.*?\)", " ", title.lower())))
    return said in words or said in map(fold, words)


def _end(title: str) -> tuple[str, str]:
    """The words before the last one and that one, in small letters: "năm sinh" and "nam"."""
    *words, last = re.findall(r"\w+", title.lower()) or [""]
    return " ".join(words), last


BY_COLUMN = "{} (theo cột)"  # a column of ours, which says what the heading of another does


def is_by_column(title: str) -> bool:
    return title.endswith(BY_COLUMN.format(""))


UNDER = " / "  # between the two rows of a heading
