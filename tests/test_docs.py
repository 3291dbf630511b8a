"""docs/ is true: each path, name and check it speaks of is there, and every check is listed."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCS = sorted([*ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md", ROOT / "README.md"])
CHECKS = ROOT / "docs/checks.md"
ID = re.compile(r"(?<![\w+./-])([UZARDIOPSTBCE]\d{1,2})(?![\w%])")
NOT_A_CHECK = re.compile(r"\bA4\b(?=,? (?:upright|landscape|pages))|(?<=pages of )A4|\"[A-Z]\d+\"")


def spoken(path: Path) -> Iterator[str]:
    """What a file says to its reader: comments and docstrings, or all of it where it is prose."""
    text = path.read_text()
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
