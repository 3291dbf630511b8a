"""Where a kept file lies on the disk, for tests that look there or spoil it."""

from pathlib import Path

from django.conf import settings


def path_of(kept):
    """Evidence, minutes, a file taken out."""
    return Path(settings.MEDIA_ROOT) / kept.file
