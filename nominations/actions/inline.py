"""The only writer of what an office changes in a row of the list: by the ways its own pages go.

A short text is corrected as on the page of typing errors, told to the unit and kept with its
reason; the check is noted as on the page of the check. Long texts, verdicts on doubles, votes are
looked at where they can be read.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.enums import Permission, Reach
from accounts.locks import in_one_go
from accounts.models import User
from accounts.permissions import may, reach
from accounts.problems import Refused, demand_as_seen
from conferences.workflow import demand
from nominations.actions.checklist import CLOSED
from nominations.actions.corrections import CORRECTED_BY, changed_of, correct, may_correct
from nominations.actions.decisions import CHECKED, FOUND
from nominations.actions.renamed import hold_with_judging
from nominations.enums import Integrity
from nominations.models import Nomination
from nominations.particulars import in_row
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart
from nominations.workflow.findings import note_integrity
from nominations.workflow.noted import note_of

INTEGRITY = "integrity"


def may_check(nomination: Nomination, user: User) -> bool:
    """Whether this person notes a check where it stands."""
    right = may(user, Permission.NOMINATION_VERIFY, place=nomination.place)
    return right and nomination.state in CHECKED


def row_of(nomination: Nomination, user: User) -> dict[str, Any]:
    """What this person may change in its row, by box, as it stands; empty where nothing."""
    texts = in_row(nomination.kind) if may_correct(nomination, user) else ()
    check = {INTEGRITY: nomination.integrity} if may_check(nomination, user) else {}
    return {row.name: getattr(nomination, row.name) for row in texts} | check


def open_states(user: User) -> frozenset[str]:
    """Where dossiers stand of which this person may change something in their rows."""
    corrects = {state for state, right in CORRECTED_BY.items() if _holds(user, right)}
    return frozenset(corrects | CHECKED if _holds(user, Permission.NOMINATION_VERIFY) else corrects)


def _holds(user: User, right: Permission) -> bool:
    return reach(user, right) is not Reach.NOWHERE


@in_one_go
def change_row(
    nomination: Nomination,
    *,
    changes: Mapping[str, Any],
    integrity: str | None = None,
    reason: str = "",
    seen: str | None = None,
    by: User,
    at: datetime,
) -> Nomination:
    """Write what is other, all of it or nothing. integrity: None where the row had no box for it.

    Raises Overtaken when something else stands than the page showed, KeyError for what is no text
    of a row.
    """
    demand(by, Permission.NOMINATION_VERIFY, place=nomination.place)
    if unknown := changes.keys() - {row.name for row in in_row(nomination.kind)}:
        raise KeyError(", ".join(sorted(unknown)))
    hold_with_judging(nomination, changes)  # all that correcting holds, in the one order
    wanted = dict(changes) | ({} if integrity is None else {INTEGRITY: integrity})
    stands = {name: getattr(nomination, name) for name in wanted}
    demand_as_seen(stands, seen=seen, wanted=wanted)
    checked = nomination.integrity
    if other := changed_of(nomination, changes):
        correct(
            nomination, changes={name: changes[name] for name in other}, reason=reason, by=by, at=at
        )
    if integrity not in (None, checked):
        note_check(nomination, Integrity(integrity), by=by, at=at)
    return nomination


def note_check(nomination: Nomination, found: Integrity, *, by: User, at: datetime) -> None:
    """The result alone: whatever was found of doubles stays as it is. Called under its row."""
    demand_apart(by, Permission.NOMINATION_VERIFY, nomination)
    if nomination.state not in CHECKED:
        raise Refused(CLOSED)
    before = nomination.integrity
    told = history.differences(nomination, {INTEGRITY: found})
    Nomination.objects.filter(pk=nomination.pk).update(integrity=found)
    nomination.integrity = found
    note_integrity(nomination, by=by, at=at)
    history.keep(nomination, told, by=by, at=at)
    note_of(
        nomination,
        "uncheck" if found == Integrity.UNCHECKED else "check",
        before=before,
        after=found,
        note=FOUND[found],
        by=by,
        at=at,
    )
