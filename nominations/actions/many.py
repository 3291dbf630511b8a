"""Makes one move of several dossiers, each answering for itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.models import Conference
from conferences.workflow import demand
from nominations.actions.decisions import move
from nominations.models import Nomination
from nominations.workflow import MOVES


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What became of one of many; no problems: the move was made."""

    code: str
    full_name: str
    unit: str
    problems: tuple[Problem, ...]


def move_many(
    conference: Conference, name: str, codes: Collection[str], *, by: User, at: datetime
) -> list[Moved]:
    """The same move of each code within reach, the list's order; what stands leaves the others.

    A transaction each: around them all, two people going through in another order would lock each
    other out. A code that is out of reach is passed over as one that never was.
    """
    permission = MOVES[name].permission
    demand(by, permission, place=conference.place)
    found = Nomination.objects.within_reach(by, permission).of(conference).filter(code__in=codes)
    done = []
    for one in found.select_related("unit__commune", "conference").by_name():
        problems: list[Problem] = []
        try:
            move(one, name, by=by, at=at)
        except Refused as refused:
            problems = refused.problems
        done.append(
            Moved(
                code=one.code,
                full_name=one.full_name,
                unit=one.unit.name,
                problems=tuple(problems),
            )
        )
    return done
