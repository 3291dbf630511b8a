"""What of a table of dossiers stands already or twice, and what speaks against a line's kind."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from accounts.names import fold
from conferences.models import Conference
from nominations.enums import NominationKind
from nominations.models import Nomination
from nominations.particulars import of as asked_of
from nominations.reading import unlike
from sheets.reading import calls_a_house, is_collective
from sheets.targets import Doubt, Row

OTHER_KIND = "Tên này có vẻ là của một {} mà loại ghi “{}”. Hãy xem lại tên và loại."
ALREADY = "Đã có hồ sơ {}. Hãy đánh dấu dòng này nếu là một người khác, cùng tên."
ALIKE = "Đã có hồ sơ {}, {}. Hãy đánh dấu dòng này nếu là một người khác."
TWICE_ALIKE = "Bảng còn ghi “{}”, {}. Hãy chỉ đánh dấu một dòng, nếu là một người."
TWICE = "Bảng có {} dòng ghi tên này. Hãy chỉ đánh dấu một dòng, nếu là một người."
TOLD = ("name_fold", "birth_year", "code", "full_name", "unit__name")
NOT_ASKED = "{} không có mục này. Hãy bỏ ô này hoặc sửa cột Loại."


def kind_of(name: str) -> NominationKind | None:
    """What a name seems to be of beside a person."""
    if calls_a_house(name):
        return NominationKind.HOUSEHOLD
    return NominationKind.COLLECTIVE if is_collective(name) else None


def check(conference: Conference, rows: Sequence[Row]) -> Mapping[int, Sequence[Doubt]]:
    """Who may have a dossier already, sent or typed in at an office; what a kind is not asked."""
    letters = {row.place: fold(row.values["full_name"] or "") for row in rows}
    years = {row.place: row.values.get("birth_year") for row in rows}
    times = Counter((letters[row.place], years[row.place]) for row in rows)
    known = Nomination.objects.of(conference).known_to_offices()
    found = known.filter(name_fold__in={name for name in letters.values() if name})
    there: dict[str, list[tuple[int | None, str, str]]] = {}
    for letter, year, code, full_name, unit in found.order_by("pk").values_list(*TOLD):
        told = f"{code} ({full_name}, {unit})"
        there.setdefault(letter, []).append((year, full_name, told))
    names: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for row in rows:
        names[letters[row.place], years[row.place]].append(row.values["full_name"] or "")
    doubts: dict[int, list[Doubt]] = {}
    for row in rows:
        letter, born, name = letters[row.place], years[row.place], row.values["full_name"] or ""
        said = [
            _already(name, full_name, told)
            for year, full_name, told in there.get(letter, ())
            if None in (year, born) or year == born
        ][:1]
        if letter and (count := times[letter, born]) > 1:
            said.append(_twice(name, names[letter, born], count))
        mine = [Doubt(field="full_name", text=text, by_hand=True) for text in said]
        mine += [*_not_asked(row), *_of_another_kind(row)]
        if mine:
            doubts[row.place] = mine
    return doubts


def _already(name: str, there: str, told: str) -> str:
    how = unlike(name, there)
    return ALIKE.format(told, how) if how else ALREADY.format(told)


def _twice(name: str, names: Sequence[str], count: int) -> str:
    """Of names that only look alike the first, and how."""
    other = next((one for one in names if unlike(name, one)), "")
    return TWICE_ALIKE.format(other, unlike(name, other)) if other else TWICE.format(count)


def _not_asked(row: Row) -> list[Doubt]:
    """What stands in a cell and would be lost, since its kind has no such particular."""
    kind = row.values.get("kind")
    if kind not in NominationKind.values:
        return []
    own = {one.name for one in asked_of(kind)} | {"kind", "unit"}
    label = NominationKind(kind).label
    return [
        Doubt(field=key, text=NOT_ASKED.format(label))
        for key, value in row.values.items()
        if key not in own and value not in (None, "")
    ]


def _of_another_kind(row: Row) -> list[Doubt]:
    """A household, a body in the place of a person's name: among individuals it would be one."""
    said, seems = row.values.get("kind"), kind_of(row.values["full_name"] or "")
    if said != NominationKind.INDIVIDUAL or not seems:
        return []
    called = str(seems.label).lower()
    text = OTHER_KIND.format(called, NominationKind.INDIVIDUAL.label)
    return [Doubt(field="full_name", text=text, by_hand=True)]
