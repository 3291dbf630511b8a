"""What the first page tells the house: its place in the menu."""

from accounts.gathering import Declaration, Link

DECLARED = Declaration(
    links=(Link(place=100, label="Việc cần làm", route="home:home", within="/"),),
)
