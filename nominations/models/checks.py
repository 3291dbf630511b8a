"""What the office found of its checklist, who looked and when; and a commune's own items."""

from django.db import models

from accounts.permissions import Place
from nominations.checklist import Certainty, Item
from nominations.enums import Found, NominationKind
from nominations.querysets.checks import FindingQuerySet, OwnItemQuerySet

LABEL_LENGTH, ASK_LENGTH = 80, 200


class OwnItem(models.Model):
    """One thing a commune looks into beside what all do; ended, never deleted or reworded.

    What was answered stays with the words it was an answer to.
    """

    commune = models.ForeignKey("accounts.Commune", models.PROTECT, related_name="own_items")
    label = models.CharField("tên mục", max_length=LABEL_LENGTH)
    asks = models.CharField("câu hỏi", max_length=ASK_LENGTH)
    for_individuals = models.BooleanField("cá nhân", default=True)
    for_collectives = models.BooleanField("tập thể", default=True)
    for_households = models.BooleanField("hộ gia đình", default=True)
    blocks = models.BooleanField("chưa xong thì chưa thẩm định", default=False)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("thôi dùng lúc", null=True, blank=True)
    ended_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OwnItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "label"],
                condition=models.Q(ended_at=None),
                name="own_item_label_once",
            ),
            models.CheckConstraint(
                condition=models.Q(for_individuals=True)
                | models.Q(for_collectives=True)
                | models.Q(for_households=True),
                name="own_item_of_some_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def place(self) -> Place:
        return Place(unit_id=None, commune_id=self.commune_id, city_id=self.commune.city_id)

    @property
    def kinds(self) -> frozenset[NominationKind]:
        """Of which dossiers it is asked."""
        asked = {
            NominationKind.INDIVIDUAL: self.for_individuals,
            NominationKind.COLLECTIVE: self.for_collectives,
            NominationKind.HOUSEHOLD: self.for_households,
        }
        return frozenset(kind for kind, is_asked in asked.items() if is_asked)

    @property
    def kind_words(self) -> str:
        """cá nhân, hộ gia đình."""
        return ", ".join(kind.label.lower() for kind in NominationKind if kind in self.kinds)

    @property
    def item(self) -> Item:
        """As the checklist asks it, beside those of all communes."""
        return Item(
            key=f"own-{self.pk}",
            label=self.label,
            asks=self.asks,
            source="",
            certainty=Certainty.OWN,
            kinds=self.kinds,
            blocks=self.blocks,
        )


class Finding(models.Model):
    """The last answer to one item of one dossier; what stood before is in its history.

    It may speak of a person: it goes when the dossier goes and never enters the audit's chain.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="findings")
    item = models.SlugField("mục", max_length=40)  # `checklist.Item.key`
    found = models.CharField("kết quả", max_length=8, choices=Found)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "item"], name="finding_once"),
            models.CheckConstraint(
                condition=models.Q(found__in=Found.values), name="finding_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.found}"

    @property
    def place(self) -> Place:
        return self.nomination.place
