"""The lists of people: role models and delegates."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from conferences.facts import about
from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from delegates.facts import SeatRow, delegate_rows, quota_board
from nominations.enums import NominationKind
from nominations.facts import NominationRow, approved_rows
from reports.figures.parts import (
    ROMAN,
    Cell,
    Column,
    Group,
    Kind,
    Paper,
    Row,
    Table,
    as_of_words,
    two_digits,
)
from reports.figures.structure import structure_table
from reports.figures.telling import (
    Teller,
    Telling,
    born,
    called,
    cells_of,
    columns_of,
    joined,
    other,
    told,
)


class OfAKind(Protocol):
    """Whoever a list of the honoured tells of, a kind a table."""

    @property
    def kind(self) -> str: ...


Kinded = TypeVar("Kinded", bound=OfAKind)
NUMBER = Column(title="STT", mm=10, kind=Kind.COUNT)
KINDS = (
    (NominationKind.COLLECTIVE, "Tập thể"),
    (NominationKind.HOUSEHOLD, "Hộ gia đình"),
    (NominationKind.INDIVIDUAL, "Cá nhân"),
)


def _numbered(rows: Sequence[tuple[Cell, ...]]) -> tuple[Row, ...]:
    return tuple(Row(cells=(number, *cells)) for number, cells in enumerate(rows, start=1))


def kind_tables(
    rows: Sequence[NominationRow], tellings: Mapping[NominationKind, tuple[Telling[Teller], ...]]
) -> tuple[Table, ...]:
    """One table a kind, with what is told of each."""
    return tables_by_kind(
        rows,
        columns=lambda kind: columns_of(tellings[kind]),
        cells=lambda row: cells_of(tellings[NominationKind(row.kind)], row),
    )


def tables_by_kind(
    rows: Sequence[Kinded],
    *,
    columns: Callable[[NominationKind], tuple[Column, ...]],
    cells: Callable[[Kinded], tuple[Cell, ...]],
) -> tuple[Table, ...]:
    """One table a kind; Roman numbers count only kinds that have somebody."""
    tables, number = [], 0
    for kind, title in KINDS:
        own = [row for row in rows if row.kind == kind]
        head = title
        if own:
            head, number = f"{ROMAN[number]}. {title.upper()}", number + 1
        group = Group(rows=_numbered([cells(row) for row in own]))
        tables.append(
            Table(
                sheet=title, title=head, columns=(NUMBER, *columns(kind)), groups=(group,),
                lists_people=True,
            )
        )  # fmt: skip
    return tuple(tables)


def kinds_words(rows: Sequence[OfAKind]) -> str:
    """05 tập thể, 02 hộ gia đình, 11 cá nhân."""
    return ", ".join(
        f"{two_digits(sum(row.kind == kind for row in rows))} {title.lower()}"
        for kind, title in KINDS
    )


def sum_words(rows: Sequence[OfAKind]) -> str:
    return f"Danh sách này có {kinds_words(rows)}./."


# --- Role models ---------------------------------------------------------------------------------


UNIT: Telling[Teller] = other("Đơn vị giới thiệu", mm=24, cell=lambda row: row.units)
FIELD = told("field", mm=33)


def _with_position(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


MODELS = {
    NominationKind.COLLECTIVE: (
        told("full_name", mm=39, by=NominationKind.COLLECTIVE),
        told("address", mm=31, title="Địa chỉ"),
        told(
            "representative",
            "representative_position",
            mm=28,
            title="Người đại diện, chức vụ",
            join=_with_position,
        ),
        UNIT,
        FIELD,
    ),
    NominationKind.HOUSEHOLD: (
        told("full_name", mm=39, by=NominationKind.HOUSEHOLD),
        told("address", mm=31, title="Địa chỉ"),
        told(
            "representative",
            "representative_position",
            mm=28,
            join=_with_position,
            by=NominationKind.HOUSEHOLD,
        ),
        UNIT,
        FIELD,
    ),
    NominationKind.INDIVIDUAL: (
        called(mm=36),
        born(mm=11),
        told("position", "address", mm=40, title="Chức vụ, nghề nghiệp; nơi ở hoặc nơi công tác"),
        UNIT,
        FIELD,
    ),
}


def role_models(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách điển hình tiên tiến: collectives, households, individuals (II.4.1)."""
    rows = approved_rows(conference)
    fact = about(conference)
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH",
        subject=(
            "Điển hình tiên tiến được tuyên dương tại",
            fact.name,
            f"{fact.edition} ({fact.term})",
        ),
        basis=as_of_words(as_of, "tập thể, hộ gia đình, cá nhân có hồ sơ đã duyệt"),
        encloses="Công văn|UBND-VHXH",
        tables=kind_tables(rows, MODELS),
        closing=sum_words(rows),
    )


