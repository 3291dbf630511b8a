"""Writes what waits of a table, brings it in, takes it back."""

from sheets.actions.importing import Changed, ask_for, import_rows, look_again, undo, work
from sheets.actions.staging import Mended, drop, forget, mend, read_again, stage

__all__ = [
    "Changed", "Mended", "ask_for", "drop", "forget", "import_rows", "look_again", "mend",
    "read_again", "stage", "undo", "work",
]  # fmt: skip
