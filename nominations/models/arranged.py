"""Lists of dossiers that somebody arranged and keeps under a name."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from nominations.querysets.arranged import SavedViewQuerySet

VIEW_NAME_LENGTH = 60
ASKS_LENGTH = 1000


class SavedView(models.Model):
    """A list as its address asks for it: what narrows, sorts and shows it."""

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="saved_views"
    )
    owner = models.ForeignKey("accounts.User", models.PROTECT, related_name="saved_views")
    name = models.CharField("tên", max_length=VIEW_NAME_LENGTH)
    asks = models.CharField("điều kiện, thứ tự, cột", max_length=ASKS_LENGTH)
    is_shared = models.BooleanField("dùng chung", default=False)
    created_at = models.DateTimeField("lập lúc")

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "owner", "name"], name="saved_view_name_once"
            ),
            models.UniqueConstraint(
                fields=["conference", "name"],
                condition=Q(is_shared=True),
                name="shared_view_name_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Place:
        return self.conference.place

    @property
    def stands(self) -> dict[str, str | bool]:
        """What its page edits, by box."""
        return {"name": self.name, "is_shared": self.is_shared}
