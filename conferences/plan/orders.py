"""What a paper that came after the plan orders: one thing of it, said anew with its sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.enums import UnitKind
from accounts.problems import Problem, Refused
from accounts.telling import vn_short
from conferences.enums import Settling
from conferences.plan.bounds import LONGEST
from conferences.plan.dated import PlanDeadline
from conferences.plan.days import OF_A_WAY
from conferences.plan.duties import SeatTable
from conferences.plan.reader import of_raw
from conferences.plan.values import OF_A_VENUE, Plan
from conferences.plan.written import as_raw

FIGURE, DEADLINE, VENUE, SEATS = "figure", "deadline", "venue", "seats"
IS_DATED = re.compile(r"ngày ([0-9]{1,2})(?:/| tháng )([0-9]{1,2})(?:/| năm )([0-9]{4})")
FUTURE = "Ngày của văn bản sau hôm nay. Hãy xem lại."
TOO_OLD = "Văn bản có trước {} (ngày {}). Hãy xem lại ngày."
TOO_LONG = "Số, ngày, cơ quan dài quá {} ký tự, kể cả dấu cách. Hãy rút gọn."
SAME = "Giá trị này đang dùng rồi. Hãy nhập giá trị khác, hoặc bấm “Không lưu”."
NOTHING = "không"


@dataclass(frozen=True, kw_only=True)
class Order:
    """The paper that orders a change, and its sentence that does."""

    kind: str  # "Công văn"
    number: str  # "45/UBND-VHXH"
    on: date
    body: str  # who issued it
    sentence: str

    @property
    def document(self) -> str:
        """As everything that rests on it cites it."""
        return f"{self.kind} số {self.number} ngày {vn_short(self.on)} của {self.body}"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One thing of a plan said anew: `said` by the keys of a plan's file."""

    what: str
    key: str = ""
    said: Mapping[str, Any]

    @property
    def about(self) -> str:
        """As an edition names it: deadline/list_approved."""
        return f"{self.what}/{self.key}"


def said_of(plan: Plan, what: str, key: str = "") -> Mapping[str, Any] | None:
    """What the plan says of one thing by the keys of a file; None where it has no such thing."""
    raw = as_raw(plan)
    if what == VENUE:
        said: Mapping[str, Any] = raw["conference"]
        return {
            "venue": said["venue"],
            "document": said.get("venue_document", ""),
            "sentence": said.get("venue_sentence", ""),
        }
    if what == SEATS:
        return raw.get("seats")
    found: Mapping[str, Any] | None = raw.get(what, {}).get(key)
    return found


def edited(plan: Plan, edit: Edit, order: Order) -> Plan:
    """The plan as it is by that order; raises Refused with all the reader finds wrong."""
    raw = as_raw(plan)
    cited = {"document": order.document, "sentence": order.sentence}
    if edit.what == VENUE:
        named = dict(zip(OF_A_VENUE, cited.values(), strict=True))
        raw["conference"] = {**raw["conference"], **edit.said, **named}
    elif edit.what == SEATS:
        raw["seats"] = {**raw["seats"], **edit.said, **cited}
    else:
        entry = {key: one for key, one in raw[edit.what][edit.key].items() if _stays(key, edit)}
        raw[edit.what] = {**raw[edit.what], edit.key: {**entry, **edit.said, **cited}}
    return of_raw(raw)


def _stays(key: str, edit: Edit) -> bool:
    """A day is worded in one way, and a paper settles only what a paper settles."""
    if key in OF_A_WAY:
        return not OF_A_WAY & edit.said.keys()
    return key != "paper" or "settles" not in edit.said


def demand_order(order: Order, plan: Plan, edit: Edit, *, today: date) -> None:
    """Raise Refused for a paper that cannot order it: of tomorrow, older than what it changes."""
    standing = (said_of(plan, edit.what, edit.key) or {}).get("document", "")
    problems = []
    if order.on > today:
        problems.append(Problem(text=FUTURE, field="order_day"))
    for document in (plan.document, standing):
        day = dated(document)
        if day and order.on < day:
            words = TOO_OLD.format(document.partition(" ngày ")[0], vn_short(day))
            problems.append(Problem(text=words, field="order_day"))
            break
    if len(order.document) > (most := LONGEST["document"]):
        problems.append(Problem(text=TOO_LONG.format(most), field="order_body"))
    if problems:
        raise Refused(*problems)


def hanging(plan: Plan, key: str) -> list[str]:
    """A day and all that are reckoned of it, of those that are, and so on."""
    found = [key]
    for one in found:
        found += [row.key for row in plan.deadlines if row.after == one and row.key not in found]
    return found


def dated(document: str) -> date | None:
    """The day a paper names as its own; None where it names none."""
    found = IS_DATED.search(document)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


# --- What is other by it -------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line of what an order changes: as it stood, as it stands from now on."""

    label: str
    before: str
    after: str


def title_of(plan: Plan, what: str, key: str = "") -> str:
    """What people call that thing."""
    if what == VENUE:
        return "Địa điểm Hội nghị"
    if what == SEATS:
        return "Số người mỗi đơn vị giới thiệu"
    rows = {one.key: one.title for one in (plan.figures if what == FIGURE else plan.deadlines)}
    return rows.get(key, key)


def changes(before: Plan, after: Plan, edit: Edit, names: Mapping[str, str]) -> list[Change]:
    """Side by side, what is other; names: of units by slug."""
    old, new = (list(_lines(plan, edit, names)) for plan in (before, after))
    labels = dict.fromkeys(label for label, _ in (*old, *new))
    stood, stands = dict(old), dict(new)
    return [
        Change(label=label, before=stood.get(label, NOTHING), after=stands.get(label, NOTHING))
        for label in labels
        if stood.get(label) != stands.get(label)
    ]


def in_words(title: str, lines: list[Change]) -> str:
    """Tổ chức Hội nghị. Hạn: trước ngày 25/8/2025, nay là trước ngày 30/8/2025."""
    told = (f"{one.label}: {one.before}, nay là {one.after}." for one in lines)
    return " ".join([f"{title}.", *told])


def _lines(plan: Plan, edit: Edit, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if edit.what == VENUE:
        yield "Địa điểm", plan.conference["venue"]
    elif edit.what == SEATS and plan.seats:
        yield from _seats(plan.seats, names)
    elif edit.what == FIGURE:
        figure = next(one for one in plan.figures if one.key == edit.key)
        yield "Con số", figure.words
    else:
        yield from _day(next(one for one in plan.deadlines if one.key == edit.key), names)


def _seats(table: SeatTable, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for label, number in table.by_kind:
        yield label, str(number)
    for slug, number in table.units:
        yield names.get(slug, slug), str(number)


def _day(row: PlanDeadline, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "Việc", row.title
    yield "Hạn", row.words
    yield "Xong khi", str(Settling(row.settles).label)
    yield "Sau hạn", "đóng, không gửi được nữa" if row.closes else "vẫn làm được, ghi là muộn"
    kinds = [str(kind.label) for kind in UnitKind if kind in row.kinds]  # whoever wrote them
    units = sorted(names.get(slug, slug) for slug in row.units)
    yield "Ai phải làm", ", ".join(kinds + units) or NOTHING
