"""Who of office and leadership is related to whoever a dossier puts forward."""

from django.db import models

from accounts.permissions import Place
from nominations.querysets.interests import InterestQuerySet

WORD_LENGTH = 300


class Interest(models.Model):
    """One person's answer whether they are the nominee or a relative; how is nobody's business.

    Said once it stands: who decides in spite of it needs another person, or the leadership's word.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="interests")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    is_related = models.BooleanField("có liên quan")  # else a found name was asked about, and no
    at = models.DateTimeField("ghi lúc")
    # The leadership's word that this person does it all the same, nobody else having the right.
    word = models.CharField("ý kiến của lãnh đạo", max_length=WORD_LENGTH, blank=True)
    word_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    word_at = models.DateTimeField("lãnh đạo ghi lúc", null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "user"], name="interest_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.is_related}"

    @property
    def place(self) -> Place:
        return self.nomination.place
