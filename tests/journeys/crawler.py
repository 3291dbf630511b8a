"""Walks the site: from a page to all it leads to, as one person."""

import gzip
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests import lots
from tests.pages import Element, Page

NOWHERE = ""
ROWS = ("code", "pk", "keys", "token")
PER_KIND = 4  # addresses of one kind of page, for each person
FILES = {  # drawn at every call
    "nominations:receipt_paper": 1, "nominations:nominee_sheet": 1, "reports:download": 2,
}  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """One answer: who asked, for what, what came."""

    who: str
    address: str
    route: str
    about: tuple[tuple[str, object], ...]  # what else the address names: a step, a kind, a part
    status: int
    html: str  # empty for files
    size: int  # bytes as sent to who takes gzip

    @cached_property
    def page(self) -> Page:
        return Page(self.html)

    def __str__(self) -> str:
        return f"{self.who} {self.address}"


def kind_of(address: str) -> tuple[str, tuple[tuple[str, object], ...]]:
    """The route of an address and what it names besides one row: a step, a move, a part."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return NOWHERE, ()
    named = ((key, value) for key, value in found.kwargs.items() if key not in ROWS)
    return found.view_name, tuple(named)


def visit(client: Client, who: str, address: str) -> Visit:
    """Ask once; where it leads on, the visit is the place it ends."""
    answer = client.get(address, follow=True, headers={"accept-encoding": "gzip"})
    if getattr(answer, "redirect_chain", None):
        address = answer.redirect_chain[-1][0]
    is_page = answer.headers["Content-Type"].startswith("text/html")
    if answer.streaming:
        b"".join(answer.streaming_content)  # to its end, which closes the file
    data = b"" if answer.streaming else answer.content
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    html = (gzip.decompress(data) if is_packed else data).decode() if is_page else ""
    return Visit(who, address, *kind_of(address), answer.status_code, html, len(data))


def links(page: Page) -> list[str]:
    """Every address a page leads to, as written."""
    found = [e.attrs["href"] for e in page.all("a") if "href" in e.attrs]
    found += [e.attrs["src"] for e in page.all("img")]
    return [link for link in found if not link.startswith(("tel:", "mailto:", "#"))]


def join(here: str, link: str) -> str:
    """Where a link on a page leads; "?" alone empties the query, as in a browser."""
    return urlsplit(here).path + link if link[:1] == "?" else urljoin(here, link)


def crawl(client: Client, who: str, *starts: str, per_kind: int = PER_KIND) -> list[Visit]:
    """Breadth first, a few addresses of every kind of page."""
    waiting, seen, asked, done = list(starts), set(starts), Counter(), []
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        asked[kind] += 1
        if kind[0] == NOWHERE or asked[kind] > FILES.get(kind[0], per_kind):
            continue
        found = visit(client, who, address)
        done.append(found)
        here = found.page if found.html else Page("")
        for link in links(here):
            there = urldefrag(join(found.address, link)).url
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return done


# --- Numbers on links ----------------------------------------------------------------------------

OF_SOMETHING_ELSE = re.compile(  # numbers that count no rows
    r"HN\d\d-\w+|\d{1,2}/\d{1,2}(?:/\d{4})?|\d+:\d\d|0\d{3} \d{3} \d{4}|/ \d+|TỔ \d+"
    r"|Thôn (?:số )?\d+"
)


@dataclass(frozen=True)
class Numbered:
    """A link that shows a number, and how many rows are behind it."""

    found: Visit
    link: str
    words: str
    numbers: tuple[int, ...]
    rows: int

    def __str__(self) -> str:
        return f"{self.found}: {self.words!r} → {self.link}: {self.rows} rows"


def _shown(link: Element) -> str:
    """What a link says, but for what it tells of its own row: a name, a state, a day."""
    quiet = {"meta", "name", "tag"}
    told = [e.words() for e in link.walk() if quiet & set(e.attrs.get("class", "").split())]
    words = link.words()
    for one in told:
        words = words.replace(one, " ")
    return OF_SOMETHING_ELSE.sub(" ", words)


def _leads_to_a_row(address: str) -> bool:
    return bool(set(resolve(urlsplit(address).path).kwargs) & set(ROWS))


def rows_behind(client: Client, address: str, known: dict[str, Page]) -> int:
    """The rows of the tables there, over all its pages; of one section, when the link names it.

    known: the pages this person has just seen, by their address; what is asked here joins them.
    """
    rows, there, place = 0, *urldefrag(address)
    while there:
        if there not in known:
            known[there] = visit(client, "", there).page
        page = known[there]
        root = page.by_id[place].inside("section") if place else page.one("main")
        rows += sum(len(body.all("tr")) for body in root.all("tbody"))
        onward = [a for a in page.all("a") if a.attrs.get("rel") == "next"]
        there = join(there, onward[0].attrs["href"]) if onward else ""
    return rows


def numbered(client: Client, visits: list[Visit]) -> list[Numbered]:
    """Every link with a number on these pages, with the rows it leads to.

    What lies behind is a page nobody here has opened, mostly: of those a third is opened a run.
    """
    behind: dict[str, int] = {}
    known = {one.address: one.page for one in visits}
    who, found = "".join({one.who for one in visits}), []
    for one in visits:
        for link in one.page.all("a"):
            address, words = link.attrs.get("href", ""), _shown(link)
            numbers = tuple(
                int(digits.replace(".", "")) for digits in re.findall(r"\d[\d.]*", words)
            )
            if not numbers or address.startswith(("tel:", "#")):
                continue
            there = join(one.address, address)
            if link.inside("tbody") or _leads_to_a_row(there):
                continue
            if there not in behind and there not in known and not lots.is_met(f"{who} {there}"):
                continue
            if there not in behind:
                behind[there] = rows_behind(client, there, known)
            found.append(Numbered(one, address, words.strip(), numbers, behind[there]))
    return found
