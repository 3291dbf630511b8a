"""Entry point for a WSGI server."""

import os
import re
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings")

CHARSET = re.compile(r';\s*charset\s*=\s*(?:"[^"]*"|[^;]*)', re.IGNORECASE)


def as_utf_8(content_type: str) -> str:
    """A kind of body without the encoding it claims: every browser sends us UTF-8.

    Django believes the claim before any middleware is asked, and breaks on "hex" or "utf-7".
    """
    return CHARSET.sub("", content_type)


def always_utf_8(inner: WSGIApplication) -> WSGIApplication:
    """Let no request say what its bytes are to be taken for."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = as_utf_8(environ.get("CONTENT_TYPE", ""))
        return inner(environ, start_response)

    return application


application = always_utf_8(get_wsgi_application())
