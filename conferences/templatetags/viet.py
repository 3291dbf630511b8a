"""How templates write dates, states, icons and charts in Vietnamese."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db.models import Model
from django.http import QueryDict
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts import telling
from accounts.gathering import gathered
from accounts.paging import AFTER, BEFORE, Turned
from accounts.telling import dotted, vn_phone
from accounts.templatetags.addresses import fixed
from accounts.web import address, hyphened
from conferences import calendar

register = template.Library()
CALL = "gọi Phòng Văn hóa - Xã hội"


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """{% icon "clock" %}: one drawing of the sprite, silent to a screen reader."""
    return _drawn(storages["staticfiles"], name, css)


@lru_cache(maxsize=512)
def _drawn(files: Storage, name: str, css: str) -> SafeString:
    """Drawn once a process: a list of fifty rows shows a hundred. `files` gives the address."""
    svg = '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>'
    return format_html(svg, css, static("img/icons.svg"), name)


@register.simple_tag
def upload_most() -> int:
    """Bytes of the largest file, for the script that asks before it sends."""
    return settings.UPLOAD_MAX_BYTES


@register.simple_tag
def state_tag(state: Any, label: str = "") -> SafeString:
    """{% state_tag row.state row.get_state_display %}: icon and word in one colour (U19)."""
    css, drawing = gathered().tags.get(str(state), ("quiet", "circle"))
    return tag(css, drawing, label or getattr(state, "label", str(state)))


def tag(css: str, drawing: str, words: str) -> SafeString:
    """A word with its drawing in one colour, for rows that are drawn by Python."""
    return _tagged(storages["staticfiles"], css, drawing, words)


@lru_cache(maxsize=512, typed=True)
def _tagged(files: Storage, css: str, drawing: str, words: str) -> SafeString:
    """Drawn once a process; by type, too: words that are safe and the same ones that are not."""
    return format_html(
        '<span class="tag tag-{}">{}{}</span>', css, _drawn(files, drawing, "icon"), words
    )


register.filter(vn_phone)


@register.filter
def vn_day(value: date | datetime | None) -> str:
    """08/8/2025, as Decree 30/2020 writes it."""
    if value is None:
        return ""
    return calendar.vn_short(calendar.local_day(value) if isinstance(value, datetime) else value)


@register.filter
def former(name: str) -> str:
    """Bình Lãng (cũ): a commune that was merged, told from a village of today."""
    return f"{name} (cũ)" if name else ""


@register.filter
def last_day(due_at: datetime) -> str:
    """The last day that counts before an instant too late: 20/8 00:00 → 19/8/2025."""
    return calendar.vn_short(calendar.last_day(due_at))


@register.filter
def until(due_at: datetime) -> str:
    """đến hết thứ Ba, ngày 19/8/2025; đến 16:30 thứ Sáu, ngày 29/8/2025."""
    return calendar.until_words(due_at)


@register.filter
def by_hour(due_at: datetime) -> str:
    """The hour and the day something has to be there by."""
    return calendar.hour_words(due_at)


@register.filter
def vn_time(value: datetime | None) -> str:
    """09:05 ngày 08/8/2025."""
    if value is None:
        return ""
    return calendar.vn_moment(value)


@register.filter
def cited(rule: str) -> str:
    """Where a sentence stands: a paragraph of the plan, a decree, the paper that came after."""
    return telling.cited(rule)


@register.filter
def yes_no(value: bool | None) -> str:  # noqa: FBT001  a filter takes its value by place
    return {True: "Có", False: "Không", None: "Chưa ghi"}[value]


@register.filter
def vn_number(value: int) -> str:
    """1.234."""
    return dotted(value)


@register.simple_tag(takes_context=True)
def with_phone(context: template.Context, words: str) -> SafeString:
    """{% with_phone words %}: where a sentence sends people to the office, its number to tap."""
    phone, (before, call, after) = context.get("helpline"), words.partition(CALL)
    if not phone or not call:
        return format_html("{}", words)
    number = phone.replace(" ", "")
    return format_html('{}{} (<a href="tel:{}">{}</a>){}', before, call, number, phone, after)


@register.simple_tag
def bar(count: int, of: int, label: str = "") -> SafeString:
    """A bar of `count` out of `of` as SVG: no inline style, readable in black and white."""
    width = f"{100 * min(count, of) / of:.2f}%" if of else "0%"
    return format_html(
        '<svg class="bar" role="img" aria-label="{}">'
        '<rect class="bar-track" y="4" width="100%" height="20"/>'
        '<rect class="bar-value" y="8" width="{}" height="12"/></svg>',
        label or f"{count} trên {of}",
        width,
    )


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The current address's query with some values changed; an empty value drops the key.

    {% query trang_thai="" %} changes `trang-thai`: keys are spelt with hyphens.
    """
    said = dict(_said(context["request"].META.get("QUERY_STRING", "")))
    for name, value in changes.items():
        key = name.replace("_", "-")
        if value in ("", None):
            said.pop(key, None)
        else:
            said[key] = urlencode({key: value})
    return f"?{'&'.join(said.values())}"


@lru_cache(maxsize=8)
def _said(asks: str) -> Mapping[str, str]:
    """What an address asks for by its keys, each as it is said there: forty links of a page keep
    most of it, and to say it anew for each took a tenth of the page.
    """
    return {
        key: urlencode([(key, value) for value in values])
        for key, values in hyphened(QueryDict(asks.encode("iso-8859-1"))).lists()
    }


class Way(NamedTuple):
    """One place of a pager. to: the query that leads there; rel: empty where the reader stands."""

    rel: str
    number: int
    to: str
    words: str

    @property
    def shown(self) -> SafeString:
        """With its arrow; the words alone are what a test and a reader of a screen hear."""
        before = icon("chevron-left") if self.rel == "prev" else ""
        after = icon("chevron-right") if self.rel == "next" else ""
        return format_html("{}<span>{}</span>{}", before, self.words, after)


@register.simple_tag(takes_context=True)
def ways(context: template.Context, page: "Turned[Model]") -> list[Way]:
    """{% ways page_obj as turns %}: first, previous, here, next, last, as far as there are any.

    The neighbours say the row they come after or before, so that a far page costs no more.
    """
    number, last = page.number, page.paginator.num_pages
    plain = {AFTER: "", BEFORE: ""}
    seeks = getattr(page, "seeks", False) and page.object_list
    back = plain | ({BEFORE: page.object_list[0].pk} if seeks else {})
    on = plain | ({AFTER: page.object_list[-1].pk} if seeks else {})
    every = [
        (number > 2, "first", 1, plain, "Trang đầu"),
        (number > 1, "prev", number - 1, back, "Trang trước"),
        (True, "", number, plain, f"Trang {number} trên {last}"),
        (number < last, "next", number + 1, on, "Trang sau"),
        (number < last - 1, "last", last, plain, "Trang cuối"),
    ]
    return [
        Way(rel, there, query(context, trang="" if rel == "first" else there, **beside), words)
        for is_there, rel, there, beside, words in every
        if is_there
    ]


@register.simple_tag
def listing(route: str, at: str = "", **asks: Any) -> str:
    """{% listing "nominations:list" trang_thai="verified" %}: a list that shows just these."""
    return address(route, at=at, **asks)


def addresses(route: str, stand_in: str | int, *others: str) -> Callable[[str | int], str]:
    """The addresses of many rows alike, asked for once: each is put where `stand_in` stands.

    Of codes and ids, which need no escaping; `stand_in` is one that no address holds else.
    """
    there, mark = fixed(route, stand_in, *others), str(stand_in)
    return lambda one: there.replace(mark, str(one))
