"""What of a press for many may be taken back by now, and why not the rest of what might have been:
said before anybody presses, so that the number on the button is the number that goes.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.enums import Permission
from accounts.problems import Problem
from accounts.request import Request
from conferences.web import here
from nominations.actions.answering import not_unsaid
from nominations.enums import Found
from nominations.models import BulkResult, Finding, Nomination
from nominations.web.reasons import NOT_SEEN
from nominations.web.results import (
    ANSWERED,
    MOVED,
    Stands,
    open_rows,
    press_named,
    result_of,
    rows_from,
)
from nominations.workflow.apart import perhaps_related
from nominations.workflow.ways_back import last_made, no_way_back

NOT_THERE = Problem(text=NOT_SEEN)


@dataclass(frozen=True, kw_only=True)
class Left:
    """A row of a press that its undo left as it was: why, or when it alone had been taken back."""

    code: str
    full_name: str
    unit: str
    problems: tuple[Problem, ...] = ()
    undone: str = ""


def ways_back(request: Request, presses: Iterable[BulkResult]) -> dict[int, Stands]:
    """Of each press, of each row it had a way back for and that was not taken back alone, what
    stands in the way; the same queries for one press and for twenty.
    """
    open_of = {one: rows for one in presses if (rows := open_rows(one))}
    if not open_of:
        return {}
    codes = {row["code"] for rows in open_of.values() for row in rows}
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    read = mine.of(here(request)).select_related("unit__commune", "conference")
    there = {one.code: one for one in read.filter(code__in=codes).order_by()}
    # No move that leads back is kept from whoever had a hand in it: relatives alone are.
    apart_of = perhaps_related(there.values(), request.user)
    moves = {one.told["move"] for one in open_of if one.kind == MOVED}
    made = last_made(codes, moves) if moves else {}
    given = _given(request, [one for one in open_of if one.kind == ANSWERED])
    found: dict[int, Stands] = {}
    for one, rows in open_of.items():
        dossiers = [there[row["code"]] for row in rows if row["code"] in there]
        if one.kind == MOVED:
            before = {row["code"]: row["before"] for row in rows}
            stands = no_way_back(
                dossiers, one.told["move"], before=before, made=made, apart_of=apart_of,
                by=request.user, at=request.at,
            )  # fmt: skip
        else:
            stands = not_unsaid(dossiers, given.get(one.pk, ()), apart_of, request.user)
        gone = {row["code"]: [NOT_THERE] for row in rows if row["code"] not in there}
        found[one.pk] = {row["code"]: [] for row in rows} | stands | gone
    return found


def stands_named(request: Request, kind: str) -> Stands:
    """The same of the press a form names; nothing of none."""
    kept = press_named(request, kind)
    return ways_back(request, [kept]).get(kept.pk, {}) if kept else {}


def left_by(
    request: Request, kind: str, stands: Stands, taken: Collection[str]
) -> list[dict[str, Any]]:
    """Rows an undo of the press a form names does not take: why not, or when each alone went."""
    kept = press_named(request, kind)
    return list(_left(kept.told["rows"] if kept else (), stands, taken))


def _left(
    rows: Iterable[dict[str, Any]], stands: Stands, taken: Collection[str]
) -> Iterator[dict[str, Any]]:
    for row in rows:
        code = row["code"]
        if row.get("undone"):
            yield {"code": code, "undone": row["undone"]}
        elif code not in taken and stands.get(code):
            yield {"code": code, "problems": [problem.text for problem in stands[code]]}


def left_told(request: Request, kept: BulkResult) -> list[Left]:
    """Those its page says it left as they were; under the names of now."""
    return rows_from(request, Left, kept.told.get("left", ()))


def taken_back(request: Request, kept: BulkResult) -> dict[str, str]:
    """By code when each of its rows was taken back, alone or with all."""
    whole = result_of(request, kept.undone) if kept.undone else None
    done = "written" if kept.kind == ANSWERED else "after"
    rows = whole.told["rows"] if whole else ()
    at = whole.at.isoformat() if whole else ""
    alone = {row["code"]: row["undone"] for row in kept.told["rows"] if row.get("undone")}
    return {row["code"]: at for row in rows if row.get(done)} | alone


def _given(request: Request, presses: Sequence[BulkResult]) -> dict[int, set[str]]:
    """Of each press, the dossiers of which something it wrote still stands as it was written."""
    if not presses:
        return {}
    moments = {one.pk: datetime.fromisoformat(one.told["given_at"]) for one in presses}
    own = Finding.objects.filter(by=request.user, at__in=moments.values(), found=Found.CLEAR)
    stands = list(own.values_list("at", "item", "nomination__code"))
    return {
        one.pk: {
            code for at, item, code in stands
            if at == moments[one.pk] and item in one.told["item_keys"]
        }
        for one in presses
    }  # fmt: skip
