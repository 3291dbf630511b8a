"""Style sheets say nothing of what no page has, and each is served or is a paper's."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tinycss2
from django.conf import settings

from accounts.gathering import gathered
from honoree_conf.together import SERVED
from tests.rooms import FOLDERS

ROOT = Path(settings.BASE_DIR)
SHEETS = sorted(ROOT.glob("static/css/*.css"))
FOR_PAPER = {  # read by WeasyPrint
    "print.css", "receipt.css", "slips.css", "nominee.css", "blank-sheet.css",
}  # fmt: skip
NAMED = re.compile(r"([.#])(-?[A-Za-z_][\w-]*)|\[([\w-]+)")
PUT_TOGETHER = {  # names no file writes out
    r"\.htmx-(request|swapping)": "htmx, while an answer is awaited and drawn",
    r"\.seg-\d": "delegates/templatetags/charts.py: one colour a segment",
    r"\.shot-[1-5]": "templates/nominations/_shot.html: one place a picture",
    r"\.pl\d": "reports/catalogue.py: one named page an annex",
    r"\.(dai|giu)": "reports/figures/layout.py `_marked`: a long line, one kept with the last",
    r"\.bar-halo": "delegates/templatetags/charts.py: drawn in a loop over two",
    r"\.is-invalid": "crispy-bootstrap5",
}


def selectors(rules: list) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude).strip()
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            yield from selectors(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))


@cache
def words() -> frozenset[str]:
    """Every word of templates, scripts and code, and the tags' colours that apps declare."""
    texts = [
        path.read_text()
        for pattern in ("templates/**/*.html", "static/js/*.js", "*/**/*.py")
        for path in ROOT.glob(pattern)
        if not {"tests", "bench", ".venv", "migrations"} & set(path.relative_to(ROOT).parts)
    ]
    found = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    return frozenset(found | {f"tag-{colour}" for colour, _ in gathered().tags.values()})


CLASS = re.compile(r'\bclass=\\?"([^"]*)"')
TAG = re.compile(r"{[%{].*?[%}]}", re.DOTALL)
NAMES_A_CLASS = re.compile(r"css|(?:\w+_)?class")
QUOTED = re.compile(r"""["'`]([\w -]+)["'`]""")


def of_markup(text: str) -> Iterator[str]:
    """What class attributes say, and what is handed to a tag between quotes: it may end in one."""
    handed = [word for tag in TAG.findall(text) for word in QUOTED.findall(tag)]
    bare = TAG.sub(lambda tag: " " if tag[0].startswith("{%") else "{}", text.replace("'", '"'))
    return (word for piece in [*handed, *CLASS.findall(bare)] for word in piece.split())


def of_code(path: Path) -> Iterator[str]:
    """Classes in markup that Python writes, and what it calls one: css=, css_class=, "class": …"""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        given: list[ast.expr | None] = []
        match node:
            case ast.Constant(value=str(text)) if "class=" in text:
                yield from of_markup(text)
            case ast.keyword(arg=str(name)) if NAMES_A_CLASS.fullmatch(name):
                given = [node.value]
            case ast.Assign(targets=[ast.Name(id=name)]) if NAMES_A_CLASS.fullmatch(name):
                given = [node.value]
            case ast.arguments() if any(NAMES_A_CLASS.fullmatch(one.arg) for one in node.args):
                given = [*node.defaults]
            case ast.Dict():
                keys = [key.value if isinstance(key, ast.Constant) else "" for key in node.keys]
                given = [v for k, v in zip(keys, node.values, strict=True) if k == "class"]
        for one in given:
            for part in ast.walk(one) if one else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield from part.value.split()


@cache
def classes() -> frozenset[str]:
    """Every class an element of ours may have; a word that only stands somewhere is none."""
    found = {f"tag-{colour}" for colour, _ in gathered().tags.values()}
    for path in ROOT.glob("templates/**/*.html"):
        found |= set(of_markup(path.read_text()))
    for path in ROOT.glob("static/js/*.js"):
        found |= {w for piece in QUOTED.findall(path.read_text()) for w in piece.split()}
    for folder in {*FOLDERS} - {"tests", "bench"}:
        for path in (ROOT / folder).glob("**/*.py"):
            found |= set(of_code(path)) if "migrations" not in path.parts else set()
    return frozenset(found)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_selector_has_something_to_select(sheet):
    css = tinycss2.parse_stylesheet(sheet.read_text(), skip_comments=True, skip_whitespace=True)
    dead = {
        f"{sign or '['}{name or attribute}"
        for selector in selectors(css)
        for sign, name, attribute in NAMED.findall(selector)
        if (name or attribute) not in (classes() if sign == "." else words())
    }

    assert {one for one in dead if not any(re.fullmatch(p, one) for p in PUT_TOGETHER)} == set()


def test_every_token_is_used_and_every_one_used_is_there():
    css = "".join(sheet.read_text() for sheet in SHEETS)

    assert set(re.findall(r"(--h-[\w-]+)\s*:", css)) == set(re.findall(r"var\((--h-[\w-]+)", css))


def test_every_sheet_is_served_once_a_page_or_a_papers():
    ours = set()
    for sources in SERVED.values():
        sheets = [source.removeprefix("css/") for source in sources if source.startswith("css/")]
        assert len(sheets) == len(set(sheets))
        ours |= set(sheets)

    assert ours | FOR_PAPER == {sheet.name for sheet in SHEETS}
