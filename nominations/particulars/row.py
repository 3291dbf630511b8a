"""What one row of the table of particulars says, and the readers and eyes it names."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from nominations.enums import NominationKind

Value = str | int | bool | None
GIVEN = "Đã ghi (chỉ dùng trong danh sách gửi thành phố)"


class Reader(Enum):
    """How what is typed is read, and by which box."""

    LINE = "line"
    NAME = "name"  # a person's: each word begins large, no spelling is corrected
    TITLE = "title"  # what a collective or a household is called: no spelling is corrected
    LINES = "lines"
    BIRTH_YEAR = "birth_year"
    ONE_OF = "one_of"  # a list to open
    TAPPED = "tapped"  # few choices, all in view
    YES_NO = "yes_no"


class Seen(Enum):
    """Who is shown it, of those who may read the dossier at all."""

    ALL = "all"
    CITY = "city"  # its writers before they send, then the city's list alone (check A5)


@dataclass(frozen=True, kw_only=True)
class Particular:
    """One particular as some kinds are asked it.

    label: its name wherever it is told. asks: the question of the form, where that says more.
    demand: what the box says when it is left empty; lacks: the same in "Còn thiếu …"; both empty
    for what nobody has to say. longest: signs, as its column keeps them. tall: lines of the
    box. most_words: what a paper has room for, told and never demanded. later: its page lets it
    wait, and it is listed as missing. kept: held on the phone until the server has it, so never
    what tells of a person. again: never held on a phone, not even until its line is back; typed
    again once it is. imported: a column of a list that is read in. on_paper: whether a paper has
    a column of it.
    """

    name: str
    kinds: frozenset[NominationKind]
    page: str
    label: str
    asks: str = ""
    help: str = ""
    demand: str = ""
    lacks: str = ""
    reader: Reader = Reader.LINE
    choices: tuple[tuple[str, str], ...] = ()
    longest: int = 0
    tall: int = 0
    most_words: int = 0
    later: bool = False
    seen: Seen = Seen.ALL
    kept: bool = False
    again: bool = False
    imported: bool = True
    on_paper: bool = False

    @property
    def empty(self) -> str:
        """What is told when nothing was said: one word for all that nobody has to say."""
        return "" if self.demand else "Không ghi"

    @property
    def question(self) -> str:
        return self.asks or self.label

    @property
    def is_typed(self) -> bool:
        """Whether it is written with letters, which can be mistyped; the rest is an answer."""
        return self.reader not in (Reader.ONE_OF, Reader.TAPPED, Reader.YES_NO)

    @property
    def is_text(self) -> bool:
        """Whether nothing said of it is an empty text, not None."""
        return self.reader not in (Reader.BIRTH_YEAR, Reader.YES_NO)

    @property
    def nothing(self) -> Value:
        return "" if self.is_text else None

    @cached_property
    def labels(self) -> dict[str, str]:
        return dict(self.choices)

    def is_said(self, value: Value) -> bool:
        return value not in ("", None)

    def masked(self, value: Value) -> str:
        """The same for whoever may not be told what stands in it: that something does."""
        hidden = self.seen is Seen.CITY and self.is_said(value)
        return GIVEN if hidden else self.words(value)

    def words(self, value: Value) -> str:
        """A stored value as people read it; what to say of nothing is `empty`."""
        if not self.is_said(value):
            return self.empty
        if self.reader is Reader.YES_NO:
            return "Có" if value else "Không"
        return self.labels.get(str(value), str(value))
