"""A slip in use: looked at, gone on with, ended; its address stays out of the log (A7, A10, P3)."""

import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences import actions
from conferences.models import AccessLink
from honoree_conf.logs import WithoutSlips
from tests import make
from tests.reading import text

pytestmark = pytest.mark.django_db


def link(token):
    return reverse("conferences:link", args=[token])


@pytest.fixture
def villages():
    return [make.unit(name=name) for name in ("Thôn Liêu Xá", "Thôn Mỗ Đoạn", "Thôn Ô Mễ")]


@pytest.fixture
def office(sign_in, villages):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Nguyễn Thị Hạnh"))


@pytest.fixture
def issued(villages, office, at):
    """A slip for the first two units, as if printed before."""
    tokens = {village: actions.new_token() for village in villages[:2]}
    by = make.user(role=Role.CULTURE_OFFICE)
    actions.issue_links(conference=make.conference(), tokens=tokens, by=by, at=at)
    return tokens


@pytest.fixture
def token(issued):
    return next(iter(issued.values()))


def test_looking_at_a_slip_signs_nobody_in(token, villages):
    """A10: chat programs fetch addresses by GET."""
    client = Client()

    page = client.get(link(token))

    assert "Tiếp tục vào trang của Thôn Liêu Xá" in text(page)
    assert "session" not in client.cookies
    assert client.get("/ho-so/").status_code == 302
    assert AccessLink.objects.filter(last_used_at__isnull=False).count() == 0
    assert AuditEvent.objects.of_action("enter_by_link").count() == 0


def test_going_on_signs_in_as_the_unit(token, villages, at):
    client = Client()

    answer = client.post(link(token))

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/tai-khoan/ca-nhan/").context["user"].unit == villages[0]
    assert AccessLink.objects.get(unit=villages[0]).last_used_at == at
    assert client.get("/").context["user"].last_login == at
    event = AuditEvent.objects.of_action("enter_by_link").values("actor", "target_code", "unit")
    assert list(event) == [
        {"actor": f"phieu-{villages[0].pk}-thon-lieu-xa", "target_code": "thon-lieu-xa",
         "unit": "Thôn Liêu Xá"}
    ]  # fmt: skip


def test_going_on_gives_a_new_session(token):
    """A4."""
    client = Client()
    session = client.session
    session["slip_ended"] = True
    session.save()
    before = client.cookies["session"].value

    client.post(link(token))

    assert client.cookies["session"].value != before
    assert "slip_ended" not in client.session


def test_going_on_needs_the_pages_own_form(token):
    """A10: another site cannot sign somebody in with a slip of its own."""
    client = Client(enforce_csrf_checks=True)

    assert client.post(link(token)).status_code == 403
    assert client.get("/ho-so/").status_code == 302


def test_who_is_signed_in_is_told_before_changing(office, token):
    assert "Máy này đang đăng nhập: Nguyễn Thị Hạnh." in text(office.get(link(token)))
    assert "Máy này đang đăng nhập" not in text(Client().get(link(token)))


@pytest.mark.parametrize("kind", ["revoked", "expired", "replaced", "unknown"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_slip_that_does_not_open_gets_one_answer_whatever_the_reason(
    token, villages, kind, method, monkeypatch, at
):
    """A3, A7: revoked, ended, replaced and never made are told alike."""
    by = make.user(role=Role.CULTURE_OFFICE)
    nowhere = getattr(Client(), method)(link("khong-bao-gio-co"))
    if kind == "revoked":
        actions.revoke_links(conference=make.conference(), units=villages, by=by, at=at)
    elif kind == "replaced":
        fresh = {villages[0]: actions.new_token()}
        actions.issue_links(conference=make.conference(), tokens=fresh, by=by, at=at)
    elif kind == "expired":
        AccessLink.objects.update(expires_at=at)
    else:
        token = token[:-1]
    client = Client()

    answer = getattr(client, method)(link(token))

    assert (answer.status_code, nowhere.status_code) == (404, 404)
    assert answer.content == nowhere.content
    assert "Phiếu không còn dùng được" in text(answer)
    assert "session" not in client.cookies


def test_a_revoked_slip_ends_its_session_at_the_next_request(token, villages, at):
    """A7, Z6: and the page that follows says why."""
    client = Client()
    client.post(link(token))
    assert client.get("/tai-khoan/ca-nhan/").status_code == 200

    actions.revoke_links(
        conference=make.conference(), units=villages, by=make.user(role=Role.CULTURE_OFFICE), at=at
    )

    page = client.get("/tai-khoan/ca-nhan/", follow=True)
    assert page.redirect_chain == [("/tai-khoan/dang-nhap/?next=/tai-khoan/ca-nhan/", 302)]
    assert "Phiếu đang dùng đã hết hiệu lực." in text(page)


def test_a_slips_session_ends_with_its_last_day(token, monkeypatch):
    """R8: exactly then, whatever the session's own age."""
    client = Client()
    client.post(link(token))
    end = make.conference().deadlines.last_due().due_at

    monkeypatch.setattr("accounts.web.moment", lambda: end - timedelta(microseconds=1))
    before = client.get("/tai-khoan/ca-nhan/").status_code
    monkeypatch.setattr("accounts.web.moment", lambda: end)

    assert (before, client.get("/tai-khoan/ca-nhan/").status_code) == (200, 302)


def test_another_units_revocation_ends_nobody_else(issued, villages, at):
    first, second = (Client() for _ in issued)
    for client, token in zip((first, second), issued.values(), strict=True):
        client.post(link(token))

    actions.revoke_links(
        conference=make.conference(),
        units=villages[:1],
        by=make.user(role=Role.CULTURE_OFFICE),
        at=at,
    )

    found = [client.get("/tai-khoan/ca-nhan/").status_code for client in (first, second)]
    assert found == [302, 200]


def test_signing_in_with_a_password_forgets_that_a_slip_ended(token, villages, at):
    client = Client()
    client.post(link(token))
    actions.revoke_links(
        conference=make.conference(), units=villages, by=make.user(role=Role.CULTURE_OFFICE), at=at
    )
    client.get("/")
    make.user(username="thon")

    client.post("/tai-khoan/dang-nhap/", {"login": "thon", "password": make.PASSWORD})

    assert client.get("/tai-khoan/ca-nhan/").status_code == 200
    assert "slip_ended" not in client.session


def test_the_address_of_a_slip_stays_out_of_the_log(token, caplog):
    """P3: Django logs the address of every refused request."""
    Client(enforce_csrf_checks=True).post(link(token))
    Client().get(link("het-han-nhung-la-bi-mat"))
    assert len(caplog.records) == 2

    kept = [WithoutSlips().filter(record) and record.getMessage() for record in caplog.records]

    assert [word for word in (token, "het-han-nhung") for line in kept if word in line] == []
    assert all("/hoi-nghi/phieu/…/" in line for line in kept)


def test_the_log_is_set_up_to_leave_it_out(settings):
    """P3."""
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["slips"]
    handlers = logging.getLogger().handlers
    assert any(isinstance(f, WithoutSlips) for handler in handlers for f in handler.filters)
