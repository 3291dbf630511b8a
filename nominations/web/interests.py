"""What the page of interests shows: who leaves a dossier to another, why, and the word on it."""

from nominations.models import Interest, Nomination
from nominations.workflow.apart import handlers


def set_apart(nomination: Nomination) -> list[Interest]:
    """Who said that they are related, then who had a hand in it; of these some have no row yet."""
    rows = nomination.interests.select_related("user__unit", "word_by").order_by("pk")
    told = {one.user_id: one for one in rows}
    related = [one for one in told.values() if one.is_related]
    had = [
        told.get(user.pk) or Interest(nomination=nomination, user=user, is_related=False)
        for user in handlers(nomination)
    ]
    return related + had
