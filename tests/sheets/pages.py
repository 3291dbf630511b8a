"""Where the pages of an import are, and how a test sends a table to one."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from sheets.models import SheetImport

LIST = reverse("sheets:list")
# Of each guest of a message that says no group: what she is taken for is asked.
NO_GROUP = {
    "group": "Bảng không ghi nhóm, tạm lấy là Khách mời. "
    "Hãy chọn cho mọi dòng ở đầu trang, hoặc xem từng dòng."
}


def begin(slug="khach-moi"):
    return reverse("sheets:begin", args=[slug])


def at(name, sheet):
    return reverse(f"sheets:{name}", args=[sheet.pk])


def workbook(*rows, title="Danh sách"):
    """The bytes of a workbook with these rows on its one sheet."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(client, data, *, slug="khach-moi", name="danh-sach.xlsx"):
    """Send a file; the import it became, or the answer that refused it."""
    answer = client.post(begin(slug), {"file": SimpleUploadedFile(name, data), "text": ""})
    return newest(answer)


def paste(client, text, *, slug="khach-moi", html=""):
    return newest(client.post(begin(slug), {"text": text, "html": html}))


def newest(answer):
    if answer.status_code != 302:
        return answer
    return SheetImport.objects.with_places().get(pk=answer.url.rstrip("/").split("/")[-1])


def sends(sheet, *, ticked=None, cells=None, **more):
    """What the preview's form would send: its lines, their ticks, mended cells by number, field."""
    rows = list(sheet.rows.order_by("place"))
    places = {row.number: row.place for row in rows}
    chosen = [row.place for row in rows if row.ticked] if ticked is None else ticked
    boxes = {f"o-{places[number]}-{key}": text for (number, key), text in (cells or {}).items()}
    lan = SheetImport.objects.values_list("judged", flat=True).get(pk=sheet.pk)
    page = {"co": [row.place for row in rows], "dong": chosen, "loc": "", "lan": lan}
    return page | boxes | more


def bring_in(client, sheet, **sent):
    return client.post(at("mend", sheet), sends(sheet, **sent) | {"viec": "nhap"}, follow=True)


def verdicts(sheet):
    """Number, verdict and reasons of every line."""
    rows = sheet.rows.order_by("place")
    return [(row.number, row.verdict, row.reasons) for row in rows]


def undo(client, sheet, **how):
    """Press the button of the page before an undo, as that page was made now."""
    seen = client.get(at("undo", sheet)).context["seen"]
    return client.post(at("undo", sheet), {"o-lai": seen}, **how)
