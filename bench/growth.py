"""Every page people wait for beside a bare page of the same run, at a thousand to ten thousand."""

import gzip
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.telling import dotted
from nominations.web.columns import ALL
from tests import make
from tests.crowd import Crowd

SIZES = (1_050, 5_250, 10_500)  # of seven states alike; a page shows as many rows at each
REPEATS = 15
LIST, DOOR = "/bench/list/", "/bench/door/"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One page at one size: how often the bare page goes into it, what it asked, how long it is."""

    ratio: float
    queries: int
    bytes: int
    packed: int


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page, who opens it, what it is held against, the goals: ratio, growth, queries."""

    name: str
    who: str
    url: str
    bare: str = LIST
    ratio: float
    growth: float = 1.15
    queries: int | None = None
    anew: bool = False  # on a connection that has prepared nothing, as an hour after the last


PAGES = (
    Page(name="danh sách 50 hồ sơ", who="office", url="/ho-so/", ratio=1.8, queries=8),
    Page(
        name="bảng: lọc, xếp theo phiếu, mọi cột", who="office", ratio=1.8, queries=8,
        url=f"/ho-so/?linh-vuc=agriculture&xep=-phieu&cot={','.join(ALL)}",
    ),
    Page(name="nhiều hồ sơ một lúc", who="office", url="/ho-so/nhieu/", ratio=3.0, queries=9),
    Page(name="trang cuối của danh sách", who="office", url="/ho-so/?trang=9999", ratio=1.8),
    Page(
        name="tìm một tên", who="office", url="/ho-so/?tim=hoang", ratio=1.8,
    ),
    Page(
        name="một hồ sơ", who="office", url="/ho-so/HN25-0001/", ratio=1.6, growth=1.1, queries=9
    ),
    Page(name="trang đầu của Phòng", who="office", url="/", ratio=1.6, growth=1.1, queries=10),
    Page(name="trang đầu của Phòng, kết nối mới", who="office", url="/", ratio=2.5, anew=True),
    Page(name="trang đầu của thôn có rất nhiều hồ sơ", who="village", url="/", ratio=1.6),
    Page(name="danh sách đại biểu", who="council", url="/dai-bieu/", ratio=2.2),
    Page(name="họp xét duyệt", who="leader", url="/ho-so/hop-xet-duyet/", ratio=2.5),
    Page(name="các cuộc họp", who="office", url="/ho-so/cuoc-hop/", ratio=2.0),
    Page(name="đưa hồ sơ vào danh sách", who="council", url="/dai-bieu/dua-vao/", ratio=1.8),
    Page(
        name="đăng nhập", who="nobody", url="/tai-khoan/dang-nhap/", bare=DOOR, ratio=1.8, queries=0
    ),
)  # fmt: skip


def run() -> list[dict[str, Any]]:
    """The table as figures: ratio and growth, queries and bytes of each page."""
    crowd = Crowd()
    clients = {"nobody": Client()}
    roles = {
        "office": Role.CULTURE_OFFICE, "leader": Role.LEADERSHIP, "council": Role.COUNCIL_OFFICE,
        "village": Role.VILLAGE_HEAD,
    }  # fmt: skip
    for who, role in roles.items():
        clients[who] = Client()
        unit = crowd.units[0] if role in (Role.VILLAGE_HEAD, Role.LEADERSHIP) else None
        clients[who].force_login(make.user(role=role, unit=unit))
    sizes = []
    for size in SIZES:
        _kept_at_once()
        with transaction.atomic():  # an event is written with what it tells
            crowd.grow(to=size)
        _settled()
        sizes.append([_measured(clients[page.who], page) for page in PAGES])
    return [
        figure
        for page, *measured in zip(PAGES, *sizes, strict=True)
        for figure in _figures(page, measured)
    ]


def _kept_at_once() -> None:
    """Of rows whose commit is on no disk yet VACUUM cannot say that everybody sees them.

    Until VACUUM has ended: the server remembers one place of its log for a few dozen commits, so
    what it commits of one table would hide the rows of the next.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO on")


def _settled() -> None:
    """The planner knows how many there are, and indexes answer alone: as an hour later anyway."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _measured(client: Client, page: Page) -> Measured:
    answer = client.get(page.url)
    if answer.status_code != 200:
        raise SystemExit(f"{page.url} answered {answer.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url)
    queries = len(captured)  # before another request forgets them
    ratio = paired(*(_opening(client, url, anew=page.anew) for url in (page.url, page.bare)))
    content = answer.content
    return Measured(
        ratio=ratio, queries=queries, bytes=len(content), packed=len(gzip.compress(content))
    )


def _opening(client: Client, url: str, *, anew: bool) -> Callable[[], Any]:
    def opened() -> Any:
        if anew:
            connection.close()
        return client.get(url)

    return opened


def paired(ours: Callable[[], Any], bare: Callable[[], Any]) -> float:
    """The median of ours to bare, taken turn by turn so that a busy machine hurts both."""
    ours(), bare()
    ratios = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        ours()
        middle = time.perf_counter()
        bare()
        ratios.append((middle - start) / (time.perf_counter() - middle))
    return statistics.median(ratios)


def _figures(page: Page, measured: Sequence[Measured]) -> Iterator[dict[str, Any]]:
    few, many = measured[0], measured[-1]
    for size, one in zip(SIZES, measured, strict=True):
        name = f"{page.name} ({dotted(size)})"
        yield _figure(name, one.ratio, "× trang trống", f"≤ {page.ratio}")
    yield _figure(f"{page.name}: tăng", many.ratio / few.ratio, "lần", f"≤ {page.growth}")
    goal = "" if page.queries is None else f"≤ {page.queries}"
    yield _figure(f"{page.name}: truy vấn", many.queries, "truy vấn", goal)
    yield _figure(f"{page.name}: HTML", many.bytes / 1024, "kB", "")
    yield _figure(f"{page.name}: HTML nén", many.packed / 1024, "kB", "")


def _figure(name: str, value: float, unit: str, goal: str) -> dict[str, Any]:
    return {"name": name, "value": round(value, 2), "unit": unit, "goal": goal}
