"""A code read out over the telephone, and one unit's link (A10, U26)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import TooManyFromHere
from accounts.devices import Device
from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions
from conferences.actions import slips
from conferences.models import AccessLink, EntryCode
from tests import make
from tests.reading import plain, soup, text, texts

pytestmark = pytest.mark.django_db
DOOR, DEVICES = "/vao/", reverse("conferences:devices")
WRONG = "Mã không đúng hoặc đã hết hạn. Hãy xem lại; sai 5 lần thì hãy gọi Phòng xin mã mới."
ZALO = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo/23"
NOW = timezone.now()


@pytest.fixture
def unit():
    return make.unit(name="Thôn Mỗ Đoạn")


@pytest.fixture
def office(sign_in, unit):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE)


def issue(unit, by, *, at, now=NOW):
    return slips.issue_code(conference=make.conference(), unit=unit, by=by, at=at, now=now)


def try_at(code, *, at, now=NOW):
    return slips.enter_by_code(code, at=at, now=now)


def page_of(unit):
    return reverse("conferences:unit", args=[unit.slug])


def other(code):
    """The same digits but for the last."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


# --- The code ---------------------------------------------------------------------------------


def test_a_code_opens_its_unit_once(unit, by, at):
    code = issue(unit, by, at=at)

    first, second = try_at(code, at=at), try_at(code, at=at)

    assert re.fullmatch(r"\d{8}", code)
    assert (first.unit, first.user.unit) == (unit, unit)
    assert second is None
    assert EntryCode.objects.count() == 0


def test_only_a_keyed_hash_is_kept_and_it_is_of_the_whole_number(unit, by, at, settings):
    code = issue(unit, by, at=at)
    kept = EntryCode.objects.get()

    assert (kept.slot, kept.secret_hash) == (code[:3], slips._sealed(code))
    assert code[3:] not in str(kept.__dict__)
    settings.SECRET_KEY = "another key"
    assert try_at(code, at=at) is None


def test_it_lives_ten_minutes_of_the_machines_clock(unit, by, at):
    code = issue(unit, by, at=at)

    assert try_at(code, at=at, now=NOW + timedelta(minutes=10)) is None
    assert try_at(code, at=at, now=NOW + timedelta(minutes=9, seconds=59)) is not None


def test_five_wrong_tries_end_it_and_four_do_not(unit, by, at):
    code = issue(unit, by, at=at)
    wrong = [f"{code[:3]}{n:05d}" for n in range(5) if f"{n:05d}" != code[3:]]
    for one in wrong[:4]:
        assert try_at(one, at=at) is None
    assert EntryCode.objects.get().tries == 4

    try_at(other(code), at=at)

    assert try_at(code, at=at) is None


def test_after_four_wrong_tries_the_right_one_still_opens(unit, by, at):
    code = issue(unit, by, at=at)
    for n in range(4):
        try_at(f"{code[:3]}{(int(code[3:]) + n + 1) % 100_000:05d}", at=at)

    assert try_at(code, at=at) is not None


@pytest.mark.parametrize("typed", ["", "12", "abc", "123456789012", "٣٤٥"])
def test_what_is_no_code_opens_nothing(unit, by, at, typed):
    issue(unit, by, at=at)

    assert try_at(typed, at=at) is None


def test_a_second_code_ends_the_first_and_leaves_the_slip(unit, by, at):
    token = actions.new_token()
    actions.issue_links(conference=make.conference(), tokens={unit: token}, by=by, at=at)
    first, second = issue(unit, by, at=at), issue(unit, by, at=at)

    assert try_at(first, at=at) is None
    link = try_at(second, at=at)
    assert link == AccessLink.objects.usable(at).by_token_hash(actions.hash_token(token))


def test_two_units_have_codes_of_their_own(unit, by, at):
    mine = make.unit(name="Thôn Ô Mễ")
    one, two = issue(unit, by, at=at), issue(mine, by, at=at)

    assert one[:3] != two[:3]
    assert (try_at(two, at=at).unit, try_at(one, at=at).unit) == (mine, unit)


def test_a_unit_without_a_slip_gets_in_too_and_the_office_can_end_that(unit, by, at):
    link = try_at(issue(unit, by, at=at), at=at)
    code = issue(unit, by, at=at)
    actions.revoke_links(conference=make.conference(), units=[unit], by=by, at=at)

    assert AccessLink.objects.count() == 1
    assert link.last_used_at is None  # as it was read; the row says when
    assert try_at(code, at=at) is None


def test_when_all_is_over_there_is_no_code(unit, by, at):
    with pytest.raises(Refused, match="Mọi hạn của kế hoạch đã qua"):
        issue(unit, by, at=at + timedelta(days=30))


