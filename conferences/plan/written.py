"""Writes a plan as the text an edition keeps, of the same shape as a file; reads it back."""

import hashlib
import json
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from accounts.problems import Refused
from conferences.calendar import HANOI, INSTANT, is_midnight, last_day, local_day
from conferences.enums import Settling, Wording
from conferences.plan.dated import PlanDeadline
from conferences.plan.duties import SeatTable
from conferences.plan.reader import of_raw
from conferences.plan.values import Figure, Plan


def as_text(plan: Plan) -> str:
    """What `of_text` reads as the very same plan."""
    return json.dumps(as_raw(plan), ensure_ascii=False)


def of_text(text: str) -> Plan:
    """A plan out of an edition's text; raises Refused as a file would."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise Refused("Toàn văn kế hoạch sai cú pháp.") from wrong
    return of_raw(raw)


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def as_raw(plan: Plan) -> dict[str, Any]:
    return {
        "document": plan.document,
        "commune": plan.commune,
        "sections": list(plan.sections),
        "recipients": list(plan.recipients),
        "conference": dict(plan.conference),
        "figure": {figure.key: _figure(figure) for figure in plan.figures},
        "deadline": {one.key: _deadline(one) for one in plan.deadlines},
        "offices": [asdict(one) for one in plan.offices],
        "tasks": [asdict(one) for one in plan.tasks],
        **({"seats": _seats(plan.seats)} if plan.seats else {}),
        "programme": {
            "source": plan.programme_source,
            "sentence": plan.programme_sentence,
            "items": [{"title": one.title, "minutes": one.minutes} for one in plan.programme],
        },
        "summary": {
            "source": plan.summary_source,
            "sentence": plan.summary_sentence,
            "parts": [
                {
                    "key": one.key, "heading": one.heading, "demand": one.demand,
                    "tables": list(one.tables),
                }
                for one in plan.summary
            ],
        },
    }  # fmt: skip


def _seats(table: SeatTable) -> dict[str, Any]:
    said = {"source": table.source, "sentence": table.sentence}
    since = {"document": table.document} if table.document else {}
    return {**said, **since, "kinds": dict(table.kinds), "units": dict(table.units)}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "kind": figure.kind,
        "title": figure.title,
        **({"about": figure.about} if figure.about else {}),
        **({"document": figure.document} if figure.document else {}),
        "value": str(figure.value),
        "leeway": str(figure.leeway),
        "leeway_note": figure.leeway_note,
        "source": figure.source,
        "sentence": figure.sentence,
    }


def _deadline(row: PlanDeadline) -> dict[str, Any]:
    said = {
        name: getattr(row, name)
        for name in ("title", "source", "sentence", "reading", "settles", "closes")
    }
    more = {"after_conference": row.after_conference, "kinds": list(row.kinds)}
    paper = {"paper": row.paper} if row.settles == Settling.PAPER_DISPATCHED else {}
    since = {"document": row.document} if row.document else {}
    return {**said, **since, **more, "units": list(row.units), **paper, **_day(row)}


def _day(row: PlanDeadline) -> dict[str, Any]:
    """Its day by the same keys as a file words it."""
    last = last_day(row.due_at)
    match row.wording:
        case Wording.RELATIVE:
            return {"after": row.after, "days": row.days, "event": row.event}
        case Wording.RANGE if row.begins_at:
            return {"from": local_day(row.begins_at).isoformat(), "to": last.isoformat()}
        case Wording.ON:
            return {"on": last.isoformat()}
        case Wording.IN_MONTH:
            return {"in_month": f"{last:%Y-%m}"}
        case Wording.AT_LATEST if not is_midnight(row.due_at):
            latest = (row.due_at - INSTANT).astimezone(HANOI).replace(tzinfo=None)
            return {"at_latest": latest.isoformat()}
        case Wording.AT_LATEST:
            return {"at_latest": last.isoformat()}
    return {"before": (last + timedelta(days=1)).isoformat()}
