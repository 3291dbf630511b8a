"""Which units of a table stand already, alike or under a shortened name, and who heads them."""

import re
from collections.abc import Sequence

from accounts.enums import UnitKind
from accounts.models import Unit
from accounts.names import fold
from conferences.actions import units
from conferences.facts.units import who_heads
from conferences.models import Conference
from sheets.reading.shortened import same_as
from sheets.targets import Doubt, Row

ALREADY = "Xã đã có đơn vị này. Dòng này không nhập, không cần làm gì thêm."
ADDS_HEAD = "Đơn vị đã có, thêm {}."
OTHER_HEAD = (
    "Đơn vị đã có, người đứng đầu là {}. Nhập bảng không thay ai: hãy đánh dấu dòng này nếu {} "
    "cùng đứng đầu."
)
STAYS_AS = "Đơn vị đã có ghi là “{}”; nhập bảng không đổi mục này. Hãy xem lại."
VILLAGE_HEAD, ANY_HEAD = "trưởng thôn", "người đứng đầu"
NOTHING_THERE = "để trống"
TWICE = "Bảng có {} dòng ghi đơn vị này. Hãy giữ một dòng."
ALMOST = "Xã đã có “{}”, chỉ khác ở dấu câu. Hãy bỏ dòng này hoặc ghi tên khác hẳn."
ALMOST_TWICE = "Tên chỉ khác nhau ở dấu câu: {}. Hãy giữ một dòng hoặc ghi tên khác hẳn."
NO_LETTER = "Tên đơn vị chưa có chữ. Hãy ghi tên."
SHORTENED = (
    "Xã đã có “{}”, có thể là đơn vị này. Hãy ghi tên như đã có, hoặc đánh dấu nếu là đơn vị khác."
)
_MEANT = re.compile(re.escape(SHORTENED).replace(r"\{\}", "(.+?)"))
FREED = ("kind",)  # of a unit that stands it is known
SHORTENED_TWICE = "Bảng còn ghi “{}”, có thể là đơn vị này. Hãy chỉ đánh dấu một dòng."


def meant_in(why: str) -> str:
    """The unit that a reason says may be meant; empty where it says none."""
    found = _MEANT.search(why)
    return found[1] if found else ""


def shortened(conference: Conference, rows: Sequence[Row]) -> dict[int, str]:
    """Of lines whose unit stands, or is in the table too, under a name written out or shortened."""
    there = list(conference.commune.units.values_list("name", flat=True))
    names = [row.values["name"] for row in rows if row.values["name"]]
    found = {}
    for row in rows:
        name = row.values["name"] or ""
        if stands := same_as(name, there):
            found[row.place] = SHORTENED.format(stands)
        elif beside := same_as(name, names):
            found[row.place] = SHORTENED_TWICE.format(beside)
    return found


def about_names(conference: Conference, rows: Sequence[Row]) -> dict[int, list[Doubt]]:
    """By the very key that a unit's address is made of: names alike but for a sign are one."""
    stand = list(conference.commune.units.all())
    there = {slug: unit for unit in stand for slug in (units.slug_of(unit.name), unit.slug)}
    known = _heads(conference)
    alike: dict[str, list[str]] = {}
    named = [(row, row.values["name"]) for row in rows if row.values["name"]]
    for _, name in named:
        alike.setdefault(units.slug_of(name), []).append(name)
    found = {}
    for row, name in named:
        slug = units.slug_of(name)
        unit = there.get(slug)
        why = _about_name(name, slug, unit.name if unit else "", alike[slug])
        if why == ALREADY and unit and row.values["head"] and len(alike[slug]) > 1:
            why = TWICE.format(len(alike[slug]))
        if why == ALREADY and unit:
            found[row.place] = _about_head(row, unit, known.get(unit.pk, []))
        elif why:
            found[row.place] = [Doubt(field="name", text=why, asks=False)]
    return found


def _heads(conference: Conference) -> dict[int, list[str]]:
    """Who heads each unit that stands."""
    found: dict[int, list[str]] = {}
    mine = who_heads().filter(unit__commune_id=conference.commune_id).order_by("pk")
    for unit, name in mine.values_list("unit_id", "full_name"):
        found.setdefault(unit or 0, []).append(name)
    return found


def _about_head(row: Row, unit: Unit, leads: Sequence[str]) -> list[Doubt]:
    """Where the unit stands: its head is added, asked about beside another, or there already."""
    head = row.values["head"]
    if not head or fold(head) in map(fold, leads):
        return [Doubt(field="name", text=ALREADY, asks=False, frees=FREED)]
    kept = {"kind": (unit.kind, unit.get_kind_display()), "former": (unit.former_commune,) * 2}
    said = [
        Doubt(field=key, text=STAYS_AS.format(label or NOTHING_THERE))
        for key, (value, label) in kept.items()
        if row.values[key] and fold(row.values[key]) != fold(value)
    ]
    if leads:
        told = OTHER_HEAD.format(", ".join(leads), head)
        return [Doubt(field="head", text=told, by_hand=True, frees=FREED), *said]
    called = VILLAGE_HEAD if unit.kind == UnitKind.VILLAGE else ANY_HEAD
    return [Doubt(text=ADDS_HEAD.format(called), tells=True, frees=FREED), *said]


def _about_name(name: str, slug: str, stands: str, alike: Sequence[str]) -> str:
    if not slug:
        return NO_LETTER
    if stands:
        return ALREADY if fold(stands) == fold(name) else ALMOST.format(stands)
    if len(alike) == 1:
        return ""
    if len({*map(fold, alike)}) == 1:
        return TWICE.format(len(alike))
    return ALMOST_TWICE.format(", ".join(f"“{one}”" for one in dict.fromkeys(alike)))
