"""Decides what is kept of an upload: pictures are redrawn, papers checked.

Redrawing drops EXIF and GPS, trailing data and every trick but the picture itself (checks I1-I3).
"""

import io
import warnings
from dataclasses import dataclass

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from accounts.problems import Problem, Refused
from nominations import files
from nominations.enums import Carried

MAX_PIXELS = 50_000_000  # read from the header: a 48 KB picture can unfold to gigabytes (I2)
MAX_SIDE = 1600  # pixels; enough to read a page of minutes
QUALITY = 82
PICTURES = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
# A PDF's header may stand behind other bytes; a picture's never.
HEADER_WITHIN = 1024
SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}

EMPTY = "Tệp này rỗng. Hãy chọn lại tệp khác."
TOO_BIG = "Tệp lớn hơn {} MB. Hãy chụp lại hoặc chọn tệp nhỏ hơn."
TOO_MANY_PIXELS = (
    "Ảnh quá lớn, hơn 50 triệu điểm ảnh. Hãy chụp lại ở cỡ ảnh thường hoặc gửi ảnh nhỏ hơn."
)
MOVING = "Ảnh động không nhận được. Hãy gửi ảnh chụp."
SPOILT_HEIC = (
    "Ảnh kiểu HEIC chưa đọc được. Hãy gửi ảnh qua Zalo rồi tải về, hoặc chụp màn hình ảnh."
)
BROKEN = "Ảnh bị hỏng, không mở được. Hãy chụp hoặc gửi lại."
UNKNOWN = "Tệp này không phải ảnh hay PDF. Hãy chọn ảnh JPG, PNG hoặc tệp PDF."
BROKEN_PDF = "Tệp PDF bị hỏng hoặc gửi thiếu. Hãy tạo lại tệp hoặc chụp ảnh từng trang."
LOCKED_PDF = "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu hoặc chụp ảnh từng trang."
FILE = "file"  # the field of a refusal that is about the file itself
HEAVY_PDF = "Tệp PDF quá phức tạp, không kiểm tra được. Hãy tạo lại tệp hoặc chụp ảnh từng trang."


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What is kept of an upload."""

    content: bytes
    media_type: str
    suffix: str
    carries: str = ""  # a PDF's, besides its pages: Carried


def take(content: bytes) -> Taken:
    """What to keep of an uploaded file; raises Refused with a sentence.

    Looks at the bytes alone: neither the name nor what the browser says of the type.
    """
    if not content:
        raise Refused(Problem(text=EMPTY, field=FILE))
    if len(content) > settings.UPLOAD_MAX_BYTES:
        words = TOO_BIG.format(settings.UPLOAD_MAX_BYTES // (1024 * 1024))
        raise Refused(Problem(text=words, field=FILE))
    if b"%PDF-" in content[:HEADER_WITHIN] and not content.startswith(SIGNATURES):
        return _paper(content)
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return _picture(_decoded(content))
    return _picture(content)


def _paper(content: bytes) -> Taken:
    """A PDF is kept byte by byte; what it carries is told to whoever opens it."""
    try:
        carried = files.carried_by(content)
    except files.FileLocked as locked:
        raise Refused(Problem(text=LOCKED_PDF, field=FILE)) from locked
    except files.FileTooHeavy as heavy:
        raise Refused(Problem(text=HEAVY_PDF, field=FILE)) from heavy
    except files.NotOpened as broken:
        raise Refused(Problem(text=BROKEN_PDF, field=FILE)) from broken
    carries = Carried.BOTH if len(carried) > 1 else "".join(carried)
    return Taken(content=content, media_type="application/pdf", suffix=".pdf", carries=carries)


def _decoded(heic: bytes) -> bytes:
    try:
        return files.drawn(heic, max_pixels=MAX_PIXELS, max_side=MAX_SIDE)
    except files.FileTooLarge as large:
        raise Refused(Problem(text=TOO_MANY_PIXELS, field=FILE)) from large
    except files.NotOpened as broken:
        raise Refused(Problem(text=SPOILT_HEIC, field=FILE)) from broken


def _picture(content: bytes) -> Taken:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=PICTURES) as image:
                return _redrawn(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused(Problem(text=TOO_MANY_PIXELS, field=FILE)) from bomb
    except UnidentifiedImageError as unknown:
        raise Refused(Problem(text=UNKNOWN, field=FILE)) from unknown
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refused(Problem(text=BROKEN, field=FILE)) from broken


def _redrawn(image: Image.Image) -> Taken:
    """The right way up, at most MAX_SIDE long, on white, as JPEG without anything else."""
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise Refused(Problem(text=TOO_MANY_PIXELS, field=FILE))
    # MPO: many phones put a second, smaller picture behind the photo; the first is the photo.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise Refused(Problem(text=MOVING, field=FILE))
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # JPEG: decoded small from the start
    ImageOps.exif_transpose(image, in_place=True)
    picture = image
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    # A new picture, because comments and texts stay with the old one and would be written again.
    ground = Image.new("RGB", picture.size, "white")
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        picture = picture.convert("RGBA")
        ground.paste(picture, mask=picture.getchannel("A"))
    else:
        ground.paste(picture if picture.mode == "RGB" else picture.convert("RGB"))
    out = io.BytesIO()
    # No `optimize`: a twentieth fewer bytes for three times the processor, on the deadline evening.
    ground.save(out, "JPEG", quality=QUALITY)
    return Taken(content=out.getvalue(), media_type="image/jpeg", suffix=".jpg")
