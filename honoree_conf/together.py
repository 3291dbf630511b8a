"""One style sheet and one script a page, put together of the files in static/ as they are served.

A finder of Django's staticfiles: `{% static 'honoree.css' %}` is right in DEBUG, in tests and after
collectstatic. A new file of static/ is one more line in SERVED, in the order browsers read it.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import crispy_bootstrap5
import tinycss2
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

EVERYWHERE = (
    "vendor/bootstrap-5.3.9/bootstrap.min.css",
    "css/tokens.css",
    # for everybody, as every page has it
    "css/ground.css",
    "css/masthead.css",
    "css/buttons.css",
    "css/forms.css",
    "css/surfaces.css",
    "css/tags.css",
    "css/tasks.css",
    "css/certificate.css",
    "css/empty.css",
    "css/wishes.css",
    "css/pager.css",
    "css/nominate.css",
    "css/words.css",
    # the desk
    "css/rows.css",
    "css/filters.css",
    "css/dossier.css",
    "css/jobs.css",
    "css/charts.css",
    "css/stats.css",
    "css/delegates.css",
    "css/agenda.css",
    "css/desk.css",
    "css/papers.css",
    "css/row-acts.css",
)
SERVED = {
    "honoree.css": EVERYWHERE,
    "table.css": (*EVERYWHERE, "css/preview.css"),  # where a table is read before it comes in
    "honoree.js": ("js/honoree.js", "js/links.js"),
    # beside it on the pages of a nomination, whose last one's answer is the receipt
    "line.js": ("js/line.js", "js/words.js", "js/copy.js"),
    "forward.js": ("js/copy.js",),  # the receipt, and where a unit is posted
    # the same, where photos are sent and kept until they are
    "photos.js": ("js/line.js", "js/phone.js", "js/upload.js"),
    "waiting.js": ("js/phone.js", "js/waiting.js"),  # a unit's first page
    # the page a phone keeps
    "offline.js": ("js/upload.js", "js/phone.js", "js/waiting.js", "js/review.js", "js/offline.js"),
    "desk.js": ("vendor/htmx-2.0.10/htmx.min.js", "js/honoree.js"),
    # the desk's list, and a dossier opened from it
    "grid.js": ("js/honoree.js", "js/keys.js", "js/ticks.js"),
    "typed.js": ("js/typed.js",),  # beside another, where the desk writes reasons and answers
    "copy.js": ("js/honoree.js", "js/copy.js"),  # one unit's link
    "votes.js": ("js/honoree.js", "js/votes.js"),  # the approval meeting
    "result.js": ("js/honoree.js", "js/again.js"),  # what a table became
    "table.js": ("js/honoree.js", "js/sheets.js"),  # where a table is pasted
}
SPEAK = (".html", ".js", ".py")  # files that may name a class
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
NOT = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")  # what an element is not need not be named
CSS_COMMENT = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)
JS_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # no sheet or script of ours has a text of many lines
AROUND = re.compile(r"\s*([{};])\s*")
BETWEEN = re.compile(r",(?![^(]*\))")


class Together(BaseFinder):
    """Makes what is asked for anew each time: nobody serves what stood in the files yesterday."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001 FBT002
        if path not in SERVED:
            return []
        made = str(_written(path))
        return [made] if find_all or kwargs.get("all") else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        for name in SERVED:
            yield name, FileSystemStorage(_written(name).parent)


def put_together(name: str) -> str:
    """The files of one name, one after the other; of Bootstrap only what we use, of ours no word
    to whoever reads the code.
    """
    parts = []
    for source in SERVED[name]:
        text = (settings.BASE_DIR / "static" / source).read_text()
        if not source.startswith("vendor/"):
            text = INDENT.sub("", without_comments(text, source))
            text = AROUND.sub(r"\1", text) if source.endswith(".css") else text
        elif source.endswith(".css"):
            text = without_unused(text)
        parts.append(text)
    return "\n".join(parts)


def without_comments(text: str, name: str) -> str:
    """A sheet without its comments, a script without the lines that are one whole."""
    return (CSS_COMMENT if name.endswith(".css") else JS_COMMENT).sub("", text)


def without_unused(css: str) -> str:
    """A style sheet without the rules whose classes nothing of ours names: two thirds of it."""
    files = tuple(_speakers())
    kept: str = _without_unused(css, files, max(path.stat().st_mtime for path in files))
    return kept


@lru_cache(maxsize=2)
def _without_unused(css: str, files: tuple[Path, ...], newest: float) -> str:
    texts = (path.read_text() for path in files)
    words = frozenset(word for text in texts for word in re.findall(r"[\w-]+", text))
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_whitespace=True), words))


def _kept(rules: list[Any], words: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = BETWEEN.split(tinycss2.serialize(rule.prelude))
            used = [one for one in selectors if words.issuperset(CLASS.findall(NOT.sub("", one)))]
            if used:
                yield f"{','.join(used)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            rules_in = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            if inner := "".join(_kept(rules_in, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _speakers() -> Iterator[Path]:
    """Templates, scripts, our code, and the pack that draws our forms."""
    base = settings.BASE_DIR
    code = [path.parent for path in base.glob("*/__init__.py") if path.parent.name != "tests"]
    pack = Path(crispy_bootstrap5.__file__).parent
    for folder in (base / "templates", base / "static/js", pack, *code):
        yield from (path for path in folder.rglob("*") if path.suffix in SPEAK)


def _written(name: str) -> Path:
    """The file, whole under its name whoever else makes it at this moment."""
    folder = settings.DATA_DIR / "together"
    folder.mkdir(exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=folder, prefix=".")
    with os.fdopen(handle, "w") as file:
        file.write(put_together(name))
    os.chmod(beside, settings.FILE_UPLOAD_PERMISSIONS)
    os.replace(beside, folder / name)
    return folder / name
