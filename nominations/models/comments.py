"""What an office and a unit write to each other about a dossier."""

from django.db import models

from accounts.permissions import Place
from nominations.querysets.comments import CommentQuerySet

COMMENT_LENGTH = 1000


class Comment(models.Model):
    """One thing asked or answered; of a first one it is known what it is about and if it is done.

    It speaks of people, so it goes when its dossier goes and stays out of the chain of events.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="comments")
    first = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    about = models.CharField("mục", max_length=40, blank=True)  # a column; empty: all of it
    label = models.CharField("về", max_length=120, blank=True)  # as it was asked then
    text = models.TextField("nội dung")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=20)  # then, as in an audit event
    unit = models.CharField("đơn vị", max_length=160, blank=True)
    from_unit = models.BooleanField("đơn vị viết")
    read_at = models.DateTimeField("bên kia đọc lúc", null=True, blank=True)
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)
    form_key = models.UUIDField("khóa của biểu mẫu")  # two taps are one comment

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                "nomination", "from_unit", condition=models.Q(read_at=None), name="comment_unread"
            ),
            models.Index(
                "nomination", condition=models.Q(first=None, done_at=None), name="comment_open"
            ),
        ]
        constraints = [  # of one dossier, whose row is held: a form that reached two is two
            models.UniqueConstraint(fields=["nomination", "form_key"], name="comment_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> Place:
        return self.nomination.place
