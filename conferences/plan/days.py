"""Reads a plan's deadlines: their wordings, who owes them, what settles them."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from accounts.enums import UnitKind
from conferences.calendar import HANOI, day_after, just_after, midnight
from conferences.enums import ONE_EACH, Settling, Wording
from conferences.plan.bounds import FIRST_DAY, LAST_DAY, LONGEST, MOST
from conferences.plan.dated import PlanDeadline, reckoned
from conferences.plan.faults import Faults, shown

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
WITHIN = f"phải từ {FIRST_DAY:%d/%m/%Y} đến {LAST_DAY:%d/%m/%Y}"
A_DAY = "một ngày như 2025-08-20"
AN_HOUR = "một ngày như 2025-08-20 hoặc một giờ như 2025-08-29T16:30:00"
A_MONTH = "một tháng như 2025-08"
WAYS = {  # the key that tells how a day is worded → all keys that go with it
    "before": ("before",),
    "at_latest": ("at_latest",),
    "from": ("from", "to"),
    "on": ("on",),
    "in_month": ("in_month",),
    "after": ("after", "days", "event"),
}
WORDINGS = dict(zip(WAYS, Wording.values, strict=True))
OF_A_WAY = {key for keys in WAYS.values() for key in keys}
# Plans written before a row said what settles it: known by these four names.
BY_NAME: Mapping[str, Mapping[str, Any]] = {
    "plan_reported": {"settles": Settling.BY_HAND.value},
    "list_approved": {"settles": Settling.DOSSIERS_SENT.value, "closes": True},
    "conference_held": {"settles": Settling.CONFERENCE_HELD.value},
    "results_reported": {
        "settles": Settling.PAPER_DISPATCHED.value, "paper": "result", "after_conference": True,
    },
}  # fmt: skip


def deadlines(raw: Mapping[str, Any], faults: Faults) -> tuple[PlanDeadline, ...]:
    """Every deadline that can be read; what is wrong with the others is said."""
    if not raw:
        faults.say("Kế hoạch phải có ít nhất một hạn.")
    said = {key: _by_name(key, one) for key, one in raw.items()}
    found = [one for key, entry in said.items() if (one := _read(key, entry, said, faults))]
    _one_each(found, faults)
    due = reckoned(found)
    for one in due:
        if one.after in said and one.due_at > day_after(LAST_DAY):
            faults.say(f"deadline.{shown(one.key)}.days: ngày tính ra {WITHIN}.")
    return due


def demand_key(key: str, where: str, faults: Faults) -> None:
    """That rows, addresses and files may call something so."""
    most = LONGEST["key"]
    if SLUG.fullmatch(key) and len(key) <= most:
        return
    faults.say(
        f"{where}.{shown(key)}: tên chỉ gồm chữ a-z, số, dấu - hoặc _, dài không quá {most}."
    )


def _by_name(key: str, entry: Any) -> Any:
    is_old = isinstance(entry, dict) and "settles" not in entry
    return {**BY_NAME.get(key, {}), **entry} if is_old else entry


def _read(key: str, entry: Any, all_of: Mapping[str, Any], faults: Faults) -> PlanDeadline | None:
    where = f"deadline.{shown(key)}."
    if not faults.want(entry, where, str):
        return None
    demand_key(key, "deadline", faults)
    shaped = [
        faults.want(entry, where, str, "title", "settles"),
        faults.texts(entry, where, "kinds", "units"),
        faults.may(entry, where, str, "reading", "paper", "document"),
        faults.may(entry, where, bool, "closes", "after_conference"),
    ]
    day = _day(entry, where, faults)
    if not all(shaped) or day is None:
        return None
    faults.names(entry.get("kinds", []), f"{where}kinds", UnitKind.values, "loại đơn vị")
    if entry["settles"] not in Settling.values:
        faults.say(f"{where}settles phải là một trong: {', '.join(Settling.values)}.")
        return None
    _acts(entry, where, faults)
    if "after" in day:
        _hangs(key, day["after"], all_of, faults)
    settles = entry["settles"]
    return PlanDeadline(
        key=key,
        title=entry["title"],
        source=str(entry.get("source", "")),
        sentence=str(entry.get("sentence", "")),
        kinds=tuple(entry.get("kinds", ())),
        units=tuple(entry.get("units", ())),
        reading=entry.get("reading", ""),
        settles=settles,
        paper=entry.get("paper", ""),
        document=entry.get("document", ""),
        closes=entry.get("closes", False),
        after_conference=entry.get("after_conference", settles == Settling.CONFERENCE_HELD),
        **day,
    )


def _day(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    """How it is worded and when it is over; None where that cannot be read."""
    ways = [way for way in WAYS if way in entry]
    if not ways:
        faults.say(f"Thiếu mục {where}before (hoặc at_latest, from và to, on, in_month, after).")
        return None
    (way, *more), others = ways, OF_A_WAY & set(entry)
    if more or others - set(WAYS[way]):
        both = ", ".join(sorted(others))
        faults.say(f"{where.removesuffix('.')} chỉ được ghi hạn theo một cách, đang có: {both}.")
        return None
    read = {
        "before": _before, "at_latest": _at_latest, "from": _range, "on": _on,
        "in_month": _in_month, "after": _relative,
    }[way]  # fmt: skip
    found = read(entry, where, faults)
    return found and {"wording": WORDINGS[way], **found}


def _date(entry: Mapping[str, Any], where: str, key: str, faults: Faults) -> date | None:
    value = entry.get(key)
    if isinstance(value, str):  # a plan that was kept as text
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if type(value) is date:
        return _within(value, f"{where}{key}", faults)
    faults.say(f"{where}{key} phải là {A_DAY}." if key in entry else f"Thiếu mục {where}{key}.")
    return None


def _within(day: date, place: str, faults: Faults) -> date | None:
    """None of a year that is a slip of the hand, and that no zone can be reckoned in."""
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    faults.say(f"{place} {WITHIN}.")
    return None


def _before(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    day = _date(entry, where, "before", faults)
    return None if day is None else {"due_at": midnight(day)}


def _at_latest(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    """An hour is Hà Nội's, and counts itself; a day counts to its end."""
    value = entry["at_latest"]
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            value = None
    is_hour = isinstance(value, datetime) and value.tzinfo is None and not value.microsecond
    if is_hour or type(value) is date:
        day = _within(value.date() if is_hour else value, f"{where}at_latest", faults)
        if day is None:
            return None
        due_at = just_after(value.replace(tzinfo=HANOI)) if is_hour else day_after(day)
        return {"due_at": due_at}
    faults.say(f"{where}at_latest phải là {AN_HOUR}.")
    return None


