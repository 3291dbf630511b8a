"""Reads and checks a plan's file; whatever is missing, wrong or uncited is said at once."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from accounts.enums import UnitKind
from accounts.problems import Refused
from conferences.enums import FigureKind, Subject
from conferences.plan.bounds import BYTES, MOST
from conferences.plan.days import deadlines
from conferences.plan.duties import offices, seats, tasks
from conferences.plan.faults import Faults, shown
from conferences.plan.numbers import figures
from conferences.plan.values import (
    ASKS_CONSENTS,
    LEADERS_CHOOSE,
    OF_A_CONFERENCE,
    OF_A_VENUE,
    OF_PAPERS,
    Plan,
    ProgrammeItem,
    SummaryPart,
    the_figure,
)

PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # of codes, which addresses are made of
KNOWN = (*OF_A_CONFERENCE, *OF_A_VENUE, *OF_PAPERS, ASKS_CONSENTS, LEADERS_CHOOSE)


def read(path: Path) -> Plan:
    """Read and check a plan file; raises Refused with every fault."""
    with path.open("rb") as file:
        return read_bytes(file.read(BYTES + 1))


def read_bytes(data: bytes) -> Plan:
    """The same of a file's bytes, wherever they came from."""
    if len(data) > BYTES:
        raise Refused(f"Tệp dài quá {BYTES} byte. Hãy chọn đúng tệp kế hoạch.")
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))  # Notepad writes a mark in front
    except UnicodeDecodeError as wrong:
        raise Refused("Tệp không phải UTF-8. Hãy lưu lại dạng UTF-8.") from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise Refused(f"Tệp sai cú pháp: {wrong}.") from wrong
    except (ValueError, RecursionError) as wrong:  # a number of thousands of digits, lists in lists
        raise Refused("Tệp sai cú pháp: số dài quá hoặc danh sách lồng quá sâu.") from wrong
    return whole(of_raw(raw))


def whole(found: Plan) -> Plan:
    """A plan with the share the roll is filled by; raises Refused without."""
    if the_figure(found.figures, FigureKind.SHARE, Subject.ROLE_MODELS) is None:  # the roll's own
        raise Refused("Thiếu mục figure có kind là share và about là role_models.")
    return found


def of_raw(raw: Mapping[str, Any]) -> Plan:
    """A plan out of tables and lists, wherever they were written; raises Refused."""
    faults = Faults()
    shaped = [
        faults.want(raw, "", str, "document", "commune"),
        faults.want(raw, "", list, "sections", "recipients"),
        faults.want(raw, "", dict, "conference", "figure", "deadline", "programme", "summary"),
    ]
    if not all(shaped):
        faults.demand_none()
    faults.texts(raw, "", "sections", "recipients")
    sections = tuple(raw["sections"])
    _conference(raw["conference"], faults)
    numbers = figures(raw["figure"], sections, faults)
    days = deadlines(raw["deadline"], faults)
    for key, entry in raw["deadline"].items():
        faults.cited(entry, f"deadline.{shown(key)}", sections)
    _programme(raw["programme"], sections, faults)
    _summary(raw["summary"], sections, faults)
    faults.may(raw, "", list, "offices", "tasks")
    charged = offices(_listed(raw, "offices"), sections, faults)
    known = raw["deadline"]
    asked = tasks(_listed(raw, "tasks"), sections, faults, charged=charged, days=known)
    table = seats(raw.get("seats"), sections, faults)
    faults.demand_none()
    return Plan(
        commune=raw["commune"],
        document=raw["document"],
        sections=sections,
        conference={key: raw["conference"][key] for key in KNOWN if key in raw["conference"]},
        figures=numbers,
        deadlines=days,
        programme=tuple(
            ProgrammeItem(number=number, title=item["title"], minutes=item["minutes"])
            for number, item in enumerate(raw["programme"]["items"], start=1)
        ),
        programme_source=raw["programme"]["source"],
        programme_sentence=raw["programme"]["sentence"],
        summary_source=raw["summary"]["source"],
        summary_sentence=raw["summary"]["sentence"],
        summary=tuple(
            SummaryPart(
                key=part["key"],
                heading=part["heading"],
                demand=part["demand"],
                tables=tuple(part.get("tables", ())),
            )
            for part in raw["summary"]["parts"]
        ),
        recipients=tuple(raw["recipients"]),
        offices=charged,
        tasks=asked,
        seats=table,
    )


def _listed(raw: Mapping[str, Any], name: str) -> list[Any]:
    return found if isinstance(found := raw.get(name, []), list) else []


def _conference(raw: Mapping[str, Any], faults: Faults) -> None:
    faults.want(raw, "conference.", str, *OF_A_CONFERENCE)
    faults.may(raw, "conference.", str, *OF_PAPERS, *OF_A_VENUE)
    faults.may(raw, "conference.", bool, ASKS_CONSENTS)
    if not PREFIX.fullmatch(str(raw.get("code_prefix", "HN"))):
        faults.say(
            "conference.code_prefix chỉ gồm chữ cái không dấu, số, dấu - hoặc _, ví dụ HN25."
        )
    if faults.may(raw, "conference.", list, LEADERS_CHOOSE):
        chosen = raw.get(LEADERS_CHOOSE, [])
        faults.names(chosen, f"conference.{LEADERS_CHOOSE}", UnitKind.values, "loại đơn vị")


def _programme(raw: Mapping[str, Any], sections: tuple[str, ...], faults: Faults) -> None:
    if faults.want(raw, "programme.", list, "items"):
        for number, item in enumerate(raw["items"], start=1):
            where = f"programme.items[{number}]."
            if faults.want(item, where, str, "title"):
                faults.number(item, where, "minutes", least=1, most=MOST["minutes"])
    faults.cited(raw, "programme", sections)


def _summary(raw: Mapping[str, Any], sections: tuple[str, ...], faults: Faults) -> None:
    if faults.want(raw, "summary.", list, "parts"):
        for number, part in enumerate(raw["parts"], start=1):
            where = f"summary.parts[{number}]."
            if faults.want(part, where, str, "key", "heading", "demand"):
                faults.texts(part, where, "tables")
        keys = [part.get("key") for part in raw["parts"] if isinstance(part, dict)]
        if twice := sorted({shown(key) for key in keys if keys.count(key) > 1}):
            faults.say(f"summary.parts: phần {', '.join(twice)} được ghi hai lần.")
    faults.cited(raw, "summary", sections)
