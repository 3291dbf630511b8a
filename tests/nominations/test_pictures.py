"""Pictures made to unfold: refused from their header, before any memory is spent (I2)."""

import io
import struct
import zlib

import pytest
from PIL import Image

from nominations.actions import pictures


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(side: int) -> bytes:
    """A PNG of side × side white points in a few kilobytes."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (side // 8 + 1) * side, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [20_000, 7_500])
def test_a_small_file_of_very_many_pixels_is_refused_from_its_header(side, monkeypatch):
    """I2: 400 and 56 megapixels; not one row is read."""

    def read(self):
        raise AssertionError("the picture was unfolded")

    monkeypatch.setattr(Image.Image, "load", read)
    content = bomb(side)

    with pytest.raises(pictures.FileRefused, match="Ảnh quá lớn"):
        pictures.take(content)
    assert len(content) < 100_000


def test_a_moving_picture_is_refused():
    """I2: 500 frames."""
    frames = [Image.new("RGB", (8, 8), (n % 250, n // 250, 0)) for n in range(500)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(pictures.FileRefused, match="Ảnh động"):
        pictures.take(out.getvalue())


def test_a_picture_just_small_enough_is_taken():
    """Exactly at the side's limit nothing is shrunk."""
    out = io.BytesIO()
    Image.new("RGB", (pictures.MAX_SIDE, 10), "white").save(out, "PNG")

    taken = pictures.take(out.getvalue())

    with Image.open(io.BytesIO(taken.content)) as image:
        assert image.size == (pictures.MAX_SIDE, 10)
