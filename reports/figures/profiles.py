"""The only place for the particulars of role models, as the city asks for them (T1 to T3)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from conferences.facts import about
from conferences.models import Conference
from delegates.facts import city_delegates
from nominations.enums import NominationKind
from nominations.facts import NominationRow, approved_rows, ethnicities
from reports.figures.lists import (
    NUMBER,
    born,
    joined,
    kind_tables,
    representative,
    sum_words,
    years,
)
from reports.figures.parts import Column, Kind, Paper, Table

_TOLD = (
    Column(title="Tóm tắt thành tích", mm=80, is_long=True),
    Column(title="Danh hiệu, hình thức khen thưởng đã đạt", mm=35),
)
PROFILE_COLUMNS = {
    NominationKind.COLLECTIVE: (
        NUMBER,
        Column(title="Tên tập thể", mm=37),
        Column(title="Địa chỉ", mm=29),
        Column(title="Người đại diện dự (họ tên, chức vụ)", mm=34),
        Column(title="Lĩnh vực", mm=27),
        *_TOLD,
    ),
    NominationKind.HOUSEHOLD: (
        NUMBER,
        Column(title="Hộ gia đình", mm=38),
        Column(title="Năm sinh", mm=13, kind=Kind.YEAR),
        Column(title="Dân tộc", mm=13, kind=Kind.WORD),
        Column(title="Địa chỉ", mm=36),
        Column(title="Lĩnh vực", mm=27),
        *_TOLD,
    ),
    NominationKind.INDIVIDUAL: (
        NUMBER,
        Column(title="Họ và tên", mm=26),
        *born(mm=11),
        Column(title="Dân tộc", mm=13, kind=Kind.WORD),
        Column(title="Chức vụ, nghề nghiệp; nơi công tác hoặc nơi ở", mm=28),
        Column(title="Đơn vị giới thiệu", mm=18),
        Column(title="Lĩnh vực", mm=20),
        *_TOLD,
    ),
}


def _profile_collective(row: NominationRow) -> tuple:
    return (
        row.full_name,
        row.address,
        representative(row),
        row.field_label,
        row.achievement,
        row.awards,
    )


def profile_tables(
    rows: Sequence[NominationRow], ethnicity: Mapping[str, str]
) -> tuple[Table, ...]:
    """T1 to T3; `ethnicity` by code, read apart because it is sensitive."""

    def household(row: NominationRow) -> tuple:
        return (
            row.full_name,
            row.birth_year,
            ethnicity.get(row.code, ""),
            row.address,
            row.field_label,
            row.achievement,
            row.awards,
        )

    def person(row: NominationRow) -> tuple:
        return (
            row.full_name,
            *years(row.gender, row.birth_year),
            ethnicity.get(row.code, ""),
            joined(row.position, row.address),
            row.unit,
            row.field_label,
            row.achievement,
            row.awards,
        )

    cells = {
        NominationKind.COLLECTIVE: _profile_collective,
        NominationKind.HOUSEHOLD: household,
        NominationKind.INDIVIDUAL: person,
    }
    return kind_tables(rows, PROFILE_COLUMNS, cells)


def profiles(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách và trích ngang thành tích: of those chosen for the city, else of all approved."""
    rows = approved_rows(conference)
    fact = about(conference)
    subject = ("Điển hình tiên tiến tại", f"{fact.name} {fact.edition} ({fact.term})")
    chosen = {seat.nomination_code for seat in city_delegates(conference)} - {""}
    if chosen:
        rows = [row for row in rows if row.code in chosen]
        subject = ("Đại biểu dự", fact.city_congress)
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH VÀ TRÍCH NGANG THÀNH TÍCH",
        subject=subject,
        landscape=True,
        encloses="Báo cáo|BC-UBND",
        tables=profile_tables(rows, ethnicities(conference)),
        closing=sum_words(rows),
    )
