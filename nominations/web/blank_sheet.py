"""A nomination on one sheet for the pen: each particular asked as the table has it, and a code.

The code begins the same nomination online; the sheet is typed in by whoever has it in the hand.
"""

from dataclasses import dataclass

import segno

from accounts.models import Unit
from conferences.models import Conference
from nominations.enums import NominationKind
from nominations.particulars import NAMES, PARTICULARS, Reader
from nominations.reading import asks_households

LINES = {"achievement": 8, "awards": 3}  # as high as the sheet has room for
MOST_TICKS = 12  # choices that fit as boxes; more are written
TICKED = (Reader.ONE_OF, Reader.TAPPED)
ALONE, GROUPS = " (cá nhân)", " (tập thể, hộ gia đình)"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question: boxes to tick, or so many lines to write on."""

    label: str
    ticks: tuple[str, ...] = ()
    lines: int = 1
    is_short: bool = False  # a year

    @property
    def more_lines(self) -> range:
        """Those below the first."""
        return range(self.lines - 1)


@dataclass(frozen=True, kw_only=True)
class BlankSheet:
    """All that is printed of it."""

    title: str
    document: str
    unit: str
    whose: str
    kinds: tuple[str, ...]
    asked: tuple[Asked, ...]
    qr: str
    is_demo: bool


def blank_sheet(conference: Conference, unit: Unit | None, *, begins: str) -> BlankSheet:
    """begins: the address where the same is begun online."""
    is_village = unit is not None and asks_households(unit.kind)
    return BlankSheet(
        title=f"{conference.name} {conference.edition} ({conference.term})",
        document=conference.document,
        unit=unit.name if unit else "",
        whose="hộ" if is_village else "người",
        kinds=tuple(str(kind.label) for kind in NominationKind),
        asked=tuple(_asked(name) for name in NAMES),
        qr=segno.make(begins, error="m").svg_inline(scale=3, border=1),
        is_demo=conference.commune.is_demo,
    )


def _asked(name: str) -> Asked:
    """One particular, as all kinds are asked it: their words for it side by side."""
    rows = [row for row in PARTICULARS if row.name == name]
    labels = list(dict.fromkeys(row.label for row in rows))
    # "Năm sinh của người đại diện": the sheet says once whose a group's are.
    labels = [one for one in labels if not any(one.startswith(f"{other} ") for other in labels)]
    kinds = frozenset[NominationKind]().union(*(row.kinds for row in rows))
    of = ALONE if len(kinds) == 1 else GROUPS if NominationKind.INDIVIDUAL not in kinds else ""
    first = rows[0]
    ticks: tuple[str, ...] = ()
    if first.reader is Reader.YES_NO:
        ticks = (first.words(True), first.words(False))  # noqa: FBT003  the value it tells
    elif first.reader in TICKED and len(first.choices) <= MOST_TICKS:
        ticks = tuple(first.labels.values())
    return Asked(
        label=" / ".join(labels) + of,
        ticks=ticks,
        lines=LINES.get(name, 1),
        is_short=first.reader is Reader.BIRTH_YEAR,
    )
