"""What papers are made of: columns, tables, sections, and the paper itself."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction

from accounts.telling import dotted, percent
from conferences.calendar import HANOI, vn_short
from conferences.facts import ConferenceFact

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
Cell = str | int | Fraction | None


class Kind(Enum):
    """How a column is written: on paper and in a sheet alike."""

    TEXT = "text"
    WORD = "word"  # one short word, centred: Nam, Kinh
    COUNT = "count"  # 1.234
    YEAR = "year"  # 1970, never grouped
    SHARE = "share"  # a Fraction; 66,7%


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column's contract: its width on paper, and what is particular to it.

    over: a head shared with neighbours. is_long: whole paragraphs, so a sheet gives it more room.
    """

    title: str
    mm: int
    kind: Kind = Kind.TEXT
    over: str = ""
    is_long: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """Cells in the order of the columns; a sum is bold, a detail is set in under its row above.

    across: how many of the last columns are one cell on paper; what it says stands in the first.
    """

    cells: tuple[Cell, ...]
    is_sum: bool = False
    is_detail: bool = False
    across: int = 1


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows under one head ("I. Điển hình tiên tiến"); an untitled group has no head."""

    title: str = ""
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table, and one sheet: same columns, same rows; empty groups are left out on paper.

    lists_people: a row is one person, collective or household, so the rows are counted as people.
    is_working: drawn in the sheet alone, for the office's own work; `basis` then says what it is.
    is_signed: somebody signs below it, and its last lines stand with the signature.
    """

    sheet: str  # name of the sheet in Excel
    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    lists_people: bool = False
    is_working: bool = False
    basis: str = ""
    is_signed: bool = True

    @property
    def size(self) -> int:
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One heading of a report with what stands under it; nothing known is left as dots."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    is_part: bool = False  # "Phần thứ nhất": number and title on lines of their own
    asks_votes: bool = False  # with boxes for the figures of a meeting
    dots: bool = False  # a dotted line for the office's pen, after what is known
    lacks: str = ""  # what is blank within its paragraphs, or where its blank can be filled before

    @property
    def number(self) -> str:
        return self.heading.partition(". ")[0]

    @property
    def title(self) -> str:
        return self.heading.partition(". ")[2] or self.heading

    @property
    def blank(self) -> str:
        """What it leaves to the office's pen, by its heading; nothing where all is said."""
        if self.lacks:
            return f"{self.heading} ({self.lacks})"
        return self.heading if self.dots and not self.is_part else ""

    @property
    def printed(self) -> str:
        """A section with a Roman number is written in capitals (Decree 30, annex I, II.5.d)."""
        return self.heading.upper() if self.number in ROMAN else self.heading


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Everything one paper says, at one moment; templates and sheets only lay it out."""

    about: ConferenceFact
    as_of: datetime
    heading: str  # "DANH SÁCH", "BÁO CÁO"
    subject: tuple[str, ...]  # trích yếu, line by line
    basis: str  # on which state of which rows the figures rest, and when
    draft: str = ""  # printed on top: what keeps this paper from being the final one
    tables: tuple[Table, ...] = ()  # in the body of a list; annexes of a report
    landscape: bool = False
    address: str = ""  # of the page that tells the same to whoever passes; drawn as a code too
    encloses: str = ""  # symbol of the paper a list goes with: "Báo cáo|BC-UBND"
    addressee: tuple[str, ...] = ()  # Kính gửi, line by line
    opening: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    is_unnumbered: bool = False  # laid before a meeting, never issued
    named: int = 0  # people named in the paragraphs of a report, or by dossiers that name groups

    @property
    def printed_tables(self) -> tuple[Table, ...]:
        return tuple(table for table in self.tables if not table.is_working)

    @property
    def people(self) -> int:
        """How many people, collectives, households this is a paper of; nobody is counted twice.

        The same in every format: a sheet for the office's own work says itself that its people
        are not counted.
        """
        return self.named + sum(table.size for table in self.printed_tables if table.lists_people)

    @property
    def is_empty(self) -> bool:
        """Whether a list has nobody in it, or a table no figure."""
        tables = self.printed_tables
        listed = [table for table in tables if table.lists_people] or tables
        return not any(table.size for table in listed)

    @property
    def said(self) -> str:
        """A checksum of what it tells of people and figures: not of heads, of its looks or hour."""
        rows = [
            [[row.cells for row in group.rows] for group in table.groups]
            for table in self.printed_tables
        ]
        told = [section.paragraphs for section in self.sections]
        return hashlib.sha256(repr((rows, told)).encode()).hexdigest()

    @property
    def blanks(self) -> tuple[str, ...]:
        """The sections with dotted lines, as printed, by their headings."""
        return tuple(section.blank for section in self.sections if section.blank)

    @property
    def number(self) -> str:
        """The symbol on the "Số:" line; lists have none of their own (annex III of the Decree)."""
        return "" if self.encloses or self.is_unnumbered else "BC-UBND"

    @property
    def recipients(self) -> tuple[str, ...]:
        """Nơi nhận of a report to a higher body begins with its addressee."""
        return ("Như trên;", *self.about.recipients)

    @property
    def agency(self) -> str:
        return self.about.commune_name.upper()

    @property
    def year(self) -> int:
        return self.as_of.year


def as_of_words(as_of: datetime, what: str) -> str:
    """Số liệu đến 08:00 ngày 16/8/2025: đại biểu đã xác nhận dự."""
    local = as_of.astimezone(HANOI)
    return f"Số liệu đến {local:%H:%M} ngày {vn_short(local.date())}: {what}."


def two_digits(count: int) -> str:
    """05 tập thể: small counts in running text, as offices write them."""
    return f"{count:02d}" if count < 10 else dotted(count)


def share(count: int, of: int) -> Fraction | None:
    """A share of nothing is unknown, not nought."""
    return Fraction(count, of) if of else None


def printed(cell: Cell, kind: Kind) -> str:
    """One cell as paper shows it; what is unknown is empty."""
    if cell is None:
        return ""
    if kind is Kind.COUNT and isinstance(cell, int):
        return dotted(cell)
    if kind is Kind.SHARE and isinstance(cell, Fraction):
        return percent(cell)
    return str(cell)
