"""Every figure: what is measured, against what, and the goal it should meet."""

from collections.abc import Callable
from typing import Any

from django.test.runner import DiscoverRunner
from django.test.utils import override_settings

from bench import bells, growth, papers, phone, sheets
from tests import make

ON_A_DATABASE: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "growth": growth.run,
    "papers": papers.run,
    "sheets": sheets.run,
    "bells": bells.run,
}
PARTS = (*ON_A_DATABASE, "phone")


def run(parts: tuple[str, ...] = PARTS) -> list[dict[str, Any]]:
    """All figures of some parts; the phone's site has a database of its own."""
    asked = [ON_A_DATABASE[name] for name in parts if name in ON_A_DATABASE]
    found = _on_a_database(asked) if asked else []
    return found + (phone.run() if "phone" in parts else [])


def _on_a_database(asked: list[Callable[[], list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    """On one made for this run and thrown away."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        with override_settings(ROOT_URLCONF="bench.bare", CLOCK_SHIFT=make.AT - _now()):
            return [figure for part in asked for figure in part()]
    finally:
        runner.teardown_databases(old)


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()
