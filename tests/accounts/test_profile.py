"""One's own account: who I am, a new password, signing out everywhere (A4, A5)."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.views import WRONG_OLD
from conferences.models import Session
from tests import make

pytestmark = pytest.mark.django_db
PROFILE, SIGN_OUT = reverse("accounts:profile"), reverse("accounts:sign_out")
NEW = "Mat-khau-moi-2026"


def change(client, old=make.PASSWORD, new=NEW):
    return client.post(PROFILE, {"old": old, "new": new})


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_who_they_are(sign_in, role):
    user = make.user(role=role)

    html = sign_in(user).get(PROFILE).content.decode()

    words = (user.full_name, user.username, Role(role).label)
    assert [word for word in words if word not in html] == []


def test_a_slips_hand_has_no_password_to_change(sign_in):
    hand = make.user(password="!", full_name="Thôn Mỗ Đoạn")
    client = sign_in(hand)

    page = client.get(PROFILE)
    change(client)

    assert page.context["form"] is None
    hand.refresh_from_db()
    assert hand.password == "!"


def test_a_changed_password_is_said_kept_and_recorded_without_it(sign_in, at):
    user = make.user(username="thon")
    client = sign_in(user)

    answer = client.post(PROFILE, {"old": make.PASSWORD, "new": NEW}, follow=True)

    assert answer.redirect_chain == [(PROFILE, 302)]
    assert "Đã đổi mật khẩu." in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(NEW)
    event = AuditEvent.objects.values("action", "target", "target_code", "actor", "at", "note")
    assert list(event) == [
        {"action": "change_password", "target": "user", "target_code": "thon", "actor": "thon",
         "at": at, "note": ""}
    ]  # fmt: skip


def test_a_changed_password_ends_every_other_session(sign_in):
    """A4, A5: this browser stays, under a new session id; the others are out at once."""
    user = make.user()
    here, elsewhere = sign_in(user), sign_in(user)
    before = here.cookies["session"].value

    change(here)

    assert here.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).status_code == 302
    assert here.cookies["session"].value != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize(
    ("old", "new", "errors"),
    [
        ("sai", NEW, {"old": [WRONG_OLD]}),
        ("", "", {"old": ["Hãy nhập mật khẩu đang dùng."], "new": ["Hãy nhập mật khẩu mới."]}),
        (make.PASSWORD, "a1b2c3d", {"new": ["Mật khẩu ngắn quá, cần ít nhất 8 ký tự."]}),
        (
            make.PASSWORD, "password1",
            {"new": ["Mật khẩu này dễ đoán quá, hãy chọn mật khẩu khác."]},
        ),
    ],
)  # fmt: skip
def test_a_refused_password_says_why_and_changes_nothing(sign_in, old, new, errors):
    """U10, A8: words in Vietnamese, title begins with Lỗi."""
    user = make.user()

    page = change(sign_in(user), old, new)

    assert page.context["form"].errors == errors
    assert "<title>Lỗi: " in page.content.decode()
    user.refresh_from_db()
    assert user.check_password(make.PASSWORD)
    assert AuditEvent.objects.count() == 0


def test_someone_without_a_commune_changes_theirs_too(sign_in):
    """The city's board and the technician have no commune's history to be recorded in."""
    board = make.user(role=Role.CITY_BOARD)

    assert change(sign_in(board)).status_code == 302

    board.refresh_from_db()
    assert board.check_password(NEW)


def test_a_get_asks_before_signing_out(sign_in):
    """A10: chat programs fetch addresses."""
    client = sign_in()

    page = client.get(SIGN_OUT)

    assert "Đăng xuất khỏi máy này?" in page.content.decode()
    assert client.get(PROFILE).status_code == 200


def test_signing_out_ends_the_session_and_empties_the_browser(sign_in):
    """A5, P5."""
    client = sign_in()
    key = client.cookies["session"].value

    answer = client.post(SIGN_OUT)

    assert (answer.status_code, answer.url) == (302, "/tai-khoan/dang-nhap/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=key).exists()
    late = Client()
    late.cookies["session"] = key
    assert late.get(PROFILE).status_code == 302


def test_a_deactivated_person_is_out_at_the_next_request(sign_in):
    """Z6."""
    user = make.user()
    client = sign_in(user)
    assert client.get(PROFILE).status_code == 200

    user.is_active = False
    user.save()

    assert client.get(PROFILE).status_code == 302
