"""The devices a unit is in with by slip or code; inside Zalo's own browser (U26, U33)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences import actions
from conferences.actions import slips
from conferences.models import Session
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


def test_whoever_came_by_password_has_the_account_page_instead(sign_in):
    client = sign_in(make.user())

    assert client.get(DEVICES).url == reverse("accounts:profile")


def test_inside_zalo_the_slip_says_how_to_leave_it_before_signing_in(unit, by, at):
    token = actions.new_token()
    actions.issue_links(conference=make.conference(), tokens={unit: token}, by=by, at=at)
    address = reverse("conferences:link", args=[token])

    inside, outside = Client(headers={"user-agent": ZALO}).get(address), Client().get(address)

    assert "chọn “Mở bằng trình duyệt” trước khi bấm Tiếp tục" in plain(inside)
    assert not soup(outside.content.decode()).select("#trong-zalo")
