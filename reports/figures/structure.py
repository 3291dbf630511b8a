"""The only place for T7, the structure of the delegates beside the plan's figures."""

from collections import Counter
from collections.abc import Callable, Sequence

from accounts.names import sort_key
from delegates.enums import DelegateGroup
from delegates.facts import QuotaBoard, SeatRow
from nominations.enums import Field, Gender, NominationKind, Sector
from reports.figures.parts import Column, Group, Kind, Row, Table, percent, share

COLUMNS = (
    Column(title="STT", mm=10, kind=Kind.COUNT),
    Column(title="Nội dung", mm=70),
    Column(title="Số lượng (người)", mm=20, kind=Kind.COUNT),
    Column(title="Tỷ lệ", mm=17, kind=Kind.SHARE),
    Column(title="Ghi chú", mm=48),
)
# Groups III to VI say it once, in their heads.
OF_ALL, OF_MODELS = "trên tổng số đại biểu", "trên số điển hình tiên tiến"
UNKNOWN = "Chưa ghi"
OF_THE_WHOLE = "Cơ quan, đơn vị chung của xã"  # these never belonged to one former commune


def alphabetical(name: str) -> list[str]:
    """A key that sorts names of places word by word: Bình Lãng, Đại Sơn, Hưng Đạo."""
    return [sort_key(word) for word in name.split()]


def _by(
    rows: Sequence[SeatRow],
    label: Callable[[SeatRow], str],
    *,
    order: Sequence[str] = (),
    unknown: str = UNKNOWN,
) -> tuple[Row, ...]:
    """One line a label that somebody has; in the order given, others after it by name."""
    counted = Counter(label(row) for row in rows)
    rank = {name: place for place, name in enumerate(order)}
    names = sorted(
        filter(None, counted), key=lambda name: (rank.get(name, len(rank)), alphabetical(name))
    )
    lines = [
        Row(cells=(number, name, counted[name], share(counted[name], len(rows)), ""))
        for number, name in enumerate(names, start=1)
    ]
    if counted[""]:
        lines.append(Row(cells=(None, unknown, counted[""], share(counted[""], len(rows)), "")))
    return tuple(lines)


def _parts(rows: Sequence[SeatRow], board: QuotaBoard) -> tuple[Row, ...]:
    total = len(rows)
    models = [row for row in rows if row.group == DelegateGroup.ROLE_MODEL]
    guests = sum(row.group == DelegateGroup.GUEST for row in rows)
    leaders = sum(row.group == DelegateGroup.LEADER for row in rows)

    def line(number: int | None, label: str, count: int, note: str, **how: bool) -> Row:
        return Row(cells=(number, label, count, share(count, total), note), **how)

    about_models, about_others = board.role_model_part.target, board.other_part.target
    return (
        line(None, "Tổng số đại biểu", total, f"Kế hoạch: tối đa {board.limit}", is_sum=True),
        line(1, "Điển hình tiên tiến", len(models), f"Kế hoạch: khoảng {percent(about_models)}"),
        *(
            line(None, label, sum(row.kind == kind for row in models), OF_ALL, is_detail=True)
            for kind, label in (
                (NominationKind.COLLECTIVE, "Đại diện tập thể"),
                (NominationKind.HOUSEHOLD, "Đại diện hộ gia đình"),
                (NominationKind.INDIVIDUAL, "Cá nhân"),
            )
        ),
        line(
            2,
            "Khách mời và lãnh đạo các cấp, các ngành",
            guests + leaders,
            f"Kế hoạch: khoảng {percent(about_others)}",
        ),
        line(None, "Khách mời", guests, OF_ALL, is_detail=True),
        line(None, "Lãnh đạo các cấp, các ngành", leaders, OF_ALL, is_detail=True),
    )


def _minded(rows: Sequence[SeatRow], models: Sequence[SeatRow]) -> tuple[Row, ...]:
    """II.4.1: what the plan asks to mind without naming a number."""
    women = sum(row.gender == Gender.FEMALE for row in rows)
    women_models = sum(row.gender == Gender.FEMALE for row in models)
    direct = sum(bool(row.direct_worker) for row in models)
    many, some = len(rows), len(models)
    direct_label = "Trực tiếp sản xuất, công tác, học tập, chiến đấu"
    return (
        Row(cells=(1, "Đại biểu nữ", women, share(women, many), OF_ALL)),
        Row(cells=(2, "Điển hình là nữ", women_models, share(women_models, some), OF_MODELS)),
        Row(cells=(3, direct_label, direct, share(direct, some), OF_MODELS)),
    )


def structure_table(rows: Sequence[SeatRow], board: QuotaBoard) -> Table:
    """T7: how many of each, of how many; what the plan bounds stands beside its figure."""
    models = [row for row in rows if row.group == DelegateGroup.ROLE_MODEL]
    fields = [str(label) for label in Field.labels]
    sectors = [str(label) for label in Sector.labels]
    units = [row.unit for row in sorted(models, key=lambda row: row.unit_order)]
    return Table(
        sheet="Cơ cấu",
        title="CƠ CẤU ĐẠI BIỂU DỰ HỘI NGHỊ",
        columns=COLUMNS,
        groups=(
            Group(title="I. Theo nhóm đại biểu", rows=_parts(rows, board)),
            Group(title="II. Nội dung Kế hoạch yêu cầu chú trọng", rows=_minded(rows, models)),
            Group(
                title="III. Điển hình tiên tiến theo lĩnh vực (% số điển hình)",
                rows=_by(models, lambda row: row.field_label, order=fields),
            ),
            Group(
                title="IV. Điển hình tiên tiến theo thành phần kinh tế (% số điển hình)",
                rows=_by(models, lambda row: row.sector_label, order=sectors),
            ),
            Group(
                title="V. Điển hình tiên tiến theo địa phương trước sắp xếp (% số điển hình)",
                rows=_by(models, lambda row: row.former_commune, unknown=OF_THE_WHOLE),
            ),
            Group(
                title="VI. Điển hình tiên tiến theo đơn vị giới thiệu (% số điển hình)",
                rows=_by(models, lambda row: row.unit, order=tuple(dict.fromkeys(units))),
            ),
        ),
    )
