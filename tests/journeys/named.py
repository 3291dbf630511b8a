"""Sentences that tell a person to press something: whether it is where she reads them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from tests.pages import Element, Page

NAMED = re.compile(r"[Bb]ấm\s“([^”]+)”")
# "Hãy chờ Phòng Văn hóa - Xã hội bấm “…”": whose button it is stands before it.
BY_ANOTHER = re.compile(r"(?:(?:chờ|để|đề nghị)\s(?!bấm)[^.:“”]*|khi đó mới)\sbấm\s“[^”]+”")
MARK, COMMENT = re.compile(r"{%.*?%}", re.DOTALL), re.compile(r"{#.*?#}")
AT_ANOTHER = {  # a page and a button its words name, with the page they say it is on
    ("nominations:conversations", "Mở trao đổi"): "nominations:detail",
}
BLOCKS = ("p", "li", "td", "dd", "div", "span", "small", "b", "h1", "h2", "h3", "label", "legend")
COUNT = re.compile(r"\s*\([\d|\s]*\)$")  # how many it is about, in brackets


def pressed(root: Element) -> set[str]:
    """What can be pressed there, as it is read."""
    found = {_seen(e) for e in root.all("a", "button", "summary") if "disabled" not in e.attrs}
    return {COUNT.sub("", words).rstrip("…").strip() for words in found}


def _seen(button: Element) -> str:
    words = button.words()
    for e in button.walk():
        if "visually-hidden" in e.attrs.get("class", "").split():
            words = words.replace(e.words(), "")
    return words


def _told(page: Page, *, others: bool) -> Iterator[tuple[str, set[str]]]:
    """Each button a sentence names, with those at hand there; others: that another is to press."""
    naming = [(e, words) for e in page.all(*BLOCKS) if NAMED.search(words := e.words())]
    if not naming:
        return
    everywhere = pressed(page.root)
    outside = everywhere - set().union(*(pressed(row) for row in page.all("tr")))
    for e, words in naming:
        if any(NAMED.search(one.words()) for one in e.walk() if one is not e):
            continue
        theirs, row = BY_ANOTHER.findall(words), e.inside("tr")
        at_hand = everywhere if row is None else outside | pressed(row)
        for name in NAMED.findall(" ".join(theirs) if others else BY_ANOTHER.sub("", words)):
            yield name, at_hand


def lost(page: Page) -> list[str]:
    """The buttons it tells to press that are not on it; of one told in a row, not at that row."""
    return [name for name, at_hand in _told(page, others=False) if name not in at_hand]


def told_twice(page: Page) -> list[str]:
    """What another is to press, though the reader can."""
    return [name for name, at_hand in _told(page, others=True) if name in at_hand]


def nowhere(there: set[tuple[str, str]]) -> set[str]:
    """Named by words of the house, and nowhere to be pressed. there: what is, by its page."""
    lost_at = {name for (_, name), route in AT_ANOTHER.items() if (route, name) not in there}
    named = set(in_the_sources())
    assert len(named) > 10  # the walk finds them
    return lost_at | (named - {name for _, name in there} - in_the_templates())


def in_the_sources() -> dict[str, set[str]]:
    """Every button named by words anywhere in the house, with the files."""
    found: dict[str, set[str]] = {}
    for path in _sources():
        for text in _texts(path):
            for names in NAMED.findall(text):
                for name in filter(None, map(str.strip, names.split("|"))):  # one if, one else
                    found.setdefault(name, set()).add(str(path.relative_to(settings.BASE_DIR)))
    return found


def in_the_templates() -> set[str]:
    """What can be pressed on any page, also those no crawl comes to."""
    found = set()
    for path in _sources():
        if path.suffix == ".html":
            words = pressed(_template(path))
            found |= {one.strip() for each in words for one in each.split("|")}
    return found


def _template(path: Path) -> Element:
    """As if it were a page; where a tag stood is a |."""
    return Page(MARK.sub("|", COMMENT.sub("", path.read_text()))).root


def _sources() -> Iterator[Path]:
    for path in settings.BASE_DIR.iterdir():
        if path.is_dir() and path.name[0] != "." and path.name not in ("tests", "static", "bench"):
            yield from path.rglob("*.html")
            yield from path.rglob("*.py")


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        yield _template(path).words()
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) for one in node.values if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
