"""What the office found of one item of its checklist: who looked, and when."""

from django.db import models

from accounts.permissions import Place
from nominations.enums import Found
from nominations.querysets.checks import FindingQuerySet


class Finding(models.Model):
    """The last answer to one item of one dossier; what stood before is in its history.

    It may speak of a person: it goes when the dossier goes and never enters the audit's chain.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="findings")
    item = models.SlugField("mục", max_length=40)  # `checklist.Item.key`; a commune's own later
    found = models.CharField("kết quả", max_length=8, choices=Found)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "item"], name="finding_once"),
            models.CheckConstraint(
                condition=models.Q(found__in=Found.values), name="finding_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.found}"

    @property
    def place(self) -> Place:
        return self.nomination.place
