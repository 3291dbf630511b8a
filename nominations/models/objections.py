"""What the public says of who is posted: by whom it was said is for whoever answers it alone."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from nominations.enums import Conclusion
from nominations.kept import KeptFile
from nominations.querysets.objections import ObjectionFileQuerySet, ObjectionQuerySet

OBJECTOR_LENGTH, CONTACT_LENGTH, ANSWER_LENGTH = 100, 200, 2000


class Objection(models.Model):
    """One objection (ý kiến phản ánh), about one candidate or about the list; never deleted.

    After a year its words, its files and who said it are forgotten; how it was answered stays.
    """

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="objections"
    )
    posting = models.ForeignKey("Posting", models.PROTECT, related_name="objections")
    nomination = models.ForeignKey(
        "Nomination", models.SET_NULL, null=True, blank=True, related_name="objections"
    )
    number = models.PositiveIntegerField("số")
    form_key = models.UUIDField("khóa của biểu mẫu", unique=True)  # the same form twice is one row
    text = models.TextField("nội dung", blank=True)
    objector = models.CharField("người phản ánh", max_length=OBJECTOR_LENGTH, blank=True)
    contact = models.CharField("cách liên hệ", max_length=CONTACT_LENGTH, blank=True)
    at = models.DateTimeField("nhận lúc")
    forgotten_at = models.DateTimeField("xóa nội dung lúc", null=True, blank=True)

    concluded: str | None  # by `listed`: what was answered last
    ground: str | None  # the same: on what ground

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="objection_numbered"),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(text="", objector="", contact=""),
                name="objection_forgotten_whole",
            ),
        ]
        indexes = [models.Index(fields=["conference", "at"], name="objection_of_hour")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What is said at the office: PA-0007."""
        return f"PA-{self.number:04d}"

    @property
    def conclusion_words(self) -> str:
        """Of one read `listed`; empty where nobody has answered."""
        return str(Conclusion(self.concluded).label) if self.concluded else ""

    @property
    def place(self) -> Place:
        return self.conference.place


class ObjectionFile(KeptFile):
    """A file a stranger sent along; only ever handed down, never shown on a page."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="files")

    objects = ObjectionFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objection", "sha256"], name="objection_file_once"),
        ]

    @property
    def place(self) -> Place:
        return self.objection.place


class ObjectionAnswer(models.Model):
    """What the office found and why; corrected by a later one, which then stands."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="answers")
    conclusion = models.CharField("kết luận", max_length=12, choices=Conclusion)
    reason = models.TextField("căn cứ")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=20)  # then, as in an audit event
    at = models.DateTimeField("trả lời lúc")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(conclusion__in=Conclusion.values), name="objection_conclusion_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objection_id}: {self.conclusion}"

    @property
    def place(self) -> Place:
        return self.objection.place
