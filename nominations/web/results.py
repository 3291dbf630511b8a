"""What became of many at one press, a row each: its page is turned to again as any other is, and
nothing is done a second time.

Of a dossier only its code and what was said of it: its name is read again where it stands.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts.enums import Permission
from accounts.problems import Problem
from accounts.request import Request
from accounts.web import row_id
from conferences.web import here
from conferences.workflow import NOTE_LENGTH
from nominations.actions import results
from nominations.models import BulkResult, Nomination
from nominations.web.chosen import CHOSEN, MOST
from nominations.web.onward import HELD, list_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row")
Stands = Mapping[str, Sequence[Problem]]  # by code; nothing in the way: it may be taken back

UNDONE = "lan"  # of the form that undoes: which result it stands on
ONE = "mot"  # of the same form: the button beside one row, with its code
MOVED, ANSWERED, DECIDED = "moved", "answered", "decided"
READ_AGAIN = frozenset({"full_name", "unit"})


def keep(
    request: Request, kind: str, told: dict[str, Any], *, is_undo: bool = False
) -> HttpResponseRedirect:
    """Keep it and lead to its page. is_undo: it took something back of what the form names."""
    kept = results.keep(
        here(request), kind, _bounded(told), owner=request.user, at=request.at,
        undoes=row_id(request.POST.get(UNDONE, "")) if is_undo else 0,
    )  # fmt: skip
    asks = list_of(request)
    if HELD in request.GET:  # the same ones may be gone on with
        asks[HELD] = request.GET[HELD]
    there = reverse("nominations:told", args=[kept.pk], query=asks or None)
    return HttpResponseRedirect(there)


def result_of(request: Request, number: int | str) -> BulkResult | None:
    """What an address names, as long as it is kept, of whoever asks for it."""
    own = BulkResult.objects.own(request.user.pk, here(request).pk).kept_at(request.at)
    wanted = row_id(str(number))
    return own.filter(pk=wanted).first() if wanted else None


def press_named(request: Request, kind: str) -> BulkResult | None:
    """The press of that kind that a form names."""
    kept = result_of(request, request.POST.get(UNDONE, ""))
    return kept if kept and kept.kind == kind else None


def rows_named(request: Request, kind: str, stands: Stands) -> list[dict[str, Any]]:
    """What may be taken back of the press a form names that sends no rows of its own: all that
    nothing stands in the way of; or that one row of it whose button was pressed.
    """
    kept = press_named(request, kind)
    rows, one = open_rows(kept) if kept else [], request.POST.get(ONE)
    if one is not None:
        return [row for row in rows if row["code"] == one]
    return [row for row in rows if not stands.get(row["code"])]


def open_rows(kept: BulkResult) -> list[dict[str, Any]]:
    """Rows that had a way back, while neither the press nor they alone were taken back."""
    if kept.undone or kept.told.get("is_undo"):
        return []
    return [row for row in kept.told["rows"] if row.get("way_back") and not row.get("undone")]


def chosen_back(request: Request, kind: str) -> list[str] | None:
    """The rows a page of results sends to be taken back, without those that went alone since; None
    where it sends none of its own.
    """
    if CHOSEN not in request.POST or ONE in request.POST:
        return None
    kept = press_named(request, kind)
    rows = kept.told["rows"] if kept else []
    gone = {row["code"] for row in rows if row.get("undone")}
    sent = request.POST.getlist(CHOSEN)[:MOST]
    return [said for said in sent if said.partition(" ")[0] not in gone]


def gone_before(request: Request, kind: str, stands: Stands) -> HttpResponseRedirect | None:
    """Where an undo leads that is pressed on a list grown old: to what became of the first one, or
    to the press of which nothing goes back any more, whose rows say why.
    """
    if rows_named(request, kind, stands) or (CHOSEN in request.POST and ONE not in request.POST):
        return None
    named = request.POST.get(UNDONE, "")
    kept = result_of(request, named)
    there = kept.undone or kept.pk if kept else row_id(named)
    return HttpResponseRedirect(reverse("nominations:told", args=[there]))


def _bounded(told: Any) -> Any:
    """No text longer than any box takes, whatever was sent."""
    if isinstance(told, str):
        return told[:NOTE_LENGTH]
    if isinstance(told, Mapping):
        return {_bounded(key): _bounded(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_bounded(one) for one in told]
    return told


def stored(rows: "Iterable[DataclassInstance]") -> list[dict[str, Any]]:
    """Rows as they are kept: what is empty, and what is read again, is left out."""
    return [
        {one.name: _plain(value) for one in fields(row)
         if one.name not in READ_AGAIN and (value := getattr(row, one.name))}
        for row in rows
    ]  # fmt: skip


def _plain(value: Any) -> Any:
    """Problems by their sentences: a page of results has no boxes they could stand beside."""
    if isinstance(value, list | tuple):
        return [one.text if isinstance(one, Problem) else one for one in value]
    return value


def rows_from(
    request: Request, of: Callable[..., Row], told: Iterable[Mapping[str, Any]]
) -> list[Row]:
    """The same rows again, under the names of now; no name where a dossier is shown no more."""
    kept = list(told)
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    found = mine.of(here(request)).filter(code__in=[one["code"] for one in kept]).order_by()
    names = {code: rest for code, *rest in found.values_list("code", "full_name", "unit__name")}
    return [_row(of, one, *names.get(one["code"], ("", ""))) for one in kept]


def _row(of: Callable[..., Row], told: Mapping[str, Any], full_name: str, unit: str) -> Row:
    stands = {name: _again(value) for name, value in told.items()}
    problems = tuple(Problem(text=text) for text in told.get("problems", ()))
    return of(**stands | {"full_name": full_name, "unit": unit, "problems": problems})


def _again(value: Any) -> Any:
    """What JSON made a list of."""
    return tuple(map(_again, value)) if isinstance(value, list) else value
