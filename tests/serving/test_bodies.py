"""How much a request may carry: by whom, said in words, never read (issue 7, C17)."""

import pytest
from django.core import signing
from django.test import Client

from accounts.enums import Role
from honoree_conf import bodies
from tests import make

pytestmark = pytest.mark.django_db
MB = 1024 * 1024
STRANGER = "Chưa đăng nhập thì chưa gửi được tệp. Hãy đăng nhập rồi gửi lại."
TOO_LARGE = (
    "Tệp quá lớn. Mỗi tệp tối đa 15 MB, mỗi lần gửi tối đa 48 MB. Hãy gửi từng tệp hoặc chọn tệp"
    " nhỏ hơn."
)


def send(client, length, **more):
    """A request that tells a length; whoever reads its body finds that there is none."""
    return client.generic(
        "POST", "/tai-khoan/dang-nhap/", b"", CONTENT_LENGTH=str(length), **more
    )  # fmt: skip


@pytest.fixture
def known():
    client = Client()
    client.force_login(make.user(role=Role.VILLAGE_HEAD))
    client.get("/")
    return client


def test_a_stranger_sends_a_sign_in_form_and_no_more():
    answer = send(Client(), 256 * 1024 + 1)

    assert answer.status_code == 413
    assert STRANGER in answer.content.decode()
    assert send(Client(), 256 * 1024).status_code != 413


def test_a_length_of_thousands_of_digits_is_too_large_and_no_error():
    """Python turns no more than 4,300 digits into a number."""
    assert send(Client(), "9" * 5000).status_code == 413
    assert send(Client(), "0" * 5000 + "12").status_code != 413


def test_who_signed_in_sends_a_dossiers_files_and_no_more(known):
    answer = send(known, 48 * MB + 1)

    assert answer.status_code == 413
    assert TOO_LARGE in answer.content.decode()
    assert answer["Content-Length"] == str(len(answer.content))
    assert send(known, 48 * MB).status_code != 413


def test_a_session_that_just_ended_may_still_send(known):
    """The photo is then refused by the sign-in, not thrown away unread."""
    known.logout()
    mark = known.cookies.get("known")
    later = Client()
    later.cookies["known"] = mark.value if mark else sealed()

    assert send(later, 48 * MB).status_code != 413


def sealed(mark="1", salt="honoree.known"):
    return signing.TimestampSigner(salt=salt).sign(mark)


@pytest.mark.parametrize("forged", ["", "1", "x", "1:x:y"])
def test_a_mark_is_not_made_at_home(forged):
    client = Client()
    client.cookies["known"] = forged

    assert send(client, 256 * 1024 + 1).status_code == 413


def test_a_seal_of_something_else_or_of_long_ago_is_no_mark(monkeypatch):
    assert bodies.is_known({"known": sealed()})
    assert not bodies.is_known({"known": sealed(salt="khac")})
    assert not bodies.is_known({"known": sealed("2")})
    monkeypatch.setattr(bodies, "DAYS", -1)
    assert not bodies.is_known({"known": sealed()})


def test_the_mark_says_nothing_of_the_person(known):
    mark = known.cookies["known"]

    assert mark.value.split(":")[0] == "1"
    assert (mark["httponly"], mark["samesite"], mark["max-age"]) == (True, "Lax", 90 * 86400)


def test_the_mark_is_given_once(known):
    assert "known" not in known.get("/").cookies


def test_a_script_that_sends_photos_gets_its_line(known):
    answer = send(known, 48 * MB + 1, HTTP_ACCEPT="application/json")

    assert (answer.status_code, answer.json()) == (413, {"refused": [TOO_LARGE]})


@pytest.mark.parametrize("length", ["", "-1", "x", "²"])
def test_a_length_that_is_none_is_not_ours_to_judge(length):
    assert send(Client(), length).status_code != 413
