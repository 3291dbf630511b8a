"""The list of who is posted, to be put up where people pass: no more than the public page has."""

from datetime import datetime

from conferences.calendar import last_day, vn_short
from conferences.facts import about
from conferences.models import Conference
from nominations.facts.posted import posted_at, posted_rows, posted_until
from reports.figures.lists import sum_words, tables_by_kind
from reports.figures.parts import Column, Paper, as_of_words

NAME, UNIT = "Họ và tên; tên tập thể, hộ gia đình", "Đơn vị giới thiệu"
NAMES = (Column(title=NAME, mm=84), Column(title=UNIT, mm=71))
WITH_DEEDS = (  # a deed has the room: the last row stands with the signature, however high it is
    Column(title=NAME, mm=38),
    Column(title=UNIT, mm=29),
    Column(title="Thành tích", mm=88, is_long=True),
)


def posting(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách niêm yết công khai: name, unit, kind; a deed where she agreed to its being told.

    Where nobody did, no column says so. Where one looks and objects is said while it is open.
    """
    rows = posted_rows(conference, as_of)
    until, fact = posted_until(conference, as_of), about(conference)
    to_when = f"; niêm yết đến hết ngày {vn_short(last_day(until))}" if until else ""
    address = posted_at(conference) if until and rows else ""
    there = address or f"{_office(conference)}."
    where = f" Xem danh sách và gửi ý kiến phản ánh tại {there}" if until and rows else ""
    deeds = any(row.achievement for row in rows)
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
        basis=as_of_words(as_of, f"hồ sơ đã thẩm định, đang niêm yết{to_when}") + where,
        address=address,
        encloses="Thông báo|TB-UBND",
        tables=tables_by_kind(
            rows,
            columns=lambda _: WITH_DEEDS if deeds else NAMES,
            cells=lambda row: (row.name, row.unit, row.achievement)[: 3 if deeds else 2],
        ),
        closing=sum_words(rows),
    )


def _office(conference: Conference) -> str:
    """Who is asked where no page is open to all."""
    commune = conference.commune
    by_phone = f", điện thoại {commune.phone}" if commune.phone else ""
    return f"Phòng Văn hóa - Xã hội {commune.name}{by_phone}"
