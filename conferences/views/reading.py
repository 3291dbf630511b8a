"""The page that reads a plan's paper: every fact beside its sentence; nothing is kept."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from django.http import HttpResponse

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import answered, needs
from conferences.calendar import local_day
from conferences.forms import LOST, PickedForm, PlanPaperForm
from conferences.reading import (
    Fact,
    Kind,
    Reading,
    Unreadable,
    as_toml,
    chosen,
    read_apart,
    said,
)

FILE_NAME = "ke-hoach.toml"


class Piece(NamedTuple):
    """A stretch of a line: the facts it belongs to by number, and those that begin here."""

    text: str
    facts: tuple[int, ...]
    begins: tuple[int, ...]


class Group(NamedTuple):
    """The facts of a kind; those that contradict each other stand under one number."""

    kind: str
    conflict: int
    facts: list[tuple[int, Fact, str]]  # its number from 1, and its value in words


@needs(Permission.UNIT_MANAGE)
def read_plan(request: Request) -> HttpResponse:
    """A file or a paste, then what it says; the proposed plan file of what was ticked."""
    if request.method == "POST" and "paper" in request.POST:
        return _file(request)
    form = PlanPaperForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _form(request, form)
    try:
        reading = read_apart(form.paper, today=local_day(request.at))
    except Unreadable as slow:
        form.add_error("file" if request.FILES else "text", str(slow))
        return _form(request, form)
    return answered(request, "conferences/reading_found.html", _context(reading))


def _form(request: Request, form: PlanPaperForm | None) -> HttpResponse:
    context = {"form": form or PlanPaperForm(), "has_errors": bool(form and form.errors)}
    return answered(request, "conferences/reading.html", context)


def _context(reading: Reading) -> dict[str, Any]:
    missing = [kind.value for kind in Kind if not reading.of(kind)]
    return {
        "reading": reading,
        "lines": [*_lines(reading)],
        "groups": [*_groups(reading)],
        "missing": missing,
        "whole": "\n".join(line.text for line in reading.text.lines),
    }


def _file(request: Request) -> HttpResponse:
    form = PickedForm(request.POST)
    try:
        if not form.is_valid():
            raise Unreadable(LOST)
        reading = read_apart(form.said, today=local_day(request.at))
    except Unreadable as refused:
        again = PlanPaperForm(request.POST)
        again.add_error("text", str(refused))
        return _form(request, again)
    told = as_toml(chosen(reading, {*form.cleaned_data["take"]}))
    answer = HttpResponse(told, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer


def _groups(reading: Reading) -> Iterator[Group]:
    numbered = enumerate(reading.facts, 1)
    for kind, facts in groupby(numbered, key=lambda one: one[1].kind):
        ordered = sorted(facts, key=lambda one: one[1].conflict)
        for conflict, some in groupby(ordered, key=lambda one: one[1].conflict):
            yield Group(kind.value, conflict, [(at, fact, said(fact)) for at, fact in some])


def _lines(reading: Reading) -> Iterator[list[Piece]]:
    """Each line cut where a fact begins or ends."""
    spans: dict[int, list[tuple[int, int, int]]] = {}
    first = {}
    for number, fact in enumerate(reading.facts, 1):
        first[number] = (fact.places[0].line, fact.places[0].since)
        for place in fact.places:
            spans.setdefault(place.line, []).append((place.since, place.until, number))
    for at, line in enumerate(reading.text.lines):
        here = spans.get(at, [])
        cuts = sorted({0, len(line.text), *(cut for one in here for cut in one[:2])})
        pieces = []
        for since, until in pairwise(cuts):
            facts = tuple(n for start, end, n in here if start <= since and until <= end)
            begins = tuple(n for n in facts if first[n] == (at, since))
            pieces.append(Piece(line.text[since:until], facts, begins))
        yield pieces
