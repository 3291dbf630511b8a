"""What a unit reports of a nominee after sending: died, declined, under discipline."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from nominations.enums import SetbackKind
from nominations.querysets.setbacks import SetbackQuerySet

WORDS_LENGTH = 300


class Setback(models.Model):
    """One report; it moves nothing: an office reads it, decides by the moves there are, answers.

    It speaks of a person, so it goes when its dossier goes.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="setbacks")
    kind = models.CharField("điều báo", max_length=10, choices=SetbackKind)
    words = models.CharField("ghi thêm", max_length=WORDS_LENGTH, blank=True)
    at = models.DateTimeField("báo lúc")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    answer = models.CharField("trả lời", max_length=WORDS_LENGTH, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    known_at = models.DateTimeField("đơn vị đã đọc lúc", null=True, blank=True)

    objects = SetbackQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("nomination", condition=Q(answered_at=None), name="setback_open"),
            models.Index(
                "nomination",
                condition=Q(answered_at__isnull=False, known_at=None),
                name="setback_unknown",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "kind"],
                condition=Q(answered_at=None),
                name="setback_once_until_answered",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SetbackKind.values), name="setback_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="setback_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def place(self) -> Place:
        return self.nomination.place
