"""First passwords, guessable ones, and the other machines of one person (C21, A5, A8)."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.enums import Role
from accounts.models import AuditEvent, SignInFailure, User
from accounts.views import REFUSED, WRONG_OLD
from tests import make

pytestmark = pytest.mark.django_db
SIGN_IN, PROFILE = reverse("accounts:sign_in"), reverse("accounts:profile")
FIRST, END = reverse("accounts:first_password"), reverse("accounts:end_sessions")
NEW = "Lúa chín đầu bờ 26"
ONE_UNIT = {Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR}
OWN = (
    "Mật khẩu trùng với tên đăng nhập, họ tên, số điện thoại hoặc tên xã, tên đơn vị. "
    "Hãy chọn mật khẩu khác."
)


def newcomer(role=Role.CULTURE_OFFICE):
    return make.user(role=role, username="moi", must_change_password=True)


def enter():
    client = Client()
    asked = {"login": "moi", "password": make.PASSWORD, "next": "/ho-so/"}
    return client, client.post(SIGN_IN, asked)


# --- Forced and offered ---------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_signing_in_with_a_first_password_leads_to_its_page(role):
    newcomer(role)

    _, answer = enter()

    assert (answer.status_code, answer.url) == (302, f"{FIRST}?next=%2Fho-so%2F")


@pytest.mark.parametrize("role", sorted(set(Role) - ONE_UNIT))
def test_who_sees_more_than_one_unit_opens_nothing_before(sign_in, role):
    """C21: no page, by address, form or htmx; only signing out is left."""
    client = sign_in(newcomer(role))

    htmx = client.get(PROFILE, headers={"HX-Request": "true"})

    assert [client.get(PROFILE).url, client.post(END).url, client.get("/").url] == [FIRST] * 3
    assert (htmx.status_code, htmx["HX-Redirect"]) == (200, FIRST)
    assert client.get(reverse("accounts:sign_out")).status_code == 200
    assert client.get(FIRST).status_code == 200


@pytest.mark.parametrize("role", sorted(ONE_UNIT))
def test_who_sees_one_unit_goes_on_as_before(sign_in, role):
    client = sign_in(newcomer(role))

    assert [client.get(page).status_code for page in (PROFILE, "/")] == [200, 200]


@pytest.mark.parametrize(("role", "later"), [(role, role in ONE_UNIT) for role in Role])
def test_only_who_sees_one_unit_may_do_it_later(sign_in, role, later):
    html = sign_in(newcomer(role)).get(f"{FIRST}?next=/ho-so/").content.decode()

    assert ('href="/ho-so/">Để lần sau</a>' in html) is later
    assert ("nên đặt xong mới mở được" in html) is not later


def test_the_new_password_opens_everything_and_ends_other_sessions(sign_in):
    user = newcomer()
    elsewhere = sign_in(user)
    client, _ = enter()

    answer = client.post(FIRST, {"new": NEW, "next": "/ho-so/"})

    assert (answer.status_code, answer.url) == (302, "/ho-so/")
    user.refresh_from_db()
    assert (user.must_change_password, user.check_password(NEW)) == (False, True)
    assert client.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).url.startswith(SIGN_IN)
    assert list(AuditEvent.objects.values_list("action", "target_code")) == [
        ("change_password", "moi")
    ]


def test_the_same_password_again_is_no_new_one(sign_in):
    page = sign_in(newcomer()).post(FIRST, {"new": make.PASSWORD})

    assert page.context["form"].errors == {
        "new": ["Mật khẩu mới trùng với mật khẩu được cấp. Hãy chọn mật khẩu khác."]
    }
    assert "<title>Lỗi: " in page.content.decode()
    assert User.objects.get(username="moi").must_change_password


def test_who_has_chosen_one_is_led_on(sign_in):
    client = sign_in(make.user(username="moi"))

    assert client.get(f"{FIRST}?next=/ho-so/").url == "/ho-so/"
    assert client.post(FIRST, {"new": NEW}).url == "/"
    assert User.objects.get(username="moi").check_password(make.PASSWORD)


# --- Guessable ------------------------------------------------------------------------------------


@pytest.fixture
def known():
    return make.user(
        username="truongthon", phone="+84912000001", full_name="Vũ Đình Thiệp",
        unit=make.unit(name="Thôn Mỗ Đoạn"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("new", "errors"),
    [
        ("truongthon", [OWN]),
        ("Truong.Thon.2025", [OWN]),
        ("0912000001", [OWN]),
        ("84912000001", [OWN]),
        ("+84 912 000 001", [OWN]),
        ("Xã Đại Sơn", [OWN]),
        ("daison12345", [OWN]),
        ("thonmodoan", [OWN]),
        ("VuDinhThiep1", [OWN]),
        ("dai-son-2025", ["Đây là mật khẩu của bản thử, ai cũng biết. Hãy chọn mật khẩu khác."]),
        ("truongthon gặt lúa", None),
        ("0912000002x", None),
    ],
)
def test_what_others_know_of_a_person_is_no_password(sign_in, known, new, errors):
    """C21: user name, phone, names of person, unit and commune, and the demo's."""
    page = sign_in(known).post(PROFILE, {"old": make.PASSWORD, "new": new})

    if errors is None:
        assert page.status_code == 302
    else:
        assert page.context["form"].errors == {"new": errors}


