"""What lets a unit in: access links, codes read out, sessions."""

from datetime import datetime

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.permissions import Place
from conferences.models.plans import Conference
from conferences.querysets import AccessLinkQuerySet, SessionQuerySet


class AccessLink(models.Model):
    """A link or QR code that stands for one unit in one conference; only its hash is kept.

    Lives here and not in accounts, because it needs a conference and accounts may not know one.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="access_links")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="access_links")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="access_links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField("lập lúc")
    expires_at = models.DateTimeField("hết hiệu lực")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    last_used_at = models.DateTimeField("dùng lần cuối", null=True, blank=True)

    objects = AccessLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Phiếu truy cập của {self.unit}"

    def is_usable(self, at: datetime) -> bool:
        """The same answer for one link as `usable` gives for a set; its hand is looked at apart."""
        return self.revoked_at is None and self.expires_at > at

    @property
    def place(self) -> Place:
        return self.unit.place


class EntryCode(models.Model):
    """A number read out over the telephone: it opens one link once, within minutes.

    slot: its first digits, which no other open code has; they find the row, so that wrong tries
    are counted. The rest is the secret, kept as a keyed hash.
    """

    link = models.ForeignKey(AccessLink, models.CASCADE, related_name="codes")
    slot = models.CharField(max_length=3, unique=True)
    secret_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField("hết hiệu lực")
    tries = models.PositiveSmallIntegerField("số lần nhập sai", default=0)

    def __str__(self) -> str:
        return f"Mã vào của {self.link.unit}"


class Session(AbstractBaseSession):
    """A session of Django's; whose it is and by which slip stand beside it, to be joined.

    Both are copies of what the session itself says, written with it (`sessions.py`).
    """

    user = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="sessions")
    link = models.ForeignKey(AccessLink, models.CASCADE, null=True, related_name="sessions")

    objects = SessionQuerySet.as_manager()  # type: ignore[misc, assignment]  # it reads more
