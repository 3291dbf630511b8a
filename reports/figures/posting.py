"""The list of who is posted, to be put up where people pass: no more than the public page has."""

from collections.abc import Sequence
from datetime import datetime

from conferences.calendar import last_day, vn_short
from conferences.facts import about
from conferences.models import Conference
from nominations.facts.posted import PostedRow, posted_rows, posted_until
from reports.figures.lists import KINDS, NUMBER
from reports.figures.parts import ROMAN, Column, Group, Paper, Row, Table, as_of_words, two_digits

COLUMNS = (
    NUMBER,
    Column(title="Họ và tên; tên tập thể, hộ gia đình", mm=44),
    Column(title="Đơn vị giới thiệu", mm=40),
    Column(title="Thành tích", mm=71, is_long=True),
)


def posting(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách niêm yết công khai: name, unit, kind; a deed where she agreed to its being told."""
    rows = posted_rows(conference, as_of)
    until, fact = posted_until(conference, as_of), about(conference)
    to_when = f"; niêm yết đến hết ngày {vn_short(last_day(until))}" if until else ""
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH",
        subject=(
            "Niêm yết công khai tập thể, hộ gia đình, cá nhân",
            "được giới thiệu tuyên dương tại",
            fact.name,
            f"{fact.edition} ({fact.term})",
        ),
        basis=as_of_words(as_of, f"hồ sơ đã thẩm định, đang niêm yết{to_when}"),
        encloses="Thông báo|TB-UBND",
        tables=_tables(rows),
        closing=_closing(rows),
    )


def _tables(rows: Sequence[PostedRow]) -> tuple[Table, ...]:
    """One a kind, as the lists of the honoured have them."""
    tables, number = [], 0
    for kind, title in KINDS:
        own = [row for row in rows if row.kind == kind]
        head = title
        if own:
            head, number = f"{ROMAN[number]}. {title.upper()}", number + 1
        lines = tuple(
            Row(cells=(place, row.name, row.unit, row.achievement))
            for place, row in enumerate(own, start=1)
        )
        tables.append(
            Table(
                sheet=title, title=head, columns=COLUMNS, groups=(Group(rows=lines),),
                lists_people=True,
            )
        )  # fmt: skip
    return tuple(tables)


def _closing(rows: Sequence[PostedRow]) -> str:
    told = (
        f"{two_digits(sum(row.kind == kind for row in rows))} {title.lower()}"
        for kind, title in KINDS
    )
    return f"Danh sách này có {', '.join(told)}./."
