"""What somebody typed on a page of many that writes nothing yet, kept for its next look."""

from django.db import models

from accounts.permissions import Place
from nominations.querysets.held import HeldFormQuerySet


class HeldForm(models.Model):
    """One such page of one person. typed: its boxes, a query string; chosen: how many it ticks."""

    conference = models.ForeignKey("conferences.Conference", models.CASCADE, related_name="+")
    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    kind = models.CharField("loại", max_length=8)
    at = models.DateTimeField("nhập lúc")
    typed = models.TextField("đã nhập")
    chosen = models.PositiveIntegerField("số hồ sơ đã chọn", default=0)

    objects = HeldFormQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def place(self) -> Place:
        return self.conference.place
