"""What knocks at the door: its address, and whether an account knows it.

A browser in which somebody signed in keeps a mark. While strangers guess at the account, its own
machines are counted apart, so that nobody can lock a person out by guessing (C21).
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Protocol

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

MARK = re.compile(r"([0-9]{1,18})-([0-9a-f]{16})-([0-9a-f]{64})")
BEGUN = "begun"  # in a session: when, and on what machine
MOST = 8  # people of one browser: an office's shared machine
LONG = 365 * 24 * 3600  # seconds
BRINGS_SALT, BRINGS_FOR = "honoree.brings", 24 * 3600


class Person(Protocol):
    """Whoever signs in with a password."""

    pk: int

    def get_session_auth_hash(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Device:
    """One browser; `marks`: by the account's id, what the browser says it was given."""

    address: str = ""  # nothing where the network says none: then nothing is counted by it
    marks: Mapping[int, str] = field(default_factory=dict)

    def mark_of(self, user: Person) -> str:
        """The mark this account gave this browser; nothing when it gave none, or takes it back.

        A new password, and signing out everywhere else, take every mark back.
        """
        given = self.marks.get(user.pk, "")
        return given if given and constant_time_compare(given, _mark(user, given[:16])) else ""


NO_DEVICE = Device()


def device_of(request: HttpRequest) -> Device:
    """The browser of a request; whatever it sends that is no mark is left out."""
    found = MARK.findall(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")[:2000])
    marks = {int(pk): f"{number}-{seal}" for pk, number, seal in found[:MOST]}
    return Device(address=_address(request), marks=marks)


def remember(request: HttpRequest, response: HttpResponse, user: Person) -> None:
    """Give this browser the account's mark, beside those of others who use it."""
    others = {pk: mark for pk, mark in device_of(request).marks.items() if pk != user.pk}
    marks = {user.pk: _mark(user, secrets.token_hex(8))} | others
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        ".".join(f"{pk}-{mark}" for pk, mark in list(marks.items())[:MOST]),
        max_age=LONG,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


# The first that a browser names; what runs on another's engine names that too, and comes first.
MACHINES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Máy Android"), ("Windows", "Máy Windows"),
    ("Macintosh", "Máy Mac"), ("Linux", "Máy Linux"),
)  # fmt: skip
BROWSERS = (
    ("Zalo", "Zalo"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung"), ("Edg", "Edge"),
    ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip


def called(request: HttpRequest) -> str:
    """What a person knows the machine by: "Máy Android, Zalo"; it is what the browser says."""
    says = request.headers.get("User-Agent", "")
    found = (
        next((name for sign, name in signs if sign in says), "") for signs in (MACHINES, BROWSERS)
    )
    return ", ".join(filter(None, found)) or "Máy khác"


def let_bring(response: HttpResponse) -> None:
    """For a day this browser may send a file without an account: what it said was received."""
    response.set_cookie(
        _brings(),
        signing.TimestampSigner(salt=BRINGS_SALT).sign("1"),
        max_age=BRINGS_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def may_bring(cookies: Mapping[str, str]) -> bool:
    """Whether it may; told without the database."""
    signer = signing.TimestampSigner(salt=BRINGS_SALT)
    try:
        return signer.unsign(cookies.get(_brings(), ""), max_age=BRINGS_FOR) == "1"
    except signing.BadSignature:
        return False


def _brings() -> str:
    return "__Host-brings" if settings.SESSION_COOKIE_SECURE else "brings"


def begun(request: HttpRequest, *, at: datetime) -> dict[str, str]:
    """What a session keeps under BEGUN of how it was begun, for whoever looks for a strange one."""
    return {"at": at.isoformat(), "device": called(request)}


def is_inside_zalo(request: HttpRequest) -> bool:
    """Whether the page is shown by Zalo itself, where downloads and uploads may fail."""
    return "Zalo" in request.headers.get("User-Agent", "")


def _mark(user: Person, number: str) -> str:
    said = f"{user.pk}:{number}:{user.get_session_auth_hash()}"
    return f"{number}-{salted_hmac('accounts.devices', said, algorithm='sha256').hexdigest()}"


def _address(request: HttpRequest) -> str:
    """Whom the network names; the proxy's word only where there is one, and only its own word.

    What stands before the last comma was sent by the browser itself and can be anything (A9).
    """
    text = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or text
    try:
        found = ip_address(text)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        # One household holds a /64 and may use another address of it each time.
        return str(found.ipv4_mapped or ip_network(f"{found}/64", strict=False))
    return str(found)


def is_of_script(request: HttpRequest) -> bool:
    """Whether a script of ours asks and tells the answer itself: it wants JSON, no page."""
    return request.headers.get("Accept") == "application/json"
