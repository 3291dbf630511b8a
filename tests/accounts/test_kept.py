"""A session that ended while somebody typed gives every box back, to the same person alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from conferences.models import Session
from delegates.models import Delegate
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
KEPT, NEW = reverse("accounts:kept"), reverse("delegates:new")
TYPED = {
    "group": "guest", "full_name": "Nguyễn Văn <Khách>", "gender": "male", "birth_year": "1968",
    "position": "Giám đốc", "organisation": "Sở Nội vụ", "rank": "3",
}  # fmt: skip


@pytest.fixture
def office():
    make.conference()
    return make.user(role=Role.COUNCIL_OFFICE, username="vanphong")


def sign_in(client, username="vanphong"):
    typed = {"login": username, "password": make.PASSWORD}
    return client.post(reverse("accounts:sign_in"), typed)


@pytest.fixture
def ended(office):
    """Signed in, a form opened, then the session is gone and the form is sent."""
    client = Client()
    sign_in(client)
    Session.objects.all().delete()
    client.cookies.pop("session")
    client.post(NEW, TYPED)
    return client


def boxes(answer):
    page = Page(answer.content.decode())
    form = next(one for one in page.all("form") if one.attrs.get("action") == NEW)
    hidden = [box.attrs for box in form.all("input")]
    return {box["name"]: box["value"] for box in hidden if box["name"] != "csrfmiddlewaretoken"}


def test_every_box_comes_back_and_is_sent_as_it_was(ended):
    """Issue 7, line 25."""
    signed = sign_in(ended)
    page = ended.get(signed.url)

    assert signed.url == KEPT
    assert boxes(page) == TYPED
    assert not Delegate.objects.exists()
    ended.post(NEW, boxes(page))
    assert Delegate.objects.get().full_name == TYPED["full_name"]
    assert ended.get(KEPT).url == "/"


def test_somebody_else_at_the_same_device_gets_nothing(ended):
    make.user(role=Role.COUNCIL_OFFICE, username="nguoikhac")

    signed = sign_in(ended, "nguoikhac")

    assert signed.url != KEPT
    assert ended.get(KEPT).url == "/"


def test_half_an_hour_later_it_is_gone(ended, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT + timedelta(minutes=31))

    assert sign_in(ended).url != KEPT


def test_it_can_be_let_go(ended):
    sign_in(ended)

    assert ended.post(KEPT).url == "/"
    assert ended.get(KEPT).url == "/"


def test_a_stranger_stores_nothing(office):
    client = Client()

    client.post(NEW, TYPED)
    assert dict(client.session) == {}
    sign_in(client)

    assert client.get(KEPT).url == "/"


def test_a_password_is_never_put_aside(office):
    client = Client()
    sign_in(client)
    client.cookies.pop("session")
    client.post(reverse("accounts:profile"), {"old": "mật khẩu cũ", "new": "mật khẩu mới"})

    assert sign_in(client).url != KEPT


def test_signing_out_forgets_whose_device_it_was(office):
    client = Client()
    sign_in(client)
    assert client.cookies["person"].value

    client.post(reverse("accounts:sign_out"))

    assert client.cookies["person"].value == ""
