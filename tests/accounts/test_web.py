"""The doors: sign in first, pages of trouble, what no address may hold."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory

from accounts.enums import Permission, Role
from accounts.web import is_htmx, moment, needs, page
from honoree_conf.wsgi import always_utf_8, application
from tests import make

pytestmark = pytest.mark.django_db
BOARD = "/hoi-nghi/tien-do/"
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture
def trouble(settings):
    """A browser on a site where two addresses go wrong; answers instead of raising."""
    settings.ROOT_URLCONF = "tests.accounts.trouble_urls"
    return Client(raise_request_exception=False)


def test_everything_closed_leads_to_the_sign_in_and_back():
    answer = Client().get("/hoi-nghi/nhat-ky/?trang=2")

    assert (answer.status_code, answer.url) == (
        302, f"{SIGN_IN}?next=/hoi-nghi/nhat-ky/%3Ftrang%3D2",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (f"http://testserver{BOARD}?loc=chua-xong", f"{BOARD}%3Floc%3Dchua-xong"),
        ("http://testserver/", "/"),
        ("", "/"),
    ],
)
def test_htmx_is_sent_to_the_whole_sign_in_page(there, back):
    """Back to the page afterwards, not to the part that was asked for."""
    headers = {"HX-Request": "true", "HX-Current-URL": there}

    answer = Client().get("/van-ban/7/", headers=headers)

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["HX-Redirect"] == f"{SIGN_IN}?next={back}"


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page():
    """Not to the address that only takes the form, which would answer a GET with nothing."""
    there = "http://testserver/hoi-nghi/don-vi/"

    answer = Client().post("/hoi-nghi/don-vi/phieu.pdf", headers={"Referer": there})

    assert (answer.status_code, answer.url) == (302, f"{SIGN_IN}?next=/hoi-nghi/don-vi/")


def test_a_page_without_the_right_is_403_in_vietnamese(sign_in):
    answer = sign_in(role=Role.DOOR).get("/hoi-nghi/nhat-ky/")

    assert answer.status_code == 403
    assert "Tài khoản này không mở được trang" in answer.content.decode()


@pytest.mark.parametrize("role", [None, Role.DOOR, Role.CITY_BOARD])
def test_a_missing_page_is_404_in_vietnamese(sign_in, role):
    client = sign_in(role=role) if role else Client()

    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("path", ["/", BOARD, "/hoi-nghi/ke-hoach/", "/hoi-nghi/don-vi/",
                                  "/hoi-nghi/nhat-ky/", "/tai-khoan/ca-nhan/"])  # fmt: skip
def test_no_page_breaks_before_there_is_a_conference(sign_in, path, role):
    """U23: an empty database is no error."""
    assert sign_in(role=role).get(path, follow=True).status_code in (200, 403, 404)


def test_an_error_is_said_in_vietnamese_without_details(trouble):
    answer = trouble.get("/hong/")

    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in html
    assert "RuntimeError" not in html


def test_a_database_that_is_away_is_503_and_says_when_to_come_back(trouble):
    """U34."""
    answer = trouble.get("/mat-csdl/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Đang bảo trì" in answer.content.decode()


def test_the_503_needs_no_database_itself(sign_in):
    """U34, D6: also when the session and the user cannot be read."""
    client = sign_in()
    client.raise_request_exception = False

    def away(execute, sql, params, many, context):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(away):
        answer = client.get("/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Đang bảo trì" in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/ho-so/%00/", "/tai-khoan/dang-nhap/%00", "/ho-so/?tim=a%00b", "/?next=%00", "/%00"]
)
@pytest.mark.parametrize("known", [True, False])
def test_a_nul_byte_in_an_address_is_400(sign_in, path, known):
    """I6: PostgreSQL cannot store it, SQLite can; nobody gets to ask."""
    client = sign_in() if known else Client()

    answer = client.get(path)

    assert answer.status_code == 400
    assert "Địa chỉ không đúng" in answer.content.decode()


@pytest.mark.parametrize("name", ["session", "csrf", "messages", "khac"])
def test_a_nul_byte_in_a_cookie_is_400(name):
    """I6: a quoted cookie may spell one, and the session would be looked up by it."""
    client = Client(headers={"Cookie": f'{name}="\\000\\000\\000\\000\\000\\000\\000\\000a"'})

    assert client.get("/ho-so/").status_code == 400


def test_a_nul_byte_in_a_form_is_a_space_on_both_engines():
    """I6: cleaned once at the door; never a 500."""
    answer = Client().post(SIGN_IN, {"login": "a\x00b", "password": "c\x00d"})

    assert answer.status_code == 422
    assert answer.context["form"].data["login"] == "a b"
    assert set(answer.context["form"].errors) == {"__all__"}


@pytest.mark.parametrize("charset", ["hex", "utf-7", "raw_unicode_escape", "utf-16"])
def test_whatever_encoding_a_form_claims_it_is_read_as_utf_8(charset):
    """I6: some names are no encodings of text, others spell halves of characters."""
    body = b'--b\r\nContent-Disposition: form-data; name="login"\r\n\r\n\\ud800 +2AA- \xc3\xa1'
    body += b"\r\n--b--\r\n"
    kind = f'multipart/form-data; Charset="{charset}"; boundary=b'
    seen = []

    def inner(environ, start_response):
        seen.append(WSGIRequest(environ).POST.dict())
        return []

    asked = RequestFactory().generic("POST", f"{SIGN_IN}?next=/", body, content_type="x")
    always_utf_8(inner)(asked.environ | {"CONTENT_TYPE": kind}, None)

    assert seen == [{"login": "\\ud800 +2AA- á"}]


def test_the_server_is_given_the_application_that_reads_utf_8_alone():
    assert application.__qualname__ == "always_utf_8.<locals>.application"


@pytest.mark.parametrize("header", ["HX-Current-URL", "Referer"])
@pytest.mark.parametrize("address", ["http://[x", "http://[::1"])
def test_a_browser_that_says_nonsense_comes_back_to_the_first_page(header, address):
    more = {"HX-Request": "true"} if header == "HX-Current-URL" else {}

    answer = Client().post("/ho-so/", headers=more | {header: address})

    assert answer.get("HX-Redirect", answer.get("Location")) == f"{SIGN_IN}?next=/"


@pytest.mark.parametrize("pk", ["999999", "9" * 30, "9" * 4000])
def test_numbers_too_large_for_a_database_are_not_there(sign_in, pk):
    """I6."""
    client = sign_in()
    make.conference()

    assert client.post(f"{BOARD}{pk}/").status_code == 404
    assert client.post("/hoi-nghi/don-vi/phieu.pdf", {"units": pk}).status_code == 302


def test_what_one_has_seen_is_not_kept_by_the_browser(sign_in):
    """A5: after signing out on a shared machine, Back shows nothing."""
    make.conference()

    assert sign_in().get(BOARD)["Cache-Control"] == "private, no-store"


def test_time_is_the_same_for_a_whole_request_and_shifted_in_the_demo(settings, monkeypatch):
    from datetime import timedelta

    from django.utils import timezone

    monkeypatch.undo()  # conftest holds the requests in the plan's days
    before = timezone.now()
    settings.CLOCK_SHIFT = None
    plain = moment()
    settings.CLOCK_SHIFT = timedelta(days=-400)

    assert before <= plain <= timezone.now()
    assert abs(moment() + timedelta(days=400) - plain) < timedelta(minutes=1)


class Asked:
    """What django-htmx puts on a request."""

    def __init__(self, *, asked, history=False):
        self.asked, self.history_restore_request = asked, history

    def __bool__(self):
        return self.asked


@pytest.mark.parametrize(
    ("htmx", "part"),
    [
        (Asked(asked=False), False),
        (Asked(asked=True), True),
        (Asked(asked=True, history=True), False),  # Back asks for the whole page
    ],
)
def test_htmx_gets_the_part_and_everybody_else_the_whole(htmx, part):
    request = RequestFactory().get("/")
    request.htmx = htmx

    answer = page(request, "404.html", "parts/_lotus.html", {})

    assert is_htmx(request) is part
    assert ("<html" in answer.content.decode()) is not part
    assert answer["Vary"] == "HX-Request"


def test_a_closed_view_says_what_it_needs_and_refuses_the_rest():
    @needs(Permission.AUDIT_VIEW)
    def view(request):
        """A view."""
        return HttpResponse("mở")

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        view(request)
    request.user = make.user(role=Role.LEADERSHIP)

    assert view(request).content.decode() == "mở"
    assert (view.needs, view.__doc__) == (Permission.AUDIT_VIEW, "A view.")


def test_navigation_asks_for_rights_and_the_anonymous_has_none():
    template = Template('{% may "audit.view" as yes %}{{ yes }}')
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    nobody = template.render(Context({"request": request}))
    request.user = make.user(role=Role.LEADERSHIP)

    assert nobody == "False"
    assert template.render(Context({"request": request})) == "True"
    assert template.render(Context({})) == "False"
