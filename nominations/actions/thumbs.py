"""Draws a kept picture so small that nothing in it can be read."""

import io

from PIL import Image

from accounts.seals import NotAsSealed, sealed_bytes
from nominations.kept import path_of
from nominations.models import Evidence

SIZE = (224, 160)  # twice what the pages show it at
QUALITY = 72


def thumbnail(evidence: Evidence) -> bytes | None:
    """To see which picture is which; None when the disk has lost it or holds other bytes."""
    try:
        data = sealed_bytes(path_of(evidence), sha256=evidence.sha256)
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            image.draft("RGB", SIZE)
            image.thumbnail(SIZE)
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=QUALITY)
    except (NotAsSealed, OSError, SyntaxError, ValueError):
        return None
    return out.getvalue()
