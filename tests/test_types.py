"""The types of the house: what mypy is told, and what it cannot see."""

import ast
import re
import tomllib
from pathlib import Path

from django.conf import settings

from tests.rooms import FOLDERS

ROOT = Path(settings.BASE_DIR)
CODE = {
    path.relative_to(ROOT).as_posix(): path.read_text()
    for folder in FOLDERS
    for path in sorted((ROOT / folder).glob("**/*.py"))
    if not {"migrations", "tests", "data"} & set(path.relative_to(ROOT).parts)
}
MYPY = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
KNOWS = ("rules", "calendar", "names", "permissions", "plan", "figures", "facts")


def test_every_module_is_strict_a_new_one_too():
    """Nothing is taken out by its name: only libraries without types, and tests, are told apart."""
    looser = {
        name: sorted(set(one) - {"module"}) for one in MYPY["overrides"] for name in one["module"]
    }
    ours = {name.split("/")[0] for name in CODE}

    assert {key: told for key, told in MYPY.items() if key not in {"files", "overrides"}} == {
        "python_version": "3.11",
        "exclude": ["/migrations/"],
        "plugins": ["mypy_django_plugin.main"],
        "strict": True,
        "warn_unreachable": True,
        "enable_error_code": ["ignore-without-code"],
    }
    assert set(MYPY["files"]) == ours
    assert {
        name: told for name, told in looser.items() if name.split(".")[0] in {*ours, "tests"}
    } == {
        "conferences.pdf.__main__": ["disallow_subclassing_any"],
        "serving.front": ["disallow_subclassing_any"],
        "tests.*": ["ignore_errors"],
    }


def test_what_mypy_is_told_to_believe_says_why():
    """Each `type: ignore` and each `cast` carries its reason on its own line."""
    told = [
        (name, line.strip())
        for name, code in CODE.items()
        for line in code.splitlines()
        if re.search(r"# type: ignore|\bcast\(", line) and "def cast(" not in line
    ]
    reasoned = re.compile(r"# type: ignore\[[a-z, -]+\]  # \w|\bcast\(.*\).*  # \w")

    assert [(name, line) for name, line in told if not reasoned.search(line)] == []


def parameters(code: str) -> list[ast.arg]:
    """Every parameter of every function but those Python itself names (`__eq__`)."""
    return [
        arg
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef)
        if not (node.name.startswith("__") and node.name != "__init__")
        for arg in ast.walk(node.args)
        if isinstance(arg, ast.arg)
    ]


def test_no_parameter_is_just_some_object():
    found = [
        (name, arg.arg)
        for name, code in CODE.items()
        for arg in parameters(code)
        if isinstance(arg.annotation, ast.Name) and arg.annotation.id == "object"
    ]

    assert found == []


SHAPELESS = {
    "conferences/plan/boxes.py",  # one thing of a plan's file as boxes on a page, and back
    "conferences/plan/orders.py",  # the same thing as a later paper writes it
    "conferences/plan/days.py",  # a plan's file before anybody has looked whether it is one
    "conferences/plan/duties.py",
    "conferences/plan/faults.py",
    "conferences/plan/numbers.py",
    "conferences/plan/reader.py",
    "conferences/plan/values.py",
    "conferences/plan/written.py",  # and its text, which is read as a file is
    "sheets/figures/__init__.py",  # somebody else's table: values as a target made them
    "sheets/figures/said.py",  # the same values, as a person says them once
    "sheets/figures/told.py",  # the same values, as an import keeps them
    "delegates/facts/strip.py",  # columns of a frozen value, made in two places
}


def test_what_the_house_knows_is_said_in_true_types():
    """Rules, plans, figures and facts say Any of nothing; a module that stops leaves the list."""
    knowing = re.compile(rf"(?!bench/)\w+/(?:{'|'.join(KNOWS)})(?:\.py|/)")
    vague = {
        n for n, code in CODE.items() if knowing.match(n) and re.search(r"\bimport .*\bAny\b", code)
    }

    assert vague == SHAPELESS
