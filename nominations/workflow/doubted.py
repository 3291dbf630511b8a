"""What a dossier itself says against a clear answer that was given of many at once."""

from collections.abc import Collection, Iterable, Sequence

from accounts.names import clean
from nominations.checklist import Item, asked_of
from nominations.models import Nomination
from nominations.plan import outside, period_of, years_in

SHOWN = 100  # signs of what a dossier names
ROOM = 2  # items named in a row
UNANSWERED = "Chưa kiểm tra, không bắt buộc"  # before verifying and after the checklist the same
SOME_UNANSWERED = "hồ sơ có mục không bắt buộc, chưa kiểm tra"


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


def left_unchecked(
    nomination: Nomination, answered: Collection[str], own: Iterable[Item]
) -> tuple[str, ...]:
    """In a few words each, what nobody looked into; first what the dossier itself speaks against.

    answered: keys of the items somebody answered. own: what its commune asks too.
    """
    asked = asked_of(nomination.kind, own)
    left = [item for item in asked if item.key not in answered]
    left.sort(key=lambda item: not doubt_of(nomination, item))
    return tuple(item.short or item.label for item in left)


def unanswered_words(words: Sequence[str]) -> str:
    """What is said of items nobody answered that nothing waits for; nothing of none. Of what
    verifying waits for a refusal speaks.
    """
    return f"{UNANSWERED}: {shortly(words)}" if words else ""


def shortly(words: Sequence[str]) -> str:
    """As many of them as a row has room for, and how many more."""
    more = len(words) - ROOM
    # One more is named: “và 1 mục khác” takes as much room.
    if more < 2:
        return ", ".join(words)
    return f"{', '.join(words[:ROOM])} và {more} mục khác"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rpartition(' ')[0]}…"
