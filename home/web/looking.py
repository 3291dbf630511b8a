"""The house's own pages, drawn for whoever may only look: as a unit sees them before it may write,
or of a conference that is over.

The same views and templates: no page has a second copy that could say something else. The address
says what is looked at, so two tabs never mix and nothing stands in the session. Nothing can come
of it: only GET is drawn, statements that write are refused, and no script runs.
"""

import copy
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, cast

from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve

from accounts.models import User
from accounts.request import Request
from accounts.web import View
from conferences.models import Conference, Deadline
from conferences.sessions import Around, SessionStore

NO_SCRIPT = {"script-src": ["'none'"], "worker-src": ["'none'"]}
READS = ("SELECT", "(", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK")
_LINK = re.compile(r'(<(?:a|form)\b[^>]*?\s(?:href|action)=")/(?!/)')
_BODY = re.compile(r"<body[^>]*>")


class WouldWrite(Exception):
    """A page that is only looked at asked to write: a fault of ours; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is looked at: below which address, as whom, at which conference."""

    root: str  # with its last slash
    user: User
    conference: Conference
    deadlines: list[Deadline]
    logs: tuple[str, ...] = ()  # tables a look may write: that a file was handed out is on record


def page_at(path: str) -> ResolverMatch:
    """Which page of the house that is; Http404 where none."""
    try:
        return resolve(f"/{path}")
    except Resolver404 as nowhere:
        raise Http404 from nowhere


def drawn(
    request: Request, look: Look, view: View, path: str, *args: Any, band: str, **kwargs: Any
) -> HttpResponseBase:
    """That view's answer to whoever looks, its links leading on below the same address.

    band: what stands above each page, saying that it is only looked at; its own links lead away.
    """
    asked = _as(request, look, path)
    with _only_reading(look.logs):
        answer = view(asked, *args, **kwargs)
    answer._csp_replace = NO_SCRIPT  # type: ignore[attr-defined]  # where django-csp looks
    there = answer.headers.get("Location", "")
    if there.startswith("/"):
        answer.headers["Location"] = look.root + there[1:]
    if isinstance(answer, HttpResponse) and "text/html" in answer.headers["Content-Type"]:
        page = _LINK.sub(rf"\g<1>{look.root}", answer.content.decode())
        answer.content = _BODY.sub(lambda found: found[0] + band, page, count=1)
    return answer


def _as(request: Request, look: Look, path: str) -> Request:
    """The request as it would be there: its own address, nobody's session."""
    asked: Any = copy.copy(request)
    around = Around(conference=look.conference, deadlines=look.deadlines)
    setattr(look.user, "around", around)  # noqa: B010  as a session hangs it on its person
    asked.user, asked.session = look.user, SessionStore()
    asked.path = asked.path_info = f"/{path}"
    asked._conference, asked._deadlines = look.conference, look.deadlines
    return cast("Request", asked)  # a copy of one, with nobody's session


def _only_reading(logs: tuple[str, ...]) -> AbstractContextManager[None]:
    """Refuse every statement that is none of READS, but into the named tables."""

    def run(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        reads = sql.lstrip().upper().startswith(READS)
        if not reads and not any(f'"{table}"' in sql.partition("SET")[0] for table in logs):
            raise WouldWrite(sql.partition(" ")[0])
        return execute(sql, *rest)

    return connection.execute_wrapper(run)
