"""What imports tell the house: words of their history, their states."""

from accounts.gathering import Declaration
from conferences.workflow import told_of
from sheets.workflow import MOVES

DECLARED = Declaration(
    words=told_of(MOVES),
    imports=("sheets.imported.UNITS",),
    tags={
        "previewed": ("due", "eye"),
        "imported": ("approved", "check-lg"),
        "undone": ("withdrawn", "arrow-return-left"),
    },
)
