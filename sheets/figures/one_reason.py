"""Lines that are asked about for one and the same reason and for no other: one answer is enough."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from accounts.problems import fingerprint
from sheets.figures.said import are_presumed
from sheets.models import SheetImport
from sheets.querysets import SheetRowQuerySet

SEVERAL = 2  # lines; of one alone its own tick answers
MOST = 5  # reasons a page offers to answer so, those of most lines first


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why several lines are asked about, and how many of them are ticked by now."""

    key: str  # of the field; "" for the line
    why: str
    waiting: int
    ticked: int

    @property
    def code(self) -> str:
        """By which a button names it."""
        return code_of({self.key: self.why})


def code_of(reasons: Mapping[str, str]) -> str:
    return fingerprint(dict(reasons))


@dataclass(frozen=True, kw_only=True)
class Presumed:
    """How many lines say that their group is only taken; of those how many wait for a tick."""

    lines: int
    waiting: int


def reasons_of(sheet: SheetImport) -> tuple[list[Reason], Presumed]:
    """Those that one answer is of use for, and the lines whose group nobody chose; one query."""
    kinds = sheet.rows.filter(verdict="ask").order_by()
    told = kinds.values_list("reasons", "blocked", "by_hand", "ticked")
    lines: Counter[tuple[str, str, bool]] = Counter()
    say_so = waiting = 0
    for reasons, blocked, by_hand, ticked, count in told.annotate(Count("pk")):
        if len(reasons) == 1 and not by_hand and not blocked:
            [(key, why)] = reasons.items()
            lines[key, why, ticked] += count
        if are_presumed(reasons.values()):
            say_so += count
            waiting += count * (not ticked and not blocked)
    found = [
        Reason(key=key, why=why, waiting=lines[key, why, False], ticked=lines[key, why, True])
        for key, why in dict.fromkeys((key, why) for key, why, _ in lines)
    ]
    several = [one for one in found if one.waiting + one.ticked >= SEVERAL]
    first = sorted(several, key=lambda one: (-one.waiting - one.ticked, one.why))[:MOST]
    return first, Presumed(lines=say_so, waiting=waiting)


def rows_asked_for(rows: SheetRowQuerySet, code: str) -> SheetRowQuerySet:
    """Of these lines those that are asked about for this reason alone."""
    told = rows.askable().order_by().values_list("reasons", flat=True).distinct()
    same = [one for one in told if len(one) == 1 and code_of(one) == code]
    return rows.askable().filter(reasons=same[0]) if same else rows.none()
