"""Items of the programme, of which a conference has one."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from agenda.querysets import AgendaItemQuerySet


class AgendaItem(models.Model):
    """One item in running order; the eight of III.1 carry their number in the plan, extras none."""

    conference = models.ForeignKey("conferences.Conference", models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField("thứ tự")
    plan_number = models.PositiveSmallIntegerField("số trong kế hoạch", null=True, blank=True)
    title = models.CharField("nội dung", max_length=300)
    minutes = models.PositiveSmallIntegerField("số phút")
    presenter = models.CharField("người thực hiện", max_length=160, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "plan_number"],
                condition=Q(plan_number__isnull=False),
                name="plan_item_once",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=480), name="agenda_minutes_sane"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stands(self) -> dict[str, Any]:
        """What its page edits, by box; the title of the plan's own eight is not asked."""
        asked = ("minutes", "presenter", "note") + (() if self.plan_number else ("title",))
        return {name: getattr(self, name) for name in asked}

    @property
    def place(self) -> Place:
        return self.conference.place
