"""Draws which engine is asked by a module in one `script/test`: one of the two, both, or none.

The lot is drawn of the commit and the module's path: the same commit draws the same again, the
next one anew, so within some commits every module meets both engines. PostgreSQL is drawn once in
eight: the same test takes it three times the processor. Four in eight rest; a module written in
the four hours before the commit never does, and is PostgreSQL's once in four. No lot is drawn of
what may differ from engine to engine: threads and processes, locks, migrations, order, search,
figures.
Where one test of a module alone says such a word, by itself or by a helper it names, that test is
asked by both and a lot is drawn of the rest.
Of what is seen in a browser each run looks at half; at what says `mark.always` each time.
Without a word (HONOREE_LOT) there is no draw: everything runs wherever it is started.
"""

import ast
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection

TOP = Path(__file__).parent.parent
WORD = os.environ.get("HONOREE_LOT", "")
WHOLE = os.environ.get("HONOREE_WHOLE") == "1"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = frozenset({SQLITE, POSTGRESQL})
TURNS = (SQLITE, SQLITE, SQLITE, POSTGRESQL, "", "", "", "")
NEW_TURNS = (SQLITE, SQLITE, SQLITE, POSTGRESQL)
NEW_FOR = timedelta(hours=4)
TENTHS = 1 if WHOLE else 10
THIRDS = 1 if WHOLE else 3

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
# Says nothing yet: who uses it names it.
_NAMED_AGAIN = re.compile(r"^import (?:threading|multiprocessing|subprocess)$", re.MULTILINE)


def number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _only_once(source: str) -> bool:
    return not ASKS.search(source) or bool(_ON_PAPER.search(source))


@cache
def may_run_on(source: str) -> tuple[frozenset[str], bool]:
    """The engines a module asks, and whether one of them is enough in one run."""
    if _only_once(source):
        return frozenset({SQLITE}), False
    return BOTH, whole_or_some(source) is not None


@cache
def whole_or_some(source: str) -> frozenset[str] | None:
    """The tests of a module that both engines are asked by; None: all of it."""
    if _only_once(source) or not MEETS_BOTH.search(source):
        return frozenset()
    lines, parts = source.splitlines(), dict[str, str]()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)]) - 1
            parts[node.name] = "\n".join(lines[first : node.end_lineno])
            lines[first : node.end_lineno] = [""] * (node.end_lineno - first)
    if MEETS_BOTH.search(_NAMED_AGAIN.sub("", "\n".join(lines))):
        return None
    found = {name for name, text in parts.items() if MEETS_BOTH.search(text)}
    while new := {n for n, text in parts.items() if _names(text, found) and n not in found}:
        found |= new
    tests = frozenset(name for name in found if name.startswith("test_"))
    for_all = any("autouse=True" in parts[name] for name in found)  # named by nobody
    return None if for_all else tests or None


def _names(text: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"\b{name}\b", text) for name in names)


def is_on_both(item: Any) -> bool:
    some = whole_or_some(source_of(item.path))
    return some is None or item.originalname in some


def engines_of(path: str, source: str, word: str, *, new: bool = False) -> frozenset[str]:
    """Where the tests of a module that ask the database run; none: they rest this time.

    What asks no database runs beside SQLite.
    """
    engines, one_is_enough = may_run_on(source)
    if not word or not one_is_enough:
        return engines
    turns = NEW_TURNS if new else TURNS
    return frozenset({turns[number(f"{word} {path}") % len(turns)]} - {""})