def test_only_the_office_makes_one(unit, at):
    with pytest.raises(Refused):
        issue(unit, make.user(role=Role.LEADERSHIP), at=at)


def test_whoever_guesses_on_and_on_has_to_wait(unit, by, at, settings):
    settings.LOGIN_ADDRESS_ACCOUNTS = 3
    here = Device(address="203.0.113.7")
    for n in range(3):
        slips.enter_by_code(f"9990000{n}", device=here, at=at, now=NOW)

    with pytest.raises(TooManyFromHere):
        slips.enter_by_code("99900009", device=here, at=at, now=NOW)


def test_what_happened_is_told_and_never_the_code(unit, by, at):
    code = issue(unit, by, at=at)
    try_at(code, at=at)

    told = list(AuditEvent.objects.values_list("action", "target_code", "note"))[-2:]
    assert told == [("issue_code", "thon-mo-doan", ""), ("enter_by_link", "thon-mo-doan", "")]


# --- The pages ----------------------------------------------------------------------------------


def shown_code(page):
    (code,) = texts(page.content.decode(), "#ma-vua-lap .read-out")
    return code


def test_the_office_reads_it_out_and_the_unit_is_in(office, unit):
    page = office.post(page_of(unit), {"ma": "1"})
    phone = Client()
    code = shown_code(page)

    entered = phone.post(DOOR, {"code": f" {code}. "})

    assert re.fullmatch(r"\d{4} \d{4}", code)
    assert "testserver/vao" in plain(page)
    assert page["Cache-Control"] == "no-store"
    assert (entered.status_code, entered.url) == (302, "/")
    assert "Thôn Mỗ Đoạn" in text(phone.get("/"))
    assert code not in text(office.get(page_of(unit)))


def test_a_wrong_code_is_said_beside_the_box_and_signs_nobody_in(office, unit):
    code = shown_code(office.post(page_of(unit), {"ma": "1"})).replace(" ", "")
    phone = Client()

    refused = phone.post(DOOR, {"code": other(code)})
    empty = phone.post(DOOR, {"code": ""})

    assert refused.status_code == empty.status_code == 422
    assert texts(refused.content.decode(), "#id_code_error") == [WRONG]
    assert texts(empty.content.decode(), "#id_code_error") == ["Hãy nhập mã."]
    assert phone.get("/ho-so/").status_code == 302


def test_too_many_from_one_address_is_said(office, unit, settings):
    settings.LOGIN_ADDRESS_ACCOUNTS = 0

    refused = Client().post(DOOR, {"code": "12345678"}, REMOTE_ADDR="203.0.113.7")

    assert "Từ mạng này vừa có quá nhiều lần nhập sai" in plain(
        Client().post(DOOR, {"code": "12345679"}, REMOTE_ADDR="203.0.113.7")
    ) or "Từ mạng này vừa" in plain(refused)


def test_one_units_link_is_shown_once_with_the_hour_and_opens(office, unit):
    page = office.post(page_of(unit), {"duong-dan": "1"})
    (message,) = texts(page.content.decode(), "#loi-nhan")
    address = re.search(r"http://testserver(/hoi-nghi/phieu/[\w-]{43}/)", message)[1]

    assert message.startswith("Kính gửi Thôn Mỗ Đoạn: mời mở http://testserver/hoi-nghi/phieu/")
    assert message.endswith(
        "để giới thiệu điển hình của Thôn Mỗ Đoạn, gửi hồ sơ trước 24:00 thứ Ba, ngày 19/8/2025. "
        "Xin không chuyển tiếp đường dẫn này."
    )
    assert "Tiếp tục vào trang của Thôn Mỗ Đoạn" in text(Client().get(address))
    assert "/hoi-nghi/phieu/" not in text(office.get(page_of(unit)))


def test_a_slip_in_use_is_asked_about_before_a_link_ends_it(office, unit, at, by):
    token = actions.new_token()
    actions.issue_links(conference=make.conference(), tokens={unit: token}, by=by, at=at)

    asked = office.post(page_of(unit), {"duong-dan": "1"})
    stands = AccessLink.objects.usable(at).by_token_hash(actions.hash_token(token))
    sure = office.post(page_of(unit), {"duong-dan": "1", "chac-chan": "1"})

    assert "Lập đường dẫn mới cho Thôn Mỗ Đoạn?" in plain(asked)
    assert stands is not None
    assert soup(sure.content.decode()).select("#loi-nhan")
    assert AccessLink.objects.usable(at).by_token_hash(actions.hash_token(token)) is None


def test_another_communes_unit_is_not_there(office):
    elsewhere = make.unit(name="Thôn Xa", of=make.commune(code="11087"))

    assert office.get(page_of(elsewhere)).status_code == 404
