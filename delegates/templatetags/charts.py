"""Draws the quota board: SVG without text or style, fit for a photocopy.

Solid is confirmed, hatched is what those still proposed would add, the line is the plan's number,
the dashed band its leeway; the words stand beside the drawing in HTML and once in `aria-label`.
"""

from collections.abc import Sequence
from fractions import Fraction

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.problems import Measure
from delegates.facts import Part, QuotaBoard

register = template.Library()
TRACK = SafeString('<rect class="bar-track" x="0" y="4" width="100%" height="20"/>')
SEGMENTS = 4  # dark, dots, light, hatch: more cannot be told apart on a photocopy


def _at(share: Fraction) -> str:
    """A place on the bar: 0% to 100%, two decimals, with a point as SVG wants it."""
    return f"{float(min(max(share, Fraction(0)), Fraction(1)) * 100):.2f}%"


def _piece(css: str, *, start: Fraction, end: Fraction, y: int, height: int) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        css,
        _at(start),
        y,
        _at(end - start),
        height,
    )


def _target(share: Fraction) -> SafeString:
    x = _at(min(share, Fraction(996, 1000)))  # the line of the very end stays inside
    line = '<line class="{}" x1="{}" x2="{}" y1="-2" y2="30"/>'
    return format_html_join("", line, ((css, x, x) for css in ("bar-halo", "bar-target")))


def _bar(
    label: str,
    *,
    value: Fraction,
    planned: Fraction,
    target: Fraction | None = None,
    leeway: Fraction = Fraction(0),
) -> SafeString:
    pieces = [TRACK]
    if target is not None and leeway:
        pieces.append(
            _piece("bar-band", start=target - leeway, end=target + leeway, y=0, height=28)
        )
    pieces.append(_piece("bar-value", start=Fraction(0), end=value, y=8, height=12))
    if planned != value:
        # What would be lost hangs below: the solid part is always the number beside it.
        low, high = sorted((value, planned))
        y, height = (8, 12) if planned > value else (20, 4)
        pieces.append(_piece("bar-plus", start=low, end=high, y=y, height=height))
    if target is not None:
        pieces.append(_target(target))
    return format_html(
        '<svg class="bar" role="img" aria-label="{}">{}</svg>',
        label,
        SafeString("".join(pieces)),
    )


@register.simple_tag
def chart_patterns() -> SafeString:
    """The hatch and the dots every drawing of a page uses; once a page."""
    return SafeString(
        '<svg width="0" height="0" class="position-absolute" aria-hidden="true"><defs>'
        '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="hatch-ground" width="7" height="7"/>'
        '<line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/></pattern>'
        '<pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse">'
        '<rect class="dots-ground" width="7" height="7"/>'
        '<circle class="dots-dot" cx="3.5" cy="3.5" r="1.2"/></pattern></defs></svg>'
    )


@register.simple_tag
def capacity_bar(board: QuotaBoard) -> SafeString:
    """II.4.2: seats taken and proposed against the maximum; the line stands where seats end."""
    most = max(board.limit, board.planned, 1)
    return _bar(
        f"{board.taken} đã xác nhận, {board.planned} nếu xác nhận hết, tối đa {board.limit}",
        value=Fraction(board.taken, most),
        planned=Fraction(board.planned, most),
        target=Fraction(board.limit, most),
    )


@register.simple_tag
def share_bar(part: Part) -> SafeString:
    """II.4.1: a share of the delegates against the plan's "khoảng"."""
    return _bar(
        f"{part.label}: {part.words or 'chưa có'}, {part.planned_words or 'chưa có'} nếu xác nhận"
        f" hết, kế hoạch khoảng {part.target_words}",
        value=part.share,
        planned=part.planned_share,
        target=part.target,
        leeway=part.leeway,
    )


@register.simple_tag
def measure_bar(measure: Measure, planned: Measure) -> SafeString:
    """A measure nobody judges: no target line."""
    return _bar(
        f"{measure.label}: {measure.count} trên {measure.out_of},"
        f" {planned.count} trên {planned.out_of} nếu xác nhận hết",
        value=measure.share,
        planned=planned.share,
    )


@register.simple_tag
def count_bar(measure: Measure, planned: Measure) -> SafeString:
    """A count beside those of its list: both lengths are people, out of all who are planned.

    As shares of two wholes the hatched could end before the solid though it is more people.
    """
    whole = max(planned.out_of, 1)
    return _bar(
        f"{measure.label}: {measure.count} người, {planned.count} người nếu xác nhận hết",
        value=Fraction(measure.count, whole),
        planned=Fraction(planned.count, whole),
    )


@register.simple_tag
def stacked_bar(measures: Sequence[Measure]) -> SafeString:
    """Parts of one whole side by side; the fifth and later share the last pattern."""
    pieces, start = [], Fraction(0)
    for place, measure in enumerate(measures, start=1):
        css = f"seg seg-{min(place, SEGMENTS)}"
        if not measure.count:
            continue
        end = start + measure.share
        pieces.append(_piece(css, start=start, end=end, y=2, height=24))
        start = end
    return format_html(
        '<svg class="bar" role="img" aria-label="{}">{}</svg>',
        ", ".join(f"{m.label} {m.count}" for m in measures) or "Chưa có ai",
        SafeString("".join(pieces)),
    )


@register.simple_tag
def legend_mark(place: int) -> SafeString:
    """The little box of one part of a stacked bar."""
    return format_html(
        '<svg viewBox="0 0 24 12" aria-hidden="true">'
        '<rect class="seg seg-{}" x="1" y="1" width="22" height="10"/></svg>',
        min(place, SEGMENTS),
    )