def _git(*asked: str) -> str:
    """What git says; nothing where there is none, or no commit."""
    told = subprocess.run(
        ["git", "-c", "safe.directory=*", *asked],
        cwd=TOP, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return told.stdout.strip() if not told.returncode else ""


@cache
def written_lately() -> frozenset[str]:
    """The tests' files changed in the hours before the commit, or since."""
    if not (at := _git("log", "-1", "--format=%cI")):
        return frozenset()
    since = (datetime.fromisoformat(at) - NEW_FOR).isoformat()
    told = [
        _git("log", "--format=", "--name-only", f"--since={since}", "--", "tests"),
        _git("ls-files", "--modified", "--others", "--exclude-standard", "--", "tests"),
    ]
    return frozenset("\n".join(told).split("\n")) - {""}


@cache
def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def drawn_for(path: Path, word: str) -> frozenset[str]:
    named = path.relative_to(TOP).as_posix()
    return engines_of(named, source_of(path), word, new=named in written_lately())


def is_elsewhere(path: Path, vendor: str) -> bool:
    """PostgreSQL need not even import what asks it nothing this time."""
    if not WORD or vendor != POSTGRESQL or vendor in drawn_for(path, WORD):
        return False
    return not whole_or_some(source_of(path))


def is_seen(path: str, source: str, word: str) -> bool:
    """Whether a browser's module is looked at in this run: half of those nobody marked."""
    if not word or WHOLE or "mark.always" in source:
        return True
    return number(f"{word} {path}") % 2 == 0


def is_unseen(path: Path) -> bool:
    """The same of a file; only a browser's may be left out."""
    if "browser" not in path.parts:
        return False
    return not is_seen(path.relative_to(TOP).as_posix(), source_of(path), WORD)


def unseen(asking: Iterable[Any]) -> list[str]:
    """Tests of which a look at their module's text would draw wrongly."""
    return [
        item.nodeid
        for item in asking
        if not ASKS.search(source_of(item.path)) or (_is_real(item) and not is_on_both(item))
    ]


def _is_real(item: Any) -> bool:
    mark = item.get_closest_marker("django_db")
    named = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(named or (mark and mark.kwargs.get("transaction")))


def left_out(asking: Iterable[Any], vendor: str) -> list[Any]:
    """Tests that only the other engine runs this time, or none; what is read on paper runs here."""
    if not WORD:
        return []
    return [
        item
        for item in asking
        if item.get_closest_marker("drawn") is None
        and vendor not in drawn_for(item.path, WORD)
        and not is_on_both(item)
    ]


def tenth(vendor: str = "") -> int:
    """Which tenth of the nasty texts begins: of each commit another, of each engine another."""
    return number(WORD) % TENTHS + (5 if (vendor or connection.vendor) == POSTGRESQL else 0)


def some(things: Iterable[Any], *, of: str) -> Iterator[Any]:
    """Each third, of each commit and of each engine another; all where all is asked."""
    beginning = number(f"{WORD} {of}") % THIRDS + (1 if connection.vendor == POSTGRESQL else 0)
    return islice(things, beginning % THIRDS, None, THIRDS)


def is_met(thing: str) -> bool:
    """Whether one thing of many falls to this run: a third of them, of each commit another."""
    return number(f"{WORD} {thing}") % THIRDS == 0


def modules() -> list[Path]:
    """Modules that ask a database, but for the browser's."""
    found = sorted((TOP / "tests").glob("**/test_*.py"))
    asking = [path for path in found if ASKS.search(source_of(path))]
    return [path for path in asking if "browser" not in path.parts]


def said(word: str) -> str:
    met = Counter(drawn_for(path, word) for path in modules())
    one, other = met[frozenset({SQLITE})], met[frozenset({POSTGRESQL})]
    told = f"{one} trên SQLite, {other} trên PostgreSQL, {met[BOTH]} trên cả hai"
    if word:
        told += f", {met[frozenset()]} nghỉ lần này"
    looked = sorted((TOP / "tests/browser").glob("test_*.py"))
    seen = sum(is_seen(p.relative_to(TOP).as_posix(), source_of(p), word) for p in looked)
    if not word:
        return f"Mô-đun hỏi cơ sở dữ liệu: {told}; không rút."
    return (
        f"Mô-đun hỏi cơ sở dữ liệu: {told}; rút theo {word}.\n"
        f"Mô-đun xem bằng trình duyệt: {seen}/{len(looked)}.\n"
        f"Chạy lại đúng như thế: HONOREE_LOT={word} script/test; chạy hết trên cả hai:"
        " script/test whole"
    )


if __name__ == "__main__":
    sys.stdout.write(said(WORD) + "\n")
