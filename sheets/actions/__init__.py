"""Writes what waits of a table, brings it in, takes it back."""

from sheets.actions.importing import Changed, ask_for, import_rows, look_again, undo, work
from sheets.actions.saying import Said, news_in
from sheets.actions.staging import Mended, drop, forget, mend, read_again, stage

__all__ = [
    "Changed", "Mended", "Said", "ask_for", "drop", "forget", "import_rows", "look_again", "mend",
    "news_in", "read_again", "stage", "undo", "work",
]  # fmt: skip
