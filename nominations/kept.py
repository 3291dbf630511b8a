"""What is known of a file that lies under a name of ours."""

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

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def path_of(file: KeptFile) -> Stored:
    """Where the file lies."""
    return Stored(key=file.file)
