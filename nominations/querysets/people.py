"""Counts the people dossiers name: a group's is who represents it, one person is counted once."""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet

from nominations.enums import DoubleVerdict, NominationKind
from nominations.querysets.found_by import NO_MORE_PEOPLE

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Nomination
    from nominations.querysets import NominationQuerySet


PERSON = (
    "code", "kind", "full_name", "representative", "duplicate_verdict", "doubles_judged",
)  # fmt: skip


def perhaps_none(
    every: "NominationQuerySet", found: "NominationQuerySet"
) -> "QuerySet[Nomination, tuple[Any, ...]]":
    """Those of all that are not just one person more: `PERSON`, and whether they are found.

    Of all, not of those found: two of them are one person also where the third, by which the
    office knows it, is hidden by a filter. Else a part named more people than the whole.
    """
    few = every.order_by().filter(NO_MORE_PEOPLE)
    is_found = Exists(found.order_by().filter(pk=OuterRef("pk")))
    return few.annotate(is_found=is_found).values_list(*PERSON, "is_found")


def people_of(
    found: "Callable[[], NominationQuerySet]", rows: int, few: Iterable[tuple[Any, ...]]
) -> int:
    """Each of the dossiers names one person, but for those that name nobody yet, and for those the
    office found to be one person with another of them. What merely looks alike is two people until
    somebody has looked.

    rows: how many they are. few: as `perhaps_none` reads them.
    """
    here, nobody, unnamed, pairs = set(), set(), 0, []
    for code, kind, name, representative, verdict, judged, is_found in few:
        person = name if kind == NominationKind.INDIVIDUAL else representative
        if not person:
            nobody.add(code)
            unnamed += is_found
        elif verdict == DoubleVerdict.SAME:
            pairs += [(code, other) for other in judged.split()]
            here |= {code} if is_found else set()
    if not pairs or not rows:
        return rows - unnamed
    named = {other for _, other in pairs} - here
    here |= set(found().order_by().filter(code__in=named).values_list("code", flat=True))
    return rows - unnamed - _twice((pair for pair in pairs if pair[1] not in nobody), here - nobody)


def _twice(pairs: Iterable[tuple[str, str]], here: Collection[str]) -> int:
    """How many of those here are one person more than once: of each group all but one."""
    group: dict[str, str] = {}

    def first(code: str) -> str:
        while (before := group.get(code, code)) != code:
            code = before
        return code

    for one, other in pairs:
        if (a := first(one)) != (b := first(other)):
            group[a] = b
    return len(here) - len({first(code) for code in here})
