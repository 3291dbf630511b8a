"""What became of many dossiers at one press, kept for its page."""

from django.db import models

from accounts.permissions import Place
from nominations.querysets.results import BulkResultQuerySet


class BulkResult(models.Model):
    """One press. Of a dossier only its code and what was said of it; what was typed, as typed.

    told: what its page reads, by kind. undone: the id of the result of its undo; else 0.
    """

    conference = models.ForeignKey("conferences.Conference", models.CASCADE, related_name="+")
    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    kind = models.CharField("loại", max_length=8)
    at = models.DateTimeField("làm lúc")
    told = models.JSONField("kết quả", default=dict)
    undone = models.PositiveBigIntegerField("hoàn tác", default=0)
    is_new = models.BooleanField("chưa xem", default=True)

    objects = BulkResultQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def place(self) -> Place:
        return self.conference.place
