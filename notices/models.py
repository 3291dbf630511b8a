"""The outbox: what is to be told to whom, when, and whether it went."""

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from conferences.plan.bounds import LONGEST
from notices.enums import GOES_AGAIN, UNSENT, Audience, MailState, ReminderState
from notices.querysets import MailQuerySet, ReminderQuerySet, ZaloNoteQuerySet
from notices.rules import Occasion, Recipient, when_words

LONGEST_TEXT = 1000  # characters of what one reminder says
LONGEST_LETTER = 4000  # of all a unit owes
LONGEST_ADDRESS = 200


class Reminder(models.Model):
    """One reminder of one deadline to one reader, planned before it goes.

    It hangs on no deadline's row: what went stays told where a plan takes its deadline away, and
    no plan rests on it.
    """

    commune = models.ForeignKey("accounts.Commune", models.PROTECT, related_name="reminders")
    key = models.CharField(max_length=LONGEST["key"])  # the deadline's
    title = models.CharField("việc", max_length=LONGEST["title"])
    due_at = models.DateTimeField("hạn")  # the first instant too late for the reader
    audience = models.CharField("người nhận", max_length=10, choices=Audience)
    # Of an audience that is one unit's people; goes with a unit that is taken out unused.
    unit = models.ForeignKey(
        "accounts.Unit", models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    days = models.SmallIntegerField("số ngày trước hạn")  # negative: after it
    send_at = models.DateTimeField("gửi lúc")
    state = models.CharField(max_length=10, choices=ReminderState, default=ReminderState.PLANNED)
    # Somebody's own words instead of ours; once it is gone, what was said.
    text = models.CharField("nội dung", max_length=LONGEST_TEXT, blank=True)
    gone_at = models.DateTimeField("đã gửi lúc", null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "send_at"], name="reminders_due"),
            models.Index(fields=["commune", "gone_at"], name="reminders_gone"),
        ]
        constraints = [
            # Two rounds at once plan one reminder, and nothing that went goes again.
            models.UniqueConstraint(
                fields=["commune", "key", "due_at", "unit", "days"],
                condition=Q(unit__isnull=False),
                name="reminder_of_a_unit_once",
            ),
            models.UniqueConstraint(
                fields=["commune", "key", "due_at", "audience", "days"],
                condition=Q(unit__isnull=True),
                name="reminder_of_all_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ReminderState.GONE, gone_at__isnull=False)
                | Q(state__in=UNSENT, gone_at__isnull=True),
                name="reminder_gone_with_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.UNIT, unit__isnull=False)
                | Q(audience__in=[Audience.FOCAL, Audience.LEADERS], unit__isnull=True),
                name="reminder_has_its_reader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.whom}"

    @property
    def occasion(self) -> Occasion:
        who = Recipient(audience=Audience(self.audience), unit_id=self.unit_id or 0)
        return Occasion(key=self.key, due_at=self.due_at, recipient=who, days=self.days)

    @property
    def whom(self) -> str:
        return self.unit.name if self.unit else str(Audience(self.audience).label)

    @property
    def code(self) -> str:
        """As the history calls a deadline and whom it is about."""
        return f"{self.key}/{self.unit.slug if self.unit else self.whom}"

    @property
    def stands(self) -> dict[str, str]:
        """What its page edits, by box."""
        return {"text": self.text}

    @property
    def is_unsent(self) -> bool:
        return self.state in UNSENT

    @property
    def when_words(self) -> str:
        return when_words(self.days)

    @property
    def place(self) -> Place:
        return Place(unit_id=self.unit_id, commune_id=self.commune_id, city_id=self.commune.city_id)


class ZaloNote(models.Model):
    """That somebody of the office sent a unit what it owes by Zalo, and the words of it."""

    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="zalo_notes")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField("gửi lúc")
    text = models.CharField("nội dung", max_length=LONGEST_LETTER)

    objects = ZaloNoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "-at"], name="zalo_notes_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.at}"

    @property
    def place(self) -> Place:
        return self.unit.place


class ReadUntil(models.Model):
    """How far one person has read the reminders that went to them: one row a person."""

    user = models.OneToOneField("accounts.User", models.CASCADE, related_name="reminders_read")
    until = models.DateTimeField("đã xem đến")  # of the newest that was shown

    def __str__(self) -> str:
        return f"{self.user}: {self.until}"


class MailAddress(models.Model):
    """Where a unit reads mail; most have none."""

    unit = models.OneToOneField("accounts.Unit", models.CASCADE, related_name="mail_address")
    address = models.EmailField("thư điện tử", max_length=LONGEST_ADDRESS)

    def __str__(self) -> str:
        return self.address


class Mail(models.Model):
    """One mail to one unit, with all it owed when it was written.

    Claimed before it is handed over and noted after: whoever died in between leaves it `sending`,
    and nobody knows whether it went. Its Message-ID stays the same however often it is sent.
    """

    unit = models.ForeignKey("accounts.Unit", models.CASCADE, related_name="mails")
    to = models.EmailField("gửi đến", max_length=LONGEST_ADDRESS)
    subject = models.CharField("tiêu đề", max_length=200)
    text = models.CharField("nội dung", max_length=LONGEST_LETTER)
    message_id = models.CharField(max_length=100, unique=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    made_at = models.DateTimeField("lập lúc")
    try_at = models.DateTimeField("gửi lúc")  # not before
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField("đã gửi lúc", null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField("vì sao", max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "try_at"], name="mails_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MailState.values), name="mail_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.subject}"

    @property
    def place(self) -> Place:
        return self.unit.place

    @property
    def may_go_again(self) -> bool:
        return self.state in GOES_AGAIN


class Silence(models.Model):
    """One rule that the office switched off for one deadline."""

    commune = models.ForeignKey("accounts.Commune", models.CASCADE, related_name="silences")
    key = models.CharField(max_length=LONGEST["key"])  # the deadline's
    audience = models.CharField(max_length=10, choices=Audience)
    days = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "key", "audience", "days"], name="silence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}/{self.audience}/{self.days}"
