"""What somebody was awarded before, one row an award, in the order of the dossier."""

from django.db import models
from django.db.models import Q

from nominations.awards import MOST, NUMBER_LENGTH, Award
from nominations.enums import AwardLevel


class PreviousAward(models.Model):
    """One award as it was said, and what of that was read.

    `Nomination.awards` says the same rows, a line each, where lists, papers and history read them.
    """

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="award_rows")
    place = models.PositiveSmallIntegerField("thứ tự")  # from 1
    said = models.TextField("nguyên văn")
    form = models.TextField("danh hiệu, hình thức")
    level = models.CharField("cấp khen thưởng", max_length=8, choices=AwardLevel, blank=True)
    number = models.CharField("số quyết định", max_length=NUMBER_LENGTH, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    # Taken away last, and taken back at will: of a dossier there is at most one such row.
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "place"],
                condition=Q(removed_at=None),
                name="award_place_once",
            ),
            models.UniqueConstraint(
                fields=["nomination"], condition=~Q(removed_at=None), name="award_removed_one"
            ),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST), name="award_place_within"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["", *AwardLevel.values]), name="award_level_known"
            ),
        ]

    def __str__(self) -> str:
        return self.said

    @property
    def value(self) -> Award:
        return Award(form=self.form, level=self.level, number=self.number, year=self.year)
