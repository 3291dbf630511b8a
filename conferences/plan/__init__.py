"""A plan as data: its values, and the one reader that lets them in (plain Python)."""

from conferences.plan.dated import PlanDeadline, instants, reckoned
from conferences.plan.reader import of_raw, read, read_bytes
from conferences.plan.values import (
    ASKS_CONSENTS,
    LEADERS_CHOOSE,
    OF_A_CONFERENCE,
    Figure,
    Plan,
    ProgrammeItem,
    SummaryPart,
    the_figure,
)
from conferences.plan.written import as_text, of_text, sum_of

__all__ = [
    "ASKS_CONSENTS", "LEADERS_CHOOSE", "OF_A_CONFERENCE", "Figure", "Plan", "PlanDeadline",
    "ProgrammeItem", "SummaryPart", "as_text", "instants", "of_raw", "of_text", "read",
    "read_bytes", "reckoned", "sum_of",
    "the_figure",
]  # fmt: skip
