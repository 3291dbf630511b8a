"""Accounts by page: who may give which role, what ends with it, and what stays."""

from datetime import datetime

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, User
from accounts.problems import Overtaken, Refused, fingerprint
from conferences.actions import people
from conferences.calendar import HANOI
from conferences.models import Session
from conferences.workflow import NO_RIGHT
from tests import make

pytestmark = pytest.mark.django_db
PASSWORD = "mot-hai-ba-bon"
END = datetime(2025, 8, 23, tzinfo=HANOI)  # the first instant after 22/8


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP)


@pytest.fixture
def village():
    return make.unit(name="Thôn Mỗ Đoạn")


@pytest.fixture
def at_moment(monkeypatch):
    return lambda when: monkeypatch.setattr("accounts.web.moment", lambda: when)


def said(**more):
    return {
        "full_name": "Trần Thị Hoa", "phone": "", "role": Role.DOOR, "unit": None, "until": None,
    } | more  # fmt: skip


def added(by, **more):
    return people.add_person(
        commune=by.commune, said=said(**more), password=PASSWORD, by=by, at=make.AT
    )


def why(act, *args, **how):
    with pytest.raises(Refused) as refused:
        act(*args, **how)
    return [(problem.field, problem.text) for problem in refused.value.problems]


def test_somebody_new_signs_in_by_name_and_must_choose_a_password(office, client):
    made = added(office)
    again = added(office, full_name="TRẦN THỊ HÒA")

    assert [made.username, again.username] == ["tranthihoa", "tranthihoa2"]
    assert (made.must_change_password, made.commune_id) == (True, office.commune_id)
    there = client.post("/tai-khoan/dang-nhap/", {"login": "tranthihoa", "password": PASSWORD}).url
    assert there.startswith("/tai-khoan/mat-khau-dau/")
    told = AuditEvent.objects.filter(action="grant_role").order_by("pk").last()
    assert (told.target_code, told.after, told.note) == ("tranthihoa2", "Đón tiếp đại biểu", "")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.VILLAGE_HEAD, {"office", "leader"}), (Role.UNIT_NOMINATOR, {"office", "leader"}),
        (Role.DOOR, {"office", "leader"}), (Role.CULTURE_OFFICE, {"leader"}),
        (Role.COUNCIL_OFFICE, {"leader"}), (Role.CULTURE_CENTRE, {"leader"}),
        (Role.LEADERSHIP, {"leader"}), (Role.TECHNICIAN, set()), (Role.CITY_BOARD, set()),
    ],
)  # fmt: skip
def test_no_office_makes_itself_a_leader(role, may, office, leader, village):
    """Giving, taking, resetting and signing out alike."""
    school = make.unit(name="Trường Tiểu học", kind=UnitKind.SCHOOL)
    unit = {Role.VILLAGE_HEAD: village, Role.UNIT_NOMINATOR: school}.get(role)
    there = make.user(role=role, unit=unit)
    known = {"office": office, "leader": leader}
    for name, by in known.items():
        deeds = [
            lambda by=by: added(by, role=role, unit=unit),
            lambda by=by: people.set_working(there, works=False, by=by, at=make.AT),
            lambda by=by: people.set_working(there, works=True, by=by, at=make.AT),
            lambda by=by: people.reset_password(there, password=PASSWORD, by=by, at=make.AT),
            lambda by=by: people.end_sessions(there, by=by, at=make.AT),
            lambda by=by: people.edit_person(
                there, said=said(role=role, unit=unit), seen=None, by=by, at=make.AT
            ),
        ]
        for deed in deeds:
            if name in may:
                deed()
            else:
                assert why(deed) == [("", NO_RIGHT.text)]
        seen = User.people.looked_after_by(by).filter(pk=there.pk).exists()
        assert seen == (name in may)


def test_a_role_is_neither_given_nor_taken_across_what_one_may_give(office, leader):
    """The office may not lift a village's head into the leadership, nor lower a leader."""
    head = make.user()
    wanted = said(role=Role.LEADERSHIP)
    assert why(
        people.edit_person, head, said=wanted, seen=None, by=office, at=make.AT
    ) == [("", NO_RIGHT.text)]  # fmt: skip
    other = make.user(role=Role.LEADERSHIP)
    assert why(
        people.edit_person, other, said=said(), seen=None, by=office, at=make.AT
    ) == [("", NO_RIGHT.text)]  # fmt: skip
    assert people.edit_person(other, said=said(), seen=None, by=leader, at=make.AT)
    assert (other.role, other.full_name) == (Role.DOOR, "Trần Thị Hoa")


def test_nobody_looks_after_their_own_account_nor_a_slips_hand(office, leader, village):
    hand = make.user(unit=village, full_name=village.name, is_slip=True)
    head = make.user(unit=village)
    called_so = make.user(unit=village, full_name=village.name)

    assert set(User.people.looked_after_by(office)) == {head, called_so}
    assert set(User.people.looked_after_by(leader)) == {head, called_so, office}
    assert why(
        people.set_working, leader, works=False, by=leader, at=make.AT
    ) == [("", people.OWN.text)]  # fmt: skip
    assert hand.is_active


