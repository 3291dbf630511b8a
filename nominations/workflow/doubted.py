"""What a dossier itself says against a clear answer that was given of many at once."""

from collections.abc import Collection

from accounts.names import clean
from nominations.checklist import Item, items_of
from nominations.models import Nomination
from nominations.plan import outside, period_of, years_in

SHOWN = 100  # signs of what a dossier names


def doubt_of(nomination: Nomination, item: Item) -> str:
    """Why that item is answered at the dossier alone; empty where nothing speaks against it."""
    if item.doubted_by == "awards" and (awards := clean(nomination.awards)):
        return f"hồ sơ nêu khen thưởng “{_short(awards)}”"
    if item.doubted_by == "years":
        period = period_of(nomination.conference.review_period)
        years = years_in(nomination.achievement) | years_in(nomination.awards)
        if others := outside(years, period):
            named = ", ".join(str(year) for year in others)
            return f"hồ sơ nêu năm {named}, ngoài giai đoạn {period}"
    return ""


def left_unchecked(nomination: Nomination, answered: Collection[str]) -> tuple[str, ...]:
    """In a word or two, what nobody looked into though the dossier names what speaks against it.

    answered: keys of the items somebody answered. What its years say a look tells by itself.
    """
    asked = (item for item in items_of(nomination.kind) if item.short and item.key not in answered)
    return tuple(item.short for item in asked if doubt_of(nomination, item))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rpartition(' ')[0]}…"
