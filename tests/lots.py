"""Draws which engine is asked by a module in one `script/test`: one of the two, or both.

The lot is drawn of the commit and the module's path: the same commit draws the same again, the
next one anew, so within a few commits every module meets both engines. No lot is drawn of what may
differ from engine to engine: real threads and processes, locks, migrations, order, search, figures.
Without a word (HONOREE_LOT) there is no draw: everything runs wherever it is started.
"""

import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

TOP = Path(__file__).parent.parent
WORD = os.environ.get("HONOREE_LOT", "")
WHOLE = os.environ.get("HONOREE_WHOLE") == "1"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = frozenset({SQLITE, POSTGRESQL})
FIFTHS = 1 if WHOLE else 5

ASKS = re.compile(r"mark\.django_db\b|\b(?:transactional_db|live_server)\b|[\"(, ]db[\"),]")
# Read beside SQLite alone (tests/shapes.py).
_ON_PAPER = re.compile(r"^pytestmark = .*mark\.drawn\b", re.MULTILINE)
MEETS_BOTH = re.compile(
    r"""mark\.both\b                                   # said by the module itself
    | transaction=True | \btransactional_db\b | \blive_server\b | \btests\.racing\b | \bracing\b
    | \bthreading\b | \bThreadPool | \bmultiprocessing\b | \bsubprocess\b | \bPopen\b
    | \bneeds\.(?:postgresql|sqlite|redis)\b | \.vendor\b | \bMigrationExecutor\b | \bmigrations\b
    """,
    re.VERBOSE,
)


def number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


@cache
def may_run_on(source: str) -> tuple[frozenset[str], bool]:
    """The engines a module asks, and whether one of them is enough in one run."""
    if not ASKS.search(source) or _ON_PAPER.search(source):
        return frozenset({SQLITE}), False
    return BOTH, not MEETS_BOTH.search(source)


def engines_of(path: str, source: str, word: str) -> frozenset[str]:
    """Where the tests of a module that ask the database run; without any, beside SQLite."""
    engines, one_is_enough = may_run_on(source)
    if not word or not one_is_enough:
        return engines
    return frozenset({(SQLITE, POSTGRESQL)[number(f"{word} {path}") % 2]})


@cache
def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def drawn_for(path: Path, word: str) -> frozenset[str]:
    return engines_of(path.relative_to(TOP).as_posix(), source_of(path), word)


def is_elsewhere(path: Path, vendor: str) -> bool:
    """PostgreSQL need not even import what asks it nothing this time."""
    return bool(WORD) and vendor == POSTGRESQL and vendor not in drawn_for(path, WORD)


def unseen(asking: Iterable[Any]) -> list[str]:
    """Tests of which a look at their module's text would draw wrongly."""
    return [
        item.nodeid
        for item in asking
        if not ASKS.search(source_of(item.path))
        or (_is_real(item) and not MEETS_BOTH.search(source_of(item.path)))
    ]


def _is_real(item: Any) -> bool:
    mark = item.get_closest_marker("django_db")
    named = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(named or (mark and mark.kwargs.get("transaction")))


def left_to_the_other(asking: Iterable[Any], vendor: str) -> list[Any]:
    """Tests that the other engine runs this time; what is read on paper has no other."""
    if not WORD:
        return []
    return [
        item
        for item in asking
        if item.get_closest_marker("drawn") is None and vendor not in drawn_for(item.path, WORD)
    ]


def fifth(vendor: str = "") -> int:
    """Which fifth of the nasty texts begins: of each commit another, of each engine another."""
    return number(WORD) % FIFTHS + (2 if (vendor or connection.vendor) == POSTGRESQL else 0)


def modules() -> list[Path]:
    """Modules that ask a database, but for the browser's."""
    found = sorted((TOP / "tests").glob("**/test_*.py"))
    asking = [path for path in found if ASKS.search(source_of(path))]
    return [path for path in asking if "browser" not in path.parts]


def said(word: str) -> str:
    met = Counter(drawn_for(path, word) for path in modules())
    one, other = met[frozenset({SQLITE})], met[frozenset({POSTGRESQL})]
    told = f"{one} trên SQLite, {other} trên PostgreSQL, {met[BOTH]} trên cả hai"
    if not word:
        return f"Mô-đun hỏi cơ sở dữ liệu: {told}; không rút."
    return (
        f"Mô-đun hỏi cơ sở dữ liệu: {told}; rút theo {word}.\n"
        f"Chạy lại đúng như thế: HONOREE_LOT={word} script/test; chạy hết trên cả hai:"
        " script/test whole"
    )


if __name__ == "__main__":
    sys.stdout.write(said(WORD) + "\n")
