"""The picture of who owes what as a page shows it: narrowed, counted by kind, each cell's why."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import UnitKind
from accounts.names import says
from conferences.calendar import before_words, vn_moment
from conferences.enums import Standing
from nominations.enums import HowFar
from nominations.facts.owes import Back, Cell, UnitOwes

MOST_NAMED = 3  # dossiers a cell names; the list behind its link has them all


@dataclass(frozen=True, kw_only=True)
class KindTab:
    """One kind of unit and how many rows its link leads to; `value` is empty for all."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """One cell with why it stands so, and what leads to it."""

    cell: Cell
    why: tuple[str, ...]
    backs: tuple[tuple[str, str], ...]  # code of a dossier that is back, and since when


@dataclass(frozen=True, kw_only=True)
class ShownUnit:
    """One row."""

    unit: UnitOwes
    cells: tuple[ShownCell, ...]
    by_zalo: datetime | None = None  # when it was last sent by Zalo what it owes

    @property
    def owes(self) -> bool:
        """Whether there is anything to remind it of."""
        return any(one.cell.duty and not one.cell.duty.met_at for one in self.cells)


def narrowed(
    units: Sequence[UnitOwes], *, words: str = "", day: str = "", states: Collection[str] = ()
) -> list[UnitOwes]:
    """Those of such a name of whom one cell, of that day if one is named, stands so."""
    return [
        one
        for one in units
        if says(f"{one.name} {one.head}", words)
        and (not states or any(cell.state in states for cell in of_day(one, day)))
    ]


def of_day(unit: UnitOwes, day: str) -> list[Cell]:
    """Its cells under one day; all where none is named."""
    return [cell for cell in unit.cells if not day or cell.day.key == day]


def by_kind(units: Sequence[UnitOwes]) -> list[KindTab]:
    """All of them, then each kind there is."""
    counts = Counter(one.kind for one in units)
    kinds = [
        KindTab(value=kind.value, label=str(kind.label), count=counts[kind])
        for kind in UnitKind
        if counts[kind]
    ]
    return [KindTab(value="", label="Tất cả", count=len(units)), *kinds]


def shown(
    unit: UnitOwes,
    day: str,
    backs: Mapping[int, Sequence[Back]],
    by_zalo: Mapping[int, datetime],
) -> ShownUnit:
    """A row of the page; the cells of one day where one is named."""
    mine = backs.get(unit.pk, ())
    cells = [
        ShownCell(cell=cell, why=why(cell), backs=_named(mine) if cell.of_dossiers else ())
        for cell in of_day(unit, day)
    ]
    return ShownUnit(unit=unit, cells=tuple(cells), by_zalo=by_zalo.get(unit.pk))


def why(cell: Cell) -> tuple[str, ...]:
    """Why it stands so, in sentences; nothing where nothing is owed."""
    duty = cell.duty
    if duty is None:
        return ()
    said = [_how_far(cell)]
    if cell.of_dossiers and cell.expected and cell.state != HowFar.NOBODY:
        said.append(f"Kế hoạch cần {cell.expected} người; đã gửi {cell.sent} hồ sơ.")
    if duty.met_at:
        said.append(f"Xong lúc {vn_moment(duty.met_at)}.")
    whose = "Hạn riêng" if duty.extended else "Hạn"
    passed = " Đã quá hạn." if cell.hurry == Standing.OVERDUE else ""
    said.append(f"{whose}: {duty.before_words}.{passed}")
    return tuple(one for one in said if one)


def _how_far(cell: Cell) -> str:
    match cell.state:
        case HowFar.NOT_BEGUN:
            return "Đơn vị chưa có hồ sơ nào."
        case HowFar.WRITING:
            return "Đơn vị đang soạn hồ sơ, chưa gửi."
        case HowFar.RETURNED:
            return "Hồ sơ đã trả lại để bổ sung, đơn vị chưa gửi lại."
        case HowFar.NOBODY:
            return "Đơn vị đã báo không giới thiệu ai."
        case HowFar.OPEN if cell.gathers:
            return "Tổng hợp, trình lãnh đạo duyệt: chưa ghi nhận xong."
        case HowFar.OPEN:
            return "Chưa ai ghi nhận việc này đã xong."
    return f"Còn {cell.back} hồ sơ cần bổ sung." if cell.back else ""


def _named(backs: Sequence[Back]) -> tuple[tuple[str, str], ...]:
    return tuple((one.code, _since(one)) for one in backs[:MOST_NAMED])


def _since(back: Back) -> str:
    """trả lại lúc 08:00 ngày 16/8/2025, bổ sung trước ngày 20/8/2025."""
    since = f"trả lại lúc {vn_moment(back.since)}" if back.since else "đã trả lại"
    return f"{since}, bổ sung {before_words(back.until)}" if back.until else since
