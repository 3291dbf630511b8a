"""docs/ is true: each path, name and check it speaks of is there, and every check is listed."""

import ast
import importlib
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from nominations import particulars
from tests.test_house import CODE

ROOT = Path(settings.BASE_DIR)
DOCS = sorted([*ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md", ROOT / "README.md"])
CHECKS = ROOT / "docs/checks.md"
ID = re.compile(r"(?<![\w+./-])([UZARDIOPSTBCE]\d{1,2})(?![\w%])")
NOT_A_CHECK = re.compile(r"\bA4\b(?=,? (?:upright|landscape|pages))|(?<=pages of )A4|\"[A-Z]\d+\"")


def spoken(path: Path) -> Iterator[str]:
    """What a file says to its reader: comments and docstrings, or all of it where it is prose."""
    text = path.read_text()
    if not ID.search(text):  # nothing to take apart
        return
    if path.suffix != ".py":
        yield text if path.suffix == ".md" else "\n".join(re.findall(r"(?:#|/\*|//|{#).*", text))
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and "noqa" not in token.string:
            yield token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def ours() -> Iterator[Path]:
    for pattern in ("*.md", "docs/*.md", "script/*", ".github/**/*", "pyproject.toml"):
        yield from ROOT.glob(pattern)
    for suffix in ("py", "html", "css", "js", "toml"):
        for path in ROOT.glob(f"*/**/*.{suffix}"):
            inside = set(path.relative_to(ROOT).parts)
            if not inside & {"vendor", "data", ".venv", "migrations", "staticfiles"}:
                yield path


def cited() -> set[str]:
    files = (path for path in ours() if path.is_file() and path != CHECKS)
    return {
        found
        for path in files
        for said in spoken(path)
        for found in ID.findall(NOT_A_CHECK.sub("", said))
    }


def test_every_check_cited_is_listed_and_every_one_listed_is_cited():
    listed = re.findall(r"^\| ([A-Z]\d{1,2}) \|", CHECKS.read_text(), flags=re.MULTILINE)

    assert len(listed) == len(set(listed))
    assert set(listed) == cited()


# --- Paths and names -----------------------------------------------------------------------------

OURS = "accounts conferences sheets nominations delegates agenda reports home honoree_conf serving"
OURS += " bench"
QUOTED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
IS_PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|html|css|js|conf)")
IS_NAME = re.compile(rf"(?:{'|'.join(OURS.split())})(?:\.\w+)+")
MADE_LATER = ("<app>/", "DATA_DIR/", "tests/browser/shots/")  # no file of the repository


def there(name: str) -> bool:
    """Whether `app.module.thing.of_it` leads to something."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            if not hasattr(found, part):
                return part in getattr(found, "__dataclass_fields__", {})
            found = getattr(found, part)
        return True
    return False


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_path_and_name_a_page_speaks_of_is_there(page):
    text = page.read_text()
    quoted = [words.split(":")[0] for words in QUOTED.findall(text)]
    paths = [words for words in quoted if IS_PATH.fullmatch(words)]
    names = [words.removesuffix("()") for words in quoted if IS_NAME.fullmatch(words)]

    lost = [path for path in LINK.findall(text) if not (page.parent / path).exists()]
    lost += [
        path
        for path in paths
        if not any((base / path).exists() for base in (ROOT, ROOT / "templates", page.parent))
        and ("/" in path or not any(ROOT.glob(f"*/**/{path}")))  # a file's name alone
        and not path.startswith(MADE_LATER)
    ]
    lost += [name for name in names if not there(name) and not IS_PATH.fullmatch(name)]
    assert lost == []


def test_the_page_of_the_architecture_names_most_of_the_walk():
    """So that the test above looks at something."""
    text = (ROOT / "docs/architecture.md").read_text()

    assert len([words for words in QUOTED.findall(text) if IS_NAME.fullmatch(words)]) > 50


def test_what_runs_before_a_commit_is_what_the_quick_run_asks():
    """Local hooks alone, none from the network, and no command of their own."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    entries = re.findall(r"^ +entry: (.+)$", hooks, flags=re.MULTILINE)
    quick = (ROOT / "script/test").read_text()

    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    assert len(entries) == 7
    assert [e for e in entries if e not in quick and "-m pytest" not in e] == []


# --- What modules say of themselves --------------------------------------------------------------

ONLY_PLACES = {  # what the module claims is its own, as it would stand elsewhere
    "conferences/pdf/__main__.py": r"(?:import|from) weasyprint",
    "nominations/files/heic.py": r"import pi_heif",
    "sheets/reading/calamine.py": r"(?:import|from) python_calamine",
}


def test_what_is_said_of_an_only_place_is_so():
    """156 modules said it of themselves; it is said where nobody else does the thing."""
    claim = re.compile(r"\bonly (?:place|mechanism)\b")

    assert {n for n, code in CODE.items() if claim.search(code)} == set(ONLY_PLACES)
    for name, thing in ONLY_PLACES.items():
        assert {n for n, code in CODE.items() if re.search(thing, code)} == {name}


def test_the_ladders_of_the_readme_are_the_contracts():
    layers = [
        contract["layers"]
        for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
            "importlinter"
        ]["contracts"]
        if contract["type"] == "layers"
    ]
    told = re.search(r"```\n(honoree_conf.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    apps, modules = told[1].split("inside an app:")

    assert [app.strip() for app in apps.split("(→")[0].split("→")] == layers[0]
    assert [set(rung.split("|")) for rung in re.sub(r"\s", "", modules).split("→")] == [
        {part.strip(" ()") for part in rung.split("|")} for rung in layers[1]
    ]


def test_the_row_of_the_page_about_fields_is_a_row():
    """Pasted as it stands it is no TypeError, and no particular of that name is there already."""
    shown = re.search(
        r"```python\n(.*?)```", (ROOT / "docs/adding-a-field.md").read_text(), re.DOTALL
    )
    (row,) = eval(shown[1], vars(particulars.table))  # noqa: S307 - a page of our own

    assert row.name not in particulars.NAMES
    assert row.longest == 120
