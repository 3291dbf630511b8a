"""Entry point for a WSGI server."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings")

Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]
CHARSET = re.compile(r';\s*charset\s*=\s*(?:"[^"]*"|[^;]*)', re.IGNORECASE)


def as_utf_8(content_type: str) -> str:
    """A kind of body without the encoding it claims: every browser sends us UTF-8.

    Django believes the claim before any middleware is asked, and breaks on "hex" or "utf-7".
    """
    return CHARSET.sub("", content_type)


def always_utf_8(inner: Application) -> Application:
    """Let no request say what its bytes are to be taken for."""

    def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = as_utf_8(environ.get("CONTENT_TYPE", ""))
        return inner(environ, start_response)

    return application


application = always_utf_8(get_wsgi_application())
