"""Says how large a request may be, and who may send files at all.

The web server asks before it takes a body in (serving/front.py); the middleware asks again, for
whatever other server stands in front.
"""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string

from accounts.devices import is_of_script, may_bring

SALT = "honoree.known"
MARK = "1"  # says nothing of who it is: only that somebody signed in here
DAYS = 90  # outlasts a session: a photo sent just after it ended is not thrown away unread
MB = 1024 * 1024
BRINGS_MAX_BYTES = settings.UPLOAD_MAX_BYTES + MB  # one file to an objection that was received
PUBLIC = "/niem-yet/"  # where whoever has no account writes
Get = Callable[[HttpRequest], HttpResponseBase]


def _cookie() -> str:
    return "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"


def is_known(cookies: Mapping[str, str]) -> bool:
    """Whether somebody signed in from this browser before; told without the database."""
    try:
        seal = cookies.get(_cookie(), "")
        return signing.TimestampSigner(salt=SALT).unsign(seal, max_age=DAYS * 86400) == MARK
    except signing.BadSignature:
        return False


def mark() -> str:
    return signing.TimestampSigner(salt=SALT).sign(MARK)


def limit(cookies: Mapping[str, str]) -> int:
    """How many bytes one request may carry."""
    if is_known(cookies):
        return settings.BODY_MAX_BYTES
    return BRINGS_MAX_BYTES if may_bring(cookies) else settings.STRANGER_BODY_MAX_BYTES


def within_limits(get_response: Get) -> Get:
    """Refuse a body that is too large, without having read it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        told = request.META.get("CONTENT_LENGTH") or "0"
        if told.isascii() and told.isdigit() and _over(told, limit(request.COOKIES)):
            return too_large(request)
        return get_response(request)

    return middleware


def _over(digits: str, most: int) -> bool:
    """Compared by length first: Python reads no number of more than 4,300 digits."""
    digits = digits.lstrip("0")
    return len(digits) > len(str(most)) or int(digits or 0) > most


def too_large(request: HttpRequest) -> HttpResponse:
    """413 in Vietnamese: a page, or a line for the script that sends photos."""
    if is_known(request.COOKIES):
        words = (
            f"Tệp quá lớn. Mỗi tệp tối đa {settings.UPLOAD_MAX_BYTES // MB} MB, mỗi lần gửi tối đa"
            f" {settings.BODY_MAX_BYTES // MB} MB. Hãy gửi từng tệp hoặc chọn tệp nhỏ hơn."
        )
    elif may_bring(request.COOKIES):
        words = (
            f"Tệp quá lớn nên chưa nhận. Mỗi lần gửi tối đa {BRINGS_MAX_BYTES // MB - 1} MB. Ý kiến"
            " phản ánh đã nhận thì vẫn còn. Hãy bấm Trở lại rồi chọn tệp nhỏ hơn."
        )
    elif request.path.startswith(PUBLIC):
        words = "Nội dung gửi quá dài nên chưa nhận. Hãy bấm Trở lại, rút gọn rồi gửi lại."
    else:
        words = "Chưa đăng nhập thì chưa gửi được tệp. Hãy đăng nhập rồi gửi lại."
    if is_of_script(request):
        answer: HttpResponse = JsonResponse({"refused": [words]}, status=413)
    else:
        page = {"words": words, "helpline": settings.HELPLINE}
        answer = HttpResponse(render_to_string("413.html", page), status=413)
    answer["Content-Length"] = str(len(answer.content))
    return answer


def remember_known(get_response: Get) -> Get:
    """Mark the browser of whoever is signed in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.user.is_authenticated and not is_known(request.COOKIES):
            response.set_cookie(
                _cookie(),
                mark(),
                max_age=DAYS * 86400,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware
