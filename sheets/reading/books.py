"""Reads a file by what it holds, never by its name."""

import re
from dataclasses import replace

from sheets.reading.compound import MAGIC
from sheets.reading.limits import LARGEST, TEXT, TOO_LARGE, opened
from sheets.reading.ods import read_ods
from sheets.reading.old_codes import guessed
from sheets.reading.tables import tables_of
from sheets.reading.texts import decoded, rows_of
from sheets.reading.values import Book, Sheet, Unreadable
from sheets.reading.xls import OTHER, read_xls
from sheets.reading.xlsx import read_xlsx

_PASTE = "chọn cả bảng, sao chép rồi dán vào ô dán."
_NO_TABLES = (
    (b"%PDF", f"Đây là tệp PDF. Hãy mở tệp, {_PASTE}"),
    (b"\x89PNG", "Đây là ảnh. Hãy gửi bảng Excel hoặc gõ bảng vào ô dán."),
    (b"\xff\xd8\xff", "Đây là ảnh. Hãy gửi bảng Excel hoặc gõ bảng vào ô dán."),
    (b"GIF8", "Đây là ảnh. Hãy gửi bảng Excel hoặc gõ bảng vào ô dán."),
    (b"{\\rtf", f"Đây là tệp RTF. Hãy mở bằng Word, {_PASTE}"),
    (b"Rar!", "Đây là tệp nén. Hãy giải nén rồi gửi tệp bảng tính bên trong."),
    (b"7z\xbc\xaf", "Đây là tệp nén. Hãy giải nén rồi gửi tệp bảng tính bên trong."),
)
_HEIC = re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_EMPTY = "Tệp không có dữ liệu. Hãy chọn tệp khác."
_XML_2003 = "Đây là bảng XML 2003. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."


def read(data: bytes, name: str) -> Book:
    """The book in these bytes. Raises Unreadable. name: as the sender's computer calls the file."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(_EMPTY)
    for mark, sentence in _NO_TABLES:
        if data.startswith(mark):
            raise Unreadable(sentence)
    if _HEIC.match(data[:16]):
        raise Unreadable("Đây là ảnh. Hãy gửi bảng Excel hoặc gõ bảng vào ô dán.")
    if data.startswith(MAGIC):
        book = read_xls(data)
    elif data.startswith(b"PK"):
        book = _package(data)
    else:
        book = _text(data)
    return guessed(replace(book, told=_told(book)))


def _told(book: Book) -> tuple[str, ...]:
    """What the preview must say of the file itself."""
    said = [
        f"Trang tính “{sheet.name}” đang ẩn nên không đọc." for sheet in book.sheets if sheet.hidden
    ]
    if not any(sheet.knows for sheet in book.sheets):
        said.append("Loại tệp này không cho biết dòng nào đang ẩn, ô nào là công thức.")
    return tuple(said)


def _package(data: bytes) -> Book:
    names = set(opened(data).namelist())
    if "content.xml" in names:
        return read_ods(data)
    if any(name.startswith("word/") for name in names):
        raise Unreadable(f"Đây là tệp Word. Hãy mở bằng Word, {_PASTE}")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable(OTHER)
    if any(name.endswith("workbook.bin") for name in names):
        raise Unreadable("Đây là tệp .xlsb. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.")
    if any(name.endswith("workbook.xml") for name in names):
        return read_xlsx(data)
    raise Unreadable("Đây là tệp nén. Hãy giải nén rồi gửi tệp bảng tính bên trong.")


def _text(data: bytes) -> Book:
    if len(data) > TEXT:
        raise Unreadable(TOO_LARGE)
    text = decoded(data)
    head = text[:4000].lstrip("\ufeff \r\n\t").lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head:
        raise Unreadable(_XML_2003)
    if re.match(r"<(?:!doctype html|html|head|body|table|meta|div|style|\?xml|!--)", head):
        sheets = tables_of(text)
        kind = "html"
    else:
        sheets = (Sheet(name="", lines=rows_of(text)),)
        kind = "csv"
    if not any(sheet.lines for sheet in sheets):
        raise Unreadable(_EMPTY)
    return Book(kind=kind, sheets=sheets)
