"""How tests read a page: without the white space that browsers ignore."""

import html as entities
import re

from django.http import HttpResponse

BLOCKS = "caption|dd|div|dl|dt|form|h[1-4]|li|nav|ol|p|section|t[dhr]|table|tbody|thead|ul"


def text(response: HttpResponse) -> str:
    """The page's HTML on one line: how its template is broken into lines is no matter."""
    html = re.sub(r"\s+", " ", response.content.decode())
    html = re.sub(r"(<[a-z][^>]*>) ", r"\1", html)  # after an opening tag
    return re.sub(rf"(</(?:{BLOCKS})>) | (?=</)", r"\1", html)  # between blocks, before a closing


def plain(response: HttpResponse) -> str:
    """The words of the page, one space between them."""
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", entities.unescape(bare))
