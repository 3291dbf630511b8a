"""Counts the people dossiers name: a group's is who represents it, one person is counted once."""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from nominations.enums import DoubleVerdict, NominationKind
from nominations.querysets.found_by import NO_MORE_PEOPLE

if TYPE_CHECKING:  # in quotes below
    from nominations.querysets import NominationQuerySet


PERSON = (
    "code", "kind", "full_name", "representative", "duplicate_verdict", "doubles_judged",
)  # fmt: skip


def perhaps_none(found: "NominationQuerySet") -> "NominationQuerySet":
    """Those of them that are not just one person more."""
    return found.order_by().filter(NO_MORE_PEOPLE)


def people_of(
    found: "Callable[[], NominationQuerySet]", rows: int, few: Iterable[tuple[Any, ...]]
) -> int:
    """Each of the dossiers names one person, but for those that name nobody yet, and for those the
    office found to be one person with another of them. What merely looks alike is two people until
    somebody has looked.

    rows: how many they are. few: `PERSON` of those that are `perhaps_none`.
    """
    nobody, pairs = set(), []
    for code, kind, name, representative, verdict, judged in few:
        person = name if kind == NominationKind.INDIVIDUAL else representative
        if not person:
            nobody.add(code)
        elif verdict == DoubleVerdict.SAME:
            pairs += [(code, other) for other in judged.split()]
    if not pairs:
        return rows - len(nobody)
    named = {other for _, other in pairs}
    here = set(found().order_by().filter(code__in=named).values_list("code", flat=True))
    return rows - len(nobody) - _twice(pairs, here - nobody)


def _twice(pairs: Iterable[tuple[str, str]], here: Collection[str]) -> int:
    """How many of them are one person more than once: each pair that joins two groups is one."""
    group: dict[str, str] = {}

    def first(code: str) -> str:
        while (before := group.get(code, code)) != code:
            code = before
        return code

    joined = 0
    for one, other in pairs:
        if other in here and (a := first(one)) != (b := first(other)):
            group[a] = b
            joined += 1
    return joined
