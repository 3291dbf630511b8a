"""What travels between the readers of foreign tables and whoever shows or stores them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple, overload

from accounts.problems import Refused

Codes = Literal["tcvn3", "vni"]
Verdict = Literal["good", "ask", "left"]


class Unreadable(Refused):
    """A file that is not read; the text says in one line what is wrong, then what to do."""

    @property
    def text(self) -> str:
        return str(self)


class Cell(NamedTuple):
    """One cell as a person sees it; a tuple, because a workbook has tens of thousands."""

    text: str  # NFC, one line, signs nobody sees taken out; a number as people type it: "1956"
    day: date | None = None  # where the format says that it is a date
    formula: bool = False
    spread: Literal["", "across", "down"] = (
        ""  # the text of a merged cell, whose first is elsewhere
    )
    cut: bool = False  # taken out of what a message writes in one breath with it: a guess
    asks: str = ""  # put together of two columns: why a person must look at it


EMPTY = Cell("")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row; `number` is what Excel shows beside it, in a paste the line's own from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    part: int = 0  # of a line that holds several persons: 1, 2; of another 0
    dropped: bool = False  # something of it is not read and gone: a number, a whole column
    mark: str = ""  # what a message counts it by, which is in no cell: "3.", "-"
    said: str = ""  # of a message the whole line, as it was sent
    written: Mapping[int, str] = field(default_factory=dict)  # by place, where a person wrote: what
    # the table says there


class Lines(Sequence[Line]):
    """The lines of a sheet, made when somebody first looks: look-up sheets are never looked at."""

    def __init__(self, make: Callable[[], Sequence[Line]]) -> None:
        self._make = make

    @cached_property
    def _all(self) -> Sequence[Line]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet; `knows` says what its format told: a row's being hidden, a formula."""

    name: str
    lines: Sequence[Line]  # empty ones in between are here, those after the last are not
    hidden: bool = False
    knows: frozenset[str] = frozenset()  # of "hidden", "formulas"


@dataclass(frozen=True, kw_only=True)
class Book:
    """What one file or one paste holds."""

    kind: str  # "xlsx", "xls", "ods", "csv", "html", "text"
    sheets: tuple[Sheet, ...]
    told: tuple[str, ...] = ()  # sentences for the preview
    look: Callable[[], Codes | None] = lambda: None

    @cached_property
    def codes(self) -> Codes | None:
        """An old code table that seems to be used; nothing is converted yet. Looked for once."""
        return self.look()


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a field makes of one cell."""

    value: Any  # JSON-able; None where nothing stands
    text: str = ""  # as it would be shown
    problem: str | None = None  # in Vietnamese: what is wrong, then what to do
    asks: bool = False  # a person must look; no error


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a target takes in, and the headings under which people write it."""

    key: str
    label: str
    words: tuple[str, ...]  # headings, marks and capitals do not matter
    read: Callable[[Cell], Read]
    otherwise: tuple[str, ...] = ()  # headings that say it where no column has one of its words
    required: bool = False
    example: str = ""
    choices: tuple[str, ...] = ()
    note: str = ""
    from_group: bool = False  # a line of its own ("Thôn Mỗ Đoạn") speaks for the rows under it
    from_above: bool = False  # the lines above a table may name one of its choices for all of it
    across: str = ""  # its choices may head columns: the key of the field these columns hold
    head: Callable[[str], str] | None = None  # what a column's heading says of it, as written
    headings: tuple[str, ...] = ()  # what a heading of it begins with that may be no one choice
    inside: tuple[str, ...] = ()  # values counted in another's number already
    adds: bool = False  # a number: the lines of a total add up to it
    opens: tuple[str, ...] = ()  # with what a group's name begins that says this one, folded
    in_heading: Callable[[str], str] | None = None  # which choice a group's name means; "" for none
    presumes: str = ""  # the choice an empty one is; asked below a heading that says nothing else
    in_title: Callable[[str], str] | None = None  # what a title says of it; "" for nothing
    phones: bool = False  # holds a phone: a short number in it is nobody's identity
    own: bool = False  # of one person: what a line of two says of it is said of neither
    behind: Literal["", "post", "office", "deed"] = ""  # what a message writes behind a name
    alone: bool = False  # and nobody but a person: of a body, a household it is asked who comes
    joins: bool = False  # a text: what two columns say of it becomes one
    rest: bool = False  # of a message it may take what no other field takes
    several: tuple[str, ...] = ()  # values that say of those named that they are several together
    lines: bool = False  # a text of several sentences, with a box of several lines
    names: bool = False  # holds a person's name: two in one cell, "như trên" are looked for here
    halves: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # headings of two columns that are
    # one name: the family's and middle, and the given one
    below_sex: bool = False  # stands under "Nam" or under "Nữ" where others write a cross
    counting: tuple[str, ...] = ()  # what a heading says around a choice whose column holds it


class Sum(NamedTuple):
    """A total that did not agree with its lines when the table was read."""

    number: int  # the line it stands on
    said: str
    of: tuple[int, ...]  # the lines it adds up


@dataclass(frozen=True, kw_only=True)
class Found:
    """One table with its heading; put other keys into `columns` and judge again."""

    sheet: str
    heading: range  # of line numbers; empty where the table has none
    titles: tuple[str, ...]  # the heading of each column, as written
    columns: tuple[str | None, ...]  # the field's key of each column
    unknown: tuple[str, ...]  # headings that no field knows
    left_out: tuple[str, ...]  # "Số CCCD: không đọc"; their cells are gone from `lines`
    lines: Sequence[Line]  # every line under the heading
    knows: frozenset[str] = frozenset()
    above: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # see reading/above.py
    odd: Mapping[int, tuple[str, str]] = field(default_factory=dict)  # see reading/sums.py
    place: int = -1  # of a part of a cross table its own column
    joined: int = -1  # the column that was two in what was sent
    sums: Sequence[Sum] = ()


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One line under a heading and what is to become of it."""

    sheet: str
    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    verdict: Verdict
    reasons: Mapping[str, str] = field(default_factory=dict)  # by field key; "" for the line
    filled: Mapping[str, int] = field(default_factory=dict)  # field key: the line that spoke for it
    heads: str = ""  # what it calls the group of the lines below it, perhaps; empty for none
    under: int = 0  # the line that heads its group
    part: int = 0  # see Line
    # By field key, of which headings above it say what nobody reads: the line of one, its words.
    unread: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def label_of(number: int, part: int) -> str:
    """A line among all of its sheet, the parts of a split one apart."""
    return f"{number}/{part}" if part else f"{number}"


def key_of(sheet: str, number: int | str, column: int | str) -> str:
    """By which is kept what was said of a cell, of a line: where it stands."""
    return f"{sheet}!{number}:{column}"
