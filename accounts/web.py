"""What every view uses: rights, whole page or part, the moment, the doors."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
    UnreadablePostError,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin

from accounts.enums import Permission, Reach
from accounts.kept import given_back, keep_typed, remember_person, unsaved_words
from accounts.models import User
from accounts.permissions import reach, works_for_one_unit
from accounts.problems import Damaged
from accounts.request import AnyRequest
from accounts.storage import StorageAway

SLIP_ENDED = "slip_ended"  # in the session of whoever was signed out with a slip
View = Callable[..., HttpResponseBase]


def moment() -> datetime:
    """Now; in the demo, the demo's idea of now (HONOREE_NOW)."""
    now = timezone.now()
    return now + settings.CLOCK_SHIFT if settings.CLOCK_SHIFT else now


def _marked(view: View, **marks: Permission | str | bool) -> View:
    """The view, with what middleware and tests look for on it."""
    for name, said in marks.items():
        setattr(view, name, said)
    return view


def needs(permission: Permission, *others: Permission) -> Callable[[View], View]:
    """Close a view to those whose reach is nowhere; rows are narrowed by `within_reach` inside.

    others: rights of which any one opens it as well.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: AnyRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if all(reach(request.user, right) is Reach.NOWHERE for right in (permission, *others)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return _marked(guarded, needs=permission)

    return mark


def open_to_all(*, because: str) -> Callable[[View], View]:
    """Leave a view open to the anonymous, and say why."""

    def mark(view: View) -> View:
        return _marked(view, login_required=False, open_because=because)

    return mark


def signed_in(*, because: str, before_new_password: bool = False) -> Callable[[View], View]:
    """Leave a view to everybody signed in, whatever their role, and say why.

    before_new_password: also while a first password waits to be changed.
    """

    def mark(view: View) -> View:
        return _marked(view, signed_in_because=because, before_new_password=before_new_password)

    return mark


def row_id(typed: str) -> int:
    """The id a form sent; 0, which no row has, for anything that cannot be one (check I6)."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 18 else 0


def asked(request: HttpRequest) -> QueryDict:
    """What an address asks for; keys are spelt with hyphens, an old bookmark's underscores too."""
    return hyphened(request.GET)


def hyphened(said: QueryDict) -> QueryDict:
    """The same, with its keys as we spell them."""
    wanted = QueryDict(mutable=True)
    for key, values in said.lists():
        wanted.setlistdefault(key.replace("_", "-"), []).extend(values)
    return wanted


def address(route: str, *, at: str = "", **asks: str | int | None) -> str:
    """Where a list stands when asked this: `don_vi` here is `don-vi` there, nothing asks nothing.

    `at` names the place on the page.
    """
    said = {key: value for key, value in asks.items() if value not in ("", None)}
    query = {key.replace("_", "-"): value for key, value in said.items()}
    return reverse(route, query=query, fragment=at or None)


