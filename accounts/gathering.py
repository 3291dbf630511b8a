"""What an app tells the house of itself, and the sum of what all of them told.

Each app has a module `declared.py`; settings name them (`DECLARED_BY`), so that no app lists the
words of one above it. Whoever shows the history, a state or the menu reads `gathered()`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from django.conf import settings

from accounts.enums import Permission

if TYPE_CHECKING:
    from accounts.models import AuditEvent

Names = Mapping[str, str]  # of units, by slug
Told: TypeAlias = Callable[["AuditEvent"], str]  # a note, from its event


@dataclass(frozen=True, kw_only=True)
class Link:
    """One place of the menu."""

    place: int  # in the menu, whoever declares it
    label: str
    route: str
    within: str  # part of the addresses behind it; "/" alone is the first page
    permission: Permission | None = None  # None: everybody signed in

    def is_here(self, path: str) -> bool:
        return path == "/" if self.within == "/" else self.within in path


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One thing that was sent to meet a deadline; counts: or it does not meet it yet.

    is_stale: what it tells is other by now.
    """

    words: str
    address: str
    at: datetime | None
    counts: bool
    is_stale: bool = False


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A deadline of the plan to whoever has the right for an own unit only.

    words: what it has to do. reading: what counts as done, in place of the plan's own reading.
    """

    permission: Permission
    words: str
    reading: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A paper a page draws when it is asked for and nobody keeps; any of the rights opens it.

    is_blank: for the pen; `?don-vi=` and a unit's id writes whose it is on it.
    """

    label: str
    purpose: str
    route: str
    permissions: tuple[Permission, ...]
    is_blank: bool = False


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One thing that hangs on the plan: whose it is, and how it stands."""

    whose: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """What of one kind hangs on the plan, by a key that stays while the plan changes."""

    title: str
    counted: str  # what many of them are called: "đơn vị"
    seen: Mapping[Any, Seen]


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """All an app may declare; each key by one app only."""

    words: Mapping[str, str] = field(default_factory=dict)  # verb of the audit → as people read it
    changes: Iterable[str] = ()  # verbs whose before and after are words, no names of states
    notes: Mapping[str, Callable[["AuditEvent"], str]] = field(
        default_factory=dict
    )  # verb → its note told
    # The same for whoever may not be told of other units' dossiers.
    outer_notes: Mapping[str, Told] = field(default_factory=dict)
    codes: Mapping[str, Callable[[str, Names], str]] = field(default_factory=dict)  # by target
    # By target too: (commune, codes) → what each is called now, of those that still are.
    labels: Mapping[str, Callable[[str, Collection[str]], Names]] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # state → tag's class, icon
    links: Iterable[Link] = ()
    papers: Iterable[Drawn] = ()
    # What settles a deadline → what that means to a unit; an office has it to gather what units do.
    duties: Mapping[str, Duty] = field(default_factory=dict)
    # Dotted names of what a foreign table may be read into: found late, for they stand high above.
    imports: Iterable[str] = ()
    # Kind of paper → what was sent of it to meet a deadline, as far as a person may know.
    behind: Mapping[str, Callable[[Any, Any], Sequence[Behind]]] = field(default_factory=dict)
    # Kinds of paper that may settle a deadline, as people call them.
    paper_names: Mapping[str, str] = field(default_factory=dict)
    # Page's route → the papers to have at hand there, asked in the same way; found late too.
    at_hand: Mapping[str, str] = field(default_factory=dict)
    # Dotted names too: (conference, user, at) → `Look`, what hangs on the plan as it stands now.
    looks: Iterable[str] = ()
    # (conference, at): called by whoever changed the plan, in the same transaction.
    follow_a_plan: Iterable[str] = ()


class DeclaredTwice(Exception):
    """Two apps claim one key: which of them would be shown depends on the order of a list."""


def merged(declarations: Iterable[Declaration]) -> Declaration:
    """The sum; raises DeclaredTwice."""
    found: dict[str, Any] = {}
    for part in fields(Declaration):
        told = [getattr(one, part.name) for one in declarations]
        if isinstance(told[0], Mapping):
            found[part.name] = {}
            for one in told:
                if both := found[part.name].keys() & one.keys():
                    raise DeclaredTwice(f"{part.name}: {', '.join(sorted(both))}")
                found[part.name] |= one
        else:
            found[part.name] = tuple(each for one in told for each in one)
    found["links"] = tuple(sorted(found["links"], key=lambda link: link.place))
    return Declaration(**found)


@cache
def gathered() -> Declaration:
    """What all apps declare; read once a process."""
    return merged([import_module(name).DECLARED for name in settings.DECLARED_BY])
