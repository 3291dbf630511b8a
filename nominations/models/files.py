"""Files of meetings and dossiers."""

from django.db import models

from accounts.permissions import Place
from nominations.enums import EvidenceKind
from nominations.kept import KeptFile
from nominations.querysets import meetings


class MeetingFile(KeptFile):
    """One page or file of a meeting's minutes; kept as evidence is."""

    meeting = models.ForeignKey("ReviewMeeting", models.PROTECT, related_name="files")

    objects = meetings.MeetingFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sha256"], name="meeting_file_once")
        ]

    @property
    def place(self) -> Place:
        return self.meeting.unit.place


CAPTION_LENGTH = 120


class OfADossier(KeptFile):
    """A dossier's file: what its unit wrote under it, and its place among those of its kind."""

    caption = models.CharField("chú thích", max_length=CAPTION_LENGTH, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        abstract = True

    @property
    def told(self) -> str:
        """What a list calls it."""
        return self.caption or self.name


class Evidence(OfADossier):
    """One file of a dossier under a name of ours; pictures are re-encoded, so EXIF is gone."""

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="evidence")
    kind = models.CharField("loại", max_length=10, choices=EvidenceKind)

    objects = meetings.EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [  # the same picture sent again over a bad line is the same picture
            models.UniqueConstraint(fields=["nomination", "kind", "sha256"], name="evidence_once"),
        ]

    @property
    def place(self) -> Place:
        return self.nomination.place


class RemovedFile(OfADossier):
    """A file its unit took out of a dossier it still writes; forgotten when that is sent."""

    nomination = models.ForeignKey("Nomination", models.CASCADE, related_name="removed_files")
    kind = models.CharField("loại", max_length=10, choices=EvidenceKind)
    removed_at = models.DateTimeField("bỏ lúc")

    objects = meetings.RemovedFileQuerySet.as_manager()

    @property
    def place(self) -> Place:
        return self.nomination.place
