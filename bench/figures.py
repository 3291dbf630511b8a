"""Every figure: what is measured, against what, and the goal it should meet."""

from typing import Any

from django.test.runner import DiscoverRunner
from django.test.utils import override_settings

from bench import bells, growth, papers, sheets
from tests import make


def run() -> list[dict[str, Any]]:
    """All figures, on a database made for this run and thrown away."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        with override_settings(ROOT_URLCONF="bench.bare", CLOCK_SHIFT=make.AT - _now()):
            return growth.run() + papers.run() + sheets.run() + bells.run()
    finally:
        runner.teardown_databases(old)


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()
