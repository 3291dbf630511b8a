"""Every regular expression that reads foreign text takes a long one of its own words and signs."""

import ast
import importlib
import re
import signal
from collections import defaultdict
from functools import cache

import pytest
from django.conf import settings

from reports.imported import fields
from sheets.reading import find, read_paste
from tests import lots

pytestmark = pytest.mark.plain
LONG = 20_000  # signs; of a quadratic one that is a second of the processor, of a linear one none
SECONDS = 0.3  # of the processor, for each text
SIGNS = ".,:;-–…/(0aA*_"  # no run of blanks: a cell's are single
BEHIND = ".0a"  # of these a run stands behind each of its words too
ASKING = {"search", "match", "fullmatch", "sub", "split", "findall", "finditer"}
FILES = sorted(
    [*settings.BASE_DIR.glob("sheets/**/*.py"), *settings.BASE_DIR.glob("*/imported.py")]
)
MODULES = [
    ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts).removesuffix(".__init__")
    for path in FILES
    if "migrations" not in path.parts
]


@cache
def _asked():
    """By name, how each expression is asked in these files; a private one in its own module."""
    found = defaultdict(set)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and node.attr in ASKING:
                name = ast.unparse(node.value).rpartition(".")[2]
                found[f"{path}{name}" if name.startswith("_") else name].add(node.attr)
    return found


def _expressions(module):
    for name, one in vars(importlib.import_module(module)).items():
        several = one.values() if isinstance(one, dict) else [one]
        for each in several:
            if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                yield name, each


def _texts(expression):
    plain = re.sub(r"\\[a-zA-Z]|\(\?[a-z:<=!P-]*", " ", expression.pattern)
    words = {"", *re.findall(r"[^\W\d_]{2,}", plain)}
    repeated = [*SIGNS, *(f"{sign} " for sign in SIGNS), *(f"{word} " for word in words if word)]
    for word in words:
        for sign in BEHIND if word else repeated:
            yield word + sign * (LONG // len(sign))


def _late(*_):
    raise TimeoutError


@pytest.fixture
def at_most():
    """Raises in whatever runs longer than so many seconds of the processor."""
    before = signal.signal(signal.SIGVTALRM, _late)
    yield lambda seconds: signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("module", MODULES)
def test_no_expression_looks_again_and_again_over_a_long_text(module, at_most):
    asked, path = _asked(), importlib.import_module(module).__file__
    for name, one in _expressions(module):
        ways = asked[f"{path}{name}" if name.startswith("_") else name] or {"search"}
        for text in lots.some(_texts(one), of=name):
            at_most(SECONDS)
            try:
                for way in ways:
                    found = one.sub("", text) if way == "sub" else getattr(one, way)(text)
                    list(found) if way == "finditer" else None
            except TimeoutError:
                pytest.fail(f"{name} on {text[:30]}…")
            finally:
                at_most(0)


@pytest.mark.parametrize("cells", [1, 20])
def test_a_title_of_dots_above_a_table_takes_no_time(cells, at_most):
    title = "\t".join(["tháng" + "." * 2000] * cells)
    text = f"{title}\nHình thức\tĐối tượng\tNăm 2023\tNăm 2024\nGiấy khen\tTập thể\t1\t2"
    at_most(4)  # it took 8 to 16
    assert [table.heading for table in find(read_paste(text), fields(None, None))] == [
        range(2, 3), range(2, 3),
    ]  # fmt: skip
