"""A move's row of the table is the whole of it: nothing else asks what its name is."""

import ast
import importlib
import re

import pytest

from conferences.workflow import nothing_said
from tests.test_house import CODE, TEMPLATES

TABLES = {
    app: importlib.import_module(f"{app}.workflow").MOVES
    for app in ("nominations", "delegates", "reports", "sheets")
}
NAMES = {name for moves in TABLES.values() for name in moves}
# What one page draws otherwise for one move, never what the move does.
DRAWN = {"parts/_moves.html"}


def names_asked_for(code: str) -> set[str]:
    """Names of moves that something is compared with."""
    compared = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Compare)]
    return {
        constant.value
        for node in compared
        if re.search(r"\bname\b|\bmove\b", ast.unparse(node.left))
        for side in node.comparators
        for constant in ast.walk(side)
        if isinstance(constant, ast.Constant) and constant.value in NAMES
    }


def test_no_code_asks_for_the_name_of_a_move():
    assert {name: found for name, code in CODE.items() if (found := names_asked_for(code))} == {}


def test_the_search_would_find_such_a_question():
    assert names_asked_for('if name == "submit" or move.name in ("absent", "x"): pass') == {
        "submit",
        "absent",
    }


def test_templates_ask_only_to_draw():
    asks = {
        name for name, path in TEMPLATES.items() if re.search(r"move\.name [!=]=", path.read_text())
    }

    assert asks == DRAWN


@pytest.mark.parametrize("app", TABLES)
def test_a_row_says_what_a_weighty_move_means(app):
    """Whoever is asked "are you sure" is told of what; a paper's page has it in its own words."""
    weighty = [move for move in TABLES[app].values() if move.weighty and app != "reports"]

    assert [move.name for move in weighty if move.means is nothing_said] == []
