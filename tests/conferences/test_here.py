"""The conference a page is about has one name in code, `conferences.web.here`."""

import ast

from tests.test_house import CODE

ONE_HOME = {"conferences/web.py": {"here", "here_or_none", "here_where_posted"}}


def test_no_other_function_asks_a_request_for_its_conference():
    found = {}
    for name, code in CODE.items():
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                answers = ast.unparse(node.returns) in ("Conference", "Conference | None")
                if answers and [one.arg for one in node.args.args] == ["request"]:
                    found.setdefault(name, set()).add(node.name)

    assert found == ONE_HOME
