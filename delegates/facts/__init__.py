"""The only place where apps and pages read delegates: frozen values, never rows."""

from delegates.facts.arrivals import (
    Event,
    WaitingRow,
    count_to_take_in,
    history,
    waiting,
    waiting_page,
)
from delegates.facts.board import Part, QuotaBoard, quota_board
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

__all__ = [
    "Event", "GroupCount", "Part", "QuotaBoard", "SeatRow", "WaitingRow", "city_choice",
    "city_delegates", "count_to_take_in", "delegate_rows", "group_counts", "history",
    "mandate_candidates", "quota_board", "seat_row", "waiting", "waiting_page",
]  # fmt: skip
