"""What a commune asks of a dossier beside what all do, and what of it verifying waits for."""

import re
from collections.abc import Collection, Iterable, Sequence

from django.db.models import QuerySet

from accounts.problems import Problem
from accounts.querysets.questions import Question
from nominations.checklist import Item, in_the_way
from nominations.models import Finding, Nomination, OwnItem

OWN_KEY = re.compile(r"own-([0-9]{1,9})")  # as `OwnItem.item` spells it


def own_of(nomination: Nomination) -> Sequence[Item]:
    """The commune's items in use; one query, none where a page has read them along (`knowing`)."""
    if nomination.known_own is not None:
        return nomination.known_own
    return in_use(nomination.unit.commune_id)


def in_use(commune_id: int) -> tuple[Item, ...]:
    return tuple(one.item for one in _in_use(commune_id))


@Question
def _in_use(commune_id: int) -> QuerySet[OwnItem, OwnItem]:
    return OwnItem.objects.of(commune_id).filter(ended_at=None)


def own_among(commune_code: str, keys: Iterable[str]) -> Collection[OwnItem]:
    """The items of a commune among the keys, in use or ended."""
    if not (pks := _own_pks(keys)):
        return ()
    return OwnItem.objects.filter(commune__code=commune_code, pk__in=pks)


def _own_pks(keys: Iterable[str]) -> set[int]:
    return {int(own[1]) for key in keys if (own := OWN_KEY.fullmatch(key))}


def ended_among(commune_id: int, keys: Iterable[str]) -> tuple[Item, ...]:
    """Those of the keys that the commune asks no more; no query where none is one of its own."""
    if not (pks := _own_pks(keys)):
        return ()
    ended = OwnItem.objects.of(commune_id).filter(pk__in=pks).exclude(ended_at=None)
    return tuple(one.item for one in ended)


def before_own(nomination: Nomination) -> list[Problem]:
    """What of its commune's items stands in the way of verifying it; read afresh."""
    own = own_of(nomination)
    if not any(item.blocks for item in own):
        return []
    answers = Finding.objects.filter(nomination=nomination).values_list("item", "found")
    return list(in_the_way(nomination.kind, own, dict(answers)))
