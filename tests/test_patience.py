"""The law of time in the tests: no clock is read, nobody gives up early."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TESTS = {p.relative_to(ROOT).as_posix(): p.read_text() for p in ROOT.glob("tests/**/*.py")}
STOPWATCHES = {"time.monotonic", "time.perf_counter", "time.process_time"}
SHORTEST = 30  # seconds before a test may give up; on an idle machine nothing takes ten


def impatience(code: str) -> list[str]:
    """Where a test reads a clock, or gives up so soon that a busy machine changes the answer."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in STOPWATCHES:
            found.append(ast.unparse(node))
        # time.time() may be a value that is handed on; subtracted or compared, it measures.
        sides = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            sides = [node.left, node.right]
        if "time.time()" in [ast.unparse(side) for side in sides]:
            found.append(ast.unparse(node))
        if not isinstance(node, ast.Call) or ast.unparse(node.func) == "timedelta":
            continue
        waits = [word.value for word in node.keywords if word.arg in ("timeout", "seconds")]
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("wait", "join"):
            waits += node.args
        numbers = [wait.value for wait in waits if isinstance(wait, ast.Constant)]
        if any(isinstance(number, int | float) and number < SHORTEST for number in numbers):
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("name", sorted(set(TESTS) - {"tests/patience.py"}))
def test_no_test_measures_time_or_gives_up_early(name):
    """A busy machine is no fault of ours: figures are bench/'s, a hang is told by patience."""
    assert impatience(TESTS[name]) == []


def test_impatience_is_found():
    code = "x.wait(20)\nrun(timeout=10)\nassert time.monotonic() - began < 4\nx.join(PATIENCE)"

    assert sorted(impatience(code)) == ["run(timeout=10)", "time.monotonic", "x.wait(20)"]
    assert impatience("late(time.time() + 5)") == []
    assert impatience("took = time.time() - began") == ["time.time() - began"]
