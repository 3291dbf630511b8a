"""Nominations; their meetings and votes, files and what was changed are beside."""

import hmac

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from nominations.enums import (
    CLEARED,
    EDITABLE,
    DoubleVerdict,
    Field,
    Gender,
    Integrity,
    NominationKind,
    NominationState,
    Sector,
)
from nominations.models.arranged import ASKS_LENGTH, VIEW_NAME_LENGTH, SavedView
from nominations.models.awards import PreviousAward
from nominations.models.changes import Change
from nominations.models.checks import ASK_LENGTH, LABEL_LENGTH, Finding, OwnItem
from nominations.models.comments import COMMENT_LENGTH, Comment
from nominations.models.consents import RELATION_LENGTH, Consent
from nominations.models.exports import GridExport
from nominations.models.files import Evidence, MeetingFile, RemovedFile
from nominations.models.held import HeldForm
from nominations.models.interests import WORD_LENGTH, Interest
from nominations.models.meetings import NUMBER_LENGTH, REASON_LENGTH, Ballot, ReviewMeeting
from nominations.models.nobody import Nobody
from nominations.models.objections import Objection, ObjectionAnswer, ObjectionFile
from nominations.models.posting import Posted, Posting, Unposted
from nominations.models.results import BulkResult
from nominations.models.returned import Returned
from nominations.models.setbacks import Setback
from nominations.models.stopped import STOPPED_WHOLE, Stopped
from nominations.querysets import NominationQuerySet, along
from nominations.querysets.found_by import FOUND_BY

__all__ = [
    "ASKS_LENGTH", "ASK_LENGTH", "COMMENT_LENGTH", "LABEL_LENGTH", "NAME_LENGTH", "NUMBER_LENGTH",
    "REASON_LENGTH", "RELATION_LENGTH", "VIEW_NAME_LENGTH", "WORD_LENGTH", "Ballot", "BulkResult",
    "Change", "Comment", "Consent", "Evidence", "Finding", "GridExport", "HeldForm", "Interest",
    "MeetingFile", "Nobody", "Nomination", "Objection", "ObjectionAnswer", "ObjectionFile",
    "OwnItem", "Posted", "Posting", "PreviousAward", "RemovedFile", "ReviewMeeting", "SavedView",
    "Setback", "Unposted",
]  # fmt: skip

NAME_LENGTH = 100


