"""The only place that walks the site: from a page to all it leads to, as one person."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.pages import Page

NOWHERE = ""
ROWS = ("code", "pk", "token")
PER_KIND = 4  # addresses of one kind of page, for each person
FILES = {"nominations:receipt_paper": 1, "reports:download": 2}  # drawn at every call


@dataclass(frozen=True)
class Visit:
    """One answer: who asked, for what, what came."""

    who: str
    address: str
    route: str
    about: tuple[tuple[str, object], ...]  # what else the address names: a step, a kind, a part
    status: int
    html: str  # empty for files

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
    answer = client.get(address, follow=True)
    if getattr(answer, "redirect_chain", None):
        address = answer.redirect_chain[-1][0]
    is_page = answer.headers["Content-Type"].startswith("text/html")
    if answer.streaming:
        b"".join(answer.streaming_content)  # to its end, which closes the file
    html = answer.content.decode() if is_page else ""
    return Visit(who, address, *kind_of(address), answer.status_code, html)


def links(page: Page) -> list[str]:
    """Every address a page leads to, as written."""
    found = [e.attrs["href"] for e in page.all("a") if "href" in e.attrs]
    found += [e.attrs["src"] for e in page.all("img")]
    return [link for link in found if not link.startswith(("tel:", "mailto:", "#"))]


def crawl(client: Client, who: str, *starts: str) -> list[Visit]:
    """Breadth first, a few addresses of every kind of page."""
    waiting, seen, asked, done = list(starts), set(starts), Counter(), []
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        asked[kind] += 1
        if kind[0] == NOWHERE or asked[kind] > FILES.get(kind[0], PER_KIND):
            continue
        found = visit(client, who, address)
        done.append(found)
        here = found.page if found.html else Page("")
        for link in links(here):
            there = urldefrag(urljoin(found.address, link)).url
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return done
