"""What makes the house an app on a phone: the service worker and the manifest."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from nominations.web.blank import ASKED_FOR, drawn

SOURCE = (settings.BASE_DIR / "static" / "js" / "sw.js").read_text()
ICONS = (("192", "any"), ("512", "any"), ("192", "maskable"), ("512", "maskable"))


def worker() -> str:
    """The script with what it keeps: by other names or another page it is another script, which is
    how a browser knows that there was a release.
    """
    page = reverse("nominations:offline")
    kept = (page, *(static(name) for name in ASKED_FOR))
    told = {"ON": settings.OFFLINE, "PAGE": page, "KEPT": kept, "NAME": _name(kept, drawn())}
    lines = [f"const {key} = {json.dumps(value)};" for key, value in told.items()]
    return "\n".join([*lines, SOURCE])


@lru_cache(maxsize=2)
def _name(kept: tuple[str, ...], page: str) -> str:
    """Hashed once a process: a browser asks for the script at every visit."""
    return hashlib.sha256("\n".join([*kept, page]).encode()).hexdigest()[:12]


def manifest() -> dict[str, Any]:
    """How a phone shows the house among its apps."""
    icons = [
        {
            "src": static(f"img/icon-{purpose}-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in ICONS
    ]
    return {
        "name": "Hội nghị tuyên dương",
        "short_name": "Tuyên dương",
        "lang": "vi",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#7d1420",
        "icons": icons,
    }
