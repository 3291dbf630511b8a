"""Which dossiers may name one person: told of what was read of those with letters alike."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from nominations.enums import STANDS_SENT, DoubleVerdict
from nominations.reading import Double, is_about, told_apart, years_allow

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Nomination

VERDICTS = dict(DoubleVerdict.choices)


class Named(NamedTuple):
    """What is read of each."""

    pk: int
    code: str
    full_name: str
    birth_year: int | None
    state: str
    duplicate_verdict: str
    duplicate_answer: str
    doubles_judged: str
    alike: str


def double_of(nomination: "Nomination | Named", *, to: str = "") -> Double:
    """A dossier as its likely double sees it: to one it was not found of, nothing was found."""
    told = not to or is_about(nomination.doubles_judged, to)
    return Double(
        code=nomination.code,
        full_name=nomination.full_name,
        runs=nomination.state in STANDS_SENT,
        verdict=nomination.duplicate_verdict if told else "",
        verdict_words=VERDICTS.get(nomination.duplicate_verdict, "") if told else "",
        answer=nomination.duplicate_answer if told else "",
        judged=nomination.doubles_judged,
    )


def doubles_among(
    read: Iterable[tuple[Any, ...]],
    asked: "Collection[Nomination] | None" = None,
    *,
    unanswered: bool = False,
) -> dict[int, tuple[Double, ...]]:
    """By the key of each that has any: its likely doubles. read: as `Named`, in their order.

    asked: see `doubled`, as for `unanswered`.
    """
    only = None if asked is None else {one.pk for one in asked}
    groups: dict[str, list[Named]] = {}
    for one in map(Named._make, read):
        groups.setdefault(one.alike, []).append(one)
    like = {
        one.pk: tuple(double_of(other, to=one.code) for other in group if years_allow(one, other))
        for group in groups.values()
        if len(group) > 1
        for one in group
        if only is None or one.pk in only
    }
    if unanswered:
        told = {one.pk: double_of(one) for group in groups.values() for one in group}
        like = {pk: some for pk, some in like.items() if not told_apart(told[pk], some)}
    return {pk: others for pk, others in like.items() if others}