# --- Delegates -----------------------------------------------------------------------------------


DELEGATE_COLUMNS = (
    NUMBER,
    Column(title="Họ và tên", mm=42),
    Column(title="Giới tính", mm=13, kind=Kind.WORD),
    Column(title="Năm sinh", mm=13, kind=Kind.YEAR),
    Column(title="Chức vụ, nghề nghiệp", mm=41),
    Column(title="Cơ quan, đơn vị; đại diện cho", mm=46),
)
PROPOSED_COLUMNS = (
    NUMBER,
    Column(title="Họ và tên", mm=40),
    Column(title="Giới tính", mm=12, kind=Kind.WORD),
    Column(title="Năm sinh", mm=13, kind=Kind.YEAR),
    Column(title="Chức vụ, nghề nghiệp", mm=34),
    Column(title="Cơ quan, đơn vị; đại diện cho", mm=38),
    Column(title="Trạng thái", mm=18, kind=Kind.WORD),
)
GROUPS = (
    (DelegateGroup.ROLE_MODEL, "Đại biểu điển hình tiên tiến"),
    (DelegateGroup.GUEST, "Đại biểu khách mời"),
    (DelegateGroup.LEADER, "Đại biểu lãnh đạo các cấp, các ngành"),
)


def _seat(row: SeatRow) -> tuple[Cell, ...]:
    return (
        row.full_name,
        row.gender_label,
        row.birth_year,
        row.position,
        joined(row.organisation or row.units, row.stands_for),
    )


def _proposed(row: SeatRow) -> tuple[Cell, ...]:
    return (*_seat(row), row.state_label)


def _by_group(
    rows: Sequence[SeatRow], cells: Callable[[SeatRow], tuple[Cell, ...]]
) -> tuple[Group, ...]:
    """Role models, guests, leaders; Roman numbers count only groups that have somebody."""
    groups, number = [], 0
    for group, title in GROUPS:
        own = [row for row in rows if row.group == group]
        head = title
        if own:
            head, number = f"{ROMAN[number]}. {title.upper()}", number + 1
        groups.append(Group(title=head, rows=_numbered([cells(row) for row in own])))
    return tuple(groups)


def _confirmed_table(rows: Sequence[SeatRow]) -> Table:
    return Table(
        sheet="Danh sách",
        title="",
        columns=DELEGATE_COLUMNS,
        groups=_by_group(rows, _seat),
        lists_people=True,
    )


def _proposed_table(rows: Sequence[SeatRow], as_of: datetime) -> Table:
    """Who may still come: in the office's workbook alone, in no paper and no count."""
    return Table(
        sheet="Dự kiến",
        title="DANH SÁCH LÀM VIỆC: NGƯỜI DỰ KIẾN, CHƯA XÁC NHẬN",
        columns=PROPOSED_COLUMNS,
        groups=_by_group(rows, _proposed),
        lists_people=True,
        is_working=True,
        basis=as_of_words(as_of, "người dự kiến, không tính vào số đại biểu"),
    )


def delegates(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách đại biểu, with its structure beside the plan's figures (II.4, T7).

    The paper and every count in it are of those confirmed.
    """
    rows = delegate_rows(conference)
    confirmed = [row for row in rows if row.state == DelegateState.CONFIRMED]
    proposed = [row for row in rows if row.state == DelegateState.PROPOSED]
    fact = about(conference)
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH",
        subject=("Đại biểu dự", fact.name, f"{fact.edition} ({fact.term})"),
        basis=as_of_words(as_of, "đại biểu đã xác nhận dự"),
        encloses="Công văn|UBND-VHXH",
        tables=(
            _confirmed_table(confirmed),
            structure_table(quota_board(conference)),
            _proposed_table(proposed, as_of),
        ),
        closing=f"Danh sách này có {two_digits(len(confirmed))} đại biểu đã xác nhận dự./.",
    )
