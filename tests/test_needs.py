"""What is left out is said, and is a failure where everything is required to run."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import needs
from tests.patience import PATIENCE

LEFT_OUT = ("tests/reports/test_cells.py", 1, "Skipped: needs the program soffice, to read")
BY_ENGINE = ("tests/accounts/test_audit.py", 1, "Skipped: engine: SQLite has no TRUNCATE")


def report(longrepr, *, outcome="skipped"):
    return pytest.TestReport(
        nodeid="t", location=("t", 1, "t"), keywords={}, outcome=outcome, longrepr=longrepr,
        when="call",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("required", "why", "outcome"),
    [
        ("1", LEFT_OUT, "failed"),
        ("1", BY_ENGINE, "skipped"),
        ("", LEFT_OUT, "skipped"),
        ("0", LEFT_OUT, "skipped"),
    ],
)
def test_a_missing_program_fails_only_where_all_is_required(monkeypatch, required, why, outcome):
    monkeypatch.setenv("HONOREE_REQUIRE_ALL", required)
    found = report(why)

    needs.judged(found)

    assert found.outcome == outcome
    if outcome == "failed":
        assert found.longrepr == f"HONOREE_REQUIRE_ALL=1, and this was left out: {LEFT_OUT[2]}"


def test_what_was_not_left_out_is_left_as_it_is(monkeypatch):
    monkeypatch.setenv("HONOREE_REQUIRE_ALL", "1")
    passed, expected = report(None, outcome="passed"), report(LEFT_OUT)
    expected.wasxfail = "known"

    needs.judged(passed)
    needs.judged(expected)

    assert (passed.outcome, expected.outcome) == ("passed", "skipped")


@pytest.mark.slow
@pytest.mark.parametrize(("required", "code"), [("1", 1), ("", 0)])
def test_a_run_without_libreoffice_says_so_and_fails_when_asked(tmp_path, required, code):
    """The hook itself: one test of the suite, run where no program is to be found."""
    test = "tests/reports/test_cells.py::test_libreoffice_opens_every_book_and_reads_the_same_words"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider",
         "--no-migrations", test],  # it is left out before it asks for a row
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=PATIENCE, check=False,
        env={"PATH": str(tmp_path), "HOME": os.environ["HOME"], "TMPDIR": str(tmp_path),
             "DATA_DIR": str(tmp_path), "HONOREE_REQUIRE_ALL": required},
    )  # fmt: skip

    assert (run.returncode, "needs the program soffice" in run.stdout) == (code, True)
