"""An empty installation: the server's one code, then the commune and who opened it, by page."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.actions import check_sign_in, setup
from accounts.audit import broken_links
from accounts.devices import Device
from accounts.models import AuditEvent, City, Commune, SetupCode, Unit, User
from accounts.names import is_guessable
from conferences.forms import opening as asked
from tests import make

pytestmark = pytest.mark.django_db
CODE, COMMUNE, SIGN_IN = "/mo/", "/mo/xa/", "/tai-khoan/dang-nhap/"
NOW = timezone.now()
OWN = "Lúa chín đầu bờ 26"
TYPED = {
    "city_name": "Thành phố  Hải Phòng", "city_code": "31", "name": "Xã Nam Triệu",
    "code": "11887", "place": "", "phone": "0225 3123 456", "signer_title": "CHỦ TỊCH",
    "signer_name": "Vũ Văn Mẫu", "formers": "xã Phục Lễ\n xã Lập Lễ \n\nxã Phả Lễ",
    "own_name": "Bùi Thị Mẫu", "own_phone": "0912 345 678", "own_password": OWN,
    "leader_name": "", "leader_phone": "", "leader_password": "",
}  # fmt: skip
LED = {"leader_name": "Vũ Văn Mẫu", "leader_phone": "0912345679", "leader_password": "Sông Cấm 9x"}


def printed(*args) -> str:
    out = StringIO()
    call_command("setup_code", *args, stdout=out)
    return out.getvalue()


def code_in(said: str) -> str:
    return re.search(r"\w{5}-\w{5}-\w{5}", said)[0]


@pytest.fixture
def inside():
    """Somebody who typed the code."""
    client = Client()
    code = code_in(printed("--first"))
    assert client.post(CODE, {"code": code}).url == COMMUNE
    return client


def errors_of(answer) -> dict:
    assert answer.status_code == 422
    return dict(answer.context["form"].errors)


# --- The code --------------------------------------------------------------------------------


def test_the_first_start_prints_a_code_and_the_second_does_not():
    first, second = printed("--first"), printed("--first")

    assert re.fullmatch(
        r"Chưa có xã nào\. Mở trang /mo/ và nhập mã, dùng một lần: (\w{5}-){2}\w{5}\n", first
    )
    assert second == (
        "Chưa có xã nào. Mở trang /mo/ và nhập mã đã in lần chạy đầu.\n"
        "Mất mã thì in mã khác: .venv/bin/python manage.py setup_code\n"
    )
    assert SetupCode.objects.count() == 1


def test_the_code_is_kept_as_a_hash_of_sixty_bits_or_more():
    code = code_in(printed())
    row = SetupCode.objects.get()

    assert code.replace("-", "") not in row.secret_hash.replace("-", "")
    assert len(setup.LETTERS) ** len(code.replace("-", "")) > 2**60


def test_another_code_ends_the_one_before():
    before = code_in(printed("--first"))
    after = code_in(printed())

    assert (SetupCode.objects.count(), before != after) == (1, True)
    assert errors_of(Client().post(CODE, {"code": before}))["code"] == [
        "Mã không đúng. Hãy xem lại; sai 5 lần thì phải chờ 10 phút."
    ]
    assert Client().post(CODE, {"code": after}).url == COMMUNE


def test_who_typed_a_code_that_was_replaced_types_the_new_one(inside):
    printed()

    assert inside.get(COMMUNE).url == CODE
    assert inside.post(COMMUNE, TYPED).url == CODE
    assert Commune.objects.count() == 0


@pytest.mark.parametrize("change", [str.upper, lambda c: c.replace("-", " "), "  {}  ".format])
def test_the_code_as_people_type_it(change):
    assert Client().post(CODE, {"code": change(code_in(printed()))}).url == COMMUNE


def test_an_empty_box_asks_for_the_code():
    assert errors_of(Client().post(CODE, {"code": ""}))["code"] == ["Hãy nhập mã."]


def test_without_a_code_no_text_opens():
    """No row at all: nothing is equal to nothing."""
    assert errors_of(Client().post(CODE, {"code": "abcde"}))["code"]
    assert errors_of(Client().post(CODE, {"code": "!!!"}))["code"]
    assert Client().get(COMMUNE).url == CODE


def test_five_wrong_tries_close_it_to_one_address_for_ten_minutes():
    code = code_in(printed())
    here, there = Device(address="203.0.113.7"), Device(address="203.0.113.8")

    def take(typed, *, device=here, after=0):
        return bool(setup.take_code(typed, device=device, now=NOW + timedelta(seconds=after)))

    assert [take("sai", after=n) for n in range(5)] == [False] * 5
    assert (take(code, after=5), take(code, device=there)) == (False, True)
    assert (take(code, after=599), take(code, after=605)) == (False, True)


def test_four_wrong_tries_do_not_close_it():
    code = code_in(printed())
    here = Device(address="203.0.113.7")

    assert not any(setup.take_code("sai", device=here, now=NOW) for _ in range(4))
    assert setup.take_code(code, device=here, now=NOW)


# --- The commune ----------------------------------------------------------------------------------


def test_the_sign_in_page_leads_there_while_nothing_is_opened():
    assert f'href="{CODE}"' in Client().get(SIGN_IN).content.decode()

    make.commune()

    assert f'href="{CODE}"' not in Client().get(SIGN_IN).content.decode()


def test_the_commune_is_written_and_who_opened_it_is_in(inside, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    answer = inside.post(COMMUNE, TYPED)
    assert User.objects.get().last_login == make.AT

    assert (answer.status_code, answer.url) == (302, "/")
    city, commune = City.objects.get(), Commune.objects.get()
    assert (city.code, city.name) == ("31", "thành phố Hải Phòng")
    assert (commune.code, commune.name, commune.place) == ("11887", "xã Nam Triệu", "Nam Triệu")
    assert (commune.phone, commune.is_demo) == ("0225 3123 456", False)
    assert (commune.signer_title, commune.signer_name) == ("CHỦ TỊCH", "Vũ Văn Mẫu")
    assert commune.former_communes == ["xã Phục Lễ", "xã Lập Lễ", "xã Phả Lễ"]
    unit = Unit.objects.get()
    assert (unit.slug, unit.name, unit.kind) == (
        "phong-van-hoa-xa-hoi", "Phòng Văn hóa - Xã hội", "office",
    )  # fmt: skip
    person = User.objects.get()
    assert (person.full_name, person.phone, person.role) == (
        "Bùi Thị Mẫu", "+84912345678", "culture_office",
    )  # fmt: skip
    assert (person.unit, person.must_change_password) == (unit, False)
    assert inside.get("/", follow=True).context["user"] == person
    assert check_sign_in(typed="0912345678", password=OWN, now=NOW) == person
    event = AuditEvent.objects.get()
    assert (event.actor, event.action, event.target_code) == ("setup_code", "grant_role", "vhxh")
    assert list(broken_links("11887")) == []


def test_the_leader_gets_a_first_password(inside):
    inside.post(COMMUNE, TYPED | LED)

    leader = User.objects.get(role="leadership")
    assert (leader.full_name, leader.phone) == ("Vũ Văn Mẫu", "+84912345679")
    assert (leader.unit, leader.commune.code, leader.must_change_password) == (None, "11887", True)
    assert check_sign_in(typed="lanhdao", password="Sông Cấm 9x", now=NOW) == leader
    assert check_sign_in(typed="vhxh", password=OWN, now=NOW).role == "culture_office"


def test_afterwards_there_is_no_such_page(inside):
    inside.post(COMMUNE, TYPED)

    for client in (Client(), inside):
        for address in (CODE, COMMUNE):
            assert client.get(address).status_code == 404
            assert client.post(address, TYPED).status_code == 404
    assert (Commune.objects.count(), SetupCode.objects.count()) == (1, 0)
    with pytest.raises(CommandError, match=r"^Đã có xã, không mở bằng mã nữa\. Hãy đăng nhập\.$"):
        printed()
    assert printed("--first") == ""


def test_a_commune_from_a_file_ends_the_code(inside):
    make.commune()

    assert inside.get(COMMUNE).status_code == 404
    assert inside.post(COMMUNE, TYPED).status_code == 404
    assert Commune.objects.count() == 1


@pytest.mark.parametrize(
    ("box", "typed", "said"),
    [
        ("name", "Nam Triệu", "Hãy ghi cả chữ xã, phường hoặc đặc khu ở đầu."),
        ("name", "xã", "Hãy ghi cả chữ xã, phường hoặc đặc khu ở đầu."),
        ("city_name", "Hải Phòng", "Hãy ghi cả chữ thành phố hoặc tỉnh ở đầu."),
        ("code", "1188", "Mã gồm 5 chữ số. Hãy xem lại."),
        ("code", "1188x", "Mã gồm 5 chữ số. Hãy xem lại."),
        ("city_code", "031", "Mã gồm 2 chữ số. Hãy xem lại."),
        ("formers", "x" * 61, "Hãy rút gọn, tối đa 60 ký tự, kể cả dấu cách; đang có 61."),
        ("own_password", "namtrieu2026", "Hãy chọn mật khẩu khác."),
        ("own_password", "0912345678", "Hãy chọn mật khẩu khác."),
        ("own_password", "ngắn", "cần ít nhất 8 ký tự"),
        ("own_name", "", "Hãy nhập họ và tên."),
        ("leader_name", "Vũ Văn Mẫu", asked.WHOLE_LEADER),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(inside, box, typed, said):
    boxes = "leader_phone" if typed == "Vũ Văn Mẫu" else box

    errors = errors_of(inside.post(COMMUNE, TYPED | {box: typed}))

    assert list(errors) == [boxes]
    assert said in errors[boxes][0]
    assert Commune.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        (LED | {"leader_phone": "0912 345 678"}, "leader_phone"),
        (LED | {"leader_password": "vu van mau 1"}, "leader_password"),
        (LED | {"leader_password": ""}, "leader_password"),
        (LED | {"leader_name": ""}, "leader_name"),
    ],
)
def test_a_leader_is_whole_and_another_person(inside, typed, box):
    assert list(errors_of(inside.post(COMMUNE, TYPED | typed))) == [box]
    assert User.objects.count() == 0


def test_a_name_that_is_taken_opens_nothing(inside):
    make.user(role="technician", username="vhxh")

    assert errors_of(inside.post(COMMUNE, TYPED))["__all__"] == [setup.NAME_TAKEN]
    assert (Commune.objects.count(), SetupCode.objects.count()) == (0, 1)


def test_a_ward_keeps_its_kind_and_a_typed_place_stands(inside):
    inside.post(COMMUNE, TYPED | {"name": "PHƯỜNG Hưng Đạo", "place": "Hải Phòng"})

    commune = Commune.objects.get()
    assert (commune.name, commune.place) == ("phường Hưng Đạo", "Hải Phòng")


def test_the_words_a_password_may_not_be_are_those_of_the_page():
    assert is_guessable("namtrieu2026", ["Nam Triệu"])


def test_where_only_tls_is_answered_the_printed_code_says_so(capsys, settings):
    """Walked on a fresh machine: the code was there, and the page led to a port nothing hears."""
    settings.HTTPS = True
    call_command("setup_code")
    assert "Chỉ mở qua https" in capsys.readouterr().out

    settings.HTTPS = False
    call_command("setup_code")
    assert "https" not in capsys.readouterr().out
