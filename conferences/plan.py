"""Reads a plan: figures, deadlines, their sentences (plain Python)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from accounts.enums import UnitKind
from accounts.problems import Refused
from accounts.telling import percent
from conferences.enums import IN_DAYS, MOST_POSTING_DAYS, FigureKey

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of the plan; `leeway` is our reading of "khoảng", with a name behind it."""

    key: str
    value: Fraction
    source: str
    sentence: str
    leeway: Fraction = Fraction(0)
    leeway_note: str = ""

    @property
    def words(self) -> str:
        """150; or a share as "khoảng 70% (từ 65% đến 75%)"."""
        if self.key in IN_DAYS or self.value > 1:
            return str(self.value)
        words = self.share_words
        if self.leeway:
            low, high = percent(self.value - self.leeway), percent(self.value + self.leeway)
            words = f"khoảng {words} (từ {low} đến {high})"
        return words

    @property
    def share_words(self) -> str:
        """A share alone: 70%."""
        return percent(self.value)


@dataclass(frozen=True, kw_only=True)
class PlanDeadline:
    """One "trước ngày": `due_at` is 00:00 in Hà Nội of that day, the first instant too late."""

    key: str
    title: str
    due_at: datetime
    source: str
    sentence: str
    kinds: tuple[str, ...]  # unit kinds that owe it
    units: tuple[str, ...]  # or single units by slug
    reading: str = ""  # how we read the row where the plan says less; shown beside it as ours

    def is_owed_by(self, kind: str, slug: str = "") -> bool:
        """Whether a unit of this kind, or this very unit, owes it."""
        return kind in self.kinds or slug in self.units


@dataclass(frozen=True, kw_only=True)
class ProgrammeItem:
    """One of the eight items of III.1."""

    number: int
    title: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class SummaryPart:
    """One part of the summary report and what III.3.1 demands of it."""

    key: str
    heading: str
    demand: str
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    commune: str  # the statistical office's code: a plan is one commune's
    document: str
    sections: tuple[str, ...]
    conference: Mapping[str, Any]
    figures: tuple[Figure, ...]
    deadlines: tuple[PlanDeadline, ...]
    programme: tuple[ProgrammeItem, ...]
    programme_source: str
    summary_source: str
    summary_sentence: str
    summary: tuple[SummaryPart, ...]
    recipients: tuple[str, ...]


KINDS = {
    str: "chữ trong dấu nháy",
    dict: "một bảng",
    list: "một danh sách",
    date: "một ngày như 2025-08-20",
    int: "một số nguyên",
    bool: "true hoặc false",
}
LONGEST = {  # characters, as the rows hold them
    "commune": 8,
    "document": 200,
    "name": 200,
    "edition": 40,
    "term": 20,
    "review_period": 20,
    "code_prefix": 8,
    "venue": 200,
}
ASKS_CONSENTS = "asks_consents"  # a plan that does not say so asks
LEADERS_CHOOSE = "leaders_choose"  # unit kinds; a plan that names none has all of them review
OF_A_CONFERENCE = ("name", "edition", "term", "review_period", "code_prefix", "venue")


def _want(raw: Any, where: str, kind: type, *keys: str) -> None:
    """Each of these is there, of its kind, and no longer than its row."""
    if not isinstance(raw, dict):
        raise Refused(f"{where.removesuffix('.')} phải là {KINDS[dict]}.")
    for key in keys:
        if key not in raw:
            raise Refused(f"Thiếu mục {where}{key}.")
        if type(raw[key]) is not kind:
            raise Refused(f"{where}{key} phải là {KINDS[kind]}.")
        if kind is str and len(raw[key]) > LONGEST.get(key, len(raw[key])):
            raise Refused(f"{where}{key} dài quá {LONGEST[key]} ký tự.")


