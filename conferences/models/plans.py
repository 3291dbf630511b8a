"""A conference and what its plan says: figures, deadlines, who owes them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import models
from django.db.models import F, Q

from accounts.enums import UnitKind
from accounts.permissions import Place
from conferences.calendar import due_words, last_day, not_before_words
from conferences.enums import FigureKind, Settling, Subject, Wording
from conferences.plan import Figure, the_figure
from conferences.plan.bounds import LONGEST
from conferences.querysets import (
    ConferenceQuerySet,
    DeadlineMarkQuerySet,
    DeadlineQuerySet,
)


class Conference(models.Model):
    """One honouring conference of one commune; its row owns the seats (two phones, one seat)."""

    commune = models.ForeignKey("accounts.Commune", models.PROTECT, related_name="conferences")
    plan_file = models.CharField("tệp kế hoạch", max_length=80)  # where it came from
    plan_sum = models.CharField(max_length=64, blank=True)  # of its newest edition's text
    document = models.CharField("văn bản", max_length=LONGEST["document"])
    name = models.CharField("tên", max_length=LONGEST["name"])
    edition = models.CharField("lần", max_length=LONGEST["edition"])
    term = models.CharField("giai đoạn", max_length=LONGEST["term"])
    review_period = models.CharField("giai đoạn tổng kết", max_length=LONGEST["review_period"])
    code_prefix = models.CharField("đầu mã hồ sơ", max_length=LONGEST["code_prefix"])
    venue = models.CharField("địa điểm", max_length=LONGEST["venue"])
    # Whether nominees are asked what they agree to; never what a dossier waits for.
    asks_consents = models.BooleanField("hỏi ý kiến người được giới thiệu", default=True)
    # Kinds of units whose leaders may choose in writing, without a review of all (II.4.1).
    leaders_choose = models.CharField("do lãnh đạo lựa chọn", max_length=200, blank=True)
    starts_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    seats_taken = models.PositiveSmallIntegerField("số đại biểu đã xác nhận", default=0)
    seats_limit = models.PositiveSmallIntegerField("số đại biểu tối đa")
    next_number = models.PositiveIntegerField(default=1)  # of the reference codes
    # Its commune prepares it: nobody of a unit begins anything yet.
    waits = models.BooleanField("chưa mở cho các đơn vị", default=False)

    # When a later paper changed one thing of the plan last; read with every page, editions are not.
    ordered_at = models.DateTimeField("đổi theo văn bản lúc", null=True, blank=True)

    _figures: Mapping[str, Figure] | None = None  # once they were read
    _deadlines: "Sequence[Deadline] | None" = None  # for a page that shows, and writes nothing

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "term"], name="one_conference_a_term"),
            # The last net under the guard of "confirm" (II.4.2).
            models.CheckConstraint(
                condition=Q(seats_taken__lte=F("seats_limit")), name="seats_within_limit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.edition}"

    def code_of(self, number: int) -> str:
        """A dossier's reference code."""
        return f"{self.code_prefix}-{number:04d}"

    def is_chosen_by_leaders(self, kind: str) -> bool:
        """Whether a unit of that kind may put somebody forward by its leaders' written choice."""
        return kind in self.leaders_choose.split()

    @property
    def kinds_chosen_by_leaders(self) -> list[str]:
        """Those kinds as the plan's page names them."""
        return [str(UnitKind(kind).label) for kind in self.leaders_choose.split()]

    def figure(self, kind: FigureKind, about: str = "") -> Figure | None:
        """One number of its plan the code acts on; None where there is none."""
        return the_figure(self.known_figures().values(), kind, about)

    def known_figures(self) -> Mapping[str, Figure]:
        """Its plan's numbers by key, asked for once a row that was read."""
        if self._figures is None:
            self._figures = {row.key: row.figure for row in self.figures.all()}
        return self._figures

    def knows(self, read: Iterable[Mapping[str, str]]) -> None:
        """Its plan's numbers were read with the row: the columns of each."""
        self._figures = {row.key: row.figure for row in (PlanFigure(**one) for one in read)}

    def known_deadlines(self) -> "Iterable[Deadline]":
        """Its deadlines in any order: as a page read them that only shows, else as they stand."""
        return self.deadlines.all() if self._deadlines is None else self._deadlines

    def shown_with(self, deadlines: "Sequence[Deadline]") -> None:
        self._deadlines = deadlines

    @property
    def posting_days(self) -> int:
        """How long candidates are posted before approval; 0: never, and nothing waits for it."""
        figure = self.figure(FigureKind.DAYS, Subject.POSTING)
        return int(figure.value) if figure else 0

    @property
    def place(self) -> Place:
        return Place(unit_id=None, commune_id=self.commune_id, city_id=self.commune.city_id)


