"""What of a dossier was put in other words, by whom and when: its history, field by field."""

from django.db import models

from accounts.permissions import Place
from nominations.querysets.changes import ChangeQuerySet


class Change(models.Model):
    """One field of a dossier written anew: what stood and what stands, as pages tell them.

    It speaks of a person, so it goes when its dossier goes, and nothing of it enters the chain of
    audit events. A draft nobody else has seen has none: see `Nomination.keeps_history`.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="changes")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=20)  # then, as in an audit event
    unit = models.CharField("đơn vị", max_length=160, blank=True)
    field = models.CharField("mục", max_length=40)  # a column, "review", "approval", "file"
    label = models.CharField("tên mục", max_length=120)  # as it was asked then
    before = models.TextField("trước", blank=True)
    after = models.TextField("sau", blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    is_inner = models.BooleanField("chỉ Phòng, lãnh đạo xem", default=False)

    # An office mended a typing error of the unit's: since when the unit says that it knows.
    is_correction = models.BooleanField("sửa lỗi đánh máy", default=False)
    known_at = models.DateTimeField("đơn vị đã xem lúc", null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                "nomination",
                condition=models.Q(is_correction=True, known_at=None, is_inner=False),
                name="change_unknown",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.before} → {self.after}"

    @property
    def place(self) -> Place:
        return self.nomination.place
