"""One thing of a plan as a page has it, box by box, and back into the words of a plan's file."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from accounts.enums import UnitKind
from conferences.enums import COUNTED, FigureKind, Settling
from conferences.plan.days import WAYS
from conferences.plan.orders import DEADLINE, FIGURE, SEATS, VENUE, said_of
from conferences.plan.values import Plan

KIND, UNIT = "kind-", "unit-"  # before whom a number of seats is of
OF_A_DAY = ("way", "day", "first", "hour", "days", "after", "event")


def boxes_of(plan: Plan, what: str, key: str = "") -> dict[str, Any] | None:
    """What stands, by box; None where the plan has no such thing."""
    said = said_of(plan, what, key)
    if said is None:
        return None
    if what == VENUE:
        return {"venue": said["venue"]}
    if what == SEATS:
        kinds = {f"{KIND}{kind}": said["kinds"].get(kind) for kind in UnitKind.values}
        return kinds | {f"{UNIT}{slug}": number for slug, number in said["units"].items()}
    return _figure(said) if what == FIGURE else _deadline(said)


def _figure(said: Mapping[str, Any]) -> dict[str, Any]:
    value = Fraction(said["value"])
    if is_counted(said):
        return {"value": int(value)}
    if said["kind"] == FigureKind.SHARE:
        return {"value": value, "leeway": Fraction(said["leeway"])}
    return {"value": value}


def is_counted(said: Mapping[str, Any]) -> bool:
    """Whether a number is of people or days, no part of a whole."""
    return said["kind"] in COUNTED or Fraction(said["value"]) > 1


def _deadline(said: Mapping[str, Any]) -> dict[str, Any]:
    way = next(way for way in WAYS if way in said)
    found: dict[str, Any] = dict.fromkeys(OF_A_DAY)
    found |= {"way": way, "event": said.get("event", ""), "after": said.get("after", "")}
    if way == "after":
        found["days"] = said["days"]
    elif way == "in_month":
        found["day"] = date.fromisoformat(f"{said[way]}-01")
    elif "T" in said[way]:
        at = datetime.fromisoformat(said[way])
        found |= {"day": at.date(), "hour": at.time()}
    else:
        found["day"] = date.fromisoformat(said["to" if way == "from" else way])
    if way == "from":
        found["first"] = date.fromisoformat(said[way])
    settles = f"{said['settles']}/{said['paper']}" if "paper" in said else said["settles"]
    return {
        "title": said["title"], **found, "settles": settles, "closes": said["closes"],
        "kinds": [kind for kind in UnitKind.values if kind in said["kinds"]],
        "units": sorted(said["units"]),
    }  # fmt: skip


def said_by(what: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed by the keys of a file, for `conferences.plan.orders.Edit`."""
    if what == SEATS:
        given = {name: number for name, number in typed.items() if number is not None}
        return {
            table: {name[len(begin) :]: one for name, one in given.items() if name[:5] == begin}
            for table, begin in (("kinds", KIND), ("units", UNIT))
        }
    if what == FIGURE:
        return {name: str(Fraction(number)) for name, number in typed.items()}
    if what != DEADLINE:
        return dict(typed)
    settles, _, paper = typed["settles"].partition("/")
    return {
        "title": typed["title"], "settles": settles, **({"paper": paper} if paper else {}),
        "closes": typed["closes"] and settles == Settling.DOSSIERS_SENT,
        "kinds": list(typed["kinds"]), "units": list(typed["units"]), **_worded(typed),
    }  # fmt: skip


def _worded(typed: Mapping[str, Any]) -> dict[str, Any]:
    way: str = typed["way"]
    if way == "after":
        return {name: typed[name] for name in WAYS[way]}
    day: date = typed["day"]
    if way == "from":
        return {"from": typed["first"].isoformat(), "to": day.isoformat()}
    if way == "in_month":
        return {way: f"{day:%Y-%m}"}
    if way == "at_latest" and typed["hour"]:
        return {way: datetime.combine(day, typed["hour"]).isoformat()}
    return {way: day.isoformat()}
