"""The devices a unit is in with by slip or code; inside Zalo's own browser (U26, U33)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences import actions
from conferences.actions import slips
from conferences.models import Session
from conferences.sessions import SessionStore
from tests import make
from tests.reading import plain, soup, text, texts

pytestmark = pytest.mark.django_db
DOOR, DEVICES = "/vao/", reverse("conferences:devices")
ZALO = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo/23"


@pytest.fixture
def unit():
    return make.unit(name="Thôn Mỗ Đoạn")


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE)


def let_in(unit, by, at, agent=""):
    phone = Client(headers={"user-agent": agent})
    phone.post(
        DOOR,
        {
            "code": slips.issue_code(
                conference=make.conference(), unit=unit, by=by, at=at, now=timezone.now()
            )
        },
    )
    return phone


def test_a_unit_sees_its_devices_and_ends_one(unit, by, at):
    first, second = let_in(unit, by, at, ZALO), let_in(unit, by, at, "Windows NT 10 Firefox/130")
    stranger = let_in(make.unit(name="Thôn Ô Mễ"), by, at)
    page = first.get(DEVICES)
    marks = [one["value"] for one in soup(page.content.decode()).select("button[name=may]")]

    ended = first.post(DEVICES, {"may": marks[0]}, follow=True)

    assert texts(page.content.decode(), "li b") == ["Máy Android, Zalo", "Máy Windows, Firefox"]
    assert texts(page.content.decode(), "li .tag") == ["Máy này"]
    assert len(marks) == 1
    assert "Đã đóng 1 máy." in plain(ended)
    assert second.get("/ho-so/").status_code == 302
    assert first.get(DEVICES).status_code == stranger.get(DEVICES).status_code == 200
    assert AuditEvent.objects.of_action("end_devices").values_list("note", flat=True)[0] == "1 máy"


def test_no_key_of_a_session_stands_on_the_page(unit, by, at):
    phone = let_in(unit, by, at)
    let_in(unit, by, at)

    page = text(phone.get(DEVICES))

    assert not [key for key in Session.objects.values_list("pk", flat=True) if key in page]


def test_all_others_are_ended_at_once_and_this_one_stays(unit, by, at):
    phone, *others = [let_in(unit, by, at) for _ in range(3)]

    phone.post(DEVICES, {"cac-may-khac": "1"})

    assert [one.get(DEVICES).status_code for one in others] == [302, 302]
    assert phone.get(DEVICES).status_code == 200
    assert "Chỉ có máy này đang vào." in plain(phone.get(DEVICES))


def test_another_units_device_is_not_ended_by_its_mark(unit, by, at):
    mine, theirs = let_in(unit, by, at), let_in(make.unit(name="Thôn Ô Mễ"), by, at)
    let_in(unit, by, at)
    (mark,) = [
        one["value"] for one in soup(mine.get(DEVICES).content.decode()).select("[name=may]")
    ]

    said = theirs.post(DEVICES, {"may": mark}, follow=True)

    assert "Máy đó đã đóng từ trước." in plain(said)
    assert Session.objects.filter(user__unit=unit).count() == 2


def by_password(user, agent=""):
    client = Client(headers={"user-agent": agent})
    sent = {"login": user.username, "password": make.PASSWORD}
    assert client.post("/tai-khoan/dang-nhap/", sent).status_code == 302
    return client


def test_one_begun_with_a_password_is_shown_as_such_and_can_be_ended(unit, by, at, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: at)
    phone = let_in(unit, by, at, ZALO)
    user = Session.objects.get(user__unit=unit).user
    user.set_password(make.PASSWORD)
    user.save()
    phone = let_in(unit, by, at, ZALO)  # the password ended the first
    Session.objects.exclude(pk=phone.session.session_key).delete()
    desk = by_password(user, "Windows NT 10 Firefox/130")

    page = phone.get(DEVICES).content.decode()

    assert texts(page, "li b") == ["Máy Android, Zalo", "Máy Windows, Firefox"]
    hour = "lúc 08:00 ngày 16/8/2025"
    assert texts(page, "li .muted") == [f"Vào bằng phiếu {hour}", f"Vào bằng mật khẩu {hour}"]
    (mark,) = [one["value"] for one in soup(page).select("[name=may]")]
    phone.post(DEVICES, {"may": mark})
    assert desk.get("/ho-so/").status_code == 302


def test_whoever_came_by_password_sees_the_same_and_ends_others(unit, at):
    user = make.user(unit=unit)
    first, second = by_password(user), by_password(user)

    page = first.get(DEVICES)

    assert texts(page.content.decode(), "li .tag") == ["Máy này"]
    assert reverse("conferences:devices") in first.get(reverse("accounts:profile")).content.decode()
    first.post(DEVICES, {"cac-may-khac": "1"})
    assert (first.get(DEVICES).status_code, second.get(DEVICES).status_code) == (200, 302)


def test_an_older_one_is_shown_though_nothing_is_known_of_it(unit, sign_in):
    client = sign_in(make.user(unit=unit))

    page = client.get(DEVICES).content.decode()

    assert texts(page, "li .muted") == ["Vào bằng mật khẩu, không rõ lúc nào"]


def test_whoever_works_for_no_unit_has_the_account_page_instead(sign_in):
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert client.get(DEVICES).url == reverse("accounts:profile")
    assert DEVICES not in client.get(reverse("accounts:profile")).content.decode()


def test_of_many_twenty_are_read_and_shown_and_all_are_ended(unit, by, at, monkeypatch):
    phone = let_in(unit, by, at)
    user = Session.objects.get(user__unit=unit).user
    for number in range(22):
        Session.objects.create(
            session_key=f"k{number}", session_data="", user=user,
            expire_date=timezone.now() + timedelta(days=100 + number),
        )  # fmt: skip
    read = []
    decode = SessionStore.decode
    monkeypatch.setattr(SessionStore, "decode", lambda s, d: read.append(d) or decode(s, d))

    page = phone.get(DEVICES).content.decode()

    assert len(soup(page).select("li b")) == 20
    assert len(read) == 21  # and the session of the request itself
    phone.post(DEVICES, {"cac-may-khac": "1"})
    assert Session.objects.filter(user=user).count() == 1


def test_inside_zalo_the_slip_says_how_to_leave_it_before_signing_in(unit, by, at):
    token = actions.new_token()
    actions.issue_links(conference=make.conference(), tokens={unit: token}, by=by, at=at)
    address = reverse("conferences:link", args=[token])

    inside, outside = Client(headers={"user-agent": ZALO}).get(address), Client().get(address)

    assert "chọn “Mở bằng trình duyệt” trước khi bấm Tiếp tục" in plain(inside)
    assert not soup(outside.content.decode()).select("#trong-zalo")
