"""The approved dossiers that wait for a seat: a page of them, and who would sit for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet

from accounts.paging import Parts, cut, turned
from accounts.querysets.questions import GivenTexts, Question
from conferences.models import Conference
from nominations.enums import (
    DoubleVerdict,
    Integrity,
)
from nominations.facts.rows import DossierPage, NominationRow, rows, with_looks
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet

SITTER = (
    "code", "kind", "full_name", "representative", "birth_year", "duplicate_verdict", "integrity",
)  # fmt: skip


def awaiting_roll(conference: Conference) -> list[NominationRow]:
    """Approved and not yet among the delegates."""
    return rows(_in_order(conference.pk))


def _in_order(conference: int) -> NominationQuerySet:
    return Nomination.objects.of(conference).awaiting_roll().in_paper_order()


@Question
def _part(
    conference: int, first: int, after: int, *, back: bool
) -> QuerySet[Nomination, Nomination]:
    return cut(_in_order(conference).with_ballots(), first, after, back=back, wide=True)


@Question
def _named(
    conference: int,
) -> QuerySet[Nomination, tuple[str, str, str, str, int | None, str, str]]:
    letters, besides = GivenTexts("letters"), GivenTexts("besides")
    return _in_order(conference).sitting_named(letters, besides=besides).values_list(*SITTER)


def awaiting_page(
    conference: Conference, asked: Mapping[str, str], *, per_page: int, count: int
) -> tuple[DossierPage, list[NominationRow]]:
    """One page of them, with what to look at of each, as the list of dossiers says.

    count: how many they are, counted already.
    """
    parts = Parts(lambda: _in_order(conference.pk).with_ballots(), partial(_part, conference.pk))
    page = turned(parts, asked, per_page=per_page, count=count)
    return page, with_looks(conference, list(page))


def awaiting_coded(conference: Conference, codes: Collection[str]) -> list[NominationRow]:
    """Some of them, the same."""
    if not codes:
        return []
    found = _in_order(conference.pk).filter(code__in=codes)
    return with_looks(conference, list(found.with_ballots()))


@dataclass(frozen=True, kw_only=True)
class Sitter:
    """Of a dossier that waits for a seat no more than who would come, to find namesakes."""

    code: str
    kind: str
    full_name: str
    representative: str
    birth_year: int | None
    told_apart: bool
    looked_into: bool


def awaiting_named(
    conference: Conference, letters: Collection[str], *, besides: Collection[str]
) -> list[Sitter]:
    """Those for whom somebody of one of these folded names would come, and some codes; in order."""
    given = {"letters": list(letters), "besides": list(besides)}
    return [
        Sitter(
            code=code,
            kind=kind,
            full_name=full_name,
            representative=representative,
            birth_year=birth_year,
            told_apart=verdict == DoubleVerdict.DIFFERENT,
            looked_into=integrity == Integrity.PENDING,
        )
        for code, kind, full_name, representative, birth_year, verdict, integrity in _named.given(
            given, conference.pk
        )
    ]
