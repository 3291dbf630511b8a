"""Every figure: what is measured, against what, and the goal it should meet."""

import gzip
import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.runner import DiscoverRunner
from django.test.utils import CaptureQueriesContext, override_settings

from accounts.enums import Role
from bench import bells, papers
from tests import make

REPEATS = 15
Figure = dict[str, Any]


def run() -> list[Figure]:
    """All figures, on a database made for this run and thrown away."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        with override_settings(ROOT_URLCONF="bench.bare", CLOCK_SHIFT=make.AT - _now()):
            return _pages() + papers.run() + bells.run()
    finally:
        runner.teardown_databases(old)


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def _fill(count: int) -> None:
    units = [make.unit(name=f"Thôn Thử {n}") for n in range(20)]
    states = ("submitted", "verified", "approved", "returned")
    for n in range(count):
        make.nomination(unit=units[n % 20], state=states[n % 4])


def _paired(ours: Callable[[], Any], bare: Callable[[], Any]) -> float:
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


def _figure(name: str, value: float, unit: str, goal: str = "") -> Figure:
    return {"name": name, "value": round(value, 2), "unit": unit, "goal": goal}


def _pages() -> list[Figure]:
    _fill(1000)
    client = Client()
    client.force_login(make.user(role=Role.CULTURE_OFFICE))
    village = Client()
    village.force_login(make.user(unit=make.unit(name="Thôn Thử 0")))
    draft = make.nomination(unit=make.unit(name="Thôn Thử 0"), state="draft")
    code = draft.conference.nominations.filter(state="submitted").first().code
    found = []
    for name, who, url, bare, goal, queries in (
        ("danh sách 50 hồ sơ (1.000)", client, "/ho-so/", "/bench/list/", "≤ 1.8", "≤ 8"),
        ("một hồ sơ", client, f"/ho-so/{code}/", "/bench/plain/", "≤ 2.0", "≤ 10"),
        ("trang đầu của văn phòng", client, "/", "/bench/plain/", "≤ 2.0", "≤ 10"),
        ("bảng cơ cấu", client, "/dai-bieu/co-cau/", "/bench/plain/", "≤ 2.0", "≤ 10"),
        (
            "bước họp bình xét",
            village,
            f"/ho-so/{draft.code}/buoc/hop/",
            "/bench/plain/",
            "",
            "≤ 6",
        ),
    ):
        answer = who.get(url)
        if answer.status_code != 200:
            raise SystemExit(f"{url} answered {answer.status_code}")
        ratio = _paired(lambda w=who, u=url: w.get(u), lambda w=who, b=bare: w.get(b))
        with CaptureQueriesContext(connection) as captured:
            who.get(url)
        found.append(_figure(name, ratio, "× trang trống cùng loại", goal))
        found.append(_figure(f"{name}: truy vấn", len(captured), "truy vấn", queries))
        size = len(gzip.compress(answer.content)) / 1024
        found.append(_figure(f"{name}: HTML nén", size, "kB", ""))
    return found
