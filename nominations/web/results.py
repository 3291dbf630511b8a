"""What became of many at one press, kept in the session: its page is turned to again as any other
is, and nothing is done a second time.

Of a dossier only its code and what was said of it: its name is read again where it stands.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts.enums import Permission
from accounts.problems import Problem
from accounts.request import Request
from conferences.web import here
from nominations.models import Nomination
from nominations.web.onward import list_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row")

IN_SESSION = "of_many"
MOST_KEPT = 3  # every request reads the session: no room for a season's
KEPT_FOR = timedelta(hours=24)
UNDONE = "lan"  # of the form that undoes: which result it stands on
MOVED, ANSWERED, DECIDED = "moved", "answered", "decided"
READ_AGAIN = frozenset({"full_name", "unit"})
NUMBER_LENGTH = 9


class Result(TypedDict):
    """One of them. undone: the number of the result of its undo. is_new: nobody has seen it."""

    number: int
    kind: str
    at: str
    told: dict[str, Any]
    undone: int
    is_new: bool


def _kept(request: Request) -> list[Result]:
    found: list[Result] = request.session.get(IN_SESSION, [])
    return found


def keep(
    request: Request, kind: str, told: dict[str, Any], *, undoes: str = ""
) -> HttpResponseRedirect:
    """Keep it and lead to its page. undoes: the number of the result it takes back, as sent."""
    others = _kept(request)
    number = 1 + max((one["number"] for one in others), default=0)
    for one in others:
        if str(one["number"]) == undoes[:NUMBER_LENGTH]:
            one["undone"] = number
    mine = Result(
        number=number, kind=kind, at=request.at.isoformat(), told=told, undone=0, is_new=True
    )
    request.session[IN_SESSION] = [*others, mine][-MOST_KEPT:]
    there = reverse("nominations:told", args=[number], query=list_of(request) or None)
    return HttpResponseRedirect(there)


def result_of(request: Request, number: int | str) -> Result | None:
    """What an address names, as long as it is kept; whoever asks for it has seen it from now on."""
    for one in _kept(request):
        late = request.at - datetime.fromisoformat(one["at"]) > KEPT_FOR
        if str(one["number"]) == str(number) and not late:
            told = one.copy()
            if one["is_new"]:
                one["is_new"] = False
                request.session.modified = True
            return told
    return None


def stored(rows: "Iterable[DataclassInstance]") -> list[dict[str, Any]]:
    """Rows as a session holds them: what is empty, and what is read again, is left out."""
    return [
        {one.name: _plain(value) for one in fields(row)
         if one.name not in READ_AGAIN and (value := getattr(row, one.name))}
        for row in rows
    ]  # fmt: skip


def _plain(value: Any) -> Any:
    """Problems by their sentences: a page of results has no boxes they could stand beside."""
    if isinstance(value, tuple):
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
