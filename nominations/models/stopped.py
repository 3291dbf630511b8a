"""Why a dossier is not looked at any further, and where it stood: it may go back to that."""

from django.db import models
from django.db.models import Q

from nominations.enums import STOPPED_FROM, StopReason

WHY_LENGTH = 1000  # as long as the history keeps it


class Stopped(models.Model):
    """Nothing but these columns is written when it stops: it goes on as it stood."""

    stopped_as = models.CharField(max_length=12, blank=True, editable=False)
    stopped_for = models.CharField(
        "lý do dừng xét", max_length=12, choices=StopReason, blank=True, editable=False
    )
    # The same in words, with what was written beside it.
    stopped_words = models.CharField(
        "dừng xét vì", max_length=WHY_LENGTH, blank=True, editable=False
    )

    class Meta:
        abstract = True


STOPPED_WHOLE = models.CheckConstraint(
    condition=Q(state="stopped", stopped_as__in=STOPPED_FROM, stopped_for__in=StopReason.values)
    | ~Q(state="stopped") & Q(stopped_as="", stopped_for="", stopped_words=""),
    name="nomination_stopped_whole",
)
