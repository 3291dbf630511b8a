"""What a file may be before any parser sees it: unpacked size, entries, the corner of its cells."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from accounts.telling import dotted
from sheets.reading.values import Unreadable

LARGEST = 10 * 2**20  # bytes as sent
UNPACKED = 30 * 2**20  # bytes of all parts of a package together
RATIO = 100  # unpacked to packed; a real workbook has 5 to 25
SLACK = 2**20  # bytes below which a ratio says nothing
ENTRIES = 200
ROWS, COLUMNS = 10_000, 400
CELLS = 200_000  # of the box around all that is filled in; each costs 250 bytes all in all
LINES = 5_000  # of one import: a commune has a tenth of it
TEXT = 20 * 2**20  # bytes of text, HTML or CSV
FLAG_ENCRYPTED = 1

LOCKED = (
    "Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) "
    "rồi gửi lại."
)

TOO_LARGE = (
    "Tệp quá lớn hoặc khi mở ra quá lớn. "
    "Hãy chép phần cần nhập sang một tệp mới (tối đa 10.000 dòng) rồi gửi lại."
)
TOO_FAR = (
    "Bảng có ô đã điền ở {place}, quá xa phần đầu bảng. "
    "Hãy xóa các dòng, cột thừa rồi lưu và gửi lại."
)
BROKEN = (
    "Tệp bị hỏng hoặc không phải là bảng tính. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."
)


def opened(data: bytes) -> ZipFile:
    """The package, when its directory promises no more than we take. Raises Unreadable."""
    try:
        package = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as wrong:
        raise Unreadable(BROKEN) from wrong
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or unpacked > UNPACKED:
        raise Unreadable(TOO_LARGE)
    if unpacked > SLACK and unpacked > RATIO * max(1, sum(e.compress_size for e in entries)):
        raise Unreadable(TOO_LARGE)
    return package


def unpacked(data: bytes, entry: ZipInfo) -> bytes:
    """One part, no longer than the directory promised; faster than zipfile. Raises Unreadable."""
    if entry.flag_bits & FLAG_ENCRYPTED or entry.compress_type not in (0, 8):
        raise Unreadable(BROKEN)
    at = entry.header_offset
    head = at + 30 + _short(data, at + 26) + _short(data, at + 28)
    packed = data[head : head + entry.compress_size]
    if entry.compress_type == 0:
        return packed
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = stream.decompress(packed, entry.file_size + 1)
    except zlib.error as wrong:
        raise Unreadable(BROKEN) from wrong
    if len(whole) != entry.file_size:
        raise Unreadable(BROKEN)
    return whole


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def demand_box(row: int, column: int) -> None:
    """Refuse a sheet whose last filled row or column lies far out; both count from 1."""
    if row > ROWS or column > COLUMNS:
        far = f"dòng {dotted(row)}" if row > ROWS else f"cột {letters(column)}"
        raise Unreadable(TOO_FAR.format(place=far))
    if row * column > CELLS:
        raise Unreadable(TOO_LARGE)


def letters(column: int) -> str:
    """The name Excel gives a column, which counts from 1."""
    named = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        named = chr(65 + rest) + named
    return named


def column_of(name: str) -> int:
    """The other way round: AA is 27; what is no column's name is far out."""
    number = 0
    for char in name.upper()[:8]:
        number = number * 26 + ord(char) - 64
    return number
