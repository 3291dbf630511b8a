"""Delegates and the mandates to the city congress."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.permissions import Place
from delegates.enums import DelegateGroup, DelegateState
from delegates.querysets import DelegateQuerySet
from nominations.enums import Field, Gender, NominationKind, Sector

# What the office may change of a guest or leader; a role model's come from the dossier.
EDITABLE_FIELDS = (
    "group", "full_name", "gender", "birth_year", "position", "organisation", "rank",
)  # fmt: skip


class Delegate(models.Model):
    """One person of the roll; a role model's particulars are taken from the approved nomination."""

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="delegates"
    )
    group = models.CharField("nhóm", max_length=12, choices=DelegateGroup)
    state = models.CharField(
        "trạng thái", max_length=12, choices=DelegateState, default=DelegateState.PROPOSED
    )
    nomination = models.OneToOneField(
        "nominations.Nomination", models.PROTECT, null=True, blank=True, related_name="delegate"
    )
    unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="delegates"
    )
    full_name = models.CharField("họ và tên", max_length=100)
    name_fold = models.CharField(max_length=100, db_index=True, editable=False)
    name_sort = models.CharField(max_length=400, editable=False)
    gender = models.CharField("giới tính", max_length=6, choices=Gender, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    position = models.CharField("chức vụ, nghề nghiệp", max_length=120, blank=True)
    organisation = models.CharField("cơ quan, đơn vị", max_length=160, blank=True)
    rank = models.PositiveSmallIntegerField(
        "thứ tự giới thiệu", default=99
    )  # 1 is introduced first

    # Role models only; taken from the nomination when it came onto the roll.
    kind = models.CharField("loại", max_length=12, choices=NominationKind, blank=True)
    honoured_name = models.CharField("được tuyên dương", max_length=100, blank=True)
    honoured_fold = models.CharField(max_length=100, blank=True, editable=False)
    field = models.CharField("lĩnh vực", max_length=20, choices=Field, blank=True)
    sector = models.CharField("thành phần kinh tế", max_length=20, choices=Sector, blank=True)
    direct_worker = models.BooleanField("trực tiếp sản xuất, công tác", default=False)
    former_commune = models.CharField("địa phương trước sắp xếp", max_length=60, blank=True)
    created_at = models.DateTimeField("vào danh sách lúc")

    lost_votes: bool | None  # by `with_lost_votes`; None without a dossier

    read_joined: "list[list[str]] | None" = (
        None  # by `as_rows`: see `nominations.querysets.parts.joined_to`
    )

    objects = DelegateQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(  # all that counts and sorts the roll: no row is looked at for it
                "conference", "state", "group", "rank", "unit", "name_sort", "id", "nomination",
                name="delegate_by_state",
            ),
            models.Index(fields=["conference", "name_fold"], name="delegate_by_letters"),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DelegateState.values), name="delegate_state_known"
            ),
            models.CheckConstraint(
                condition=Q(group__in=DelegateGroup.values), name="delegate_group_known"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def code(self) -> str:
        return f"DB{self.pk:04d}"

    @property
    def stands(self) -> dict[str, Any]:
        """What its page edits, by box."""
        return {name: getattr(self, name) for name in EDITABLE_FIELDS}

    @property
    def place(self) -> Place:
        commune = self.conference.commune
        return Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)

    @property
    def commune_code(self) -> str:
        return self.conference.commune.code


class CityMandate(models.Model):
    """That a delegate was chosen for the city congress (III.1, item 7)."""

    delegate = models.OneToOneField(Delegate, models.PROTECT, related_name="mandate")
    given_at = models.DateTimeField("thông qua lúc")

    def __str__(self) -> str:
        return str(self.delegate)
