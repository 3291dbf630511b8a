"""The receipt as a picture, to be sent on in a chat: a few lines and the code that opens it."""

import io
from collections.abc import Sequence
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

WIDE, EDGE, LINE = 720, 48, 46  # points; a phone shows it whole
SIZE, LARGE = 32, 44
INK, PAPER = "#1c1917", "#ffffff"


def drawn_receipt(head: str, lines: Sequence[str], *, address: str, fonts: Path) -> bytes:
    """A PNG: the head large, each line broken where it has to be, below them the address as QR."""
    bold = ImageFont.truetype(fonts / "Tinos-Bold.ttf", LARGE)
    plain = ImageFont.truetype(fonts / "Tinos-Regular.ttf", SIZE)
    told = [part for line in lines for part in _broken(line, plain)]
    code = _code(address)
    high = EDGE + 2 * LINE + len(told) * LINE + code.height + EDGE
    picture = Image.new("RGB", (WIDE, high), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((EDGE, EDGE), head, fill=INK, font=bold)
    for number, part in enumerate(told):
        pen.text((EDGE, EDGE + (number + 1.5) * LINE), part, fill=INK, font=plain)
    picture.paste(code, ((WIDE - code.width) // 2, high - EDGE - code.height))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _code(address: str) -> Image.Image:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="png", scale=7, border=4)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def _broken(line: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The line in parts that fit, broken between words; a word too long stands alone."""
    parts = [""]
    for word in line.split():
        longer = f"{parts[-1]} {word}".strip()
        if parts[-1] and font.getlength(longer) > WIDE - 2 * EDGE:
            parts.append(word)
        else:
            parts[-1] = longer
    return parts
