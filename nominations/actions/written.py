"""What is written along with particulars: folds, sort keys, years, what is left of the check."""

from collections.abc import Mapping
from typing import Any

from accounts.names import fold
from nominations.models import Nomination
from nominations.particulars import name_key
from nominations.plan import years_in
from nominations.rules import unchecked

# Who is put forward: the office's check was of them.
WHO = frozenset({"kind", "full_name", "birth_year", "representative"})


def changed_by(nomination: Nomination, changes: Mapping[str, Any]) -> list[str]:
    """What of it would be other."""
    return [name for name, value in changes.items() if getattr(nomination, name) != value]


def written_with(nomination: Nomination, changes: Mapping[str, Any]) -> dict[str, Any]:
    """All columns that are other once these particulars say so."""
    written = dict(changes)
    if "full_name" in written:
        written["name_fold"] = fold(written["full_name"])
    if written.keys() & {"kind", "full_name"}:
        who = (written.get(key, getattr(nomination, key)) for key in ("kind", "full_name"))
        written["name_sort"] = name_key(*who)
    if "representative" in written:
        written["representative_fold"] = fold(written["representative"])
    if any(getattr(nomination, key) != changes[key] for key in WHO & changes.keys()):
        written |= unchecked(nomination.integrity)
    if written.keys() & {"achievement", "awards"}:
        texts = (written.get(key, getattr(nomination, key)) for key in ("achievement", "awards"))
        written |= year_span(*texts)
    return written


def year_span(achievement: str, awards: str) -> dict[str, int | None]:
    """The earliest and latest year the two texts name, as the dossier keeps them."""
    years = years_in(achievement) | years_in(awards)
    return {"first_year": min(years, default=None), "last_year": max(years, default=None)}