def test_the_demo_takes_its_own(sign_in, known, settings):
    settings.DEMO = True

    answer = sign_in(known).post(PROFILE, {"old": make.PASSWORD, "new": settings.DEMO_PASSWORD})

    assert answer.status_code == 302


def test_the_demos_password_opens_nothing_outside_the_demo(known, settings):
    User.objects.update(password=make_password(settings.DEMO_PASSWORD))
    typed = {"login": "truongthon", "password": settings.DEMO_PASSWORD}

    page = Client().post(SIGN_IN, typed)
    settings.DEMO = True
    in_the_demo = Client().post(SIGN_IN, typed)

    assert page.context["form"].non_field_errors() == [REFUSED]
    assert (in_the_demo.status_code, in_the_demo.url) == (302, "/")


def test_a_guessable_password_of_before_is_to_be_changed(known):
    User.objects.update(password=make_password("truongthon"))

    answer = Client().post(SIGN_IN, {"login": "truongthon", "password": "truongthon"})

    assert answer.url == f"{FIRST}?next=%2F"
    assert User.objects.get().must_change_password


# --- The old password -----------------------------------------------------------------------------


def test_the_old_password_is_asked_five_times_and_no_more(sign_in):
    """C21: whoever found an open browser guessed at it without end."""
    user = make.user()
    client = sign_in(user)
    for _ in range(5):
        page = client.post(PROFILE, {"old": "sai", "new": NEW})
        assert page.context["form"].errors == {"old": [WRONG_OLD]}

    locked = client.post(PROFILE, {"old": make.PASSWORD, "new": NEW})

    assert locked.context["form"].errors == {"old": [WRONG_OLD]}
    typed = {"login": user.username, "password": make.PASSWORD}
    assert Client().post(SIGN_IN, typed).status_code == 302  # the owner is not locked out


def test_after_five_minutes_the_old_password_is_asked_again():
    user, now = make.user(), timezone.now()
    for _ in range(6):
        actions.confirm_password(user, password="sai", now=now)

    soon = actions.confirm_password(user, password=make.PASSWORD, now=now + timedelta(minutes=4))
    later = actions.confirm_password(user, password=make.PASSWORD, now=now + timedelta(minutes=5))

    assert (soon, later, SignInFailure.objects.count()) == (False, True, 0)


def test_both_boxes_are_told_at_once(sign_in):
    page = sign_in().post(PROFILE, {"old": "sai", "new": "ngan"})

    assert page.context["form"].errors == {
        "old": [WRONG_OLD],
        "new": ["Mật khẩu ngắn quá, cần ít nhất 8 ký tự."],
    }


# --- My other machines ----------------------------------------------------------------------------


def test_signing_out_everywhere_else_keeps_this_machine_alone(sign_in):
    """A5."""
    user = make.user(username="thon")
    here, there, other = sign_in(user), sign_in(user), sign_in(make.user())

    answer = here.post(END)

    assert (answer.status_code, answer.url) == (302, PROFILE)
    html = here.get(PROFILE).content.decode()
    assert "Đã đăng xuất mọi máy khác. Máy này vẫn đăng nhập." in html
    assert there.get(PROFILE).url == f"{SIGN_IN}?next={PROFILE}"
    assert other.get(PROFILE).status_code == 200
    assert list(AuditEvent.objects.values_list("action", "target_code")) == [
        ("end_sessions", "thon")
    ]


def test_it_can_be_done_again_and_needs_a_post(sign_in):
    user = make.user()
    here = sign_in(user)
    here.post(END)
    there = sign_in(User.objects.get(pk=user.pk))

    assert here.get(END).status_code == 405
    assert there.get(PROFILE).status_code == 200
    here.post(END)

    assert there.get(PROFILE).status_code == 302
    assert here.get(PROFILE).status_code == 200


def test_a_slip_ends_no_sessions_of_its_unit(sign_in):
    hand = make.user(password="!")
    client, other = sign_in(hand), sign_in(hand)

    assert "Đăng xuất mọi nơi khác" not in client.get(PROFILE).content.decode()
    assert client.post(END).status_code == 403
    assert other.get(PROFILE).status_code == 200


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.CULTURE_OFFICE, "xem hồ sơ của nhiều đơn vị"),
        (Role.COUNCIL_OFFICE, "xem hồ sơ của nhiều đơn vị"),
        (Role.LEADERSHIP, "xem hồ sơ của nhiều đơn vị"),
        (Role.DOOR, "xem danh sách đại biểu của cả xã"),
        (Role.CULTURE_CENTRE, "xem chương trình, tiến độ của cả xã"),
        (Role.CITY_BOARD, "xem văn bản của nhiều xã"),
        (Role.TECHNICIAN, "không chỉ của một đơn vị"),
    ],
)
def test_the_page_says_what_that_very_account_sees(sign_in, role, sees):
    html = sign_in(newcomer(role)).get(FIRST).content.decode()

    assert f"Tài khoản này {sees}, nên đặt xong mới mở được các trang khác." in html
