"""Measures a page of a drawn paper: where its words end."""

from pypdf import PageObject

MM = 25.4 / 72
EDGE = 20  # millimetres of a page's lower edge, where no line of the paper itself stands


def white(page: PageObject) -> int:
    """Millimetres of paper between a page's last line and its lower edge."""
    found: list[float] = []

    def seen(text: str, outer: list[float], inner: list[float], font: object, size: float) -> None:
        below = (outer[1] * inner[4] + outer[3] * inner[5] + outer[5]) * MM
        if text.strip() and below >= EDGE - 1:  # a mark in the edge is no line
            found.append(below)

    page.extract_text(visitor_text=seen)
    return round(min(found)) - EDGE
