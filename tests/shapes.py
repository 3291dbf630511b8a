"""Sees that what one engine alone draws asks the database nothing the other is not asked too.

A test marked `drawn` reads a finished paper or a page's bytes, so it runs beside SQLite alone. That
is safe while every statement it sends, numbers and lists of values aside, is also sent by some test
that runs on both, or is drawn for either (tests/lots.py). Watched by `script/test whole`.
"""

import re
from collections.abc import Iterable

import pytest
from django.db import connection

_SAME = (  # what differs between two statements of one shape
    (re.compile(r"\((?:%s, )+%s\)"), "(%s)"),
    (re.compile(r"(\((?:[^()]|\([^()]*\))*\))(?:, \1)+"), r"\1"),
    (re.compile(r"\b(LIMIT|OFFSET) \d+"), r"\1 n"),
)
# And no savepoint, and nothing an engine is asked about itself.
_OF_ROWS = re.compile(r"\b(?:FROM|INTO|UPDATE)\b")


def shape_of(statement: str) -> str:
    for pattern, same in _SAME:
        statement = pattern.sub(same, statement)
    return statement


def of_one_engine(drawn: Iterable[str], others: Iterable[str]) -> list[str]:
    """The statements that only drawn tests send: the other engine would never meet them."""
    return sorted({shape_of(one) for one in drawn} - {shape_of(one) for one in others})


class Watch:
    """Statements of drawn tests and of the others, put together from all workers."""

    def __init__(self) -> None:
        self.sent: dict[bool, set[str]] = {True: set(), False: set()}
        self.is_drawn = self.is_building = False

    def __call__(self, execute, sql, params, many, context):
        if not self.is_building and _OF_ROWS.search(str(sql)):
            self.sent[self.is_drawn].add(str(sql))
        return execute(sql, params, many, context)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        """The tables are built inside whichever test a worker begins with."""
        was, self.is_building = self.is_building, fixturedef.argname == "django_db_setup"
        try:
            return (yield)
        finally:
            self.is_building = was

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        self.is_drawn = item.get_closest_marker("drawn") is not None
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)
        return (yield)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        for is_drawn, sent in getattr(node, "workeroutput", {}).get("sent", ()):
            self.sent[is_drawn].update(sent)

    def pytest_sessionfinish(self, session):
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["sent"] = [(k, list(v)) for k, v in self.sent.items()]
        elif self.lost():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        for statement in self.lost():
            terminalreporter.write_line(f"only drawn tests send: {statement}", red=True)

    def lost(self) -> list[str]:
        return of_one_engine(self.sent[True], self.sent[False])
