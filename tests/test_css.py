"""Style sheets say nothing of what no page has, and each is served or is a paper's."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tinycss2
from django.conf import settings

from accounts.gathering import gathered
from honoree_conf.together import SERVED

ROOT = Path(settings.BASE_DIR)
SHEETS = sorted(ROOT.glob("static/css/*.css"))
FOR_PAPER = {"print.css", "receipt.css", "slips.css"}  # read by WeasyPrint
NAMED = re.compile(r"([.#])(-?[A-Za-z_][\w-]*)|\[([\w-]+)")
PUT_TOGETHER = {  # names no file writes out
    r"\.htmx-(request|swapping)": "htmx, while an answer is awaited and drawn",
    r"\.seg-\d": "delegates/templatetags/charts.py: one colour a segment",
    r"\.shot-[1-5]": "templates/nominations/_shot.html: one place a picture",
    r"\.pl\d": "reports/catalogue.py: one named page an annex",
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


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_selector_has_something_to_select(sheet):
    css = tinycss2.parse_stylesheet(sheet.read_text(), skip_comments=True, skip_whitespace=True)
    dead = {
        f"{sign or '['}{name or attribute}"
        for selector in selectors(css)
        for sign, name, attribute in NAMED.findall(selector)
        if (name or attribute) not in words()
    }

    assert {one for one in dead if not any(re.fullmatch(p, one) for p in PUT_TOGETHER)} == set()


def test_every_token_is_used_and_every_one_used_is_there():
    css = "".join(sheet.read_text() for sheet in SHEETS)

    assert set(re.findall(r"(--h-[\w-]+)\s*:", css)) == set(re.findall(r"var\((--h-[\w-]+)", css))


def test_every_sheet_is_served_once_or_a_papers():
    served = [source for sources in SERVED.values() for source in sources]
    ours = [source.removeprefix("css/") for source in served if source.startswith("css/")]

    assert len(ours) == len(set(ours))
    assert set(ours) | FOR_PAPER == {sheet.name for sheet in SHEETS}
