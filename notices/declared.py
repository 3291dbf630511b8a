"""What reminders tell the house: how their states look."""

from accounts.gathering import Declaration

DECLARED = Declaration(
    tags={
        "planned": ("quiet", "clock"),
        "held": ("returned", "hourglass-split"),
        "gone": ("approved", "check-lg"),
    },
)
