"""Rows of the approval meeting, drawn by Python: each has three boxes and all that is odd."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conferences.templatetags.viet import addresses, icon, tag, vn_day
from nominations.enums import DoubleVerdict, Field, Integrity, NominationKind
from nominations.models import Ballot
from nominations.models.held import ALWAYS, KNOWN
from nominations.querysets.along import ReadBallot
from nominations.templatetags.dossiers import card_rest, with_dossiers
from nominations.web.cut_short import as_read_here
from nominations.web.lists import Row
from nominations.workflow.doubted import left_unchecked, shortly
from nominations.workflow.values import counted
from nominations.workflow.voted import mark_of

register = template.Library()
Address: TypeAlias = Callable[[str | int], str]
KINDS, FIELDS = dict(NominationKind.choices), dict(Field.choices)
VERDICTS = dict(DoubleVerdict.choices)
NOTHING = SafeString("")
LINE = """
<tr{}>
<td class="pick">{}</td>
<th scope="row"><a href="{}">{}</a>
<span class="d-block muted small fw-normal">{} · <span class="code-s">{}</span><span
class="d-none d-md-inline"> · {}</span></span>
{}{}<details class="deeds"><summary>Thành tích</summary><div class="fw-normal">{} {}</div></details>
{}</th>
<td data-label="Đơn vị">{}{}</td>
<td class="r text-nowrap" data-label="Bình xét">{}</td>
{}</tr>"""
WRONG_ROW = SafeString(' class="row-error"')
BOX = (
    '<input type="checkbox" class="form-check-input" name="chon" value="{}" id="chon-{}" data-check'
    ' aria-label="Chọn {}"{}{}>'
)
TICKED = SafeString(" checked")
KNOWS = '<input type="hidden" name="{}-seen" value="{}">'
NONE_TICKED = SafeString(' aria-invalid="true" aria-describedby="loi-chon"')
NOTE = '<span class="d-block small fw-normal">{}</span>\n'
ONCE = NOTE.format('{} <a href="#{}">vì niêm yết</a>')  # what of it stands above the rows
THERE = 'Phòng ghi tại hồ sơ <a href="{}">{}</a>: {}{}'
KEPT = (
    "<b>Đã ghi phiếu, không phải nhập lại:</b> họp xét duyệt ngày {}, {} ({} người có mặt). Chỉ "
    "đánh dấu và nhập phiếu khi họp lại."
)
AS_KEPT = (
    '<button type="submit" class="btn btn-outline-secondary btn-sm mt-1" formnovalidate '
    'formaction="{}">{} Duyệt theo số phiếu đã ghi<span class="visually-hidden">: {}</span>'
    "</button>"
)
ANSWERS = '<details class="deeds"><summary>Phòng đã trả lời: {}</summary>{}</details>\n'
SAID_VOTES = '<details class="votes-said"><summary>{}. Xem, sửa</summary></details>\n'
VOTES_KEPT = "Số phiếu vẫn được ghi."
AWARDS = '<p class="muted">Đã khen: {}</p>'
PARTS = (
    ("agree", "Đồng ý", "đồng ý", SafeString(" data-agree"), ""),
    ("disagree", "Không đồng ý", "không đồng ý", NOTHING, "-disagree"),
    ("abstain", "Không có ý kiến", "không có ý kiến", NOTHING, "-abstain"),
)
NO_CELLS = SafeString('<td colspan="3" class="muted">Chưa nhập phiếu</td>')
THERE_CELLS = (
    '<td colspan="3"><b>Đã nhập dở phiếu, chưa ghi.</b> '
    '<a href="?nhap={}#chon-{}">Nhập tiếp<span class="visually-hidden">: {}</span></a></td>'
)
CELL = (
    '<td data-label="{}"><input class="form-control w-votes" inputmode="numeric" '
    'name="{}" id="id_{}" value="{}"{} aria-label="Số phiếu {}: {}"{}>{}</td>'
)
WRONG = ' aria-invalid="true" aria-describedby="loi-{}"'
SAID = '<p class="invalid-feedback" id="loi-{}">{}</p>'


@register.simple_tag(takes_context=True)
def approval_rows(context: template.Context) -> list[tuple[SafeString, Row]]:
    """{% approval_rows as drawn %}: each row, and what its page goes on to ask about."""
    of = addresses("nominations:detail", "MA-HO-SO")
    approve = addresses("nominations:move", "MA-HO-SO", "approve")
    return [(_drawn(row, context, of, approve), row) for row in context["rows"]]


def _drawn(row: Row, page: template.Context, of: Address, approve: Address) -> SafeString:
    one, review = row.nomination, row.review
    is_open = row.is_votable and one.code not in page["there"]
    return format_html(
        LINE,
        WRONG_ROW if _errors(row) else NOTHING,
        _box(row, page) + _knows(row, page) if is_open else NOTHING,
        of(one.code),
        one.full_name,
        KINDS[one.kind],
        one.code,
        FIELDS.get(one.field, ""),
        SafeString("".join((*_notes(row, page, of, approve), _folded(_answered(row, of))))),
        _said(row, page),
        linebreaks_filter(one.achievement),
        format_html(AWARDS, one.awards) if one.awards else NOTHING,
        NOTHING if row.is_chosen else card_rest(one.full_name),
        one.unit.name,
        tag("due", "clock", one.late_words) if one.sent_late else NOTHING,
        f"{review.agree} / {review.meeting.present}" if review else "",
        _votes(row, page) if is_open else _closed(row, page),
    )


def _errors(row: Row) -> dict[str, Any]:
    """What is wrong in its boxes, where they count."""
    return row.form.errors if row.form and row.is_chosen else {}


def _box(row: Row, page: template.Context) -> SafeString:
    one = row.nomination
    nobody = page["form"].non_field_errors()
    return format_html(
        BOX,
        one.code,
        one.code,
        one.full_name,
        TICKED if row.is_chosen else NOTHING,
        NONE_TICKED if nobody else NOTHING,
    )


def _knows(row: Row, page: template.Context) -> SafeString:
    """Which votes of it elsewhere were shown before any were typed here, or told of since."""
    code, typed = row.nomination.code, page["typed"]
    is_typed = any(typed.get(f"{code}-{part}") for part in ALWAYS)
    marks = typed.get(f"{code}-{KNOWN}") if is_typed or not row.kept else mark_of(row.kept.pk)
    return format_html(KNOWS, code, marks) if marks else NOTHING


def _notes(row: Row, page: template.Context, of: Address, approve: Address) -> Iterator[SafeString]:
    """What is to be known before anybody votes: what stops it, what is odd, who answered what."""
    one = row.nomination
    for problem in row.stops:
        if once := page["said_once"].get(problem.text):
            mark = tag("late", "exclamation-octagon-fill", "Chưa xét được")
            yield format_html(ONCE, mark, once.place)
        else:
            said = as_read_here(problem.text)
            yield _tagged("late", "exclamation-octagon-fill", "Chưa xét được", said, page)
    for problem in row.waits:
        said = f"{problem.text} {VOTES_KEPT}"
        yield _tagged("late", "exclamation-octagon-fill", "Chưa duyệt được", said, page)
    for problem in row.still_looks:
        yield _tagged("due", "eye", "Cần xem", problem.text, page)
    if said := page["borne_out"].get(one.pk):
        yield _tagged("due", "eye", "Phản ánh có cơ sở", f"{'; '.join(said)}.", page)
    if unchecked := left_unchecked(one, one.item_answers, page["own_items"]):
        yield _tagged("due", "clipboard-check", "Chưa kiểm tra", shortly(unchecked), page)
    if word := one.checked_by_word:
        yield _tagged("due", "people", "Cần xem", word.of_the_check, page)
    if one.own_word:
        yield _tagged("due", "people", "Lãnh đạo tự ghi căn cứ", one.own_word, page)
    if row.kept:
        yield _kept(row.kept)
        if one.integrity == Integrity.CLEAR:
            drawn = icon("check-lg")
            yield format_html(AS_KEPT, approve(one.code), drawn, one.full_name)


def _folded(answers: Iterable[SafeString]) -> SafeString:
    """What the office has answered takes one line until somebody asks."""
    told = list(answers)
    return format_html(ANSWERS, len(told), SafeString("".join(told))) if told else NOTHING


def _answered(row: Row, of: Address) -> Iterator[SafeString]:
    one = row.nomination
    if row.review and row.review.reason:
        yield format_html(NOTE, f"Phòng ghi lý do: {row.review.reason}")
    found = (VERDICTS.get(one.duplicate_verdict, ""), one.duplicate_answer)
    if any(found):
        yield format_html(NOTE, f"Về khả năng trùng: {': '.join(filter(None, found))}")
    for other in row.found_there:
        if (other.verdict, other.answer) == (one.duplicate_verdict, one.duplicate_answer):
            continue  # one answer for the pair: it was just said
        ground = f"; căn cứ: {other.answer}" if other.answer else ""
        words = other.verdict_words.lower()
        yield format_html(NOTE, format_html(THERE, of(other.code), other.code, words, ground))


def _tagged(css: str, drawing: str, word: str, said: str, page: template.Context) -> SafeString:
    both = format_html("{} {}", tag(css, drawing, word), with_dossiers(page, said))
    return format_html(NOTE, both)


def _said(row: Row, page: template.Context) -> SafeString:
    """The votes of a row in a line, behind which a phone folds the rest of it: typed, nothing
    wrong, nothing asked, and nothing that has come up since.
    """
    code, typed, form = row.nomination.code, page["typed"], row.form
    if form is None or not row.is_chosen or form.errors or form.odd or row.stops or row.waits:
        return NOTHING
    told = [
        f"{text} {words}" for part, _, words, *_ in PARTS if (text := typed.get(f"{code}-{part}"))
    ]
    return format_html(SAID_VOTES, ", ".join(told)) if typed.get(f"{code}-agree") else NOTHING


def _kept(kept: Ballot | ReadBallot) -> SafeString:
    day, present = vn_day(kept.meeting.held_on), kept.meeting.present
    votes = format_html(KEPT, day, counted(kept).words, present)
    return format_html(NOTE, votes)


def _closed(row: Row, page: template.Context) -> SafeString:
    """Nobody may vote on it now; or votes of it wait, typed in a form that is not this one."""
    code = row.nomination.code
    if not row.is_votable:
        return NOTHING if page.get("none_open") else NO_CELLS
    return format_html(THERE_CELLS, page["there"][code], code, row.nomination.full_name)


def _votes(row: Row, page: template.Context) -> SafeString:
    """Three boxes of one shape, each with what was typed into it."""
    code, typed, errors = row.nomination.code, page["typed"], _errors(row)
    cells = []
    for part, head, words, mark, end in PARTS:
        name, wrong = f"{code}-{part}", errors.get(part)
        aria = format_html(WRONG, code + end) if wrong else NOTHING
        said = format_html(SAID, code + end, wrong[0]) if wrong else NOTHING
        of = row.nomination.full_name
        cells.append((head, name, name, typed.get(name, ""), mark, words, of, aria, said))
    return format_html_join("", CELL, cells)
