"""What nobody should send, and every place it can be sent to: found from addresses and forms."""

import ast
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote_from_bytes, urlencode, urljoin, urlsplit

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve
from PIL import Image

from honoree_conf.wsgi import as_utf_8
from tests.pages import Element, Page
from tests.rooms import APPS

# --- What is sent --------------------------------------------------------------------------------

TEXTS = {
    "nul": b"a\0b",
    "only nul": b"\0",
    "lone surrogate": b"a\xed\xa0\x80b",
    "not utf-8": b"\xff\xfe\xc3",
    "too many digits": b"9" * 30,
    "more digits than int() takes": b"9" * 4400,
    "minus": b"-1",
    "other digits": "١٢³".encode(),
    "no number": b"NaN",
    "infinite": b"1e400",
    "300 letters taken apart": unicodedata.normalize("NFD", "ễ" * 300).encode(),
    "a letter under 80 marks": ("A" + "\u0301" * 80).encode(),
    "right to left": "An\u202e nă\u200f\u2066".encode(),
    "no characters": "\ufdd0\uffff\U0010ffff".encode(),
    "picture": "🎉".encode(),
    "markup": b"\"'><script>{{ 7 }}{% x %}",
    "way up": b"../../../etc/passwd",
    "broken address": b"http://[x",
    "two lines": b"a\r\nX-Header: b\r\n\r\n<b>",
    "long": b"x" * 5000,
    "day out of the calendar": b"0:00 1/1/0001",
    "last day of the calendar": b"23:59 31/12/9999",
    "no day": b"99/99/9999",
    "formula": b"=1+1",
    "nothing": b"",
}
# The worst, for where there are very many places.
WORST = (
    "nul",
    "only nul",
    "lone surrogate",
    "too many digits",
    "more digits than int() takes",
    "minus",
    "other digits",
    "300 letters taken apart",
    "picture",
    "broken address",
    "day out of the calendar",
    "last day of the calendar",
)
# Into addresses: what a server hands on of them.
PIECES = {name: TEXTS[name] for name in (*WORST, "not utf-8", "way up", "markup")}
# Of servers none hands on a NUL in a header.
HEADERS = {
    "HX-Current-URL": ("http://[x", "\xff", "http://[::1", "//", "http://a:99999999/"),
    "Referer": ("http://[x", "\xff", "http://[::1", "//", "http://a:b/"),
    "Origin": ("http://[x", "null", "\xff", "http://a:99999/"),
    "HX-Request": ("true", "\xff"),
    "HX-Boosted": ("true",),
    "HX-Target": ("\xff",),
    "HX-Trigger": ("%ff%00", "\xff"),
    "HX-Trigger-URI-AutoEncoded": ("true",),
    "HX-Prompt": ("\xff",),
    "HX-History-Restore-Request": ("true", "\xff"),
    "Accept": ("\xff", "*", "a/b;q=x", ";;;", "a" * 3000),
    "Accept-Language": ("\xff", "x" * 9000, "vi;q=1e999", "../.."),
    "Accept-Encoding": ("\xff", "gzip;q=x"),
    "Cookie": ("session=\xff", 'session="\\000"', "=", "session=" + "x" * 5000, ";;"),
    "If-None-Match": ('"', "\xff"),
    "If-Modified-Since": ("Thu, 99 Foo 99999 99:99:99 GMT", "\xff", "9" * 5000),
    "Range": ("bytes=9-1", "bytes=" + "9" * 5000 + "-", "\xff"),
    "User-Agent": ("\xff",),
    "X-CSRFToken": ("\xff", "x" * 5000),
    "X-Forwarded-For": ("\xff", "999.1.1.1, [x"),
    "X-Forwarded-Host": ("[x",),
    "Host": ("[x", "\xff", "a:b", "a" * 300, ""),
    "Content-Length": ("-1", "x", "9" * 30, ""),
}
PART = "multipart/form-data; boundary=b"
FIELD = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n--b--\r\n'
FILE = (
    b'--b\r\nContent-Disposition: form-data; name="files"; filename%s\r\n'
    b"Content-Type: %s\r\n\r\nx\r\n--b--\r\n"
)
FORM = "application/x-www-form-urlencoded"
BODIES = [
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=", b"x"),
    ("multipart/form-data; boundary=\xff", b"x"),
    ("multipart/form-data; boundary=" + "b" * 300, b"x"),
    (PART, b""),
    (PART, b"--b\r\n"),
    (PART, b"--b\r\nContent-Disposition: form-data; name=\r\n\r\n"),
    (PART, FIELD % (b"a\0b", b"c")),
    (PART, FIELD % (b"\xed\xa0\x80", b"\xed\xa0\x80")),
    (
        PART,
        FIELD.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n") % (b"a", b"!"),
    ),
    (PART + "; charset=hex", FIELD % (b"note", b"zz")),
    (PART + "; charset=raw_unicode_escape", FIELD % (b"note", b"\\ud800")),
    (PART + "; charset=utf-7", FIELD % (b"note", b"+2AA-")),
    (PART, FILE % (b"*=hex''%ff", b"image/png")),
    (PART, FILE % (b"*=utf-7''+2AA-.png", b"image/png")),
    (PART, FILE % (b"*=raw_unicode_escape''\\ud800.png", b"image/png")),
    (PART, FILE % (b"*=\xff''%ff", b"image/png")),
    (PART, FILE % (b'="\0.png"', b"image/png")),
    (PART, FILE % (b'="a.png"', b"image/png; charset=hex")),
    (PART, FILE % (b'="a.png"', b"\xff")),
    (FORM + "; charset=hex", b"note=zz"),
    (FORM + "; charset=utf-16", b"note=zz"),
    (FORM + "; charset=raw_unicode_escape", b"note=\\ud800"),
    (FORM, b"&" * 3000),
    (FORM, b"a=1&" * 3000),
    (FORM, b"%00=%00&%ed%a0%80=%ed%a0%80&%ff=%ff&%=%&%u=%u0000"),
    ("application/json", b'{"note": "\\ud800"}'),
    ("\xff", b"\xff"),
    ("", b"note=%00"),
]
NAMES = {  # of uploaded files
    "300 letters taken apart": unicodedata.normalize("NFD", "ễ" * 300).encode() + b".jpg",
    "long": b"x" * 5000 + b".jpg",
    "nul": b"a\0b.jpg",
    "lone surrogate": b"a\xed\xa0\x80.jpg",
    "not utf-8": b"\xff\xfe.jpg",
    "right to left": "gpj\u202e.exe".encode(),
    "dots": b"..",
    "way up": b"../../etc/passwd",
    "nothing": b"",
    "signs": b" :;|*?<>.jpg",
}