class PlanEdition(models.Model):
    """The whole plan as it was ordered once; the newest is the plan, whoever wrote it.

    text: what `conferences.plan.of_text` reads. Never changed: another order is another edition.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField("bản thứ")
    document = models.CharField("theo văn bản", max_length=LONGEST["document"])
    text = models.TextField("toàn văn")
    plan_file = models.CharField("tệp kế hoạch", max_length=80)
    loaded_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    loaded_at = models.DateTimeField("nạp lúc", null=True)
    # Where another paper than the plan ordered one thing of it: which, and in which words.
    about = models.CharField("về", max_length=LONGEST["key"] + 10, blank=True)
    sentence = models.TextField("câu trích", blank=True)
    change = models.TextField("thay đổi", blank=True)
    # Units that are told of it; the commune's desks are told of every one.
    told = models.ManyToManyField("accounts.Unit", related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, bản {self.number}"


class PlanFigure(models.Model):
    """One number of the plan with paragraph and sentence; fractions are kept as text ("7/10")."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="figures")
    key = models.CharField(max_length=LONGEST["key"])  # the plan's own name for it
    kind = models.CharField(
        max_length=LONGEST["kind"], choices=FigureKind, default=FigureKind.SHARE
    )
    title = models.CharField("con số", max_length=LONGEST["title"], default="")
    about = models.CharField("về", max_length=LONGEST["about"], choices=Subject, blank=True)
    value = models.CharField("giá trị", max_length=LONGEST["value"])
    leeway = models.CharField("độ lệch cho phép", max_length=LONGEST["leeway"], default="0")
    leeway_note = models.CharField(
        "ai quyết định độ lệch", max_length=LONGEST["leeway_note"], blank=True
    )
    source = models.CharField("mục", max_length=LONGEST["source"])
    sentence = models.TextField("câu trích")
    document = models.CharField("theo văn bản", max_length=LONGEST["document"], blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "key"], name="figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

    @property
    def acts(self) -> bool:
        """Whether the code acts on it, and does not just show it."""
        return bool(self.about) or self.kind in (FigureKind.CAP, FigureKind.VOTES)

    @property
    def figure(self) -> Figure:
        return Figure(
            key=self.key,
            kind=self.kind,
            title=self.title,
            about=self.about,
            value=Fraction(self.value),
            leeway=Fraction(self.leeway),
            leeway_note=self.leeway_note,
            source=self.source,
            sentence=self.sentence,
            document=self.document,
        )


class Deadline(models.Model):
    """One day of the plan; `due_at` is the first instant too late, whatever the wording."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="deadlines")
    key = models.CharField(max_length=LONGEST["key"])  # the plan's own name for it
    title = models.CharField("việc", max_length=LONGEST["title"])
    due_at = models.DateTimeField("hạn")
    source = models.CharField("mục", max_length=LONGEST["source"])
    sentence = models.TextField("câu trích")
    # The paper that ordered it since the plan did; empty: the plan itself.
    document = models.CharField("theo văn bản", max_length=LONGEST["document"], blank=True)
    # Ours, not the plan's: said as a proposal wherever the row is shown.
    reading = models.TextField("cách hiểu đề xuất", blank=True)
    wording = models.CharField(max_length=10, choices=Wording, default=Wording.BEFORE)
    begins_at = models.DateTimeField("từ lúc", null=True, blank=True)
    # Relative: so many days after the last day of the deadline `after`, in the plan `event`.
    days = models.PositiveSmallIntegerField("số ngày sau đó", default=0)
    after = models.CharField("sau hạn", max_length=LONGEST["after"], blank=True)
    event = models.CharField("sau việc", max_length=LONGEST["event"], blank=True)
    settles = models.CharField(
        max_length=LONGEST["settles"], choices=Settling, default=Settling.BY_HAND
    )
    paper = models.CharField("loại văn bản", max_length=LONGEST["paper"], blank=True)
    # Nothing comes in after it; else it stays open, and late is told.
    closes = models.BooleanField("hết hạn là đóng", default=False)
    # Tells of the conference as of something done: nobody notes it before that began.
    after_conference = models.BooleanField("chỉ ghi nhận sau Hội nghị", default=False)
    # Not by the plan that counts now: kept for what units answered to it, and nobody owes it.
    still_asked = models.BooleanField("kế hoạch còn yêu cầu", default=True)

    # Read along where a query says so: `for_unit`, `of_newest`.
    own_due_at: datetime
    figures: list[dict[str, str]] | None

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "key"], name="deadline_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> str:
        """As the plan says it: trước ngày 20/8/2025."""
        return due_words(self)

    @property
    def rule(self) -> str:
        """What its sentence stands in: a paragraph of the plan, or the paper that came after."""
        return self.document or self.source


class DeadlineMark(models.Model):
    """That one unit owes one deadline, and when it met it (null: not yet).

    For dossiers `met_at` is the first sending of those that stand sent; see nominations' settling.
    """

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="marks")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="deadline_marks")
    met_at = models.DateTimeField("xong lúc", null=True, blank=True)
    # The office gave this unit another day; like `due_at`, the first instant too late.
    extended_to = models.DateTimeField("hạn riêng", null=True, blank=True)
    extension_reason = models.CharField("lý do hạn riêng", max_length=300, blank=True)
    # Met by saying that it puts nobody forward; written with `met_at`.
    sends_nobody = models.BooleanField("không giới thiệu ai", default=False)
    # What it sent was returned and may come again before this; written with `met_at`.
    amend_until = models.DateTimeField("hạn bổ sung", null=True, blank=True)
    # Not by the plan that counts now: kept for what the unit answered.
    still_asked = models.BooleanField("kế hoạch còn yêu cầu", default=True)

    objects = DeadlineMarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deadline", "unit"], name="mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.deadline}"

    @property
    def place(self) -> Place:
        return self.unit.place

    @property
    def stands(self) -> dict[str, Any]:
        """What the page of another day edits, by box: the last day that counts, and why."""
        until = last_day(self.extended_to) if self.extended_to else None
        return {"until": until, "reason": self.extension_reason}

    @property
    def follows_dossiers(self) -> bool:
        """Whether what the unit sent says if it is met; the commune's offices only gather."""
        of_dossiers = self.deadline.settles == Settling.DOSSIERS_SENT
        return of_dossiers and self.unit.kind != UnitKind.OFFICE

    def too_early(self, at: datetime) -> str:
        """Why nobody can say yet that it is done; nothing when somebody can."""
        starts_at = self.deadline.conference.starts_at
        return not_before_words(starts_at, waits=self.deadline.after_conference, at=at)

    @property
    def due_at(self) -> datetime:
        """The first instant too late for this unit."""
        return self.extended_to or self.deadline.due_at
