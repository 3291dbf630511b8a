"""What is no table gets one sentence: what it is, then what to do (I1, I4)."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.conf import settings
from PIL import Image

from sheets import reading
from sheets.reading import limits
from tests.sheets.books import changed, workbook

FILES = settings.BASE_DIR / "tests/sheets/files"
PICTURE = "Đây là ảnh. Hãy gửi bảng Excel hoặc gõ bảng vào ô dán."
NO_TABLE = "Tệp này không phải là bảng tính. Hãy gửi tệp Excel (.xlsx, .xls), .ods hoặc .csv."
PACKED = "Đây là tệp nén. Hãy giải nén rồi gửi tệp bảng tính bên trong."


def picture(kind):
    kept = BytesIO()
    Image.new("RGB", (8, 8)).save(kept, kind)
    return kept.getvalue()


def package(*names):
    kept = BytesIO()
    with ZipFile(kept, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return kept.getvalue()


def locked_xlsx():
    """Excel puts an encrypted .xlsx into a compound file, as one of its streams."""
    old, new = (
        name.encode("utf-16-le").ljust(64, b"\0") + bytes([2 * len(name) + 2])
        for name in ("Workbook", "EncryptedPackage")
    )
    data = (FILES / "libreoffice.xls").read_bytes()
    assert old in data
    return data.replace(old, new)


REFUSED = [
    (locked_xlsx(), limits.LOCKED),
    ("locked.xls", limits.LOCKED),
    ("locked.ods", limits.LOCKED),
    (
        "word.doc",
        "Đây là tệp Word cũ (.doc). Hãy mở bằng Word, chọn cả bảng, sao chép rồi dán vào ô dán.",
    ),
    (
        "word.docx",
        "Đây là tệp Word. Hãy mở bằng Word, chọn cả bảng, sao chép rồi dán vào ô dán.",
    ),
    (
        b"%PDF-1.7\n...",
        "Đây là tệp PDF. Hãy mở tệp, chọn cả bảng, sao chép rồi dán vào ô dán.",
    ),
    (
        rb"{\rtf1\ansi",
        "Đây là tệp RTF. Hãy mở bằng Word, chọn cả bảng, sao chép rồi dán vào ô dán.",
    ),
    (picture("PNG"), PICTURE),
    (picture("JPEG"), PICTURE),
    (picture("GIF"), PICTURE),
    (b"\0\0\0\x18ftypheic\0\0", PICTURE),
    (b"MZ\x90\0\x03\0\0\0" * 40, NO_TABLE),
    (b"", "Tệp không có dữ liệu. Hãy chọn tệp khác."),
    (b"\xef\xbb\xbf \r\n\r\n", "Tệp không có dữ liệu. Hãy chọn tệp khác."),
    (b"<html><body><p></p></body></html>", "Tệp không có dữ liệu. Hãy chọn tệp khác."),
    (package("a.txt", "b.xlsx"), PACKED),
    (b"Rar!\x1a\x07\0", PACKED),
    (package("ppt/presentation.xml"), NO_TABLE),
    (
        package("xl/workbook.bin"),
        "Đây là tệp .xlsb. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
    ),
    (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "Đây là bảng XML 2003. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
    ),
    (package("xl/workbook.xml"), limits.BROKEN),
    (workbook([("a",)])[:900], limits.BROKEN),
    (b"PK\x03\x04" + b"x" * 50, limits.BROKEN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, limits.BROKEN),
    (b"a" * (limits.LARGEST + 1), limits.TOO_LARGE),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_table_gets_one_sentence(given, sentence):
    data = (FILES / given).read_bytes() if isinstance(given, str) else given

    with pytest.raises(reading.Unreadable) as refused:
        reading.read(data, "danh-sach.xlsx")

    assert refused.value.text == sentence
    assert "Hãy " in sentence


def test_a_workbook_with_macros_is_read_and_its_macros_are_not_opened():
    data = changed(
        workbook([("Họ và tên",), ("Nguyễn Văn A",)]),
        r"\[Content_Types\].xml",
        lambda text: text.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"),
    )

    book = reading.read(data, "a.xlsm")
    assert (book.kind, len(book.sheets[0].lines)) == ("xlsx", 2)


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "<table></table>"])
def test_an_empty_paste_says_so(text):
    with pytest.raises(reading.Unreadable, match=r"Chưa có dữ liệu\. Hãy sao chép bảng"):
        reading.read_paste(text, text if "<" in text else "")


def test_broken_halves_of_signs_and_nul_are_taken_out():
    """I6: what one engine refuses to store never leaves the reader."""
    book = reading.read_paste("Họ và tên\tThôn\nNguyễn\0 Văn\ud800 A\u202e\tMỗ Đoạn")

    assert [cell.text for cell in book.sheets[0].lines[1].cells] == ["Nguyễn Văn A", "Mỗ Đoạn"]
