"""Answers the script of a bad line (static/js/line.js); nobody else sends its mark.

A redirect is told instead of followed, or the next page would be fetched twice on 3G; a question
whether the line holds is answered at the door, before session and database. Whatever comes back
without the mark is not from here: a gateway's page, or the sign-in of somebody's free WLAN.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

Get = Callable[[HttpRequest], HttpResponseBase]
MARK = "Honoree-Line"  # on the way out: where to go on, or HERE
HERE = "here"  # the answer is itself the page to show


def tell_the_line(get_response: Get) -> Get:
    """Every answer to the script carries the mark."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if MARK not in request.headers:
            return get_response(request)
        if request.method == "HEAD":
            return HttpResponse(status=204, headers={MARK: HERE, "Cache-Control": "no-store"})
        answer = get_response(request)
        answer[MARK] = answer.get("Location", HERE)
        if answer.has_header("Location"):
            del answer["Location"]
            answer.status_code = 200
        return answer

    return middleware
