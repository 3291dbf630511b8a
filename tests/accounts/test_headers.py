"""What every answer carries, whatever its status (S2)."""

import pytest
from django.test import Client

from honoree_conf import settings as production
from tests import make

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
COOKIES = ("__Host-session", "__Host-csrf", "__Host-known", "__Host-device", "__Host-person")
ANSWERS = {
    "200": ("/tai-khoan/dang-nhap/", 200),
    "302": ("/ho-so/", 302),
    "400": ("/ho-so/?tim=%00", 400),
    "404": ("/khong-co/", 404),
    "500": ("/hong/", 500),
    "503": ("/mat-csdl/", 503),
    "static": ("/static/css/tokens.css", 200),
    "script": ("/static/js/honoree.js", 200),
}


@pytest.fixture
def live(settings):
    """The site as it runs behind TLS, with two addresses that go wrong."""
    for name in (
        "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME",
        "DEVICE_COOKIE_NAME", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT",
    ):  # fmt: skip
        setattr(settings, name, getattr(production, name))
    settings.ROOT_URLCONF = "tests.accounts.trouble_urls"
    return Client(raise_request_exception=False)


def policy(answer):
    parts = (part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    return dict(parts)


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_answer_carries_the_headers(live, kind):
    """S2."""
    path, status = ANSWERS[kind]

    answer = live.get(path, secure=True)
    answer.close()

    assert answer.status_code == status
    assert policy(answer) == POLICY
    assert {
        name: answer[name]
        for name in ("X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security")
    } == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    }


def test_cookies_belong_to_this_host_over_tls_and_to_no_script(live):
    """S2."""
    make.user(username="thon")
    live.get("/tai-khoan/dang-nhap/", secure=True)
    live.post(
        "/tai-khoan/dang-nhap/", {"login": "thon", "password": make.PASSWORD}, secure=True,
    )  # fmt: skip

    flags = {
        name: (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"],
               cookie["domain"])
        for name, cookie in live.cookies.items()
    }  # fmt: skip
    assert flags == dict.fromkeys(COOKIES, (True, True, "Lax", "/", ""))


def test_plain_http_is_led_to_tls(live):
    """S2."""
    answer = live.get("/tai-khoan/dang-nhap/")

    assert (answer.status_code, answer.url) == (301, "https://testserver/tai-khoan/dang-nhap/")


def test_pages_hold_no_inline_style_or_script(live):
    """S2: what the policy would refuse is not there."""
    for path, _ in ANSWERS.values():
        answer = live.get(path, secure=True)
        html = answer.getvalue().decode() if "/static/" not in path else ""
        answer.close()
        inline = ("<style", " style=", "<script>", " onclick=")
        assert [sign for sign in inline if sign in html] == []
