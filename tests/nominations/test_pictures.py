"""Pictures made to unfold: refused from their header, before any memory is spent (I2)."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from accounts.problems import Refused
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

    with pytest.raises(Refused, match="Ảnh quá lớn"):
        pictures.take(content)
    assert len(content) < 100_000


def test_a_moving_picture_is_refused():
    """I2: 500 frames."""
    frames = [Image.new("RGB", (8, 8), (n % 250, n // 250, 0)) for n in range(500)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(Refused, match="Ảnh động"):
        pictures.take(out.getvalue())


def test_a_picture_just_small_enough_is_taken():
    """Exactly at the side's limit nothing is shrunk."""
    out = io.BytesIO()
    Image.new("RGB", (pictures.MAX_SIDE, 10), "white").save(out, "PNG")

    taken = pictures.take(out.getvalue())

    with Image.open(io.BytesIO(taken.content)) as image:
        assert image.size == (pictures.MAX_SIDE, 10)


def photo(size, colour="white", kind="JPEG", **more):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **more)
    return out.getvalue()


def test_a_photo_with_a_second_picture_behind_it_keeps_the_first():
    """MPO, as many phones write it, named .jpg."""
    behind = Image.new("RGB", (8, 8), "blue")
    content = photo((64, 48), "red", "MPO", save_all=True, append_images=[behind])

    taken = pictures.take(content)

    with Image.open(io.BytesIO(taken.content)) as image:
        assert (image.format, image.size, getattr(image, "n_frames", 1)) == ("JPEG", (64, 48), 1)
        red, green, blue = image.getpixel((10, 10))
        assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_comments_and_texts_go_with_the_rest():
    """A comment of a JPEG, texts of a PNG, a comment of a GIF."""
    told = PngInfo()
    told.add_text("Author", "SECRET-1")
    told.add_itxt("Place", "SECRET-1")
    files = [
        photo((8, 8), comment=b"SECRET-1"),
        photo((8, 8), kind="PNG", pnginfo=told),
        photo((8, 8), kind="GIF", comment=b"SECRET-1"),
    ]

    assert [b"SECRET-1" in content for content in files] == [True] * 3
    assert [b"SECRET-1" in pictures.take(content).content for content in files] == [False] * 3


@pytest.mark.parametrize("size", [(8300, 6300), (16_320, 12_240)])
def test_photos_of_52_and_200_megapixels_get_the_sentence(size):
    content = bomb(1)
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    content = content[:8] + chunk(b"IHDR", header) + content[33:]

    with pytest.raises(Refused, match="hơn 50 triệu điểm ảnh"):
        pictures.take(content)
