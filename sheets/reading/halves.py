"""Tells of two columns side by side whether they hold one name, and which rows to look at."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sheets.reading.bodies import is_collective
from sheets.reading.cells import LARGE
from sheets.reading.columns import bare
from sheets.reading.people import FAMILIES, MIDDLES, TITLES
from sheets.reading.values import EMPTY, Cell, Line

JOINED = "Họ tên ghép từ hai cột, có phần viết khác thường. Hãy xem lại."
REPEATED = "Hai cột của họ tên ghi lặp, chỉ lấy một lần. Hãy xem lại."
ONE_PART = "Họ tên chia hai cột mà dòng này chỉ ghi một cột. Hãy xem lại."
BESIDE = "Cột bên cạnh không có tiêu đề, có thể là phần sau của họ tên. Hãy xem lại."
_SIGN = "['’-]"  # within a syllable: "H'Yéo", "K'Ré"
_GIVEN = re.compile(rf"[{LARGE}][^\W\d_]{{0,6}}(?:{_SIGN}[^\W\d_]{{1,7}})?")  # none is longer
_SYLLABLE = rf"[^\W\d_]{{1,7}}(?:{_SIGN}[^\W\d_]{{1,7}})?"
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{0,2}}")
# What stands before a name and is never one: "K'", "H’", "Y", "A".
_SEX_OF_A_PEOPLE = re.compile(rf"(?:[{LARGE}][^\W\d_]?['’]|[{LARGE}])")
# What a list writes in a narrow column and is a name as well: alone there it is none.
_OF_LISTS = frozenset(
    [
        *("nam", "nu", "kinh", "tay", "thai", "nung", "muong", "hoa", "khmer", "mong", "dao"),
        *("giay", "lu", "lao", "co", "khong", "dat", "tot", "kha", "gioi"),
    ]
)
_NO_GIVEN = frozenset(("nữ", "có", "không", "tốt"))


def are_one(pairs: Sequence[tuple[Cell, Cell]]) -> bool | None:
    """Whether below one heading given names stand in the second column; None where two rows of
    three say neither so nor otherwise. Sexes, peoples and marks beside whole names are none.
    """
    votes = Counter(_votes(pairs))
    count, plain = sum(votes.values()), votes["given"]
    if plain and 3 * (plain + votes["half"]) >= 2 * count:
        return True
    perhaps = plain + votes["half"] + votes["perhaps"]
    return None if 3 * perhaps > count else False


def _votes(pairs: Iterable[tuple[Cell, Cell]]) -> Iterable[str]:
    for first, last in pairs:
        if last.text and not last.spread:
            yield _vote(first.text, last.text)


def _vote(first: str, last: str) -> str:
    """What a row says of its two columns: "given", a given name behind what is no whole name;
    "half", a word that may be one there; "perhaps", one in small letters, or behind a name that
    may be whole: a village, a mark; "" otherwise.
    """
    half = _is_half(first)
    if _GIVEN.fullmatch(last) and len(last) > 1 and bare(last) not in _OF_LISTS:
        may_be_whole = len(first.split()) > 2 and not half
        return ("perhaps" if may_be_whole else "given") if first else "half"
    if not half or not _SYLLABLES.fullmatch(last) or is_collective(last):
        return ""
    if _are_large(last) and len(last.split()) > 1:
        return "given"
    return "half" if _are_large(last) else "perhaps"


def _is_half(text: str) -> bool:
    """Whether a name goes on behind it: "Trần Văn", "Lê", "K'"."""
    if _SEX_OF_A_PEOPLE.fullmatch(text):
        return True
    words = TITLES.sub("", text).lower().split()
    return bool(words) and (words[-1] in MIDDLES or (len(words) == 1 and words[0] in FAMILIES))


def may_go_on(first: Cell, last: Cell) -> bool:
    """Whether a row alone looks like a name in two, whatever the others of its columns are."""
    return bool(*_votes([(first, last)]))


def whole(first: Cell, last: Cell, *, headed: bool) -> Cell:
    """Both parts as one, and why to look at it. headed: each column has a heading of its own."""
    if last.spread == "across":
        return first
    own, other = (EMPTY if cell.spread else cell for cell in (first, last))
    if own.text and other.text:
        text, why = _together(own.text, other.text, headed=headed)
        return other._replace(text=text, formula=own.formula or other.formula, asks=why)
    one = other if other.text else first
    return one._replace(asks=ONE_PART) if one.text else one


def _together(first: str, last: str, *, headed: bool) -> tuple[str, str]:
    one, other = first.lower().split(), last.lower().split()
    if one[-len(other) :] == other:
        return first, REPEATED
    if other[: len(one)] == one:
        return last, REPEATED
    text = f"{first} {last}"
    if text.islower():  # asked of by itself
        return text, ""
    return text, "" if _is_plain(first, last, headed=headed) else JOINED


def _is_plain(first: str, last: str, *, headed: bool) -> bool:
    own = TITLES.sub("", first)
    if not _are_large(f"{own} {last}"):
        return False
    alone = own.lower() in FAMILIES or headed
    shape = _SYLLABLES if alone else _GIVEN
    return shape.fullmatch(last) is not None and (headed or last.lower() not in _NO_GIVEN)


def _are_large(text: str) -> bool:
    """ "Văn", "Thị" are often written small."""
    return all(word[:1].isupper() or word in MIDDLES for word in text.split())


def perhaps_half(line: Line, at: int) -> Line:
    """The line as it stands, its name asked about."""
    if at >= len(line.cells) or not line.cells[at].text:
        return line
    asked = line.cells[at]._replace(asks=BESIDE)
    return replace(line, cells=(*line.cells[:at], asked, *line.cells[at + 1 :]))
