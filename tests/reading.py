"""How tests read a page: without the white space that browsers ignore."""

import re
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.http import HttpResponse

BLOCKS = "caption|dd|div|dl|dt|form|h[1-4]|li|nav|ol|p|section|t[dhr]|table|tbody|thead|ul"


def text(response: HttpResponse) -> str:
    """The page's HTML on one line: how its template is broken into lines is no matter."""
    html = re.sub(r"\s+", " ", response.content.decode())
    html = re.sub(r"(<[a-z][^>]*>) ", r"\1", html)  # after an opening tag
    return re.sub(rf"(</(?:{BLOCKS})>) | (?=</)", r"\1", html)  # between blocks, before a closing


def plain(response: HttpResponse) -> str:
    """The words of the page, one space between them."""
    return " ".join(soup(response.content.decode()).get_text(" ").split())


@lru_cache(maxsize=8)
def soup(html: str) -> BeautifulSoup:
    """The page as a tree, parsed once however often a test asks; to be read, never changed."""
    return BeautifulSoup(html, "html.parser")


def words(element: Tag) -> str:
    """What stands in an element, single spaces."""
    return " ".join(element.get_text(" ").split())


def texts(html: str, selector: str) -> list[str]:
    """The words of every element that a selector of CSS finds, in their order."""
    return [words(one) for one in soup(html).select(selector)]


def links(html: str, selector: str) -> list[tuple[str, str]]:
    """Where each of these links leads, and what it says."""
    return [(str(one["href"]), words(one)) for one in soup(html).select(selector)]
