"""The only place for built papers, the text of the summary report and counts of awards."""

from django.db import models

from accounts.permissions import Place
from reports.enums import AwardCategory, ReportFormat, ReportKind
from reports.querysets import ReportFileQuerySet


class ReportFile(models.Model):
    """One paper asked for and, once its job is done, the file with its checksum."""

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="papers")
    kind = models.CharField("văn bản", max_length=20, choices=ReportKind)
    format = models.CharField("dạng", max_length=5, choices=ReportFormat)
    reason = models.CharField("dùng để", max_length=200)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="papers")
    asked_at = models.DateTimeField("yêu cầu lúc")
    as_of = models.DateTimeField("số liệu đến")
    job = models.OneToOneField("conferences.Job", models.PROTECT, null=True, related_name="paper")
    anchor = models.OneToOneField(
        "accounts.AuditAnchor", models.PROTECT, null=True, related_name="paper"
    )
    file = models.CharField("tệp", max_length=120, blank=True)  # path below REPORT_ROOT
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)", default=0)
    rows = models.PositiveIntegerField("số dòng", default=0)
    built_at = models.DateTimeField("lập xong lúc", null=True, blank=True)

    objects = ReportFileQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_format_display()})"

    @property
    def code(self) -> str:
        return f"VB{self.pk:04d}"

    @property
    def place(self) -> Place:
        commune = self.conference.commune
        return Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)


class SummaryText(models.Model):
    """What the office wrote for one part of the summary report (III.3.1)."""

    conference = models.ForeignKey(
        "conferences.Conference", models.CASCADE, related_name="summary_texts"
    )
    key = models.CharField("phần", max_length=40)
    text = models.TextField("nội dung", blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField("sửa lúc")
    updated_by = models.CharField("người sửa", max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "key"], name="summary_part_once"),
        ]

    def __str__(self) -> str:
        return self.key


class AwardCount(models.Model):
    """How many awards of one form went to one category in one year (T8)."""

    conference = models.ForeignKey(
        "conferences.Conference", models.CASCADE, related_name="award_counts"
    )
    year = models.PositiveSmallIntegerField("năm")
    form = models.CharField("hình thức khen thưởng", max_length=100)
    category = models.CharField("đối tượng", max_length=14, choices=AwardCategory)
    authority = models.CharField("cấp khen", max_length=100, blank=True)
    count = models.PositiveIntegerField("số lượng")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "year", "form", "category", "authority"],
                name="award_count_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.form}: {self.count}"
