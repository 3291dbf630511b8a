"""What a form sent when its session had ended, or its row was gone: put aside, given back."""

from datetime import datetime, timedelta
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import salted_hmac

SALT = "honoree.person"
KEPT = "kept_typed"  # in the session
KEPT_FOR = timedelta(minutes=30)
MOST_KEPT = 60_000  # characters


class Kept(TypedDict):
    """What one form sent, whose it is and when; as a session stores it."""

    who: str
    path: str  # with its query
    typed: list[tuple[str, list[str]]]
    at: str


def person_mark(pk: int) -> str:
    """Whose work a phone holds: the same each time, and told to nobody else what it stands for."""
    return salted_hmac("honoree.phone", str(pk)).hexdigest()[:32]


def person_cookie() -> str:
    """The name of the cookie that says who was last signed in on this device."""
    return "__Host-person" if settings.SESSION_COOKIE_SECURE else "person"


def keep_typed(request: HttpRequest, *, at: datetime) -> None:
    """Put aside what a form sent when its session had ended; on the server, for half an hour.

    Only of somebody who was signed in on this device: strangers store nothing here. Passwords and
    files are not put aside.
    """
    who = request.get_signed_cookie(person_cookie(), default="", salt=SALT)
    ours = request.path.startswith(reverse("accounts:profile").rsplit("/", 2)[0])
    if request.method != "POST" or not who or ours or request.FILES:
        return
    typed = [(k, v) for k, v in request.POST.lists() if k != "csrfmiddlewaretoken"]
    if sum(len(text) for _, texts in typed for text in texts) > MOST_KEPT:
        return
    kept: Kept = {
        "who": who,
        "path": request.get_full_path(),
        "typed": typed,
        "at": at.isoformat(),
    }
    request.session[KEPT] = kept


def unsaved_words(request: HttpRequest) -> list[str]:
    """The words of a form whose row is gone; not its codes and numbers, which say nothing alone.

    Only of a form a view took: before that nobody has looked whether the body is one at all.
    """
    if request.method != "POST" or not request.resolver_match or not request.user.is_authenticated:
        return []
    boxes = [several for name, several in request.POST.lists() if "password" not in name]
    typed = [text.strip() for several in boxes for text in several]
    return list(dict.fromkeys(text for text in typed if len(text.split()) > 1))


def kept_typed(request: HttpRequest, *, at: datetime) -> Kept | None:
    """What this person's own form sent before they signed in again; None after half an hour."""
    kept: Kept | None = request.session.get(KEPT)
    if not kept:
        return None
    late = at - datetime.fromisoformat(kept["at"]) > KEPT_FOR
    if late or kept["who"] != str(request.user.pk):
        del request.session[KEPT]
        return None
    return kept


def given_back(request: HttpRequest) -> None:
    """Once its form is sent again, nothing is kept any more."""
    kept = request.session.get(KEPT) if request.method == "POST" else None
    if kept and request.user.is_authenticated and kept["path"] == request.get_full_path():
        del request.session[KEPT]


def remember_person(request: HttpRequest, response: HttpResponseBase) -> None:
    """Who was last signed in here: outlives the session, opens nothing by itself."""
    who = str(request.user.pk) if request.user.is_authenticated else ""
    if who and request.get_signed_cookie(person_cookie(), default="", salt=SALT) != who:
        response.set_signed_cookie(
            person_cookie(),
            who,
            salt=SALT,
            max_age=2 * settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
