"""What is known of a file that lies under a name of ours."""

from collections.abc import Iterable

from django.db import models

from accounts.storage import Stored
from nominations.enums import Carried


class KeptFile(models.Model):
    """Its bytes are sealed by their hash."""

    file = models.CharField("tệp", max_length=120)  # its key in the storage
    name = models.CharField("tên tệp", max_length=120)
    media_type = models.CharField(max_length=40)  # image/jpeg or application/pdf
    carries = models.CharField("có kèm", max_length=10, choices=Carried, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField("gửi lúc")

    stood_before = False  # told of what was sent again: these bytes are there already

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def path_of(file: KeptFile) -> Stored:
    """Where the file lies."""
    return Stored(key=file.file)


def small_of(file: KeptFile) -> Stored:
    """Where its small picture lies, once somebody has looked at it."""
    return Stored(key=f"{file.file}.nho.jpg")


def places_of(files: Iterable[KeptFile]) -> list[Stored]:
    """Where they lie, their small pictures too: all that goes when they go."""
    return [place for file in files for place in (path_of(file), small_of(file))]
