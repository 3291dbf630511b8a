"""Says what is odd about one cell of a row, as its field reads it."""

import re

from sheets.reading import kinds, roles, several
from sheets.reading.bodies import is_collective
from sheets.reading.people import NO_GIVEN, is_one_word, lacks_the_given, undivided
from sheets.reading.posts import OUT_OF_POSITION, another_in, before_name
from sheets.reading.shape import NO_PERSON, is_strange
from sheets.reading.sums import SOME, is_some
from sheets.reading.values import Cell, Field, Read

BY_FORMULA = "Ô này là công thức. Hãy xem kết quả có đúng không."
FAILED = "Ô này báo lỗi {}. Hãy nhập lại."
MISSING = "Chưa có {}. Hãy điền vào ô này."
ODD = "Họ tên có dấu “{}”. Hãy xem lại."
LOOK = "Hãy xem lại ô này."


def doubt_of(one: Field, cell: Cell, read: Read, *, together: bool = False) -> str:
    """together: the line says of whom it names that they are several."""
    why = _doubt_of(one, cell, read, together=together)
    mends = kinds.is_wrong_name(why) or (why and read.value is None)
    return why if mends else f"{why} {cell.asks}".strip()


def _doubt_of(one: Field, cell: Cell, read: Read, *, together: bool) -> str:
    if cell.text.startswith("#") and cell.text.rstrip("!?").isupper():
        return FAILED.format(cell.text)
    parted = read.asks and before_name(cell.text)[0]
    text = read.text if parted else cell.text
    named = (
        _doubt_of_name(one, text, read.text, together=together) if one.names and cell.text else ""
    )
    if kinds.is_wrong_name(named):  # before what is only doubtful: small letters, a digit
        return named
    if one.adds and is_some(cell.text):
        return SOME.format(cell.text)
    if read.problem:
        return f"{named} {read.problem}" if named and read.asks else read.problem
    if one.required and read.value in (None, ""):
        return MISSING.format(_inside(one.label))
    if named:
        return named
    if one.behind in ("post", "office") and (who := another_in(cell.text)):
        return several.another(who)
    if cell.formula and (one.names or one.required):
        return BY_FORMULA
    if cell.cut:
        return kinds.both_or_behind(cell.text) if one.names else OUT_OF_POSITION
    if one.names and not cell.asks and lacks_the_given(cell.text):
        return NO_GIVEN
    return LOOK if read.asks else ""


def _doubt_of_name(one: Field, text: str, shown: str, *, together: bool) -> str:
    """Why it is nobody's, or several persons', or a post instead of one."""
    why = kinds.doubt_of_name(text, alone=one.alone)
    if one.alone and why == kinds.NOBODY:
        return f"{why} {several.LATER}"
    why = why or roles.doubt_of(text, alone=one.alone, together=together) or _odd_in(text)
    why = why or (kinds.GIVEN_ALONE if is_one_word(text) else "")
    return why or (NO_PERSON if one.alone and is_strange(shown) else "")


# "Lâm--Bí thư", "Tám/Bí thư", "Hai.Trần Văn Ba", "Năm -", "Mai*": no sign of a person's name.
_ODD = re.compile(r"[-–—]{2}|[^\W\d_]{2}[.][^\W\d_]{2}|[-–—,;:]$|[/*+=_|\\<>~^#@]")


def _odd_in(name: str) -> str:
    """A body's name may hold such a sign: "Câu lạc bộ 8/3"."""
    found = None if is_collective(name) else _ODD.search(undivided(name))
    return ODD.format(re.sub(r"[\w\s]", "", found[0])) if found else ""


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]
