"""Built papers, the text of the summary report and counts of awards."""

from typing import Any

from django.db import models

from accounts.permissions import Place
from nominations.enums import Carried
from reports.enums import (
    LISTS_NOBODY,
    ONLY_FOR_WORK,
    WITH_THE_CITY,
    AwardCategory,
    PaperState,
    ReportFormat,
    ReportKind,
)
from reports.querysets import ReportFileQuerySet

STEPS = ("Đang lấy số liệu", "Đang dàn trang", "Đang cất tệp")  # of building one


class ReportFile(models.Model):
    """One paper asked for and, once its job is done, the file with its checksum."""

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="papers")
    kind = models.CharField("văn bản", max_length=20, choices=ReportKind)
    format = models.CharField("dạng", max_length=5, choices=ReportFormat)
    reason = models.CharField("dùng để", max_length=200)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="papers")
    asked_at = models.DateTimeField("yêu cầu lúc")
    as_of = models.DateTimeField("số liệu đến")
    opens: bool  # whether who asks may open it: set by the list
    is_stale: bool  # whether it lays other things before a meeting than stand by now: the same
    is_over: bool  # whether the posting it was put up for ended early: the same

    job = models.OneToOneField("conferences.Job", models.PROTECT, null=True, related_name="paper")
    anchor = models.OneToOneField(
        "accounts.AuditAnchor", models.PROTECT, null=True, related_name="paper"
    )
    file = models.CharField("tệp", max_length=120, blank=True)  # its key in the storage
    sha256 = models.CharField(max_length=64, blank=True)
    # Of the people and figures it tells, to see whether it would tell others by now.
    said = models.CharField(max_length=64, blank=True, editable=False)
    blank = models.TextField("mục còn để trống", blank=True)  # a line each, as its figures said
    # V.1: whether it tells the conference's result from before the conference, by the hour that
    # stood when it was built: as its bytes say it, and as its name, mark and duty say it for ever.
    told_ahead = models.BooleanField("lập trước Hội nghị", default=False, editable=False)
    size = models.PositiveIntegerField("dung lượng (byte)", default=0)
    rows = models.PositiveIntegerField("số dòng", default=0)
    built_at = models.DateTimeField("lập xong lúc", null=True, blank=True)

    # What becomes of it (reports/workflow.py). The bytes above never change again once built.
    state = models.CharField(
        "trạng thái", max_length=10, choices=PaperState, default=PaperState.WORKING
    )
    presented_at = models.DateTimeField("trình ký lúc", null=True, blank=True)
    number = models.CharField("số, ký hiệu", max_length=40, blank=True)
    # The year and number that are this paper's alone; empty where two papers are to share one.
    own_number = models.CharField(max_length=60, blank=True, editable=False)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issued_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField("ghi ban hành lúc", null=True, blank=True)
    scan = models.CharField("bản đã ký", max_length=120, blank=True)  # its key in the storage
    scan_sha256 = models.CharField(max_length=64, blank=True)
    scan_type = models.CharField(max_length=60, blank=True)
    scan_carries = models.CharField(max_length=10, choices=Carried, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replacements")
    sent_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField("gửi thành phố lúc", null=True, blank=True)

    objects = ReportFileQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(  # few at a time, and asked for by each office's first page
                fields=["conference", "presented_at", "id"],
                condition=models.Q(state=PaperState.TO_SIGN),
                name="paper_to_sign",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "own_number"],
                condition=~models.Q(own_number=""),
                name="paper_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PaperState.values), name="paper_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=(PaperState.WORKING, PaperState.TO_SIGN))
                | (~models.Q(number="") & ~models.Q(file="") & models.Q(issued_on__isnull=False)),
                name="paper_issued_with_number_and_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=WITH_THE_CITY) | models.Q(sent_at__isnull=False),
                name="paper_sent_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_format_display()})"

    @property
    def code(self) -> str:
        return f"VB{self.pk:04d}"

    @property
    def place(self) -> Place:
        """Its commune's; the city's too since it was sent there, and not before."""
        commune = self.conference.commune
        city_id = commune.city_id if self.state in WITH_THE_CITY else None
        return Place(unit_id=None, commune_id=commune.pk, city_id=city_id)

    @property
    def commune_code(self) -> str:
        return self.conference.commune.code

    @property
    def lists_people(self) -> bool:
        """Whether "Số người" says anything of it."""
        return self.kind not in LISTS_NOBODY

    @property
    def is_only_for_work(self) -> bool:
        return (self.kind, self.format) in ONLY_FOR_WORK

    @property
    def doubts(self) -> str:
        """What keeps it from being a paper to send without a second thought; empty: nothing."""
        draft = "là bản dự thảo lập trước Hội nghị" if self.told_ahead else ""
        blank = f"còn để trống {len(self.blanks)} mục" if self.blanks else ""
        return ", ".join(filter(None, (draft, blank)))

    @property
    def blanks(self) -> list[str]:
        """Its sections with dotted lines; of what was built before this was noted, none."""
        return self.blank.splitlines()

    @property
    def is_with_the_city(self) -> bool:
        return self.state in WITH_THE_CITY

    @property
    def doing(self) -> str:
        """What its job is at, while it runs; of a job that has told nothing yet, the first."""
        step = min(self.job.progress if self.job else 0, len(STEPS) - 1)
        return f"{STEPS[step]} (bước {step + 1} trên {len(STEPS)})"


class SummaryText(models.Model):
    """What the office wrote for one part of the summary report (III.3.1)."""

    conference = models.ForeignKey(
        "conferences.Conference", models.CASCADE, related_name="summary_texts"
    )
    key = models.CharField("phần", max_length=40)
    text = models.TextField("nội dung", blank=True)
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

    @property
    def stands(self) -> dict[str, Any]:
        """What its page edits, by box."""
        boxes = ("year", "form", "category", "authority", "count")
        return {name: getattr(self, name) for name in boxes}
