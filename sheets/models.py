"""One import of a foreign table: what was sent, its lines while they wait, the rows it made."""

from datetime import datetime
from functools import cached_property

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from conferences.enums import JobState
from sheets.enums import ImportState
from sheets.querysets import (
    KEPT,
    SheetImportQuerySet,
    SheetMadeQuerySet,
    SheetRowQuerySet,
)
from sheets.reading import sheet_of
from sheets.reading.joined import joined
from sheets.reading.values import label_of
from sheets.targets import Target, targets

VERDICTS = [("good", "Đúng"), ("ask", "Cần xem"), ("left", "Để lại")]


class SheetImport(models.Model):
    """A table somebody brought: previewed, then imported or given up.

    What was sent is kept only while it waits; once it is decided upon, no cell of it is left here.
    """

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="sheet_imports"
    )
    target = models.CharField("nhập vào", max_length=20)
    state = models.CharField(
        "trạng thái", max_length=10, choices=ImportState, default=ImportState.PREVIEWED
    )
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="sheet_imports")
    begun_at = models.DateTimeField("gửi lúc")
    source = models.CharField("bảng", max_length=200, blank=True)
    kind = models.CharField(max_length=10, blank=True)  # of what was sent: "xlsx", "text"
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    book = models.TextField(blank=True, editable=False)  # its tables, packed
    other_book = models.TextField(blank=True, editable=False)  # the same by an old code table
    samples = models.JSONField(default=list)  # texts of both
    # What a person changed before importing: columns by table, cells by place, the code table.
    columns = models.JSONField(default=dict)
    mended = models.JSONField(default=dict)
    converted = models.BooleanField(default=False)
    codes = models.CharField(max_length=5, blank=True)  # proposed: "tcvn3", "vni"
    tables = models.JSONField(default=list)  # heading, columns, what was left out of each
    told = models.JSONField(default=list)  # sentences
    judged = models.PositiveIntegerField(default=0)  # how often its lines became other
    judged_at = models.DateTimeField(null=True, blank=True)
    job = models.OneToOneField("conferences.Job", models.SET_NULL, null=True, related_name="sheet")
    decided_at = models.DateTimeField("nhập lúc", null=True, blank=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    made_count = models.PositiveIntegerField("số dòng đã nhập", default=0)
    left_count = models.PositiveIntegerField("số dòng để lại", default=0)
    kept_count = models.PositiveIntegerField("số dòng không hoàn tác được", default=0)

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="sheet_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"NB{self.pk:04d}"

    @property
    def place(self) -> Place:
        commune = self.conference.commune
        return Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)

    @property
    def commune_code(self) -> str:
        return self.conference.commune.code

    @cached_property
    def into(self) -> Target:
        """The target it is read into."""
        return targets()[self.target]

    def same_before(self) -> "SheetImport | None":
        """The last import of the very same bytes that stands; None where there is none."""
        return SheetImport.objects.same_as(self).in_list().first()

    def is_behind(self) -> bool:
        """Whether another import or its undo came since: what its lines were told may be over."""
        return SheetImport.objects.since(self).exists()

    @property
    def is_waiting(self) -> bool:
        """Whether its lines may still be mended, ticked, imported."""
        return self.state == ImportState.PREVIEWED

    def is_old(self, at: datetime) -> bool:
        """Whether so much may have been written since it was judged that it is shown again."""
        return at - (self.judged_at or self.begun_at) > KEPT

    @property
    def may_be_undone(self) -> bool:
        """Whether its rows may still be taken back."""
        return self.state == ImportState.IMPORTED

    @property
    def is_running(self) -> bool:
        """Whether a worker is to store it, or does so now."""
        busy = (JobState.WAITING, JobState.RUNNING)
        return self.is_waiting and self.job is not None and self.job.state in busy


class SheetRow(models.Model):
    """One line under a heading while its import waits."""

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()  # among all lines, from 0
    table = models.PositiveSmallIntegerField()  # which of the import's tables
    number = models.PositiveIntegerField("dòng")  # as Excel shows it
    part = models.PositiveSmallIntegerField(default=0)  # of a line that was split: 1, 2
    cells = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    verdict = models.CharField(max_length=4, choices=VERDICTS)
    blocked = models.BooleanField(default=False)  # to be mended before it may come in
    by_hand = models.BooleanField(default=False)  # no button that takes many may take it
    reasons = models.JSONField(default=dict)  # by field; "" for the line
    filled = models.JSONField(default=dict)  # field → the line that spoke for it
    ticked = models.BooleanField(default=False)
    changed = models.PositiveIntegerField(default=0)  # the judging that made it what it is
    news = models.BooleanField(default=False)  # other than it was shown; cleared once shown so

    objects = SheetRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "place"], name="sheet_row_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=[value for value, _ in VERDICTS]), name="verdict_known"
            ),
            # Whatever a form sends: a line that has to be mended first is never brought in.
            models.CheckConstraint(
                condition=Q(ticked=False) | Q(blocked=False), name="blocked_is_not_ticked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def is_seen(self) -> bool:
        """Whether somebody answered what was asked of it, and nothing was asked since."""
        return self.verdict == "ask" and self.ticked and not self.news

    @property
    def called(self) -> str:
        """Its number, those of lines joined to it too, with the name of its sheet where the book
        has another.
        """
        names = [sheet_of(table["sheet"]) for table in self.sheet.tables]
        line = label_of(self.number, self.part)
        if self.sheet.mended:
            told = self.sheet.tables[self.table]["sheet"]
            line = ", ".join([line, *map(str, joined(self.sheet.mended, told, line, self.cells))])
        return f"{names[self.table]}, dòng {line}" if len({*names}) > 1 else line


class Called(models.Model):
    """What an import keeps of a line once it is decided: where it stood."""

    place = models.PositiveIntegerField()
    number = models.PositiveIntegerField("dòng")
    label = models.CharField(max_length=200, blank=True)  # with its sheet and part, as it was shown

    class Meta:
        abstract = True

    @property
    def called(self) -> str:
        return self.label or f"{self.number}"

    @property
    def line(self) -> str:
        """As a sentence begins with it."""
        return self.called if "dòng" in self.called else f"Dòng {self.called}"


class SheetLeft(Called):
    """One line that did not come in, and why; forgotten a day after the decision."""

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="left")
    name = models.CharField(max_length=200)
    why = models.TextField()
    is_row = models.BooleanField()  # somebody, something; a total, a title, an empty line is none

    def __str__(self) -> str:
        return f"{self.number}"


class SheetMade(Called):
    """One row an import made: its code and seal, and why it was not taken back."""

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="made")
    code = models.CharField("mã", max_length=60)  # the longest: a unit's slug
    seal = models.CharField(max_length=64)
    gone = models.BooleanField("đã hoàn tác", default=False)
    kept_because = models.CharField("vì sao còn", max_length=300, blank=True)

    objects = SheetMadeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "code"], name="sheet_made_once"),
        ]

    def __str__(self) -> str:
        return self.code
