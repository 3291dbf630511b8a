"""What travels between the readers of a plan's paper and whoever shows it."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, NamedTuple

from accounts.problems import Refused

Paper = Literal["docx", "pdf", "text"]


class Unreadable(Refused):
    """A file that is not read; the text says in one line what is wrong, then what to do."""


class Line(NamedTuple):
    """One line as a person sees it: a paragraph of Word, a row of a table, else a printed line."""

    text: str  # NFC; cells of a row stand between " | "
    page: int = 0  # counts from 1; 0 where the paper does not say
    paragraph: int = 0  # counts from 1 within the whole paper


@dataclass(frozen=True, kw_only=True)
class Text:
    """The whole paper as lines."""

    paper: Paper
    lines: tuple[Line, ...]
    told: tuple[str, ...] = ()  # what must be said of the file itself

    @property
    def wrapped(self) -> bool:
        """Whether a sentence may go on in the next line."""
        return self.paper != "docx"


class Trust(Enum):
    """How much a fact may be relied on; whatever is not sure is asked."""

    SURE = "chắc"
    LOOK = "cần xem"
    MARKS = "cần sửa dấu"


class Kind(Enum):
    """What a fact says; the words are those of the page and of `manage.py read_plan`."""

    NUMBER = "Số, ký hiệu"
    ISSUED = "Ngày ban hành"
    ISSUER = "Nơi ban hành"
    TITLE = "Tên Hội nghị"
    EDITION = "Lần thứ"
    TERM = "Giai đoạn tới"
    PERIOD = "Giai đoạn tổng kết"
    HELD = "Ngày tổ chức"
    DURATION = "Thời lượng"
    VENUE = "Địa điểm"
    CAPACITY = "Số đại biểu tối đa"
    SHARE = "Tỷ lệ đại biểu"
    SEATS = "Số đại biểu mỗi nơi"
    GROUP = "Số đại biểu từng thành phần"
    DEADLINE = "Hạn"
    OFFICE = "Cơ quan, đơn vị thực hiện"
    ITEM = "Chương trình"
    RECIPIENT = "Nơi nhận"


class Place(NamedTuple):
    """A stretch of a line, which counts from 0 in `Text.lines`; `until` is the first sign after."""

    line: int
    since: int
    until: int


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing the paper says, as proposed.

    value: a day as 2025-08-20, with its hour as 2025-08-20T17:00; of a deadline the first day too
    late, "+5" for so many days after another thing, "-3" for before it, nothing where it names no
    day there is; a count as 120, a share as 7/10; else the words as read.
    """

    kind: Kind
    value: str
    sentence: str
    places: tuple[Place, ...]
    trust: Trust
    about: str = ""  # what a deadline asks for; whose share, whose seats
    who: str = ""  # who is to do it, as read
    source: str = ""  # the paragraph: "II.4.2"
    notes: tuple[str, ...] = ()  # why it is asked
    restored: str = ""  # the value with marks as they may have been: never taken by itself
    conflict: int = 0  # facts of one number contradict each other; 0 is none


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that was found, in the order of the paper within each kind."""

    text: Text
    facts: tuple[Fact, ...]
    spoilt: bool  # a bad reading: no word of it is sure

    def of(self, kind: Kind) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.kind is kind)
