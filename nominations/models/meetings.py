"""Meetings that vote on dossiers, and each dossier's votes in one."""

from dataclasses import replace

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from accounts.permissions import Place
from nominations.calendar import on_day, when_held
from nominations.enums import MeetingKind
from nominations.models.minutes import METHOD_KNOWN, WithMinutes
from nominations.querysets import along, meetings

CHAIR_LENGTH, REASON_LENGTH, NUMBER_LENGTH = 100, 300, 40


class ReviewMeeting(along.OfAMeeting, WithMinutes):
    """A meeting that voted: a unit's open review (II.4.1) or the leadership's approval."""

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="meetings"
    )
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="meetings")
    kind = models.CharField("loại", max_length=12, choices=MeetingKind)
    held_on = models.DateField("ngày họp")
    chair = models.CharField("chủ trì", max_length=CHAIR_LENGTH, blank=True)
    invited = models.PositiveSmallIntegerField("số người được mời")
    present = models.PositiveSmallIntegerField("số người có mặt")
    number = models.CharField("số biên bản", max_length=NUMBER_LENGTH, blank=True)
    # Which dossier's page entered it: forgotten with it when nobody voted, and by nobody else.
    opened_for = models.ForeignKey(
        "nominations.Nomination",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="opened_meetings",
    )

    objects = meetings.MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(  # a village invites households
                condition=Q(kind="unit_review") | Q(present__lte=F("invited")),
                name="present_within_invited",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MeetingKind.values), name="meeting_kind_known"
            ),
            METHOD_KNOWN,
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d/%m/%Y}"

    @property
    def when(self) -> str:
        return when_held(self.held_on, self.starts_at)

    @property
    def on_day(self) -> str:
        return on_day(self.held_on, self.starts_at)

    @property
    def is_frozen(self) -> bool:
        """Whether a sent dossier rests on it; one small query."""
        return ReviewMeeting.objects.frozen().filter(pk=self.pk).exists()

    @property
    def place(self) -> Place:
        """A unit's review is private until a dossier of it was sent."""
        private = self.kind == MeetingKind.UNIT_REVIEW and not self.is_frozen
        return replace(self.unit.place, private_to=self._keepers if private else None)

    @property
    def _keepers(self) -> frozenset[int]:
        """Its unit, and the offices that typed in the paper it was entered for or voted on."""
        typed_in = Q(opened_meetings=self) | Q(ballots__meeting=self)
        dossiers = apps.get_model("nominations.Nomination").objects
        offices = dossiers.filter(typed_in).values_list("entered_by_id", flat=True)
        return frozenset(who for who in (self.unit_id, *offices) if who is not None)


class Ballot(along.OfABallot, models.Model):
    """One nomination's votes in one meeting; the three sum to at most those present."""

    meeting = models.ForeignKey(
        ReviewMeeting, models.CASCADE, related_name="ballots", db_index=False
    )
    nomination = models.ForeignKey("nominations.Nomination", models.CASCADE, related_name="ballots")
    agree = models.PositiveSmallIntegerField("đồng ý")
    disagree = models.PositiveSmallIntegerField("không đồng ý", default=0)
    abstain = models.PositiveSmallIntegerField("không có ý kiến", default=0)
    # Said by whoever went on though the votes are odd; new votes are asked anew.
    reason = models.CharField("lý do vẫn xét", max_length=REASON_LENGTH, blank=True)
    # Approval votes of a dossier opened again or returned stay with their meeting.
    superseded_at = models.DateTimeField("không còn dùng từ", null=True, blank=True)

    objects = meetings.BallotQuerySet.as_manager()

    class Meta:
        indexes = meetings.VOTES_FOUND_BY
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "nomination"],
                condition=Q(superseded_at=None),
                name="ballot_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agree}/{self.agree + self.disagree + self.abstain}"

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.abstain

    @property
    def place(self) -> Place:
        return self.nomination.place
