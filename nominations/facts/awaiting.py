"""The approved dossiers that wait for a seat: a page of them, and who would sit for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from accounts.paging import turned
from conferences.models import Conference
from nominations.enums import (
    DoubleVerdict,
    Integrity,
)
from nominations.facts.rows import DossierPage, NominationRow, rows, with_looks
from nominations.models import Nomination


def awaiting_roll(conference: Conference) -> list[NominationRow]:
    """Approved and not yet among the delegates."""
    return rows(Nomination.objects.of(conference).awaiting_roll().in_paper_order())


def awaiting_page(
    conference: Conference, asked: Mapping[str, str], *, per_page: int, count: int
) -> tuple[DossierPage, list[NominationRow]]:
    """One page of them, with what to look at of each, as the list of dossiers says.

    count: how many they are, counted already.
    """
    found = Nomination.objects.of(conference).awaiting_roll().in_paper_order()
    page = turned(found.with_ballots(), asked, per_page=per_page, count=count, wide=True)
    return page, with_looks(conference, list(page))


def awaiting_coded(conference: Conference, codes: Collection[str]) -> list[NominationRow]:
    """Some of them, the same."""
    if not codes:
        return []
    found = Nomination.objects.of(conference).awaiting_roll().filter(code__in=codes)
    return with_looks(conference, list(found.in_paper_order().with_ballots()))


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
    found = Nomination.objects.of(conference).awaiting_roll().in_paper_order()
    read = ("code", "kind", "full_name", "representative", "birth_year")
    named = found.sitting_named(letters, besides=besides)
    return [
        Sitter(
            **dict(zip(read, values, strict=True)),
            told_apart=verdict == DoubleVerdict.DIFFERENT,
            looked_into=integrity == Integrity.PENDING,
        )
        for *values, verdict, integrity in named.values_list(
            *read, "duplicate_verdict", "integrity"
        )
    ]