class Nomination(along.OfADossier, Returned, Stopped):
    """One person, collective or household put forward by one unit (II.4.1).

    For a collective or household, gender, birth year and ethnicity are its representative's.
    """

    conference = models.ForeignKey(  # lists find both by their own indexes: see FOUND_BY
        "conferences.Conference", models.PROTECT, related_name="nominations", db_index=False
    )
    unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, related_name="nominations", db_index=False
    )
    code = models.CharField("mã hồ sơ", max_length=16)
    state = models.CharField(
        "trạng thái", max_length=12, choices=NominationState, default=NominationState.DRAFT
    )
    kind = models.CharField("loại", max_length=12, choices=NominationKind)

    full_name = models.CharField("họ và tên", max_length=NAME_LENGTH, blank=True)
    name_fold = models.CharField(max_length=NAME_LENGTH, blank=True, db_index=True, editable=False)
    name_sort = models.CharField(max_length=400, blank=True, editable=False)
    gender = models.CharField("giới tính", max_length=6, choices=Gender, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=30, blank=True)
    position = models.CharField("chức vụ, nghề nghiệp", max_length=120, blank=True)
    address = models.CharField("nơi ở hoặc nơi công tác", max_length=160, blank=True)
    representative = models.CharField("người đại diện", max_length=NAME_LENGTH, blank=True)
    representative_fold = models.CharField(max_length=NAME_LENGTH, blank=True, editable=False)
    representative_position = models.CharField("chức vụ người đại diện", max_length=120, blank=True)
    field = models.CharField("lĩnh vực", max_length=20, choices=Field, blank=True)
    sector = models.CharField("thành phần kinh tế", max_length=20, choices=Sector, blank=True)
    direct_worker = models.BooleanField("trực tiếp sản xuất, công tác", null=True, blank=True)
    achievement = models.TextField("tóm tắt thành tích", blank=True)
    awards = models.TextField("khen thưởng đã đạt", blank=True)
    # Of the years those two name, where a list of thousands can be filtered by them.
    first_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    integrity = models.CharField(
        "kiểm tra vi phạm", max_length=10, choices=Integrity, default=Integrity.UNCHECKED
    )
    duplicate_verdict = models.CharField(
        "kết luận về khả năng trùng", max_length=10, choices=DoubleVerdict, blank=True
    )
    duplicate_answer = models.CharField("căn cứ kết luận trùng", max_length=300, blank=True)
    doubles_judged = models.TextField(blank=True, editable=False)  # see judged_of; empty: of all
    # One person's dossier that goes on instead; both units put her forward (II.4.1).
    kept_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined",
        verbose_name="hồ sơ được giữ", db_index=False,
    )  # fmt: skip
    # Written by the delegates app: an approved nomination on the roll cannot be reopened under it.
    on_roll = models.BooleanField("có trong danh sách đại biểu", default=False)

    form_key = models.UUIDField("khóa của biểu mẫu", unique=True)  # the same form twice is one row
    version = models.PositiveIntegerField("lần sửa", default=1)  # of two at once one is told
    created_at = models.DateTimeField("lập lúc")
    updated_at = models.DateTimeField("sửa lúc")
    # Filled in without a line: when, by that phone's own clock, which proves nothing.
    claimed_at = models.DateTimeField("máy ghi lúc", null=True, blank=True)
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    # Who did last; who else had a hand in it, the log tells: see `workflow.apart`.
    sent_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # The unit's duty is about the first sending; `submitted_at` is the last.
    first_sent_at = models.DateTimeField("gửi lần đầu lúc", null=True, blank=True)
    # Sent once, and a draft again since: somebody else has seen it.
    was_taken_back = models.BooleanField("đã rút lại", default=False)
    # Brought on paper and typed in at this office: it and the unit may write it; else null.
    entered_by = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="entered"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        indexes = FOUND_BY
        constraints = [
            models.UniqueConstraint(fields=["conference", "code"], name="nomination_code_once"),
            models.CheckConstraint(
                condition=Q(state__in=NominationState.values), name="nomination_state_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=NominationKind.values), name="nomination_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(duplicate_verdict__in=["", *DoubleVerdict.values]),
                name="nomination_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", kept_as__isnull=False)
                | ~Q(state="closed") & Q(kept_as=None),
                name="nomination_closed_for_another",
            ),
            STOPPED_WHOLE,
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__gte=1900, birth_year__lte=2100),
                name="nomination_birth_year_sane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.full_name}"

    @property
    def receipt_token(self) -> str:
        """128 bits nobody can guess, not of SECRET_KEY: receipts must outlive a change of it."""
        told = b"receipt " + self.code.encode()
        return hmac.digest(self.form_key.bytes, told, "sha256").hex()[:32]

    @property
    def place(self) -> Place:
        return Place(
            unit_id=self.unit_id,
            commune_id=self.unit.commune_id,
            city_id=self.unit.commune.city_id,
            private_to=self._keepers if self.state == NominationState.DRAFT else None,
        )

    @property
    def _keepers(self) -> frozenset[int]:
        """Who sees a draft: its unit, and the office that types in the unit's paper."""
        return frozenset(who for who in (self.unit_id, self.entered_by_id) if who is not None)

    @property
    def on_paper(self) -> bool:
        """Whether its unit brought it on paper to an office that typed it in."""
        return self.entered_by_id is not None

    @property
    def commune_code(self) -> str:
        return self.unit.commune.code

    @property
    def keeps_history(self) -> bool:
        """Whether what is changed in it is kept: somebody else has seen what stood.

        What a unit types before it first sends is a draft of its own, right or wrong.
        """
        return self.was_taken_back or self.state != NominationState.DRAFT

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def check_fell(self) -> bool:
        """Whether it went on by a check of somebody called otherwise; as `found_by.CHECK_FELL`."""
        return self.state in CLEARED and self.integrity == Integrity.UNCHECKED

    @property
    def person(self) -> str:
        """Who would sit in the hall: the person, or a collective's representative."""
        return self.full_name if self.kind == NominationKind.INDIVIDUAL else self.representative
