"""What a browser that was never here has to fetch to show a page."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from urllib.parse import urldefrag

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.journeys.crawler import Visit, join


def asked_for(visit: Visit) -> set[str]:
    """What a page makes the browser ask for; lazy pictures too: it asks far ahead of the eye.

    Not what is asked for when the page stands: how it would be shown among a phone's apps.
    """
    tags = {"link": "href", "script": "src", "img": "src", "image": "href", "use": "href"}
    shown = [e for e in visit.page.all(*tags) if e.attrs.get("rel") != "manifest"]
    found = [e.attrs.get(tags[e.tag], "") for e in shown]
    return {urldefrag(join(visit.address, link)).url for link in found if link[:1] not in ("", "#")}


def is_static(address: str) -> bool:
    return address.startswith(settings.STATIC_URL)


def pictures_of(visit: Visit) -> set[str]:
    """Those of people: shown by a view."""
    return {one for one in asked_for(visit) if not is_static(one)} if visit.html else set()


@lru_cache
def packed(name: str) -> int:
    """Bytes of a file as WhiteNoise sends it to who takes brotli."""
    data = Path(finders.find(name)).read_bytes()
    return len(brotli.compress(data))


def weigh(visits: Iterable[Visit]) -> dict[Visit, tuple[int, int]]:
    """Of every page: how many requests it takes, how many bytes come."""
    sizes = {(one.who, one.address): one.size for one in visits}
    found = {}
    for one in visits:
        if one.html:
            asked = asked_for(one)
            files = sum(packed(a.removeprefix(settings.STATIC_URL)) for a in asked if is_static(a))
            shown = sum(sizes[one.who, a] for a in asked if not is_static(a))
            found[one] = (1 + len(asked), one.size + files + shown)
    return found
