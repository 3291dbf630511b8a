"""Reads who does what by a plan: its offices, their tasks, and how many each unit puts forward."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.enums import UnitKind
from conferences.plan.bounds import MOST
from conferences.plan.faults import Faults, shown

MOST_OF_A_UNIT = MOST["seats"]


@dataclass(frozen=True, kw_only=True)
class Office:
    """One office the plan charges with something; `name` is as its heading calls it."""

    unit: str  # slug
    name: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing the plan asks to be done; of no office where it names none."""

    title: str  # ours, short
    source: str
    sentence: str
    unit: str = ""
    deadline: str = ""  # the day it has to be done by, where the plan gives one


@dataclass(frozen=True, kw_only=True)
class SeatTable:
    """How many people each unit puts forward: by kind, and of single units otherwise."""

    source: str
    sentence: str
    kinds: tuple[tuple[str, int], ...]
    units: tuple[tuple[str, int], ...]
    document: str = ""  # the paper that ordered it since; empty: the plan itself

    @property
    def rule(self) -> str:
        """What its sentence stands in, as of a figure."""
        return self.document or self.source

    def of(self, kind: str, slug: str) -> int | None:
        """The number of one unit; None where the table does not name it."""
        by_kind = dict(self.kinds)
        return dict(self.units).get(slug, by_kind.get(kind))

    @property
    def by_kind(self) -> list[tuple[str, int]]:
        """As a page names them."""
        return [(str(UnitKind(kind).label), number) for kind, number in self.kinds]


def offices(raw: list[Any], sections: tuple[str, ...], faults: Faults) -> tuple[Office, ...]:
    """Every office; each unit once."""
    found = []
    for number, one in enumerate(raw, start=1):
        where = f"offices[{number}]"
        if faults.want(one, f"{where}.", str, "unit", "name", "source"):
            faults.paragraph(one, where, sections)
            found.append(Office(unit=one["unit"], name=one["name"], source=one["source"]))
    for slug in sorted({one.unit for one in found}):
        if sum(one.unit == slug for one in found) > 1:
            faults.say(f"offices: đơn vị {slug} được ghi hai lần.")
    return tuple(found)


def tasks(
    raw: list[Any],
    sections: tuple[str, ...],
    faults: Faults,
    *,
    charged: tuple[Office, ...],
    days: Mapping[str, Any],
) -> tuple[Task, ...]:
    """Every task with the sentence that asks for it."""
    found, known = [], {one.unit for one in charged}
    for number, one in enumerate(raw, start=1):
        where = f"tasks[{number}]"
        shaped = [
            faults.want(one, f"{where}.", str, "title"),
            faults.may(one, f"{where}.", str, "unit", "deadline"),
        ]
        faults.cited(one, where, sections)
        if not all(shaped):
            continue
        unit, day = one.get("unit", ""), one.get("deadline", "")
        if unit and unit not in known:
            faults.say(f"{where}.unit: mục offices không có đơn vị {unit!r}.")
        if day and day not in days:
            faults.say(f"{where}.deadline: kế hoạch không có hạn {day!r}.")
        source, sentence = str(one.get("source", "")), str(one.get("sentence", ""))
        task = Task(title=one["title"], source=source, sentence=sentence, unit=unit, deadline=day)
        found.append(task)
    return tuple(found)


def seats(raw: Any, sections: tuple[str, ...], faults: Faults) -> SeatTable | None:
    """The table, where the plan has one."""
    if raw is None or not faults.may(raw, "seats.", dict, "kinds", "units"):
        return None
    faults.cited(raw, "seats", sections)
    faults.may(raw, "seats.", str, "document")
    tables = {name: raw.get(name, {}) for name in ("kinds", "units")}
    faults.names(list(tables["kinds"]), "seats.kinds", UnitKind.values, "loại đơn vị")
    if not any(tables.values()):
        faults.say("seats phải ghi kinds hoặc units.")
    for name, table in tables.items():
        for key, number in table.items():
            if not faults.text(key, f"seats.{name}.{shown(key)}", "unit"):
                continue
            if type(number) is not int or not 0 <= number <= MOST_OF_A_UNIT:
                faults.say(f"seats.{name}.{key} phải là số tròn, từ 0 đến {MOST_OF_A_UNIT}.")
    kinds, units = (tuple(tables[name].items()) for name in ("kinds", "units"))
    said = {name: str(raw.get(name, "")) for name in ("source", "sentence", "document")}
    return SeatTable(**said, kinds=kinds, units=units)
