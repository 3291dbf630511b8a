"""Writes the roll: arrivals, moves, mandates, what a table brings in."""

from delegates.actions.arrivals import TakenIn, add, edit, take_in
from delegates.actions.importing import add_many, pk_of, take_back, what_stays
from delegates.actions.moves import Result, confirm_many, give_mandate, move, take_mandate

__all__ = [
    "Result", "TakenIn", "add", "add_many", "confirm_many", "edit", "give_mandate", "move", "pk_of",
    "take_back", "take_in", "take_mandate", "what_stays",
]  # fmt: skip
