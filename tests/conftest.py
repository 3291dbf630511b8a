"""What every test may ask for: the moment, the people by role, a signed-in client."""

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client, override_settings

from accounts import audit
from accounts.enums import Role
from accounts.models import User
from conferences import sessions
from honoree_conf import bodies
from tests import (
    databases,
    emptying,
    lay,
    lots,
    make,
    migrating,
    needs,
    rewritten,
    shapes,
    wording,
)

os.environ["HONOREE_ENV_FILE"] = ""  # no test, and no process of a test, reads .env


def pytest_configure(config):
    rewritten.ahead(config)
    emptying.quickly()
    migrating.quickly()
    if lots.WHOLE and connection.vendor == lots.SQLITE:
        config.pluginmanager.register(shapes.Watch())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    """With HONOREE_REQUIRE_ALL=1 a missing program is a failure, wherever a test says it."""
    report = yield
    needs.judged(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(collector):
    report = yield
    needs.judged(report)
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from tests.together import ByModule  # a run without workers needs no xdist

    return ByModule(config, log)


ASKS_THE_DATABASE = {"db", "transactional_db", "live_server"}
_tests = itertools.count(1)
# Rows of a test die with it; looking for circles took 8 % of the run.
gc.set_threshold(200_000, 50, 100)


def pytest_collection_finish():
    """What was collected stays to the end: nobody looks through it for circles again."""
    gc.freeze()


def pytest_ignore_collect(collection_path):
    if not collection_path.match("test_*.py"):
        return None
    if lots.is_elsewhere(collection_path, connection.vendor) or lots.is_unseen(collection_path):
        return True
    return None  # ask the next


def pytest_collection_modifyitems(config, items):
    """Say of every test what the runner may do with it.

    One that asks no database says the same on both engines (`-m "not plain"` leaves it out).
    """
    asking = []
    for item in items:
        asks = item.get_closest_marker("django_db") or ASKS_THE_DATABASE & set(item.fixturenames)
        asking += [item] if asks else []
        if not asks:
            item.add_marker(pytest.mark.plain)
    _drawn_by_lots(config, items, asking)
    _laid_for_all_or_none(items)
    # The longest first, or one worker would end the run alone with them.
    items.sort(key=lambda item: (not _shares(item), item.get_closest_marker("long") is None))


def _drawn_by_lots(config, items, asking) -> None:
    if unseen := lots.unseen(asking):
        raise pytest.UsageError(f"tests/lots.py does not see what these ask: {unseen}")
    elsewhere = set(lots.left_out(asking, connection.vendor))
    if elsewhere:
        config.hook.pytest_deselected(items=list(elsewhere))
        items[:] = [item for item in items if item not in elsewhere]


def _shares(item) -> bool:
    made = item._fixtureinfo.name2fixturedefs.values()
    return any(one[-1].scope == "module" for one in made)


def _laid_for_all_or_none(items) -> None:
    """A test that expects empty tables would find what its neighbours laid, or not, by its turn."""
    asking = [item for item in items if item.get_closest_marker("plain") is None]
    plain = [item for item in items if item.get_closest_marker("plain") is not None]
    bare = [item.nodeid for item in plain if "laid" in item.fixturenames]
    if bare:
        raise pytest.UsageError(f"laid rows without the mark django_db: {bare}")
    laid = {item.module for item in asking if "laid" in item.fixturenames}
    lost = [i.nodeid for i in asking if i.module in laid and "laid" not in i.fixturenames]
    if lost:
        raise pytest.UsageError(f"beside tests that share laid rows, without them: {lost}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix():
    """A worker's copy has a name of its own (tests/databases.py)."""


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, tmp_path_factory):
    """Migrated once a run and copied for each worker; without workers as pytest-django does it.

    What a process finds out once is no query of the test that happens to come first.
    """
    with django_db_blocker.unblock(), ExitStack() as until_the_end:
        if worker := getattr(request.config, "workerinput", None):
            told = tmp_path_factory.getbasetemp().parent / "databases.json"
            own = databases.own_copy(worker["workerid"], of=worker["workercount"], told=told)
            until_the_end.enter_context(own)
        else:
            request.getfixturevalue("django_db_setup")
        sessions._statement(connection.vendor)
        with django_db_blocker.block():
            yield


@pytest.fixture(scope="module")
def laid(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    """What a module's fixtures write stands for all its tests; what a test writes dies with it."""
    root = tmp_path_factory.mktemp("laid")
    kept = override_settings(MEDIA_ROOT=root / "files", REPORT_ROOT=root / "reports")
    with django_db_blocker.unblock(), kept, pytest.MonkeyPatch.context() as patch:
        patch.setattr("accounts.web.moment", lambda: make.AT)
        with transaction.atomic():
            yield root
            transaction.set_rollback(True)


@pytest.fixture(scope="session")
def _all_files(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def _own_files(request, settings, _all_files):
    """Uploads and papers of a test go where pytest throws them away; no folder before a file.

    Beside its own files where it has some: its processes look there; beside those laid for its
    module.
    """
    beside = [name for name in ("laid", "tmp_path") if name in request.fixturenames]
    root = request.getfixturevalue(beside[0]) if beside else _all_files / str(next(_tests))
    settings.MEDIA_ROOT = root / "files"
    settings.REPORT_ROOT = root / "reports"


@pytest.fixture(autouse=True)
def _own_counts():
    """Looks counted by address are not counted over from the test before."""
    cache.clear()


@pytest.fixture
def at():
    return make.AT


@pytest.fixture(autouse=True)
def _at_the_plans_time(monkeypatch):
    """Requests happen on 16/8/2025, as in the demo; a test of another day patches it again."""
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture(autouse=True)
def _the_log_speaks_vietnamese(monkeypatch):
    """Whatever any test does: no field name, state or verb of the code on the log's page (U27)."""
    write = audit.record_each  # all the others write by it

    def record_each(**told):
        events = write(**told)
        for event in events:
            found = wording.english(event)
            assert not found, f"the log would show {found}: {wording.told(event)}"
        return events

    monkeypatch.setattr(audit, "record_each", record_each)


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """`client = sign_in(user)` or `sign_in(role=Role.LEADERSHIP)`."""

    def signed_in(user: User | None = None, *, role: str = Role.CULTURE_OFFICE) -> Client:
        client = Client()
        lay.signed_in(client, user or make.user(role=role))
        client.cookies["known"] = bodies.mark()  # a real one has it from the sign-in itself
        return client

    return signed_in
