"""Which move of the table takes another one back, and what stands in its way by now."""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import datetime

from accounts.models import AuditEvent, User
from accounts.permissions import may
from accounts.problems import Problem
from conferences.workflow import Move, blocking
from nominations.enums import NominationState
from nominations.models import Nomination
from nominations.workflow import MOVES

NOW_AT = "Hồ sơ nay là “{}”. Hãy mở hồ sơ để xem."
BY_ANOTHER = Problem(text="Từ đó người khác đã làm lại việc này. Hãy mở hồ sơ để xem.")


def now_at(nomination: Nomination) -> Problem:
    """That it stands elsewhere by now."""
    return Problem(text=NOW_AT.format(NominationState(nomination.state).label))


def opposite(name: str, nomination: Nomination, *, before: str, by: User) -> Move | None:
    """The move of the table that leads from where `name` led back to where it began, if this
    person may make it here; None where there is none.
    """
    there = MOVES[name].target
    if before not in MOVES[name].sources:
        return None  # said by a page, and not so: nothing leads from there by this move
    for one in MOVES.values():
        leads = there in one.sources and one.target == before
        hidden = "on_paper" in one.hidden_by and not nomination.on_paper
        if leads and not hidden and may(by, one.permission, place=nomination.place):
            return one
    return None


def last_made(codes: Collection[str], names: Collection[str]) -> dict[tuple[str, str], str]:
    """By move and dossier the account that made it of it last; one query for all."""
    made = AuditEvent.objects.filter(target="nomination", target_code__in=codes, action__in=names)
    told = made.order_by("at", "pk").values_list("action", "target_code", "actor")
    return {(action, code): actor for action, code, actor in told}


def no_way_back(
    nominations: Iterable[Nomination],
    name: str,
    *,
    before: Mapping[str, str],
    made: Mapping[tuple[str, str], str],
    apart_of: Container[int],
    by: User,
    at: datetime,
) -> dict[str, list[Problem]]:
    """By code why a press of now would not take that move back; of the others nothing.

    made: who made it last; what a colleague did again since is theirs. apart_of: those one may be
    set apart from; of the others that guard is not asked.
    """
    found = {}
    for one in nominations:
        back = opposite(name, one, before=before.get(one.code, ""), by=by)
        if back is None or one.state != MOVES[name].target:
            stands = [now_at(one)]
        elif made.get((name, one.code), by.username) != by.username:
            stands = [BY_ANOTHER]
        else:
            apart = back.apart(one, by) if one.pk in apart_of else []
            stands = [*apart, *blocking(back.check(one, at))]
        if stands:
            found[one.code] = stands
    return found
