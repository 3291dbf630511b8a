"""Writes the roll: arrivals, moves, mandates."""

from delegates.actions.arrivals import TakenIn, add, edit, take_in
from delegates.actions.moves import Result, confirm_many, give_mandate, move, take_mandate

__all__ = [
    "Result", "TakenIn", "add", "confirm_many", "edit", "give_mandate", "move", "take_in",
    "take_mandate",
]  # fmt: skip
