"""Signing in: by name or phone, counted refusals, one answer for all of them (A1, A2, A3, A4)."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import SignInFailure
from accounts.views import REFUSED
from conferences.models import Session
from tests import make
from tests.accounts.hashing import CountingHasher

pytestmark = pytest.mark.django_db
URL = reverse("accounts:sign_in")
WRONG = "sai-mat-khau"
NOW = timezone.now()
SESSION = "session"


def try_in(typed, password=make.PASSWORD, *, client=None, **more):
    return (client or Client()).post(URL, {"login": typed, "password": password, **more})


def check(typed, password=make.PASSWORD, *, now=NOW):
    return actions.check_sign_in(typed=typed, password=password, now=now)


@pytest.mark.parametrize(
    "typed",
    [
        "truongthon", " TruongThon ", "0912000001", "0912 000 001", "0912.000.001", "84912000001",
        "+84 912 000 001", "+84 (0)912-000-001",
    ],
)  # fmt: skip
def test_the_name_or_the_phone_as_people_type_it(typed):
    """U12."""
    user = make.user(username="truongthon", phone="+84912000001")

    assert check(typed) == user


def test_signing_in_leads_where_one_wanted_to_go():
    make.user(username="thon")

    answer = try_in("thon", next="/ho-so/?trang=2")

    assert (answer.status_code, answer.url) == (302, "/ho-so/?trang=2")


@pytest.mark.parametrize(
    "wanted",
    [
        "https://lua-dao.example/", "//lua-dao.example/", "javascript:alert(1)", "", "/\\lua-dao",
        reverse("accounts:sign_out"),
    ],
)  # fmt: skip
def test_signing_in_never_leads_off_the_site_nor_out_again(wanted):
    make.user(username="thon")

    assert try_in("thon", next=wanted).url == "/"


def test_who_is_signed_in_is_not_asked_again(sign_in):
    assert sign_in().get(URL + "?next=/ho-so/").url == "/ho-so/"


def test_an_empty_form_says_what_is_missing():
    """U10: summary with links, words at the field, title begins with Lỗi."""
    page = try_in("", "")

    html = page.content.decode()
    assert page.context["form"].errors == {
        "login": ["Hãy nhập số điện thoại hoặc tên đăng nhập."],
        "password": ["Hãy nhập mật khẩu."],
    }
    assert "<title>Lỗi: " in html
    assert html.count('href="#id_login"') == html.count('href="#id_password"') == 1


def test_a_wrong_password_keeps_the_name_and_never_the_password():
    make.user(username="thon")

    html = try_in("thon", WRONG).content.decode()

    assert 'value="thon"' in html
    assert WRONG not in html


@pytest.mark.parametrize(
    "typed", ["x" * 61, "a\x00b", "\ud800", "‮thon", "Ð" * 60, "1" * 60, "' OR 1=1 --"]
)
def test_odd_names_are_refused_and_nothing_breaks(typed):
    """I6."""
    page = try_in(typed.encode("utf-8", "replace").decode(), "a\x00b")

    assert page.status_code == 422
    assert page.context["form"].errors


@pytest.mark.parametrize(
    ("password", "works"), [("Mật khẩu 🌾 có dấu", True), ("a" * 256, True), ("a" * 257, False)]
)
def test_long_and_accented_passwords_work_up_to_the_longest(password, works):
    """A8."""
    user = make.user(username="thon")
    user.set_password(password)
    user.save()

    assert (try_in("thon", password).status_code == 302) is works


def test_the_sixth_try_is_refused_even_when_it_is_right():
    """A1: exactly at the limit, and one over."""
    make.user(username="thon")
    for _ in range(4):
        assert check("thon", WRONG) is None
    assert check("thon") is not None  # the fifth may still be right, and wipes the slate

    for _ in range(5):
        assert check("thon", WRONG) is None

    assert check("thon") is None


def test_tries_during_the_lock_do_not_make_it_longer():
    """A1: a lock ends five minutes after the wrong tries, whatever came in between."""
    make.user(username="thon")
    for second in range(5):
        check("thon", WRONG, now=NOW + timedelta(seconds=second))

    locked = [check("thon", WRONG, now=NOW + timedelta(minutes=n)) for n in (1, 2, 3, 4)]
    just_before = check("thon", now=NOW + timedelta(minutes=4, seconds=59))
    just_after = check("thon", now=NOW + timedelta(minutes=5))

    assert (locked, just_before) == ([None] * 4, None)
    assert just_after is not None
    assert SignInFailure.objects.count() == 0


def test_other_accounts_are_unaffected_by_a_lock():
    """A1."""
    make.user(username="thon", phone="+84912000001")
    neighbour = make.user(username="thon-ben")
    for _ in range(6):
        check("thon", WRONG)

    assert check("thon") is None
    assert check("thon-ben") == neighbour


@pytest.mark.parametrize("wrong", [("thon", "0912000001"), ("0912000001", "thon")])
def test_the_name_and_the_phone_are_one_account(wrong):
    """C21: they were counted apart, so that ten tries passed instead of five."""
    make.user(username="thon", phone="+84912000001")
    for typed in (*wrong, *wrong, wrong[0]):
        check(typed, WRONG)

    assert [check("thon"), check("0912000001")] == [None, None]
    assert SignInFailure.objects.count() == 5


@pytest.fixture
def three_kinds():
    """An account, the same one locked, and one nobody has."""
    make.user(username="dang-dung")
    make.user(username="bi-khoa")
    make.user(username="da-nghi", is_active=False)
    make.user(username="chi-phieu", password="!")  # the hand behind slips has no password
    for _ in range(5):
        check("bi-khoa", WRONG, now=timezone.now())  # the pages below look at the real clock
    return {
        "wrong": ("dang-dung", WRONG),
        "locked": ("bi-khoa", WRONG),
        "locked, right": ("bi-khoa", make.PASSWORD),
        "unknown": ("khong-co", make.PASSWORD),
        "deactivated": ("da-nghi", make.PASSWORD),
        "slip only": ("chi-phieu", make.PASSWORD),
    }


def test_unknown_wrong_and_locked_get_one_answer(three_kinds):
    """A3: the same status and the same body but for the name that was typed."""
    answers = {kind: try_in(*typed) for kind, typed in three_kinds.items()}

    bodies = set()
    for kind, answer in answers.items():
        html = answer.content.decode().replace(three_kinds[kind][0], "NAME")
        token = answer.context["csrf_token"]
        bodies.add(html.replace(str(token), "TOKEN"))
    assert {answer.status_code for answer in answers.values()} == {422}
    assert {tuple(a.context["form"].non_field_errors()) for a in answers.values()} == {(REFUSED,)}
    assert len(bodies) == 1


def test_unknown_wrong_and_locked_cost_the_same_hashing(three_kinds, settings):
    """A3: what takes the time is done once for each of them."""
    settings.PASSWORD_HASHERS = ["tests.accounts.hashing.CountingHasher"]

    work = {}
    demo = make.user(username="dung-lai-ban-thu", password=make_password(settings.DEMO_PASSWORD))
    three_kinds["demo's"] = (demo.username, settings.DEMO_PASSWORD)
    for kind, typed in three_kinds.items():
        CountingHasher.work = 0
        check(*typed)
        work[kind] = CountingHasher.work

    assert work == dict.fromkeys(three_kinds, 1)


def test_failures_are_kept_without_names_or_numbers():
    """P3: the table of failures holds keyed hashes only, known and unknown alike."""
    make.user(username="thon", phone="+84912000001")

    check("0912000001", WRONG)
    check("khong-co", WRONG)

    kept = list(SignInFailure.objects.values_list("account", flat=True))
    assert [len(account) for account in kept] == [64, 64]
    assert not any("912000001" in account or "khong-co" in account for account in kept)
    assert len(set(kept)) == 2


def test_old_failures_are_forgotten():
    check("ai-do", WRONG, now=NOW - timedelta(days=2))

    check("nguoi-khac", WRONG)

    assert SignInFailure.objects.count() == 1


def test_the_session_id_changes_at_sign_in_and_the_old_one_is_dead():
    """A4."""
    make.user(username="thon")
    client = Client()
    session = client.session
    session["slip_ended"] = True
    session.save()
    before = client.cookies[SESSION].value

    try_in("thon", client=client)

    after = client.cookies[SESSION].value
    assert after != before
    assert not Session.objects.filter(session_key=before).exists()
    stranger = Client()
    stranger.cookies[SESSION] = before
    assert stranger.get("/ho-so/").status_code == 302


def test_a_form_from_elsewhere_is_refused_in_vietnamese():
    """A10."""
    make.user(username="thon")
    client = Client(enforce_csrf_checks=True)

    page = try_in("thon", client=client)

    assert page.status_code == 403
    assert "Trang để lâu quá" in page.content.decode()
    assert SESSION not in client.cookies


def test_reading_the_page_writes_nothing():
    """A10: no session either, so that a crawler fills no table."""
    Client().get(URL)

    assert (Session.objects.count(), SignInFailure.objects.count()) == (0, 0)


def test_the_sign_in_page_asks_the_database_nothing():
    """Whose site it is was told a moment ago; a browser without a session has none to be read."""
    make.conference()
    client = Client()
    client.get(URL)

    with CaptureQueriesContext(connection) as captured:
        page = client.get(URL)

    assert "UBND xã Đại Sơn" in page.content.decode()
    assert "0220 000 0128" in page.content.decode()
    assert len(captured) == 0
