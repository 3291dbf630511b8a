"""What a person does with the reminders that went to them."""

from datetime import datetime

from django.db.models.functions import Greatest

from accounts.models import User
from notices.models import ReadUntil


def read_until(person: User, *, until: datetime) -> None:
    """Note how far a person has read; never back again."""
    _, is_new = ReadUntil.objects.get_or_create(user=person, defaults={"until": until})
    if not is_new:
        mine = ReadUntil.objects.filter(user=person)
        mine.update(until=Greatest("until", until))
