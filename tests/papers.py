"""Small PDFs and photos of every kind a stranger may send, made by code."""

import base64
import io
import zlib

from pypdf import PdfReader, PdfWriter

CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R %s >>"


def stream(body: bytes, words: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (words, len(body), body)


def paper(
    *more: bytes, catalog: bytes = b"", page: bytes = b"", root: bytes = b"", head: bytes = b""
) -> bytes:
    """A PDF of one page; `more` are its objects from number 5 on."""
    drawing = stream(b"0 0 50 50 re f")
    objects = [root or CATALOG % catalog, PAGES, PAGE % page, drawing, *more]
    out, places = bytearray(b"%PDF-1.7\n" + head), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return bytes(out) + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))
    )


PDF = paper()


def locked(user: str, algorithm: str) -> bytes:
    """Locked with a user's password, or with its owner's alone."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.encrypt(user_password=user, owner_password="chu-tep", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def unfolding(size: int) -> bytes:
    """A PDF whose table of objects unfolds from a few kilobytes to `size` bytes."""
    table = stream(
        zlib.compress(b"\0" * size, 9),
        b"/Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode",
    )
    body = PDF[: PDF.index(b"xref\n")]
    return body + b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(body))


def crowded(count: int) -> bytes:
    """A PDF of very many objects, each to be looked at."""
    each = [b"[%d 0 R]" % (number + 1) for number in range(5, 5 + count)]
    return paper(*each, catalog=b"/OpenAction 5 0 R")


def nested(depth: int) -> bytes:
    return paper(b"[" * depth + b"]" * depth, catalog=b"/OpenAction 5 0 R")


# A photo of a phone held upright: 64 × 128 points, the upper half blue, the lower red, to be turned
# by its box; with a maker "SECRET-1". Written once by an encoder: nothing we take writes HEIC.
HEIC = base64.b64decode("""
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAA
AAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAABxQABAAAAAAAAACcAAgAAAAAB7AABAAAAAAAAADoAAAA4aWluZgAAAAAA
AgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA4GlwcnAAAADA
aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAr
QgEBA3AAAAMAkAAAAwAAAwAeoCCAgWW6kkprm4CGgwIAAAMAMgAAAwACEGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAAB
AA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAgAAAABBwaXhpAAAAAAMICAgAAAAJaXJvdAMAAAAYaXBtYQAAAAAAAAABAAEF
gQIDBIUAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAGltZGF0AAAAIygBrwtg+sbB1//85hrfdXR8zftM1N7TxVCf
2gC/7z9qv+TAAAAABkV4aWYAAE1NACoAAAAIAAIBDwACAAAACQAAACYBEgADAAAAAQAGAAAAAAAAU0VDUkVULTEAAA==
""")


def of_points(side: int) -> bytes:
    """The photo's header saying that it is a square of that many points."""
    box = HEIC.index(b"ispe") + 8
    return HEIC[:box] + 2 * side.to_bytes(4, "big") + HEIC[box + 8 :]
