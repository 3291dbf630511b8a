"""Draws a kept picture so small that nothing in it can be read."""

import io
from contextlib import suppress

from PIL import Image

from accounts.seals import NotAsSealed, sealed_bytes
from nominations.kept import KeptFile, path_of, small_of

SIZE = (224, 160)  # twice what the pages show it at
QUALITY = 72


def thumbnail(file: KeptFile) -> bytes | None:
    """To see which picture is which; None when the disk has lost it or holds other bytes.

    Drawn at the first look and kept beside the picture, as long as that is there.
    """
    small = small_of(file)
    if not path_of(file).exists():
        return None
    with suppress(FileNotFoundError):
        return small.read_bytes()
    drawn = _drawn(file)
    if drawn:
        with suppress(OSError):  # no room for it: drawn again at the next look
            small.write_bytes(drawn)
    return drawn


def _drawn(file: KeptFile) -> bytes | None:
    try:
        data = sealed_bytes(path_of(file), sha256=file.sha256)
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            image.draft("RGB", SIZE)
            image.thumbnail(SIZE)
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=QUALITY)
    except (NotAsSealed, OSError, SyntaxError, ValueError):
        return None
    return out.getvalue()
