"""The assertions of the tests, put into their long form once a run, before the workers begin.

In a fresh clone every worker of every part did it to every module for itself, at the same time:
three and a half seconds of processor each. What pytest keeps beside them is taken from there.
"""

import fcntl
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

LOCK = Path(__file__).parent / "__pycache__" / "rewriting.lock"


def ahead(config: pytest.Config) -> None:
    """By who hands the tests out to workers; one part of a run after the other."""
    hands_out = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if not hands_out or sys.dont_write_bytecode:
        return
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for file in modules(Path(one.partition("::")[0]) for one in config.args):
            _keep(file, config)


def modules(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_file():
            yield place
        for pattern in ("test_*.py", "conftest.py"):
            yield from sorted(place.rglob(pattern))


def kept(file: Path) -> Path:
    return rewrite.get_cache_dir(file.absolute()) / f"{file.stem}{rewrite.PYC_TAIL}"


def _keep(file: Path, config: pytest.Config) -> None:
    """As pytest's own hook does it when the module is imported."""
    file, there = file.absolute(), kept(file)
    if rewrite._read_pyc(file, there) is None and rewrite.try_makedirs(there.parent):
        digest, code = rewrite._rewrite_test(file, config)
        rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, digest, there)