def _range(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    days = [_date(entry, where, key, faults) for key in ("from", "to")]
    first, last = days
    if first is None or last is None:
        return None
    if last < first:
        faults.say(f"{where}to phải từ ngày {where}from trở đi.")
    return {"begins_at": midnight(first), "due_at": day_after(last)}


def _on(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    day = _date(entry, where, "on", faults)
    return None if day is None else {"begins_at": midnight(day), "due_at": day_after(day)}


def _in_month(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    said = entry["in_month"]
    try:
        if not isinstance(said, str) or not MONTH.fullmatch(said):
            raise ValueError
        first = date.fromisoformat(f"{said}-01")
    except ValueError:
        faults.say(f"{where}in_month phải là {A_MONTH}.")
        return None
    if _within(first, f"{where}in_month", faults) is None:
        return None
    following = (first + timedelta(days=31)).replace(day=1)
    return {"begins_at": midnight(first), "due_at": midnight(following)}


def _relative(entry: Mapping[str, Any], where: str, faults: Faults) -> dict[str, Any] | None:
    """Its instant is reckoned once all are read; until then any will do."""
    shaped = [
        faults.want(entry, where, str, "after", "event"),
        faults.want(entry, where, int, "days"),
    ]
    if not all(shaped):
        return None
    sound = faults.number(entry, where, "days", least=1, most=MOST["days"])
    said = {key: entry[key] for key in WAYS["after"]} | ({} if sound else {"days": 1})
    return {**said, "due_at": midnight(FIRST_DAY)}


def _hangs(key: str, after: str, all_of: Mapping[str, Any], faults: Faults) -> None:
    if after not in all_of:
        faults.say(f"deadline.{shown(key)}.after: kế hoạch không có hạn {after!r}.")
        return
    chain, here = {key}, after
    while isinstance(here, str) and here and here not in chain:
        chain.add(here)
        there = all_of.get(here)
        here = there.get("after", "") if isinstance(there, dict) else ""
    if here:
        faults.say(f"deadline.{shown(key)}.after: các hạn tính vòng tròn theo nhau.")


def _acts(entry: Mapping[str, Any], where: str, faults: Faults) -> None:
    """What only some kinds may say."""
    settles = entry["settles"]
    if entry.get("closes") and settles != Settling.DOSSIERS_SENT:
        faults.say(f"{where}closes chỉ đặt được cho hạn đơn vị gửi hồ sơ (dossiers_sent).")
    if bool(entry.get("paper")) != (settles == Settling.PAPER_DISPATCHED):
        faults.say(f"{where}paper ghi loại văn bản, khi settles là paper_dispatched và chỉ khi đó.")


def _one_each(found: list[PlanDeadline], faults: Faults) -> None:
    """Of what the code acts on there is one; two would leave open which of them it means."""
    for kind in sorted(ONE_EACH):
        _at_most_one(
            [one.key for one in found if one.settles == kind], Settling(kind).label, faults
        )
    for paper in sorted({one.paper for one in found if one.paper}):
        keys = [one.key for one in found if one.paper == paper]
        _at_most_one(keys, f"{Settling.PAPER_DISPATCHED.label} {paper}", faults)


def _at_most_one(keys: list[str], what: str, faults: Faults) -> None:
    if len(keys) > 1:
        told = ", ".join(f"deadline.{shown(key)}" for key in keys)
        faults.say(f"Kế hoạch chỉ được có một hạn “{what}”, đang có {len(keys)}: {told}.")
