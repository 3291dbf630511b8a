"""Makes one move of many dossiers, and takes it back where the table has a way; each for itself.

No transaction around them all: two offices moving the same dossiers in another order would lock
each other out, and what one of them refuses is no reason to undo the others.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.calendar import last_day, vn_short
from conferences.workflow import demand, faster, is_own
from nominations.actions.decisions import move
from nominations.enums import NominationKind, NominationState
from nominations.models import Nomination
from nominations.particulars import topics
from nominations.workflow import MOVES
from nominations.workflow.ways_back import BY_ANOTHER, last_made, now_at, opposite

BULK = ("verify", "return")  # what an office does to many at once
TOPICS = frozenset(name for kind in NominationKind for name in topics(kind))
UNDONE = "Hoàn tác việc làm với nhiều hồ sơ."


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one dossier of many; no problems means it is done.

    before: the state it was in; after: the one it came to. way_back: whether the table leads back
    there, for who made it.
    note: its own reason as typed, where it was not moved: a page gives it back. reason, until: what
    its unit reads of why, and its last day to come again. undone: when it
    alone was taken back, as `results.mark` keeps it.
    """

    code: str
    full_name: str
    unit: str
    before: str
    after: str = ""
    problems: tuple[Problem, ...] = ()
    way_back: bool = False
    note: str = ""
    reason: str = ""
    until: str = ""
    undone: str = ""

    @property
    def came_to(self) -> str:
        """The state it came to, in words; nothing of what was kept before that was."""
        return str(NominationState(self.after).label) if self.after else ""


def move_many(
    nominations: Iterable[Nomination],
    name: str,
    *,
    note: str = "",
    notes: Mapping[str, str] = {},
    asks: Collection[str] = (),
    by: User,
    at: datetime,
) -> list[Outcome]:
    """Move one after the other; a return's day is the one offered for each dossier alone.

    note: the reason of all; notes: of one alone, by its code. asks: the boxes a return asks for, of
    each dossier those it has.

    Raises KeyError for a move that is not made of many at once.
    """
    chosen = _demanded(nominations, name, by)
    return [
        _one(
            dossier, name, note=notes.get(dossier.code, note), asks=_asked(dossier, asks),
            by=by, at=at,
        )
        for dossier in chosen
    ]  # fmt: skip


def _asked(dossier: Nomination, asks: Collection[str]) -> list[str]:
    """Of what is asked of all what this one has; what no dossier has is left for the move."""
    own = topics(dossier.kind)
    return [name for name in asks if name in own or name not in TOPICS]


def _demanded(nominations: Iterable[Nomination], name: str, by: User) -> list[Nomination]:
    """All of them, where the person may make this move of each; else nothing is begun."""
    if name not in BULK:
        raise KeyError(name)
    chosen = list(nominations)
    for dossier in chosen:
        demand(by, MOVES[name].permission, place=dossier.place)
    return chosen


def undo_many(
    nominations: Iterable[Nomination],
    name: str,
    *,
    before: Mapping[str, str],
    by: User,
    at: datetime,
) -> list[Outcome]:
    """Take one such move back. before: the state each was in, by its code.

    A dossier that was moved on since is left where it stands, and says so; so is one of which a
    colleague made the same move again.
    """
    chosen, outcomes = _demanded(nominations, name, by), []
    made = last_made([one.code for one in chosen], [name])
    for dossier in chosen:
        back = opposite(name, dossier, before=before.get(dossier.code, ""), by=by)
        if back is None or dossier.state != MOVES[name].target:
            own = back is not None and is_own(dossier, by=by)
            why = faster(dossier, back, by=by) if back and own else now_at(dossier)
            outcomes.append(_outcome(dossier, why))
        elif made.get((name, dossier.code), by.username) != by.username:
            outcomes.append(_outcome(dossier, BY_ANOTHER))
        else:
            note = UNDONE if back.needs_note else ""
            outcomes.append(_one(dossier, back.name, note=note, by=by, at=at))
    return outcomes


def _one(
    dossier: Nomination,
    name: str,
    *,
    note: str,
    asks: Collection[str] = (),
    by: User,
    at: datetime,
) -> Outcome:
    before = dossier.state
    try:
        moved = move(dossier, name, note=note, asks=asks, by=by, at=at)
    except Refused as refused:
        return _outcome(dossier, *refused.problems)
    back = name in BULK and opposite(name, moved, before=before, by=by) is not None
    done = _outcome(dossier, before=before, after=moved.state, way_back=back)
    if name not in BULK or moved.state != NominationState.RETURNED or not moved.amend_until:
        return done
    return replace(done, reason=moved.reply, until=vn_short(last_day(moved.amend_until)))


def _outcome(
    dossier: Nomination,
    *problems: Problem,
    before: str = "",
    after: str = "",
    way_back: bool = False,
) -> Outcome:
    return Outcome(
        code=dossier.code,
        full_name=dossier.full_name,
        unit=dossier.unit.name,
        before=before or dossier.state,
        after=after,
        problems=problems,
        way_back=way_back,
    )
