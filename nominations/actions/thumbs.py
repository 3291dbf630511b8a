"""Draws a kept picture so small that nothing in it can be read."""

import io
from collections.abc import Sequence
from contextlib import suppress

from django.utils.crypto import constant_time_compare, salted_hmac
from PIL import Image, ImageOps

from accounts.seals import NotAsSealed, sealed_bytes
from nominations.kept import KeptFile, path_of, small_of

SIZE = (224, 160)  # kept: twice what the pages show it at
QUALITY, STRIP_QUALITY = 72, 60
CELL = (168, 120)  # sent: half again what the pages show it at
GROUND = "#e8e4da"  # of a cell whose picture is lost
SEAL = 32  # bytes in front of the kept small picture


def thumbnail(file: KeptFile) -> bytes | None:
    """To see which picture is which; None when the disk has lost it or held other bytes then.

    Drawn at the first look and kept beside the picture, as long as that is there: of the bytes that
    were sealed, under a seal of its own, so that another small picture laid there is not shown.
    """
    small = small_of(file)
    if not path_of(file).exists():
        return None
    with suppress(FileNotFoundError):
        kept = small.read_bytes()
        seal, drawn = kept[:SEAL], kept[SEAL:]
        if constant_time_compare(seal, _seal(file, drawn)):
            return drawn
    fresh = _drawn(file)
    if fresh:
        with suppress(OSError):  # no room for it: drawn again at the next look
            small.write_bytes(_seal(file, fresh) + fresh)
    return fresh


def strip(files: Sequence[KeptFile | None]) -> bytes | None:
    """Small pictures one below the other, so that a page asks once for all; None when all are lost.

    As many cells as were asked for: a page shows its picture by its place, whatever the others are.
    """
    small = [file and thumbnail(file) for file in files]
    if not any(small):
        return None
    width, height = CELL
    whole = Image.new("RGB", (width, height * len(small)), GROUND)
    for place, drawn in enumerate(small):
        if drawn:
            with Image.open(io.BytesIO(drawn), formats=["JPEG"]) as image:
                whole.paste(ImageOps.fit(image, CELL), (0, place * height))
    out = io.BytesIO()
    whole.save(out, "WEBP", quality=STRIP_QUALITY)
    return out.getvalue()


def _seal(file: KeptFile, drawn: bytes) -> bytes:
    """SEAL bytes that only this installation can make of this picture drawn small."""
    told = file.sha256.encode() + drawn
    return salted_hmac("nominations.thumbs", told, algorithm="sha256").digest()


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
