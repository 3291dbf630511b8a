"""How every list is turned: a page has a number, and far from both ends the row it stands beside.

`trang=7` alone answers too, so old addresses open. Counting from the nearer end makes the last page
as quick as the first; `sau` and `truoc` name the row that the page before ended or the next one
begins with, so that no page is found by reading all the rows before it. They are ids: an address is
written into logs, where names have no business.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
PAGE, AFTER, BEFORE = "trang", "sau", "truoc"


class Turned(Page[Row]):
    """One page of a list, read; `seeks`: its neighbours are found by the rows beside them."""

    seeks = False


class Reads(Protocol[Row]):
    """Reads a part of a list. back: of the list turned round."""

    def __call__(self, first: int, after: int, *, back: bool) -> list[Row]: ...


@dataclass(frozen=True)
class Parts(Generic[Row]):
    """A list with how its parts are read. rows: put together where no part is a number's."""

    rows: Callable[[], QuerySet[Row]]
    read: Reads[Row]


def turned(
    rows: QuerySet[Row] | Parts[Row],
    asked: Mapping[str, str],
    *,
    per_page: int,
    count: int | None = None,
    keys: Sequence[str] = (),
    wide: bool = False,
) -> Turned[Row]:
    """One page of `rows`, read.

    count: where it is known already. keys: what `rows` is ordered by, the last of them the id;
    then pages are found by it, so none of it may be empty. wide: no index has the order, and the
    rows are long: the page's ids are sorted out first, and only its rows are joined and read.
    """
    parts = (
        rows if isinstance(rows, Parts) else Parts(lambda: rows, partial(_part, rows, wide=wide))
    )
    paginator = Paginator(() if count is not None else parts.rows(), per_page)
    if count is not None:
        paginator.count = count
    number = paginator.get_page(asked.get(PAGE)).number
    found = None
    if keys and number > 1:
        found = _beside(parts.rows, asked, keys, per_page, wide=wide)
    page = Turned(found or _counted(parts.read, paginator, number), number, paginator)
    page.seeks = bool(keys)
    return page


def _counted(read: Reads[Row], paginator: "Paginator[Row]", number: int) -> list[Row]:
    """By counting, from the end where that is nearer."""
    first, after = (number - 1) * paginator.per_page, number * paginator.per_page
    if first <= paginator.count // 2:
        return read(first, after, back=False)
    behind = max(paginator.count - after, 0)
    return read(behind, paginator.count - first, back=True)[::-1]


def _part(rows: QuerySet[Row], first: int, after: int, *, back: bool, wide: bool) -> list[Row]:
    return list(cut(rows, first, after, back=back, wide=wide))


def cut(
    rows: QuerySet[Row],
    first: int,
    after: int,
    *,
    back: bool = False,
    wide: bool = False,
    among: "QuerySet[Row, Any] | None" = None,
) -> QuerySet[Row]:
    """A part of a list. back: of the list turned round. wide: see `turned`. among: ids of all its
    rows in their order, where there is a cheaper way to sort them than to ask each.
    """
    if among is None and wide:
        among = rows.select_related(None).values("pk")
    rows = rows.reverse() if back else rows
    if among is not None and after > first:
        among = among.reverse() if back else among
        return rows.filter(pk__in=among[first:after])
    return rows[first:after]


def _beside(
    whole: Callable[[], QuerySet[Row]],
    asked: Mapping[str, str],
    keys: Sequence[str],
    per_page: int,
    *,
    wide: bool,
) -> list[Row]:
    """Those after the row named, or before it; none where it is not of the list any more."""
    after, before = asked.get(AFTER, ""), asked.get(BEFORE, "")
    named = after or before
    if not (named.isascii() and named.isdigit() and len(named) <= 18):
        return []
    rows, fields = whole(), [key.removeprefix("-") for key in keys]
    edge = rows.order_by().filter(pk=named).values_list(*fields).first()
    if edge is None:
        return []
    if after:
        return list(cut(rows.filter(beyond(keys, edge, up=True)), 0, per_page, wide=wide))
    before_it = rows.filter(beyond(keys, edge, up=False))
    return list(cut(before_it, 0, per_page, back=True, wide=wide))[::-1]


def beyond(keys: Sequence[str], edge: Sequence[Any], *, up: bool) -> Q:
    """The rows behind an edge in the order of the keys, said so that an index finds the first."""
    further, same = Q(), Q()
    for place, (key, value) in enumerate(zip(keys, edge, strict=True)):
        field, sign = key.removeprefix("-"), "gt" if up != key.startswith("-") else "lt"
        if not place:
            begin = Q(**{f"{field}__{sign}e": value})
        further |= same & Q(**{f"{field}__{sign}": value})
        same &= Q(**{field: value})
    return begin & further
