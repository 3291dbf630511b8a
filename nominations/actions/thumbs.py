"""The only place that draws a kept picture so small that nothing in it can be read."""

import io

from PIL import Image

from nominations.actions.evidence import path_of
from nominations.models import Evidence

SIZE = (224, 160)  # twice what the pages show it at
QUALITY = 72


def thumbnail(evidence: Evidence) -> bytes | None:
    """To see which picture is which; None when the disk has lost it or it is none any more."""
    try:
        with Image.open(path_of(evidence), formats=["JPEG"]) as image:
            image.draft("RGB", SIZE)
            image.thumbnail(SIZE)
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=QUALITY)
    except (OSError, SyntaxError, ValueError):
        return None
    return out.getvalue()
