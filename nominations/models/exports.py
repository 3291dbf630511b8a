"""A workbook of the list of dossiers that a worker builds, kept for a day for who asked."""

from django.db import models

from accounts.permissions import Place
from conferences.enums import JobState
from nominations.querysets.exports import GridExportQuerySet


class GridExport(models.Model):
    """What was asked for, in the words of the list's address, and what came of it."""

    conference = models.ForeignKey(
        "conferences.Conference", models.CASCADE, related_name="grid_exports"
    )
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="grid_exports")
    role = models.CharField(max_length=20)  # of who asked: what another is told is not in it
    asks = models.TextField("điều kiện, thứ tự, cột", blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc")
    wanted = models.PositiveIntegerField("số hồ sơ lúc yêu cầu")
    job = models.OneToOneField(
        "conferences.Job", models.SET_NULL, null=True, related_name="grid_export"
    )
    built_at = models.DateTimeField("lập xong lúc", null=True, blank=True)
    rows = models.PositiveIntegerField("số hồ sơ", default=0)
    columns = models.JSONField("cột", default=list)
    narrowed = models.JSONField("lọc theo", default=list)
    file = models.CharField("tệp", max_length=120, blank=True)  # its key, there once it is built
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)", default=0)

    objects = GridExportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"BH{self.pk:04d}"

    @property
    def place(self) -> Place:
        return self.conference.place

    @property
    def is_failed(self) -> bool:
        return self.built_at is None and (self.job is None or self.job.state == JobState.FAILED)

    @property
    def left_meanwhile(self) -> int:
        """How many were there when it was asked for, and no more when it was built."""
        return max(0, self.wanted - self.rows) if self.built_at else 0
