"""The only place for the city list: one row a person, with the particulars of what was achieved.

The customary lists T1 to T3 name collectives and households with no sex, birth year or ethnicity;
the city asks who comes, so ours has one row for each person sent, representatives and household
heads included. The column "Dân tộc" beside a representative is ours, no form of the State's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conferences.facts import about
from conferences.models import Conference
from delegates.facts import SeatRow, city_delegates
from nominations.enums import NominationKind
from nominations.facts import NominationRow, approved_rows, ethnicities
from reports.figures.lists import NUMBER, born, joined, sum_words, years
from reports.figures.parts import (
    ROMAN,
    Column,
    Group,
    Kind,
    Paper,
    Row,
    Table,
    as_of_words,
    two_digits,
)

COLUMNS = (
    NUMBER,
    Column(title="Họ và tên", mm=26),
    *born(mm=11),
    Column(title="Dân tộc", mm=13, kind=Kind.WORD),
    Column(title="Chức vụ, nghề nghiệp; nơi ở hoặc nơi công tác", mm=27),
    Column(title="Đơn vị giới thiệu", mm=18),
    Column(title="Đại diện cho", mm=21),
    Column(title="Lĩnh vực", mm=20),
    Column(title="Tóm tắt thành tích", mm=68, is_long=True),
    Column(title="Danh hiệu, hình thức khen thưởng đã đạt", mm=27),
)
KINDS = (
    (NominationKind.COLLECTIVE, "Đại diện tập thể"),
    (NominationKind.HOUSEHOLD, "Đại diện hộ gia đình"),
    (NominationKind.INDIVIDUAL, "Cá nhân"),
)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One person of the list: themselves, or a collective's or household's representative."""

    kind: str
    full_name: str
    gender: str
    birth_year: int | None
    position: str
    unit: str
    stands_for: str
    code: str  # of the dossier whose achievements are told


def of_seat(seat: SeatRow) -> Sent:
    """Who goes to the city, as the roll knows them."""
    return Sent(
        kind=seat.kind,
        full_name=seat.full_name,
        gender=seat.gender,
        birth_year=seat.birth_year,
        position=seat.position,
        unit=seat.unit,
        stands_for=seat.stands_for,
        code=seat.nomination_code,
    )


def of_dossier(row: NominationRow) -> Sent:
    """Who would go for one dossier, before anybody is chosen."""
    alone = row.kind == NominationKind.INDIVIDUAL
    return Sent(
        kind=row.kind,
        full_name=row.full_name if alone else row.representative,
        gender=row.gender,
        birth_year=row.birth_year,
        position=row.position if alone else row.representative_position,
        unit=row.unit,
        stands_for="" if alone else row.full_name,
        code=row.code,
    )


def people_table(
    people: Sequence[Sent], told: Mapping[str, NominationRow], ethnicity: Mapping[str, str]
) -> Table:
    """One row a person, numbered through; told, ethnicity: by the dossier's code."""
    groups, number = [], 0
    for kind, title in KINDS:
        own = [person for person in people if person.kind == kind]
        lines = [
            Row(cells=_cells(place, person, told.get(person.code), ethnicity))
            for place, person in enumerate(own, start=number + 1)
        ]
        number += len(own)
        roman = ROMAN[sum(bool(group.rows) for group in groups)]
        head = f"{roman}. {title.upper()}" if own else title
        groups.append(Group(title=head, rows=tuple(lines)))
    return Table(
        sheet="Trích ngang", title="", columns=COLUMNS, groups=tuple(groups), lists_people=True
    )


def _cells(
    number: int, person: Sent, told: NominationRow | None, ethnicity: Mapping[str, str]
) -> tuple:
    return (
        number,
        person.full_name,
        *years(person.gender, person.birth_year),
        ethnicity.get(person.code, ""),
        joined(person.position, told.address if told else ""),
        person.unit,
        person.stands_for,
        told.field_label if told else "",
        told.achievement if told else "",
        told.awards if told else "",
    )


def sent_words(people: Sequence[Sent]) -> str:
    return f"Danh sách này có {two_digits(len(people))} đại biểu./."


def profiles(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách và trích ngang thành tích: of those chosen for the city, else of all approved."""
    rows = approved_rows(conference)
    fact = about(conference)
    seats = city_delegates(conference)
    people = [of_seat(seat) for seat in seats] or [of_dossier(row) for row in rows]
    if seats:
        subject = ("Đại biểu dự", fact.city_congress)
        basis = "đại biểu đã xác nhận dự Hội nghị, được chọn dự Đại hội thành phố"
    else:
        subject = ("Điển hình tiên tiến tại", f"{fact.name} {fact.edition} ({fact.term})")
        basis = "chưa chọn đại biểu dự Đại hội thành phố; gồm mọi hồ sơ đã duyệt"
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH VÀ TRÍCH NGANG THÀNH TÍCH",
        subject=subject,
        basis=as_of_words(as_of, basis),
        landscape=True,
        encloses="Báo cáo|BC-UBND",
        tables=(people_table(people, {row.code: row for row in rows}, ethnicities(conference)),),
        closing=sent_words(people) if seats else sum_words(rows),
    )
