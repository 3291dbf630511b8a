"""An address that only takes a form leads who opens it by hand, or by Back, to the page above it.

Its own answer is a white page with a number: 405. Whoever asks for no page, a program or a test,
is answered so still.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

Get = Callable[[HttpRequest], HttpResponseBase]
NOT_SO = 405


def lead_to_the_page_above(get_response: Get) -> Get:
    """A redirect instead of 405, for a browser that wants to show a page."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        answer = get_response(request)
        wants_a_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if answer.status_code == NOT_SO and wants_a_page:
            return HttpResponseRedirect(page_above(request.path))
        return answer

    return middleware


def page_above(path: str) -> str:
    """The nearest address above that there is; it leads on upwards if it takes only a form too."""
    there = path
    while there != "/":
        there = there.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(there)
        except Resolver404:
            continue
        return there
    return there
