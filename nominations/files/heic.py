"""The only place that decodes a HEIC photo: HEIC on stdin, a small PNG on stdout.

Runs as `python -m nominations.files.heic` with its limits, the most points and the longest
side. A file that cannot be read ends it with a traceback, which is its answer.
"""

import io
import sys

import pi_heif
from PIL import Image

from conferences.child import obey
from nominations.files import TOO_LARGE


def main() -> int:
    """Draw the first picture, upright as its box says; nothing else comes out."""
    max_pixels, max_side = map(int, obey(sys.argv))
    pi_heif.options.DECODE_THREADS = 1  # the limits count every thread
    pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False
    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # ours stands below
    with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("HEIF",)) as photo:
        width, height = photo.size  # from the header; nothing is unfolded yet
        if width * height > max_pixels:
            return TOO_LARGE
        photo.thumbnail((max_side, max_side))
        out = io.BytesIO()
        photo.save(out, "PNG", compress_level=1, exif=b"")
    sys.stdout.buffer.write(out.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