def _shaped(raw: Mapping[str, Any]) -> None:
    """Everything that is read below is there, and is what it should be."""
    _want(raw, "", str, "document", "commune")
    _want(raw, "", list, "sections", "recipients")
    _want(raw, "", dict, "conference", "figure", "deadline", "programme", "summary")
    _want(raw["conference"], "conference.", str, *OF_A_CONFERENCE)
    _want(raw["conference"], "conference.", bool, *({ASKS_CONSENTS} & set(raw["conference"])))
    _want(raw["conference"], "conference.", list, *({LEADERS_CHOOSE} & set(raw["conference"])))
    chosen = raw["conference"].get(LEADERS_CHOOSE, ())
    if strange := [kind for kind in chosen if kind not in UnitKind.values]:  # of any shape
        kinds = ", ".join(sorted(set(map(str, strange))))
        raise Refused(f"conference.{LEADERS_CHOOSE} không biết loại đơn vị {kinds}.")
    _want(raw["figure"], "figure.", dict, "capacity", *raw["figure"])
    for key, entry in raw["figure"].items():
        for name in {"value", "leeway"} & {"value", *entry}:
            _want(entry, f"figure.{key}.", str, name)
            _number(entry[name], f"figure.{key}.{name}")
    _posting(raw["figure"])
    _want(raw["deadline"], "deadline.", dict, *raw["deadline"])
    for key, entry in raw["deadline"].items():
        _want(entry, f"deadline.{key}.", date, "before")
        _want(entry, f"deadline.{key}.", str, "title")
        _want(entry, f"deadline.{key}.", list, *({"kinds", "units"} & set(entry)))
    _want(raw["programme"], "programme.", list, "items")
    for number, item in enumerate(raw["programme"]["items"], start=1):
        _want(item, f"programme.items[{number}].", str, "title")
        _want(item, f"programme.items[{number}].", int, "minutes")
    _want(raw["summary"], "summary.", list, "parts")
    for number, part in enumerate(raw["summary"]["parts"], start=1):
        _want(part, f"summary.parts[{number}].", str, "key", "heading", "demand")


def _number(value: str, where: str) -> None:
    try:
        Fraction(value)
    except (ValueError, ZeroDivisionError) as wrong:
        raise Refused(f"{where}: {value!r} không phải là số.") from wrong


def _posting(figures: Mapping[str, Any]) -> None:
    """Whole days, none at all included; a plan that does not say so posts nobody."""
    days = Fraction(figures.get(FigureKey.POSTING_DAYS, {"value": "0"})["value"])
    if days.denominator != 1 or not 0 <= days <= MOST_POSTING_DAYS:
        raise Refused(
            f"figure.{FigureKey.POSTING_DAYS}.value phải là số ngày tròn, từ 0 đến"
            f" {MOST_POSTING_DAYS}."
        )


def _cited(raw: Mapping[str, Any], name: str, sections: tuple[str, ...]) -> None:
    if not raw.get("sentence"):
        raise Refused(f"{name}: thiếu câu trích của kế hoạch.")
    if str(raw.get("source", "")).split(".")[0] not in sections:
        raise Refused(f"{name}: kế hoạch không có mục {raw.get('source')!r}.")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=HANOI)


def read(path: Path) -> Plan:
    """Read and check a plan file; raises Refused for whatever is missing, wrong or uncited."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes a mark in front
    except UnicodeDecodeError as wrong:
        raise Refused("Tệp không phải UTF-8. Hãy lưu lại dạng UTF-8.") from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise Refused(f"Tệp sai cú pháp: {wrong}.") from wrong
    _shaped(raw)
    sections = tuple(raw["sections"])
    for group in ("figure", "deadline"):
        for key, entry in raw[group].items():
            _cited(entry, f"{group}.{key}", sections)
    _cited(raw["programme"], "programme", sections)
    _cited(raw["summary"], "summary", sections)
    return Plan(
        commune=raw["commune"],
        document=raw["document"],
        sections=sections,
        conference=raw["conference"],
        figures=tuple(
            Figure(
                key=key,
                value=Fraction(entry["value"]),
                leeway=Fraction(entry.get("leeway", 0)),
                leeway_note=entry.get("leeway_note", ""),
                source=entry["source"],
                sentence=entry["sentence"],
            )
            for key, entry in raw["figure"].items()
        ),
        deadlines=tuple(
            PlanDeadline(
                key=key,
                title=entry["title"],
                due_at=_midnight(entry["before"]),
                source=entry["source"],
                sentence=entry["sentence"],
                kinds=tuple(entry.get("kinds", ())),
                units=tuple(entry.get("units", ())),
                reading=entry.get("reading", ""),
            )
            for key, entry in raw["deadline"].items()
        ),
        programme=tuple(
            ProgrammeItem(number=number, title=item["title"], minutes=item["minutes"])
            for number, item in enumerate(raw["programme"]["items"], start=1)
        ),
        programme_source=raw["programme"]["source"],
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
    )
