"""What a foreign table may be read into: each target is declared by the app that owns its rows.

Apps name theirs in `declared.py`, by dotted names; this room knows no column's meaning and no row's
table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

from accounts.enums import Permission
from accounts.gathering import gathered
from sheets.reading import Field

if TYPE_CHECKING:
    from accounts.models import User
    from conferences.models import Conference


BROUGHT = "nhap"  # what a list's address calls the import whose rows alone it is to show


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table as its target meets it; `values` by the key of a field, as read."""

    place: int  # among all lines of the import: what a doubt is answered by
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """What a target has to say of a line beside what its cells say.

    asks: a person may look and go on all the same; otherwise the line waits to be mended.
    by_hand: each such line has its own answer, so no button takes them together. tells: it only
    says what becomes of a good line, which stays one. frees: the fields that its line need not say.
    """

    text: str
    field: str = ""  # whose cell it is about; the line's where it is empty
    asks: bool = True
    by_hand: bool = False
    tells: bool = False
    frees: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Made:
    """One row that an import made: its code, and the seal of what was written of it.

    A row that does not have that seal any more was changed since, and is not taken back.
    """

    code: str
    seal: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A row as the page of its import names it."""

    words: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Completed:
    """What another cell of the line says of a field that was left empty.

    why: a person must look at it; empty where it is certain. leaves: by field, what is left of the
    values it was taken out of.
    """

    value: Any
    why: str = ""
    leaves: Mapping[str, Any] = field(default_factory=dict)


Complete = Callable[[Mapping[str, Any], Mapping[str, str]], Mapping[str, Completed]]
Fields = Callable[["Conference", datetime], tuple[Field, ...]]
Check = Callable[["Conference", Sequence[Row]], Mapping[int, Sequence[Doubt]]]
# In the caller's transaction, the conference's row held; both ask by themselves whether `by` may.
Write = Callable[["Conference", Sequence[Row], "User", datetime], Sequence[Made]]
Stays = Callable[["Conference", Sequence[Made]], Mapping[str, str]]
TakeBack = Callable[["Conference", Sequence[Made], "User", datetime], Mapping[str, str]]
# Of an import's code and its rows': what the list's address says to show just those rows.
Came = Callable[["Conference", str, Sequence[str]], Mapping[str, Any]]
Foretell = Callable[["Conference", Sequence[Mapping[str, Any]], datetime], Sequence[str]]
TellOfAll = Callable[["Conference", Sequence[str], datetime], Sequence[str]]
Tell = Callable[["Conference", Sequence[str]], Mapping[str, Told]]


@dataclass(frozen=True, kw_only=True)
class Target:
    """One kind of rows that a table may become.

    complete: of a line's values and the texts of its cells, by field: what these say of another.
    check: of every line at once, so that two lines of one person see each other. write: all or
    nothing, a `Made` for each row in their order. stays: code → why, for those an undo would leave
    as things stand; it writes nothing. take_back: the same under the locks, and the others go.
    tell: of those that are there still. foretell, tell_of_all: what else comes with the rows, a
    sentence each: with values not stored yet, and with codes that are.
    """

    key: str
    slug: str  # in addresses
    title: str  # "Khách mời, lãnh đạo"
    noun: str  # "khách mời, lãnh đạo"
    means: str  # one sentence: what becomes of a line
    permission: Permission
    back: str  # the route of the list the rows come into
    has_codes: bool = False  # whether its rows bear a code that people know
    came: Came = lambda conference, code, codes: {BROUGHT: code}
    fields: Fields
    complete: Complete = lambda values, texts: {}
    check: Check
    write: Write
    stays: Stays
    take_back: TakeBack
    tell: Tell
    foretell: Foretell | None = None
    tell_of_all: TellOfAll | None = None


@cache
def targets() -> dict[str, Target]:
    """All that are declared, in the order the apps are named by the settings."""
    found: list[Target] = [import_string(path) for path in gathered().imports]
    return {target.key: target for target in found}