def test_all_that_speaks_against_an_account_is_said_at_once(office, village):
    school = make.unit(name="Trường Tiểu học", kind=UnitKind.SCHOOL)
    make.user(phone="+84912000001")

    def problems(**more):
        return why(added, office, **more)

    assert problems(role=Role.VILLAGE_HEAD, phone="+84912000001", until=make.AT) == [
        ("unit", people.NEEDS_UNIT), ("phone", people.PHONE_TAKEN), ("until", people.OVER),
    ]  # fmt: skip
    assert problems(role=Role.VILLAGE_HEAD, unit=school) == [("unit", people.NOT_A_VILLAGE)]
    assert problems(role=Role.UNIT_NOMINATOR, unit=village) == [("role", people.A_VILLAGE)]
    assert User.objects.filter(full_name="Trần Thị Hoa").count() == 0


def test_an_account_ends_with_its_last_day(office, client, at_moment):
    person = added(office, until=END)
    person.must_change_password = False
    person.save()
    client.force_login(person)

    at_moment(datetime(2025, 8, 22, 23, 59, 59, 999999, tzinfo=HANOI))
    assert client.get("/tai-khoan/ca-nhan/").status_code == 200
    at_moment(END)
    assert client.get("/tai-khoan/ca-nhan/").status_code == 302
    page = client.post("/tai-khoan/dang-nhap/", {"login": "tranthihoa", "password": PASSWORD})
    assert page.status_code == 422
    assert "Tài khoản này đã hết hạn." in page.content.decode()
    assert person.works(make.AT)
    assert not person.works(END)


def test_who_leaves_is_out_at_once_and_what_they_did_stays(office, client, village):
    head = make.user(unit=village)
    dossier = make.nomination(unit=village)
    client.force_login(head)
    assert Session.objects.filter(user=head).count() == 1

    assert people.set_working(head, works=False, by=office, at=make.AT)
    assert not people.set_working(head, works=False, by=office, at=make.AT)
    assert (client.get("/").status_code, Session.objects.filter(user=head).count()) == (302, 0)
    dossier.refresh_from_db()
    assert dossier.unit == village
    assert why(people.reset_password, head, password=PASSWORD, by=office, at=make.AT) == [
        ("", people.GONE)
    ]
    assert people.set_working(head, works=True, by=office, at=make.AT)
    told = AuditEvent.objects.filter(target_code=head.username).order_by("pk")
    assert [event.action for event in told] == ["leave_account", "return_account"]


def test_who_comes_back_after_the_end_comes_without_one(office):
    person = added(office, until=END)
    people.set_working(person, works=False, by=office, at=END)

    people.set_working(person, works=True, by=office, at=END)
    assert (person.works(END), person.role_until) == (True, None)


def test_a_new_password_ends_the_old_ones_sessions(office, client):
    person = make.user(role=Role.DOOR)
    client.force_login(person)

    people.reset_password(person, password=PASSWORD, by=office, at=make.AT)
    assert client.get("/tai-khoan/ca-nhan/").status_code == 302
    person.refresh_from_db()
    assert (person.check_password(PASSWORD), person.must_change_password) == (True, True)
    told = AuditEvent.objects.order_by("pk").last()
    assert (told.action, told.before, told.after, told.note) == ("reset_password", "", "", "")


def test_another_unit_ends_the_sessions_another_name_does_not(office, client, village):
    head = make.user(unit=village, full_name="Lê Văn Cũ")
    client.force_login(head)
    kept = said(full_name="Lê Văn Mới", role=head.role, unit=village)

    assert people.edit_person(head, said=kept, seen=None, by=office, at=make.AT)
    assert not people.edit_person(head, said=kept, seen=None, by=office, at=make.AT)
    assert client.get("/tai-khoan/ca-nhan/").status_code == 200
    other = make.unit(name="Thôn Nghĩa Xá")
    moved = kept | {"unit": other}
    assert people.edit_person(head, said=moved, seen=None, by=office, at=make.AT)
    assert client.get("/tai-khoan/ca-nhan/").status_code == 302
    told = AuditEvent.objects.order_by("pk").last()
    assert (told.before, told.after) == (
        "Trưởng thôn, Thôn Mỗ Đoạn", "Trưởng thôn, Thôn Nghĩa Xá",
    )  # fmt: skip


def test_the_second_of_two_editors_is_told(office):
    person = make.user(role=Role.DOOR)
    page = fingerprint(people.stands_of(person))
    people.edit_person(person, said=said(), seen=page, by=office, at=make.AT)

    with pytest.raises(Overtaken):
        people.edit_person(person, said=said(full_name="Ai Khác"), seen=page, by=office, at=make.AT)
    person.refresh_from_db()
    assert person.full_name == "Trần Thị Hoa"


def test_who_was_lifted_since_the_page_was_opened_is_out_of_the_offices_reach(office):
    person = make.user(role=Role.DOOR)
    User.objects.filter(pk=person.pk).update(role=Role.LEADERSHIP)  # after it was read

    assert why(people.set_working, person, works=False, by=office, at=make.AT) == [
        ("", NO_RIGHT.text)
    ]
