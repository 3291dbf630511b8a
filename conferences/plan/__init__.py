"""A plan as data: its values, and the one reader that lets them in (plain Python)."""

from conferences.plan.dated import PlanDeadline, instants, reckoned
from conferences.plan.reader import read
from conferences.plan.values import (
    ASKS_CONSENTS,
    LEADERS_CHOOSE,
    OF_A_CONFERENCE,
    Figure,
    Plan,
    ProgrammeItem,
    SummaryPart,
)

__all__ = [
    "ASKS_CONSENTS", "LEADERS_CHOOSE", "OF_A_CONFERENCE", "Figure", "Plan", "PlanDeadline",
    "ProgrammeItem", "SummaryPart", "instants", "read", "reckoned",
]  # fmt: skip
