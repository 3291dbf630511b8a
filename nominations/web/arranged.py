"""How the grid is arranged: lists kept under a name, and the columns one may choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.urls import reverse

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.permissions import reach
from nominations.models import SavedView
from nominations.web.columns import NAME, Column, in_address, told_to
from nominations.web.grid import Grid

STANDARD = (  # what an office looks for every day, before anybody has saved anything
    ("Cần thẩm định", "trang-thai=submitted&xep=gui"),
    ("Chưa ghi kết quả kiểm tra", "trang-thai=submitted&con-thieu=check"),
    ("Trả lại quá hạn", "muon=back"),
    ("Cần xem", "can-xem=on"),
    ("Chờ duyệt", "trang-thai=verified"),
)


@dataclass(frozen=True, kw_only=True)
class View:
    """One list under its name. edit: where its name is changed, for whoever may."""

    name: str
    url: str
    is_here: bool
    is_shared: bool = False
    edit: str = ""


def has_views(user: User) -> bool:
    """Whoever reads one unit's dossiers alone has too few to arrange."""
    return reach(user, Permission.NOMINATION_VIEW) is not Reach.OWN_UNIT


def views_of(grid: Grid) -> list[View]:
    """Those everybody has, then one's own, then the shared ones; a unit has none. One query."""
    user, here = grid.user, grid.said
    if not has_views(user):
        return []
    edits = reach(user, Permission.NOMINATION_VERIFY) is not Reach.NOWHERE
    there = reverse("nominations:list")
    saved = SavedView.objects.open_to(user).filter(conference=grid.conference).in_order()
    standard = [
        View(name=name, url=f"{there}?{asks}", is_here=dict(parse_qsl(asks)) == here)
        for name, asks in STANDARD
    ]
    return standard + [
        View(
            name=one.name,
            url=f"{there}?{one.asks}",
            is_here=dict(parse_qsl(one.asks)) == here,
            is_shared=one.is_shared,
            edit=reverse("nominations:view", args=[one.pk]) if edits else "",
        )
        for one in saved
    ]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A column with the addresses' `cot` that moves it, or takes it away; empty where it cannot."""

    column: Column
    up: str = ""
    down: str = ""
    out: str = ""


def placed(columns: Sequence[Column]) -> Iterator[Placed]:
    """The chosen ones in their order; the name stays first."""
    last = len(columns) - 1
    for place, column in enumerate(columns):
        if column.slug == NAME:
            yield Placed(column=column)
            continue
        yield Placed(
            column=column,
            up=_said(_swapped(columns, place - 1)) if place > 1 else "",
            down=_said(_swapped(columns, place)) if place < last else "",
            out=_said([one for one in columns if one != column]) if last > 1 else "",
        )


def addable(grid: Grid) -> Iterator[tuple[Column, str]]:
    """Those that are not shown, each with the `cot` that adds it at the end."""
    for column in told_to(complaints=grid.told):
        if column not in grid.columns:
            yield column, _said([*grid.columns, column])


def _swapped(columns: Sequence[Column], place: int) -> list[Column]:
    before, one, other, after = (
        columns[:place],
        columns[place],
        columns[place + 1],
        columns[place + 2 :],
    )
    return [*before, other, one, *after]


def _said(columns: Sequence[Column]) -> str:
    """Where the usual ones come about again it is said so too: an empty link would lead nowhere."""
    return in_address(columns) or "mac-dinh"
