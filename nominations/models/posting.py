"""Public posting (niêm yết): while it runs anybody may read who is put forward, and object."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from accounts.permissions import Place
from nominations.querysets.posting import PostedQuerySet, PostingQuerySet, UnpostedQuerySet

END_REASON_LENGTH = 300


class Posting(models.Model):
    """One time that candidates stand on the public page; ended early by the office with a reason.

    `closes_at` is the first instant too late; each candidate added moves it on.
    """

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="postings"
    )
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    closes_at = models.DateTimeField("hết hạn lúc")
    ended_at = models.DateTimeField("kết thúc sớm lúc", null=True, blank=True)
    ended_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_reason = models.CharField("lý do", max_length=END_REASON_LENGTH, blank=True)
    # The leadership's word that who stood there for a shorter time counts as posted.
    counts_word = models.CharField("ý kiến lãnh đạo", max_length=END_REASON_LENGTH, blank=True)
    counts_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    counts_at = models.DateTimeField("ghi ý kiến lúc", null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="posting_closes_after_opened"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, end_reason="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason=""),
                name="posting_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(counts_word="", counts_by=None, counts_at=None)
                | Q(ended_at__isnull=False, counts_by__isnull=False, counts_at__isnull=False)
                & ~Q(counts_word=""),
                name="posting_counts_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Niêm yết của {self.conference}"

    def is_open(self, at: datetime) -> bool:
        """The same answer for one as `running` gives for a set."""
        return self.opened_at <= at < self.closes_at and self.ended_at is None

    @property
    def place(self) -> Place:
        return self.conference.place


class Posted(models.Model):
    """One candidate on it. `until_at`: the first instant after its own whole period.

    Taken down when its dossier goes back: what is verified afterwards is posted anew. Off the page
    since she refused to be named publicly; then taken down too, unless its time was over.
    """

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="rows")
    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="posted")
    posted_at = models.DateTimeField("niêm yết lúc")
    until_at = models.DateTimeField("hết thời gian niêm yết lúc")
    taken_down_at = models.DateTimeField("rút xuống lúc", null=True, blank=True)
    off_at = models.DateTimeField("gỡ tên vì không đồng ý công khai lúc", null=True, blank=True)
    # The office lets the name stand in spite of a refusal: asked once.
    spite_at = models.DateTimeField("vẫn niêm yết dù không đồng ý lúc", null=True, blank=True)

    unanswered: int  # by `with_unanswered`: objections to the whole list

    objects = PostedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "nomination"],
                condition=Q(taken_down_at=None),
                name="posted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id} tại {self.posting_id}"

    def is_served(self, at: datetime) -> bool:
        """The same answer for the last of a dossier as `served` gives for a set."""
        ended = self.posting.ended_at
        whole = self.until_at <= at and (ended is None or ended >= self.until_at)
        return (whole or bool(self.posting.counts_word)) and self.taken_down_at is None

    @property
    def place(self) -> Place:
        return self.nomination.place


class Unposted(models.Model):
    """The leadership's word that one who refuses to be named publicly is approved all the same.

    It counts for the refusal it was given of, and falls when the dossier goes back.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="unposted")
    refusal = models.ForeignKey("Consent", models.CASCADE, related_name="+")
    word = models.CharField("ý kiến lãnh đạo", max_length=END_REASON_LENGTH)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField("ghi ý kiến lúc")
    fell_at = models.DateTimeField("hết hiệu lực lúc", null=True, blank=True)

    objects = UnpostedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], condition=Q(fell_at=None), name="unposted_once"
            ),
            models.CheckConstraint(condition=~Q(word=""), name="unposted_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.word}"

    @property
    def place(self) -> Place:
        return self.nomination.place
