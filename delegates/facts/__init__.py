"""Where apps and pages read delegates: frozen values, never rows."""

from delegates.facts.after import after_confirming
from delegates.facts.arrivals import (
    Event,
    WaitingRow,
    history,
    numbers_waiting,
    waiting,
    waiting_page,
)
from delegates.facts.board import QuotaBoard, quota_board
from delegates.facts.roll import (
    GroupCount,
    SeatRow,
    city_choice,
    city_delegates,
    delegate_rows,
    group_counts,
    mandate_candidates,
    seat_row,
)
from delegates.facts.strip import (
    SEATS,
    WAITING,
    Part,
    QuotaStrip,
    quota_strip,
    strip_of,
    tallies,
)

__all__ = [
    "SEATS", "WAITING", "Event", "GroupCount", "Part", "QuotaBoard", "QuotaStrip", "SeatRow",
    "WaitingRow", "after_confirming", "city_choice", "city_delegates", "delegate_rows",
    "group_counts", "history", "mandate_candidates", "numbers_waiting", "quota_board",
    "quota_strip", "seat_row", "strip_of", "tallies", "waiting", "waiting_page",
]  # fmt: skip
