"""Rows of dossiers, drawn by Python: fifty by the nodes of a template cost half of their page."""

from collections.abc import Iterable, Iterator

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.templatetags.drawing import drawn, drawn_all
from conferences.templatetags.viet import addresses, icon, last_day, query, state_tag, tag
from nominations.enums import Field, Gender, NominationKind, NominationState
from nominations.forms.grid import GridForm
from nominations.particulars import label_of
from nominations.web.lists import Row

register = template.Library()
GENDERS, KINDS = dict(Gender.choices), dict(NominationKind.choices)
FIELDS, STATES = dict(Field.choices), dict(NominationState.choices)
NOTHING = SafeString("")
NOTE = '<span class="d-block muted small fw-normal">{}</span>'
CHIPS = '<ul class="chips" aria-label="Đang lọc theo">{}{}</ul>'
CHIP = '<li><a href="{}">{}{}<span class="visually-hidden"> – bỏ điều kiện này</span></a></li>'
WITHOUT = '<li><a href="{}">Bỏ lọc</a></li>'
FROM_THE_START = {"trang": "", "sau": "", "truoc": ""}
LINE = """
<tr>
<th scope="row"><a href="{}">{}</a>{}</th>
<td class="num text-nowrap muted">{}</td>
<td class="r"{}>{}</td>
<td class="d-none d-md-table-cell">{}</td>
<td class="d-none d-md-table-cell text-nowrap">{}</td>
<td>{}</td>
<td class="some-words d-none d-md-table-cell">{}</td>
<td class="r text-nowrap d-none d-md-table-cell">{}</td>
<td>{}</td>
<td>{}</td>
</tr>"""


@register.simple_tag
def head(name: str) -> str:
    """{% head "field" %}: what the table of particulars calls it."""
    return label_of(name)


@register.simple_tag(takes_context=True)
def chips(context: template.Context, form: GridForm) -> SafeString:
    """{% chips form %}: what narrows the list now, each with the way to the list without it."""
    said = (
        (query(context, **{key: "", **FROM_THE_START}), f"{label}: {words}")
        for key, label, words in form.said()
    )
    everything = drawn(WITHOUT, reverse("nominations:list"))
    return drawn(CHIPS, drawn_all(CHIP, ((*one, icon("x-circle")) for one in said)), everything)


@register.simple_tag
def dossier_rows(rows: Iterable[Row]) -> SafeString:
    """{% dossier_rows rows %}: the list's rows, in the order of its heads."""
    link = addresses("nominations:detail", "MA-HO-SO")
    return drawn_all(LINE, ((link(row.nomination.code), *_cells(row)) for row in rows))


def _cells(row: Row) -> tuple[object, ...]:
    one = row.nomination
    is_person, review = one.kind == NominationKind.INDIVIDUAL, row.review
    year = one.birth_year or "" if is_person else ""
    return (
        one.full_name or "Chưa ghi tên",
        NOTHING if is_person or not one.representative
        else drawn(NOTE, f"đại diện: {one.representative}"),
        one.code,
        drawn(' data-label="{}"', label_of("birth_year")) if year else NOTHING,
        year,
        GENDERS.get(one.gender, "") if is_person else "",
        KINDS[one.kind],
        one.unit.name,
        FIELDS.get(one.field, ""),
        f"{review.agree}/{review.meeting.present}" if review else "",
        SafeString("".join(_state(row))),
        SafeString("".join(tag("due", "eye", words) + " " for words in row.tags)),
    )  # fmt: skip


def _state(row: Row) -> Iterator[SafeString]:
    """Where it stands, and what was or is late about it."""
    one = row.nomination
    yield state_tag(one.state, STATES[one.state])
    if row.resend_by:
        words = f"đến hết {last_day(row.resend_by)}"
        yield drawn('<span class="d-block small muted">{}</span>', words)
    if row.is_overdue:
        yield tag("late", "exclamation-octagon-fill", "Quá hạn bổ sung")
    if one.state == NominationState.APPROVED and one.decided_late:
        yield tag("due", "clock", "Duyệt muộn")
    if one.sent_late and one.submitted_at:
        yield tag("due", "clock", "Gửi muộn")
    if one.on_paper:
        yield tag("quiet", "file-earmark-text", "Bản giấy")