def is_htmx(request: AnyRequest) -> bool:
    """Whether only a part is asked for; going back in history asks for the whole."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def page(
    request: AnyRequest, whole: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The part for htmx, the whole page for everybody else."""
    response = render(request, part if is_htmx(request) else whole, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


REFUSED, OVERTAKEN = 422, 409


def answered(
    request: AnyRequest, template: str, context: dict[str, Any], *, overtaken: bool = False
) -> HttpResponse:
    """A page with a form: 422 when what was sent is refused (`has_errors`), 409 when overtaken.

    Overtaken: somebody else wrote the same in between, and both texts are on the page; an
    `EditForm` knows it by itself.
    """
    overtaken = overtaken or getattr(context.get("form"), "is_overtaken", False)
    refused = request.method == "POST" and context.get("has_errors")
    status = OVERTAKEN if overtaken else REFUSED if refused else 200
    return render(request, template, context, status=status)


def moment_of_the_request(get_response: View) -> View:
    """Let time enter once: every view and rule of one request sees the same `request.at`."""

    def middleware(request: AnyRequest) -> HttpResponseBase:
        request.at = moment()
        return get_response(request)

    return middleware


def storable(text: str) -> str:
    """Text that every engine keeps: a space for NUL, nothing for halves of broken characters."""
    return text.replace("\x00", " ").encode(errors="ignore").decode()


class ReadableText(MiddlewareMixin):
    """Let text in once, such as every engine can store; no view and no form looks again.

    That it is UTF-8 is honoree_conf/wsgi.py's to see to.
    """

    def process_request(self, request: HttpRequest) -> HttpResponseBase | None:
        """Refuse what no honest address or cookie holds (I6)."""
        typed = (request.path_info, *request.COOKIES.values())
        if "%00" in request.META.get("QUERY_STRING", "") or any("\x00" in text for text in typed):
            return bad_request(request)
        return None

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Clean the boxes of a form and the names of its files; refuse what is no form."""
        if request.method != "POST":
            return None
        try:
            sent, files = request.POST, request.FILES
        except (LookupError, UnicodeError, UnreadablePostError):
            # Or the page that says so reads it again. Private, so Django's stubs leave it out.
            request._mark_post_parse_error()  # type: ignore[attr-defined]  # see above
            return bad_request(request)
        clean = QueryDict(mutable=True)
        for key, texts in sent.lists():
            clean.setlist(storable(key), [storable(text) for text in texts])
        clean._mutable = False
        request.POST = clean  # type: ignore[assignment]  # immutable from here on, as Django's own
        for file in (file for _, several in files.lists() for file in several):
            if file.name != (name := storable(file.name or "")):
                file.name = name.strip(" .") or "tep"
        return None


def _page_of(address: str) -> str:
    """Path and query of the page a browser says it is on; the first page when it says nonsense."""
    try:
        page = urlsplit(address)
    except ValueError:
        return "/"
    return f"{page.path}?{page.query}" if page.query else page.path or "/"


def must_choose_password(user: User | AnonymousUser) -> bool:
    """Whether nothing else opens: the first password was on paper, and this person sees many."""
    return user.is_authenticated and user.must_change_password and not works_for_one_unit(user)


class SignInFirst(LoginRequiredMiddleware):
    """Everything is closed but what says otherwise; htmx is sent to the whole sign-in page."""

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """To the sign-in, or to the page of the first password, before anything else."""
        given_back(request)
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        is_open = not getattr(view_func, "login_required", True)
        if refused or is_open or getattr(view_func, "before_new_password", False):
            return refused
        if not must_choose_password(request.user):
            return None
        there = reverse("accounts:first_password")
        if "HX-Request" not in request.headers:
            return HttpResponseRedirect(there)
        return HttpResponse(headers={"HX-Redirect": there})

    def handle_no_permission(  # type: ignore[override]  # htmx is sent on by a header, not a 302
        self, request: HttpRequest, view_func: View
    ) -> HttpResponse:
        """To the sign-in, and afterwards back to the page the person was on.

        Not to the part htmx asked for, nor to an address that only takes a form.
        """
        htmx = "HX-Request" in request.headers
        came = cast("AnyRequest", request)  # moment_of_the_request stands before this middleware
        keep_typed(request, at=came.at)
        if not htmx and request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        wanted = QueryDict(mutable=True)
        wanted["next"] = _page_of(request.headers.get("HX-Current-URL" if htmx else "Referer", ""))
        there = f"{settings.LOGIN_URL}?{wanted.urlencode(safe='/')}"
        if not htmx:
            return HttpResponseRedirect(there)
        answer = HttpResponse(status=200)
        answer["HX-Redirect"] = there
        return answer

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """After signing out on a shared machine, Back shows nothing (A5)."""
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        remember_person(request, response)
        return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when database or bucket are away or what a page rests on is damaged (U34).

    Pages that need no database.

    Django calls this for whatever went wrong in a view or in any middleware, the session's and the
    user's own reads included; a middleware of ours would see only what lies inside it.
    """
    trouble = sys.exc_info()[1]
    known = {"helpline": settings.HELPLINE}  # the database, which knows better, may be away
    if isinstance(trouble, OperationalError | InterfaceError | StorageAway):
        response = HttpResponse(render_to_string("503.html", known), status=503)
        response["Retry-After"] = "30"
        return response
    if isinstance(trouble, Damaged):
        page = render_to_string("damaged.html", known | {"words": str(trouble)})
        return HttpResponse(page, status=503)
    return HttpResponse(render_to_string("500.html", known), status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 in Vietnamese."""
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; Django's own looks for a token in the form first, and breaks on a body that is none."""
    return render(request, "404.html", {"unsaved": unsaved_words(request)}, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or cookies are off: say so, and what to do."""
    return render(request, "403_csrf.html", status=403)