# --- Where it is sent ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    """One address that takes something, with every box of it and what a browser would send."""

    who: str
    path: str
    boxes: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> tuple:
        """Two rows of one kind of page with the same boxes are one target."""
        found = resolve(urlsplit(self.path).path)
        named = {k: v for k, v in found.kwargs.items() if k not in ("pk", "code", "token")}
        names = tuple(sorted({re.sub(r"^HN25-\w+", "", name) for name, _ in self.boxes}))
        return (self.who, found.view_name, *named.items(), names)


def routes(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the site as written in urls.py, with its name."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield "/" + route, f"{space}{pattern.name}"
        else:
            yield from routes(pattern, route, f"{pattern.namespace}:" if pattern.namespace else "")


def broken_into(route: str) -> Iterator[tuple[str, str]]:
    """The address with each of its pieces replaced by each nasty one, others as they may be."""
    pieces = re.findall(r"<[^>]+>", route)
    for piece in pieces:
        for name, text in PIECES.items():
            address = route.replace(piece, quote_from_bytes(text, safe=b""))
            yield name, re.sub(r"<[^>]+>", "1", address)


ASKING = re.compile(r"(?:request\.(?:GET|POST)|wanted|raw)\b")


def keys_in_code() -> set[str]:
    """Every key the code asks a request for: request.GET.get("…"), "…" in request.POST."""
    found = set()
    for app in APPS:
        for file in sorted(Path(settings.BASE_DIR, app).glob("**/*.py")):
            text = file.read_text()
            for node in ast.walk(ast.parse(text)) if ASKING.search(text) else ():
                words = ast.unparse(node) if isinstance(node, ast.Call | ast.Compare) else ""
                if ASKING.search(words) and len(words) < 200:
                    found |= set(re.findall(r"(?:get|getlist)\('([\w-]+)'", words))
                    found |= set(re.findall(r"^'([\w-]+)' (?:not )?in request", words))
    return found


@contextmanager
def keys_looked_up() -> Iterator[set[str]]:
    """The keys that are looked up, here and below, in what an address or a form carries."""
    found: set[str] = set()

    def noting(look: Callable[..., object]) -> Callable[..., object]:
        def noted(query: QueryDict, key: str, *more: object) -> object:
            found.add(key)
            return look(query, key, *more)

        return noted

    with pytest.MonkeyPatch.context() as patch:
        for name in ("__getitem__", "__contains__", "getlist"):  # get() is made of the first
            patch.setattr(QueryDict, name, noting(getattr(QueryDict, name)))
        yield found


def boxes_of(form: Element) -> Iterator[tuple[str, str]]:
    """What a browser would send of a form; of radios the first, of ticks all."""
    seen = set()
    for box in form.all("input", "select", "textarea", "button"):
        name, kind = box.attrs.get("name", ""), box.attrs.get("type", "")
        if not name or name == "csrfmiddlewaretoken" or (kind == "radio" and name in seen):
            continue
        seen.add(name)
        value = box.attrs.get("value", "on" if kind == "checkbox" else "")
        if box.tag == "textarea":
            value = "".join(str(child) for child in box.children).strip()
        if box.tag == "select":
            options = [option.attrs.get("value", "") for option in box.all("option")]
            value = next(filter(None, options), "")
        yield name, value


def targets_on(who: str, address: str, page: Page) -> tuple[set[Target], set[str]]:
    """What the forms of a page send and where, and the keys its links carry."""
    found, keys = set(), set()
    for form in page.all("form"):
        there = urljoin(address, form.attrs.get("action") or address)
        boxes = list(boxes_of(form))
        mine = form.attrs.get("id")
        outside = [box.attrs for box in page.all("input", "button") if "form" in box.attrs]
        boxes += [
            (attrs["name"], attrs.get("value", "on"))
            for attrs in outside
            if mine and attrs["form"] == mine and "name" in attrs
        ]
        if form.attrs.get("method") == "post":
            found.add(Target(who, there, tuple(dict(boxes).items())))
        else:
            keys |= {name for name, _ in boxes}
    for link in page.all("a"):
        keys |= {key for key, _ in parse_qsl(urlsplit(link.attrs.get("href", "")).query)}
    return found, keys


def ask(client: Client, method: str, path: str, **how: object) -> str:
    """Send one thing; what came, in words, when it is the server's own fault."""
    query = how.pop("query", b"")
    extra = {"QUERY_STRING": query.decode("latin-1")} if query else {}
    headers = how.pop("headers", {})
    extra |= {name_of(name): value for name, value in headers.items()}
    how["content_type"] = as_utf_8(how["content_type"])  # the server's door, which the client lacks
    answer = client.generic(method, path, **how, **extra)
    return f"{answer.status_code}" if answer.status_code >= 500 else ""


def name_of(header: str) -> str:
    plain = header.upper().replace("-", "_")
    return plain if plain in ("CONTENT_LENGTH", "CONTENT_TYPE") else f"HTTP_{plain}"


def encoded(boxes: dict[str, object]) -> bytes:
    return urlencode(boxes, doseq=True).encode()


def upload(name: bytes, content: bytes) -> bytes:
    """One file with the kind chosen, as a browser would send it."""
    kind = b'--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nphoto\r\n'
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n' % name
    return kind + head + content + b"\r\n--b--\r\n"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()
