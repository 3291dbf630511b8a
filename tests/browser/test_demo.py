"""A copied demo is the demo that was loaded: every row, every file, and the next number."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests import make
from tests.browser.demo import ROOTS, Demo

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]


def rows() -> dict[str, list[tuple]]:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def files(settings) -> dict[str, str]:
    roots = [Path(getattr(settings, name)) for name in ROOTS]
    return {
        str(path.relative_to(root)): sha256(path.read_bytes()).hexdigest()
        for root in roots
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def own(tmp_path):
    """One of this test: its tables are gone with it."""
    demo = Demo(tmp_path / "kept", prefix="own_")
    yield demo
    with connection.cursor() as cursor:
        for table in demo.tables:
            cursor.execute(f"DROP TABLE own_{table}")


def test_a_copied_demo_is_the_one_that_was_loaded(own, settings, tmp_path):
    own.lay()
    loaded = rows(), files(settings)
    call_command("flush", interactive=False, verbosity=0)
    settings.MEDIA_ROOT, settings.REPORT_ROOT = tmp_path / "m", tmp_path / "r"
    assert (sum(map(len, rows().values())), files(settings)) == (0, {})

    conference = own.lay()

    assert (rows(), files(settings)) == loaded
    assert min(map(len, loaded)) > 20
    assert conference.delegates.count() > 20
    make.nomination()  # numbered after those that came
