"""The city list: one row a person, with the particulars of what was achieved.

The customary lists T1 to T3 name collectives and households with no sex, birth year or ethnicity;
the city asks who comes, so ours has one row for each person sent, representatives and household
heads included. The column "Dân tộc" beside a representative is ours, no form of the State's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conferences.facts import about
from conferences.models import Conference
from delegates.facts import SeatRow, city_choice
from nominations.enums import NominationKind
from nominations.facts import NominationRow, approved_rows, ethnicities, looked_into
from reports.figures.lists import NUMBER, sum_words
from reports.figures.parts import (
    ROMAN,
    Group,
    Kind,
    Paper,
    Row,
    Table,
    as_of_words,
    two_digits,
)
from reports.figures.telling import Telling, born, called, cells_of, columns_of, other, told


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One person of the list: themselves, or a collective's or household's representative.

    told: the dossier's particulars, with the name and the position of who goes.
    """

    kind: str
    told: Mapping[str, str]
    gender: str
    birth_year: int | None
    units: str
    stands_for: str


TELLINGS: tuple[Telling[Sent], ...] = (
    called(mm=26),
    born(mm=11),
    told("ethnicity", mm=13, kind=Kind.WORD),
    told("position", "address", mm=27, title="Chức vụ, nghề nghiệp; nơi ở hoặc nơi công tác"),
    other("Đơn vị giới thiệu", mm=18, cell=lambda person: person.units),
    other("Đại diện cho", mm=21, cell=lambda person: person.stands_for),
    told("field", mm=20),
    told("achievement", mm=68, title="Tóm tắt thành tích", is_long=True),
    told("awards", mm=27, title="Danh hiệu, hình thức khen thưởng đã đạt"),
)
COLUMNS = (NUMBER, *columns_of(TELLINGS))
KINDS = (
    (NominationKind.COLLECTIVE, "Đại diện tập thể"),
    (NominationKind.HOUSEHOLD, "Đại diện hộ gia đình"),
    (NominationKind.INDIVIDUAL, "Cá nhân"),
)
NOT_CHOSEN = (
    "chưa chọn đại biểu dự Đại hội thành phố; đây là điển hình có hồ sơ đã duyệt, "
    "chưa phải danh sách đại biểu"
)


def of_seat(
    seat: SeatRow, dossiers: Mapping[str, NominationRow], peoples: Mapping[str, str]
) -> Sent:
    """Who goes to the city, as the roll knows them; dossiers and peoples by the dossier's code."""
    code = seat.nomination_code
    particulars = dossiers[code].told if code in dossiers else {}
    person = {"full_name": seat.full_name, "position": seat.position}
    return Sent(
        kind=seat.kind,
        told={**particulars, **person, "ethnicity": peoples.get(code, "")},
        gender=seat.gender,
        birth_year=seat.birth_year,
        units=seat.units,
        stands_for=seat.stands_for,
    )


def of_dossier(row: NominationRow, peoples: Mapping[str, str]) -> Sent:
    """Who would go for one dossier, before anybody is chosen."""
    alone = row.kind == NominationKind.INDIVIDUAL
    head = {"full_name": row.representative, "position": row.told["representative_position"]}
    return Sent(
        kind=row.kind,
        told={**row.told, **({} if alone else head), "ethnicity": peoples.get(row.code, "")},
        gender=row.gender,
        birth_year=row.birth_year,
        units=row.units,
        stands_for="" if alone else row.full_name,
    )


def people_table(people: Sequence[Sent]) -> Table:
    """One row a person, numbered through."""
    groups: list[Group] = []
    number = 0
    for kind, title in KINDS:
        own = [person for person in people if person.kind == kind]
        lines = [
            Row(cells=(place, *cells_of(TELLINGS, person)))
            for place, person in enumerate(own, start=number + 1)
        ]
        number += len(own)
        roman = ROMAN[sum(bool(group.rows) for group in groups)]
        head = f"{roman}. {title.upper()}" if own else title
        groups.append(Group(title=head, rows=tuple(lines)))
    return Table(
        sheet="Trích ngang", title="", columns=COLUMNS, groups=tuple(groups), lists_people=True
    )


def without_ethnicity(conference: Conference) -> list[str]:
    """Codes of those the list would name with the column Dân tộc empty; told before it is built."""
    known = ethnicities(conference)
    if chosen := city_choice(conference):
        codes = [seat.nomination_code for seat in chosen if seat.goes_to_city]
    else:
        waiting = set(looked_into(conference))
        codes = [row.code for row in approved_rows(conference) if row.code not in waiting]
    return sorted(code for code in codes if not known.get(code))


def sent_words(people: Sequence[Sent]) -> str:
    return f"Danh sách này có {two_digits(len(people))} đại biểu./."


def basis_of_choice(chosen: Sequence[SeatRow]) -> str:
    """Who is listed of those chosen; when nobody of them goes, why."""
    kept_back = sum(seat.is_kept_back for seat in chosen)
    if any(seat.goes_to_city for seat in chosen):
        return f"đại biểu đã xác nhận dự Hội nghị, được chọn dự Đại hội thành phố{_kept(kept_back)}"
    why = Counter(seat.why_not_sent for seat in chosen if not seat.is_kept_back)
    told = ", ".join(f"{two_digits(count)} {words}" for words, count in why.items())
    none = "chưa có đại biểu nào" + (f": trong số người được chọn, {told}" if told else "")
    return f"{none}{_kept(kept_back)}"


def _kept(count: int) -> str:
    """NĐ 152/2025, Đ.4."""
    if not count:
        return ""
    return f"; {two_digits(count)} người đang có đơn thư, kỷ luật chưa kết luận: chưa đưa vào"


def profiles(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách và trích ngang thành tích: of those chosen for the city who go.

    While nobody was chosen at all, of the approved dossiers, and the paper says these are no
    delegates. NĐ 152/2025, Đ.4: nobody of whom a complaint is looked into, in either.
    """
    rows, fact = approved_rows(conference), about(conference)
    peoples = ethnicities(conference)
    if chosen := city_choice(conference):
        dossiers = {row.code: row for row in rows}
        people = [of_seat(seat, dossiers, peoples) for seat in chosen if seat.goes_to_city]
        subject = ("Đại biểu dự", fact.city_congress)
        basis, closing = basis_of_choice(chosen), sent_words(people)
    else:
        waiting = set(looked_into(conference))
        rows = [row for row in rows if row.code not in waiting]
        people = [of_dossier(row, peoples) for row in rows]
        subject = ("Điển hình tiên tiến tại", f"{fact.name} {fact.edition} ({fact.term})")
        basis, closing = f"{NOT_CHOSEN}{_kept(len(waiting))}", sum_words(rows)
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH VÀ TRÍCH NGANG THÀNH TÍCH",
        subject=subject,
        basis=as_of_words(as_of, basis),
        landscape=True,
        encloses="Báo cáo|BC-UBND",
        tables=(people_table(people),),
        closing=closing,
    )
