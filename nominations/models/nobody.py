"""That a unit's review put nobody forward: an answer, until the unit sends somebody after all."""

from django.db import models
from django.db.models import F, Q

from accounts.permissions import Place
from nominations.querysets.nobody import NobodyQuerySet


class Nobody(models.Model):
    """One such answer with its meeting; ended, never deleted: taken back, or somebody was sent."""

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="nobody_said")
    held_on = models.DateField("ngày họp")
    invited = models.PositiveSmallIntegerField("số được mời")
    present = models.PositiveSmallIntegerField("số người có mặt")
    on_paper = models.BooleanField("Phòng ghi theo bản giấy", default=False)
    said_at = models.DateTimeField("báo lúc")
    said_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("hết hiệu lực lúc", null=True, blank=True)

    objects = NobodyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "unit"], condition=Q(ended_at=None), name="nobody_said_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("said_at")),
                name="nobody_ended_after_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: không giới thiệu ai"

    @property
    def place(self) -> Place:
        return self.unit.place
