"""What is asked of a line of guests: twice here, on the roll already, a sex against the name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from accounts.names import fold
from conferences.models import Conference
from delegates.workflow.people import seated_or_left
from nominations.enums import Gender
from nominations.reading import unlike
from sheets.targets import Doubt, Row

OF_MIDDLE = (("Thị", "female"), ("Văn", "male"))
AGAINST_MIDDLE = "Chữ đệm “{}” mà ghi {}. Hãy xem lại."
ALREADY = "Danh sách đã có {}. Hãy đánh dấu dòng này nếu là một người khác, cùng tên."
ALIKE = "Danh sách đã có {}, {}. Hãy đánh dấu dòng này nếu là một người khác."
TWICE_ALIKE = "Bảng còn ghi “{}”, {}. Hãy chỉ đánh dấu một dòng, nếu đó là một người."
TWICE = "Bảng có {} dòng ghi người này. Hãy chỉ đánh dấu một dòng, nếu đó là một người."


def of_middle(values: Mapping[str, Any]) -> tuple[str, str]:
    """A middle name that suggests a sex, and which; nothing where there is none."""
    middle = _middle(values)
    return next((pair for pair in OF_MIDDLE if pair[0] in middle), ("", ""))


def _middle(values: Mapping[str, Any]) -> set[str]:
    return set((values.get("full_name") or "").split(" ")[1:-1])


def _against_middle(values: Mapping[str, Any]) -> list[Doubt]:
    """A sex that was written and is not the one the name suggests."""
    word, gender = of_middle(values)
    said = values.get("gender")
    if not word or said in (None, gender) or len(_middle(values) & {*dict(OF_MIDDLE)}) > 1:
        return []  # both words: two persons in one cell, which is asked about by itself
    text = AGAINST_MIDDLE.format(word, Gender(said).label.lower())
    return [Doubt(field="gender", text=text)]


def check(conference: Conference, rows: Sequence[Row]) -> Mapping[int, Sequence[Doubt]]:
    """Who may be on the roll already, or twice in the table: asked, never decided."""
    letters = {row.place: fold(row.values["full_name"] or "") for row in rows}
    named = {letter for letter in letters.values() if letter}
    seated, _ = seated_or_left(conference, named=named, nominations=())
    years = {row.place: row.values.get("birth_year") for row in rows}
    times = Counter((letters[row.place], years[row.place]) for row in rows)
    names: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for row in rows:
        names[letters[row.place], years[row.place]].append(row.values["full_name"] or "")
    found: dict[int, list[Doubt]] = {}
    for row in rows:
        here, born = letters[row.place], years[row.place]
        if not here:
            continue
        twins = [one for one in seated if one.letters == here and _may_be(one.year, born)]
        name = row.values["full_name"]
        doubts = [_already(name, one.name, one.year) for one in twins[:1]]
        if (count := times[here, born]) > 1:
            doubts.append(_twice(name, names[here, born], count))
        said = [Doubt(field="full_name", text=text, by_hand=True) for text in doubts]
        if said := said + _against_middle(row.values):
            found[row.place] = said
    return found


def _already(name: str, there: str, year: int | None) -> str:
    told, how = _told(there, year), unlike(name, there)
    return ALIKE.format(told, how) if how else ALREADY.format(told)


def _twice(name: str, names: Sequence[str], count: int) -> str:
    """Of names that only look alike the first, and how."""
    other = next((one for one in names if unlike(name, one)), "")
    return TWICE_ALIKE.format(other, unlike(name, other)) if other else TWICE.format(count)


def _may_be(one: int | None, other: int | None) -> bool:
    """A year not written tells nobody apart."""
    return None in (one, other) or one == other


def _told(full_name: str, year: int | None) -> str:
    return f"{full_name}, sinh năm {year}" if year else f"{full_name}, chưa ghi năm sinh"
