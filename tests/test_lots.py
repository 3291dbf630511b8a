"""What is drawn of a commit: every module's turn comes, a race is never drawn, all comes again."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests import conftest, lots

COMMITS = [f"{number:040x}" for number in range(20)]
SAYS = {path: lots.source_of(path) for path in lots.modules()}
DRAWN = [
    path for path, said in SAYS.items() if lots.may_run_on(said)[1] and not lots.whole_or_some(said)
]
ONE = "pytestmark = pytest.mark.django_db\n"
LOADS = "import subprocess\n"
USES = "import subprocess\ndef started():\n    return subprocess.Popen('a')\n"


@pytest.fixture(autouse=True)
def _whatever_this_run_itself_was_drawn_by(monkeypatch):
    monkeypatch.setattr(lots, "WORD", "")
    monkeypatch.setattr(lots, "written_lately", frozenset)


def test_every_module_is_asked_by_one_engine_by_both_or_rests():
    for word in COMMITS:
        met = {path: lots.drawn_for(path, word) for path in lots.modules()}

        alone = {frozenset({one}) for one in lots.BOTH}
        assert set(met.values()) == {*alone, lots.BOTH, frozenset()}
        resting = {path for path, engines in met.items() if not engines}
        assert [str(path) for path in resting if not lots.may_run_on(SAYS[path])[1]] == []


def test_the_same_commit_draws_the_same_and_others_otherwise():
    def draw(word):
        return [sorted(lots.drawn_for(path, word)) for path in lots.modules()]

    assert draw(COMMITS[0]) == draw(COMMITS[0])
    assert len({str(draw(word)) for word in COMMITS}) == len(COMMITS)


def test_half_rest_an_eighth_are_postgresqls_and_some_commits_meet_both():
    met = {path: [lots.drawn_for(path, word) for word in COMMITS] for path in DRAWN}
    for which, low, high in (
        (frozenset({lots.SQLITE}), 0.28, 0.48),
        (frozenset({lots.POSTGRESQL}), 0.05, 0.2),
        (frozenset(), 0.4, 0.6),
    ):
        share = [sum(met[path][n] == which for path in DRAWN) for n in range(len(COMMITS))]
        assert [n for n in share if not low * len(DRAWN) < n < high * len(DRAWN)] == []
    seen = [str(path) for path in DRAWN if len(set(met[path])) < 2]
    assert seen == []


def test_a_third_of_many_is_met_and_few_commits_meet_all(monkeypatch):
    things, met = [f"/ho-so/?trang={number}" for number in range(200)], set()
    for word in COMMITS:
        monkeypatch.setattr(lots, "WORD", word)
        mine = {one for one in things if lots.is_met(one)}
        assert 40 < len(mine) < 95
        met |= mine
    assert met == set(things)
    monkeypatch.setattr(lots, "THIRDS", 1)
    assert all(lots.is_met(one) for one in things)


def test_without_a_word_everything_is_asked_of_both():
    assert lots.engines_of("tests/test_a.py", ONE, "") == lots.BOTH
    assert {lots.drawn_for(path, "") for path in DRAWN} == {lots.BOTH}


@pytest.mark.parametrize(
    "said",
    [
        "pytestmark = [pytest.mark.django_db, pytest.mark.both]",
        "pytestmark = pytest.mark.django_db(transaction=True)",
        "def test_one(transactional_db): ...",
        "def test_one(live_server): ...",
        f"{ONE}from tests.racing import at_once",
        f"{ONE}from tests import make, racing",
        f"{ONE}import threading\nLOCK = threading.Lock()",
        f"{ONE}from concurrent.futures import ThreadPoolExecutor",
        f"{ONE}import multiprocessing\nclass One(multiprocessing.Process): ...",
        f'{ONE}needs.postgresql(because="locks")',
        f'{ONE}needs.sqlite(because="plans")',
        f"{ONE}needs.redis()",
        f"{ONE}if connection.vendor == 'sqlite': ...",
        f"{ONE}from nominations.migrations import mended",
        f"{ONE}import subprocess\n@pytest.fixture(autouse=True)\ndef one():\n subprocess.run('a')",
        f"{ONE}{USES}@pytest.fixture(autouse=True)\ndef all(started): ...",
    ],
)
def test_what_may_differ_from_engine_to_engine_is_never_drawn(said):
    """A word outside of every test is one of all of them."""
    drawn = {lots.engines_of("tests/test_a.py", said, word) for word in COMMITS}

    assert drawn == {lots.BOTH} or lots.whole_or_some(said) == {"test_one"}


def test_a_fixture_for_everybody_that_says_such_a_word_is_one_of_all():
    said = (
        f"{ONE}{USES}@pytest.fixture(autouse=True)\ndef all(): started()\ndef test_one(): started()"
    )

    assert lots.whole_or_some(said) is None


@pytest.mark.parametrize(
    ("said", "both"),
    [
        ("def test_two():\n    subprocess.run('a')\n", {"test_two"}),
        ("@pytest.mark.both\ndef test_two(): ...\n", {"test_two"}),
        ("@pytest.mark.django_db(\n    transaction=True\n)\ndef test_two(): ...\n", {"test_two"}),
        ("def test_two():\n    assert connection.vendor\n", {"test_two"}),
        ("def test_two(db):\n    from a.migrations import b\n", {"test_two"}),
        (f"{USES}def test_two(): started()\n", {"test_two"}),
        (f"{USES}def and_so(): started()\ndef test_two(and_so): ...\n", {"test_two"}),
        (
            f"{USES}def test_two(): started()\ndef test_3(live_server): ...\n",
            {"test_two", "test_3"},
        ),
    ],
)
def test_where_one_test_says_such_a_word_the_rest_is_drawn(monkeypatch, said, both):
    path, said = lots.TOP / "tests/test_a.py", f"{ONE}{LOADS}def test_one(): ...\n{said}"
    monkeypatch.setattr(lots, "source_of", {path: said}.get)
    tests = [item(path, named, django_db={}) for named in ("test_one", "test_two", "test_3")]
    rest = [one for one in tests if one.originalname not in both]

    assert lots.whole_or_some(said) == both
    met = set()
    for word in COMMITS:
        monkeypatch.setattr(lots, "WORD", word)
        away = [lots.left_out(tests, vendor) for vendor in (lots.SQLITE, lots.POSTGRESQL)]
        assert lots.is_elsewhere(path, lots.POSTGRESQL) == (away[1] == tests)
        met.add(tuple(len(one) for one in away))
        assert [one for one in away if one not in ([], rest)] == []
    all_of = len(rest)
    assert met <= {(0, all_of), (all_of, 0), (all_of, all_of)}
    assert len(met) == 3


def test_what_asks_no_database_and_what_is_read_on_paper_is_beside_sqlite():
    on_paper = "pytestmark = [pytest.mark.django_db, pytest.mark.drawn]"

    for said in ("def test_one(): ...", "", on_paper):
        assert {lots.engines_of("a", said, word) for word in COMMITS} == {frozenset({lots.SQLITE})}


@pytest.mark.parametrize(
    "name",
    [
        "accounts/test_querysets", "conferences/test_jobs", "conferences/test_races",
        "delegates/test_facts", "delegates/test_rows", "delegates/test_seats",
        "home/test_numbers", "nominations/test_as_written", "nominations/test_doubles",
        "nominations/test_grid", "nominations/test_grid_order", "nominations/test_lists_walked",
        "reports/test_keeping", "reports/test_killed", "sheets/test_races", "test_locks",
        "test_overtaken", "test_pairs", "test_storage",
    ],
)  # fmt: skip
def test_these_are_asked_by_both_whatever_is_drawn(name):
    path = lots.TOP / f"tests/{name}.py"

    assert {lots.drawn_for(path, word) for word in COMMITS} == {lots.BOTH}


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("accounts/test_audit", 2), ("accounts/test_names", 1), ("accounts/test_anchors", 3),
        ("conferences/test_history", 1), ("reports/test_issuing", 1), ("reports/test_ahead", 1),
    ],
)  # fmt: skip
def test_of_these_some_are_asked_by_both_whatever_is_drawn(name, some):
    assert len(lots.whole_or_some(lots.source_of(lots.TOP / f"tests/{name}.py"))) == some


class Item(SimpleNamespace):
    """A test as the runner knows it, with its marks by name."""

    __hash__ = object.__hash__

    def get_closest_marker(self, name):
        return self.marks.get(name)


def item(path, named="test_one", **marks):
    made = {name: SimpleNamespace(kwargs=kwargs) for name, kwargs in marks.items()}
    return Item(path=path, originalname=named, nodeid=str(path), fixturenames=[], marks=made)


def test_a_test_runs_beside_exactly_one_engine_and_on_paper_beside_sqlite(monkeypatch):
    monkeypatch.setattr(lots, "WORD", COMMITS[0])
    path = next(p for p in DRAWN if lots.drawn_for(p, COMMITS[0]) == {lots.POSTGRESQL})
    asks, reads = item(path, django_db={}), item(path, django_db={}, drawn={})

    assert lots.left_out([asks, reads], lots.SQLITE) == [asks]
    assert lots.left_out([asks], lots.POSTGRESQL) == []
    assert (lots.is_elsewhere(path, lots.SQLITE), lots.is_elsewhere(path, lots.POSTGRESQL)) == (
        False, False,
    )  # fmt: skip


def test_what_is_drawn_for_sqlite_is_not_even_read_beside_postgresql(monkeypatch):
    path = next(p for p in DRAWN if lots.drawn_for(p, COMMITS[0]) == {lots.SQLITE})
    assert lots.is_elsewhere(path, lots.POSTGRESQL) is False
    assert lots.left_out([item(path, django_db={})], lots.POSTGRESQL) == []

    monkeypatch.setattr(lots, "WORD", COMMITS[0])
    assert lots.is_elsewhere(path, lots.POSTGRESQL) is True
    assert lots.is_elsewhere(path, lots.SQLITE) is False


def test_a_module_whose_text_does_not_say_what_its_tests_ask_stops_the_run(monkeypatch):
    silent, real = lots.TOP / "tests/test_lengths.py", next(iter(DRAWN))
    monkeypatch.setattr(lots, "source_of", {silent: "", real: ONE}.get)

    asking = [item(silent, django_db={}), item(real, django_db={"transaction": True})]
    assert lots.unseen([*asking, item(real, django_db={})]) == [str(silent), str(real)]
    with pytest.raises(pytest.UsageError):
        conftest._drawn_by_lots(None, asking, asking)


def test_the_runner_leaves_out_what_the_other_engine_runs(monkeypatch):
    monkeypatch.setattr(lots, "WORD", COMMITS[0])
    vendor = conftest.connection.vendor
    away, here = (
        next(p for p in DRAWN if (lots.drawn_for(p, COMMITS[0]) == {vendor}) is mine)
        for mine in (False, True)
    )
    items, told = [item(away, django_db={}), item(here, django_db={})], []
    hook = SimpleNamespace(pytest_deselected=lambda items: told.extend(items))
    first, second = items

    conftest._drawn_by_lots(SimpleNamespace(hook=hook), items, list(items))
    assert (items, told) == ([second], [first])


def test_each_engine_and_each_commit_begins_with_another_tenth_of_the_nasty_texts(monkeypatch):
    found = set()
    monkeypatch.setattr(lots, "TENTHS", 10)  # whatever this run itself was asked for
    for word in COMMITS:
        monkeypatch.setattr(lots, "WORD", word)
        turns = [lots.tenth(engine) % 10 for engine in (lots.SQLITE, lots.POSTGRESQL)]
        assert turns[0] != turns[1]
        found.add(turns[0])
    assert found == set(range(10))


def test_each_engine_and_each_commit_races_another_third_of_the_pairs(monkeypatch):
    monkeypatch.setattr(lots, "THIRDS", 3)  # whatever this run itself was asked for
    found = set()
    for word in COMMITS:
        monkeypatch.setattr(lots, "WORD", word)
        drawn = []
        for vendor in (lots.SQLITE, lots.POSTGRESQL):
            monkeypatch.setattr(lots, "connection", SimpleNamespace(vendor=vendor))
            drawn.append(tuple(lots.some(range(7), of="draft")))
        assert drawn[0] != drawn[1]
        found |= {*drawn}
    assert found == {(0, 3, 6), (1, 4), (2, 5)}
    assert tuple(lots.some(range(7), of="returned")) != drawn[1]

    monkeypatch.setattr(lots, "THIRDS", 1)
    assert list(lots.some(range(7), of="draft")) == [*range(7)]


def test_script_test_draws_of_the_commit_and_of_nothing_when_all_is_asked():
    script = (lots.TOP / "script/test").read_text(encoding="utf-8")

    assert "git -c safe.directory='*' rev-parse HEAD" in script
    assert "HONOREE_LOT=$lot" in script
    assert "HONOREE_LOT=$asked_lot DJANGO_ALLOW_ASYNC_UNSAFE=1 begin_part browser" in script
    assert script.count("export HONOREE_WHOLE=1") == 1


@pytest.mark.slow
def test_a_run_of_the_other_engines_module_runs_nothing():
    vendor, path = conftest.connection.vendor, lots.TOP / "tests/nominations/test_small_breaks.py"
    word = next(word for word in COMMITS if vendor not in lots.drawn_for(path, word))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0", str(path)],
        env=os.environ | {"HONOREE_LOT": word},
        capture_output=True, text=True, check=False, cwd=lots.TOP,
    )  # fmt: skip

    assert run.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, run.stdout
