"""What is known of a file that lies under a name of ours."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from django.db import models
from django.urls import reverse

from accounts.storage import Stored
from nominations.enums import Carried


class Shot(NamedTuple):
    """Where a file is seen small: the strip of all pictures of its page, and its place there."""

    strip: str
    place: int


class KeptFile(models.Model):
    """Its bytes are sealed by their hash."""

    file = models.CharField("tệp", max_length=120)  # its key in the storage
    name = models.CharField("tên tệp", max_length=120)
    media_type = models.CharField(max_length=40)  # image/jpeg or application/pdf
    carries = models.CharField("có kèm", max_length=10, choices=Carried, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField("gửi lúc")
    shot: "Shot | None" = None  # set for a page that shows it small

    stood_before = False  # told of what was sent again: these bytes are there already

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


F = TypeVar("F", bound=KeptFile)


def path_of(file: KeptFile) -> Stored:
    """Where the file lies."""
    return Stored(key=file.file)


def small_of(file: KeptFile) -> Stored:
    """Where its small picture lies, once somebody has looked at it."""
    return Stored(key=f"{file.file}.nho.jpg")


def places_of(files: Iterable[KeptFile]) -> list[Stored]:
    """Where they lie, their small pictures too: all that goes when they go."""
    return [place for file in files for place in (path_of(file), small_of(file))]


def with_shots(files: Iterable[F], route: str) -> list[F]:
    """The files of one page, each picture knowing where it is seen small."""
    files = list(files)
    pictures = [file for file in files if file.media_type == "image/jpeg"]
    keys = "-".join(str(file.pk) for file in pictures)
    for place, file in enumerate(pictures):
        file.shot = Shot(strip=reverse(route, args=[keys]), place=place)
    return files
