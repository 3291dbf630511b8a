"""Word files and PDFs written by hand, for the reader of plans."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(text: str, before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def docx(body: str, *, head: str = "", parts: dict[str, str] | None = None) -> bytes:
    whole = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, text in {"word/document.xml": whole, **(parts or {})}.items():
            package.writestr(name, text)
    return out.getvalue()


def pdf(*pages: list[str], locked: str = "") -> bytes:
    """Pages of printed lines in plain letters."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        if not lines:
            continue
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        drawing = DecodedStreamObject()
        told = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
        drawing.set_data(f"BT /F1 12 Tf 40 800 Td {told} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(drawing)
    if locked:
        writer.encrypt(locked)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
