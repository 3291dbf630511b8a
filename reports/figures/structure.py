"""Lays T7 out: the measures of the quota rules beside the plan's figures.

Nothing is counted here: board and paper show the numbers of `delegates/rules.py`.
"""

from collections.abc import Iterable, Iterator

from accounts.problems import Measure
from accounts.telling import percent
from delegates.enums import DelegateGroup
from delegates.facts import Part, QuotaBoard
from delegates.rules import NOT_SAID
from nominations.enums import NominationKind
from reports.figures.parts import Cell, Column, Group, Kind, Row, Table, share

COLUMNS = (
    Column(title="STT", mm=10, kind=Kind.COUNT),
    Column(title="Nội dung", mm=70),
    Column(title="Số lượng (người)", mm=20, kind=Kind.COUNT),
    Column(title="Tỷ lệ", mm=17, kind=Kind.SHARE),
    Column(title="Ghi chú", mm=48),
)
# Groups III to VI say it once, in their heads.
OF_ALL, OF_MODELS = "trên tổng số đại biểu", "trên số điển hình tiên tiến"
KINDS_ON_PAPER = {
    str(NominationKind.COLLECTIVE.label): "Đại diện tập thể",
    str(NominationKind.HOUSEHOLD.label): "Đại diện hộ gia đình",
    str(NominationKind.INDIVIDUAL.label): "Cá nhân",
}


def _line(number: int | None, label: str, of: Measure | Part, note: str = "", **how: bool) -> Row:
    cells: tuple[Cell, ...] = (number, label, of.count, share(of.count, of.out_of), note)
    return Row(cells=cells, **how)


def _parts(board: QuotaBoard) -> Iterator[Row]:
    """II.4.1, II.4.2: the bounded figures, each beside its bound, with what they are made of."""
    models, others = board.parts
    kinds = {measure.label: measure for measure in board.measures_of("kind")}
    groups = {measure.label: measure for measure in board.measures_of("group")}
    whole = (None, "Tổng số đại biểu đã xác nhận dự", board.taken, share(board.taken, board.taken))
    yield Row(cells=(*whole, f"Kế hoạch: tối đa {board.limit}"), is_sum=True)
    yield _line(1, "Điển hình tiên tiến", models, f"Kế hoạch: khoảng {percent(models.target)}")
    for label in (*KINDS_ON_PAPER, *(kinds.keys() - KINDS_ON_PAPER.keys())):
        words = KINDS_ON_PAPER.get(label, label)
        yield _line(None, words, kinds[label], OF_MODELS, is_detail=True)
    title = "Khách mời và lãnh đạo các cấp, các ngành"
    yield _line(2, title, others, f"Kế hoạch: khoảng {percent(others.target)}")
    for group in (DelegateGroup.GUEST, DelegateGroup.LEADER):
        yield _line(None, str(group.label), groups[str(group.label)], OF_ALL, is_detail=True)


def _minded(measures: Iterable[Measure], board: QuotaBoard) -> Iterator[Row]:
    """II.4.1: what the plan asks to mind without naming a number."""
    for number, measure in enumerate(measures, start=1):
        note = OF_ALL if measure == board.women else OF_MODELS
        note = "; ".join(filter(None, (note, measure.unknown_words)))
        yield _line(number, measure.label, measure, note)


def _present(measures: Iterable[Measure]) -> Iterator[Row]:
    """One line a value that somebody has; noughts are for the board.

    Nothing where nobody said one: a table of what is not known tells nothing.
    """
    found = [measure for measure in measures if measure.count]
    if {measure.label for measure in found} <= {NOT_SAID}:
        return
    for number, measure in enumerate(found, start=1):
        yield _line(number, measure.label, measure)


def structure_table(board: QuotaBoard) -> Table:
    """T7: how many of those confirmed, of how many; what the plan bounds beside its figure."""
    by = {
        "III. Điển hình tiên tiến theo lĩnh vực (% số điển hình)": "field",
        "IV. Điển hình tiên tiến theo thành phần kinh tế (% số điển hình)": "sector",
        "V. Điển hình tiên tiến theo địa phương trước sắp xếp (% số điển hình)": "former_commune",
        "VI. Điển hình tiên tiến theo đơn vị giới thiệu (% số điển hình)": "unit",
    }
    minded = _minded(board.measures_of(""), board)
    return Table(
        sheet="Cơ cấu",
        title="CƠ CẤU ĐẠI BIỂU DỰ HỘI NGHỊ",
        columns=COLUMNS,
        groups=(
            Group(title="I. Theo nhóm đại biểu", rows=tuple(_parts(board))),
            Group(title="II. Nội dung Kế hoạch yêu cầu chú trọng", rows=tuple(minded)),
            *(
                Group(title=title, rows=tuple(_present(board.measures_of(group))))
                for title, group in by.items()
            ),
        ),
    )
