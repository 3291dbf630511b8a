"""Rows of dossiers that wait for a seat, drawn by Python as the roll's are."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.utils.safestring import SafeString

from accounts.templatetags.drawing import drawn, drawn_all
from conferences.templatetags.viet import icon, tag
from delegates.facts import WaitingRow
from nominations.templatetags.dossiers import linking

register = template.Library()
Page = dict[Any, Any]  # what the template knows, and how its sentences name dossiers
NOTHING = SafeString("")
LINE = """
<tr><td class="pick"><input class="form-check-input" type="checkbox" name="ma" value="{}" \
id="ma-{}"{} aria-label="Chọn {}"{}></td>
<th scope="row"><label for="ma-{}">{}</label>{}</th>
<td class="num text-nowrap muted">{}</td><td>{}</td><td class="wide">{}</td><td class="wide">{}</td>
<td class="wide">{}</td></tr>"""
NOTE = '<span class="d-block muted small fw-normal">{}</span>'
WRONG = SafeString(' aria-invalid="true" aria-describedby="loi-ma"')
SAID = '<p class="mb-1">{} {}</p>'
ASKED = '<p class="row-refusal mb-1" role="alert" tabindex="-1"{}>{} {}</p>'
IS_IT_ANOTHER = (
    "Có phải một người khác, trùng họ tên? Nếu là người khác, hãy đánh dấu rồi bấm “Đưa người "
    "đã chọn vào danh sách dự kiến”; nếu là một người thì bỏ chọn dòng này."
)
OTHER = (
    '<span class="form-check"><input class="form-check-input" type="checkbox" name="khac" '
    'value="{}" id="khac-{}"><label class="form-check-label" for="khac-{}">Đây là người khác'
    "</label></span>"
)


@register.simple_tag(takes_context=True)
def waiting_rows(context: template.Context) -> SafeString:
    """{% waiting_rows %}: a page of those who wait, in the order of its heads."""
    page = context.flatten() | {"linked": linking(context)}
    return drawn_all(LINE, (_cells(row, page) for row in context["rows"]))


def _cells(row: WaitingRow, page: Page) -> Iterable[object]:
    one = row.nomination
    stands_for = drawn(NOTE, f"đại diện {one.full_name}")
    return (
        one.code, one.code, _box(row, page), row.person, WRONG if page["has_errors"] else NOTHING,
        one.code, row.person or "Chưa ghi người đại diện",
        stands_for if row.person != one.full_name else NOTHING,
        one.code, one.kind_label, one.unit, one.field_label,
        SafeString("".join(_looks(row, page))),
    )  # fmt: skip


def _box(row: WaitingRow, page: Page) -> SafeString:
    """Ticked unless somebody has to look at it first; closed while a complaint is looked into."""
    if row.nomination.looked_into:
        return SafeString(" disabled")
    doubtful = row.seated_as or row.twin or row.left_before
    ticked = not doubtful or row.nomination.code in page["asked_of"]
    return SafeString(" checked data-check" if ticked else " data-check")


def _looks(row: WaitingRow, page: Page) -> Iterator[SafeString]:
    one = row.nomination
    if one.looked_into:
        yield tag("late", "exclamation-octagon-fill", "Chưa đưa vào được")
        yield SafeString('<p class="mb-1">Đang xem xét kỷ luật, đơn thư. Hãy chờ kết luận.</p>')
    for look in one.looks:
        yield drawn(SAID, tag("due", "eye", "Cần xem"), page["linked"](look))
    if one.code in page["asked_of"]:
        focus = SafeString(" data-focus") if one.code == page["first_asked"] else NOTHING
        yield drawn(ASKED, focus, icon("people"), IS_IT_ANOTHER)
    if row.left_before:
        yield tag("withdrawn", "box-arrow-left", "Đã đưa ra một lần")
    if row.seated_as or row.twin:
        said = page["linked"](_namesake(row))
        yield drawn(SAID, icon("exclamation-triangle-fill"), said)
        yield drawn(OTHER, one.code, one.code, one.code)


def _namesake(row: WaitingRow) -> str:
    year = "cùng hoặc chưa rõ năm sinh."
    if row.seated_as:
        return f"{row.seated_as} đã có trong danh sách, {year}"
    return f"Trùng họ tên với hồ sơ {row.twin} ở trên, {year}"
