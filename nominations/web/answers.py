"""Tells a dossier's particulars: in the summary, the receipt and the panel."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nominations.models import Nomination
from nominations.particulars import Particular, Seen, of


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One row: what was asked, what was answered (empty: nothing yet), which page mends it.

    name: of the particular; empty for what is none.
    """

    label: str
    value: str
    slug: str
    long: bool = False
    name: str = ""


def answers(nomination: Nomination, *, masked: bool) -> list[Answer]:
    """Everything asked and answered, in the order of the pages; nothing answered is said so.

    masked: of what is told to the city alone only whether it was given.
    """
    told = (_answer(nomination, row, masked=masked) for row in of(nomination.kind))
    return [_kind(nomination), *told]


def mended_in(rows: Iterable[Answer], open_ones: frozenset[str] | None) -> list[Answer]:
    """The same, with a page that mends it only where its box is open; None: all are."""
    if open_ones is None:
        return list(rows)
    return [one if one.name in open_ones else replace(one, slug="") for one in rows]


def in_panel(nomination: Nomination) -> list[Answer]:
    """What everybody who reads the dossier may read in it; its name is the page's heading."""
    shown = (row for row in of(nomination.kind) if row.seen is Seen.ALL and row.name != "full_name")
    return [_kind(nomination), *(_answer(nomination, row, masked=True) for row in shown)]


def _kind(nomination: Nomination) -> Answer:
    return Answer(label="Loại", value=nomination.get_kind_display(), slug="loai")


def _answer(nomination: Nomination, row: Particular, *, masked: bool) -> Answer:
    value = getattr(nomination, row.name)
    words = (row.masked if masked else row.words)(value)
    return Answer(label=row.label, value=words, slug=row.page, long=row.tall > 0, name=row.name)
