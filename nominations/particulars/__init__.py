"""The table of particulars: what a dossier says of whoever is put forward, one row each.

Forms, completeness, the summary, the receipt, the office's panel, facts and papers read it, so a
particular is added by its column in `models/`, a migration and a row in `table.py`; what is
forgotten fails in `tests/nominations/test_particulars.py`.
"""

from collections.abc import Mapping

from accounts.names import sort_key, written_key
from nominations.enums import NominationKind
from nominations.particulars.row import Particular, Reader, Seen, Value
from nominations.particulars.table import PARTICULARS

__all__ = [
    "DEMANDED", "NAMES", "PARTICULARS", "Particular", "Reader", "Seen", "Value",
    "in_row", "label_of", "name_key", "named", "not_of", "of", "on_page", "page_with", "topics",
    "typed",
]  # fmt: skip

_OF: Mapping[str, tuple[Particular, ...]] = {
    kind: tuple(row for row in PARTICULARS if kind in row.kinds) for kind in NominationKind
}
NAMES = tuple(dict.fromkeys(row.name for row in PARTICULARS))
# What some kind has to say: the rules look at these.
DEMANDED = tuple(dict.fromkeys(row.name for row in PARTICULARS if row.lacks))


def of(kind: str) -> tuple[Particular, ...]:
    """What a dossier of that kind says, in the order of the pages."""
    return _OF[kind]


def topics(kind: str) -> dict[str, str]:
    """What people ask each other about of a dossier of that kind: name → label; empty: all."""
    told = {row.name: row.label for row in _OF[kind] if row.seen is Seen.ALL}
    return {"": "Cả hồ sơ", **told, "review": "Họp bình xét", "file": "Ảnh, biên bản"}


def typed(kind: str) -> tuple[Particular, ...]:
    """What of a dossier of that kind is typed, in the order of the pages."""
    return tuple(row for row in _OF[kind] if row.is_typed)


def in_row(kind: str) -> tuple[Particular, ...]:
    """What of that is short enough to be put right in a row of the list."""
    return tuple(row for row in typed(kind) if row.reader is not Reader.LINES)


def on_page(kind: str, page: str) -> tuple[Particular, ...]:
    """What one page of the form asks of that kind; empty where it asks none of the table."""
    return tuple(row for row in _OF[kind] if row.page == page)


def label_of(name: str) -> str:
    """What a list heads a particular's column with: its name where a person is asked it."""
    return next(row.label for row in _OF[NominationKind.INDIVIDUAL] if row.name == name)


def named(kind: str, name: str) -> Particular:
    """A particular as that kind is asked it; of what it is not asked, as another kind is."""
    rows = (*_OF[kind], *PARTICULARS)
    return next(row for row in rows if row.name == name)


def name_key(kind: str, full_name: str) -> str:
    """What sorts whoever is honoured: a person by given name, others as their name is written."""
    return (sort_key if kind == NominationKind.INDIVIDUAL else written_key)(full_name)


def page_with(kind: str, name: str) -> str:
    """The page that asks a particular of that kind; empty when none does."""
    return next((row.page for row in _OF[kind] if row.name == name), "")


def not_of(kind: str) -> dict[str, Value]:
    """What a dossier may keep of another kind it once was, with nothing said: dropped when sent."""
    own = {row.name for row in _OF[kind]}
    return {row.name: row.nothing for row in PARTICULARS if row.name not in own}
