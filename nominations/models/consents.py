"""What a nominee agreed to, or did not: in which words, how it was said, when withdrawn."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from nominations.consents import checksum
from nominations.enums import ConsentChannel, ConsentPurpose
from nominations.querysets.consents import ConsentQuerySet

RELATION_LENGTH = 60


class Consent(models.Model):
    """One answer for one purpose; a later one of the same person stands instead of it.

    It speaks of a person, so it goes when its dossier goes and never enters the audit's chain.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="consents")
    purpose = models.CharField("mục đích", max_length=8, choices=ConsentPurpose)
    agrees = models.BooleanField("đồng ý")
    # Who is asked: as `Nomination.person`, then. Of somebody else a dossier knows no answer.
    person = models.CharField("họ và tên", max_length=100)
    person_fold = models.CharField(max_length=100, editable=False)
    # Tells her from a namesake; none where it was not written then, nor of what was noted earlier.
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, editable=False)
    guardian = models.CharField("người giám hộ", max_length=100, blank=True)
    relation = models.CharField("quan hệ", max_length=RELATION_LENGTH, blank=True)
    channel = models.CharField("cách trả lời", max_length=8, choices=ConsentChannel)
    agreed_on = models.DateField("trả lời ngày")

    text = models.TextField("nội dung đã cho xem")
    version = models.PositiveSmallIntegerField("bản")
    sha256 = models.CharField("mã kiểm nội dung", max_length=64)

    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=20)  # then, as in an audit event
    unit = models.CharField("đơn vị", max_length=160, blank=True)
    at = models.DateTimeField("ghi lúc")

    withdrawn_on = models.DateField("rút lại ngày", null=True, blank=True)
    withdrawn_channel = models.CharField(
        "cách rút lại", max_length=8, choices=ConsentChannel, blank=True
    )
    withdrawn_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField("ghi rút lại lúc", null=True, blank=True)

    at_code: str  # by `around`: of the dossier it was noted at

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=ConsentPurpose.values), name="consent_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=ConsentChannel.values), name="consent_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(guardian="", relation="") | ~Q(guardian="") & ~Q(relation=""),
                name="consent_guardian_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    withdrawn_at=None, withdrawn_on=None, withdrawn_by=None, withdrawn_channel=""
                )
                | Q(
                    agrees=True,
                    withdrawn_at__isnull=False,
                    withdrawn_on__isnull=False,
                    withdrawn_by__isnull=False,
                    withdrawn_channel__in=ConsentChannel.values,
                ),
                name="consent_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.agrees}"

    @property
    def place(self) -> Place:
        return self.nomination.place

    @property
    def holds(self) -> bool:
        """Whether the purpose is agreed to now, by this answer."""
        return self.agrees and self.withdrawn_at is None

    @property
    def is_as_shown(self) -> bool:
        """Whether the words that are kept are still those that were shown."""
        return checksum(self.text) == self.sha256
