"""What the rows of people and units hold and what the database refuses (R7)."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditHead, SignInFailure, Unit, User
from conferences.models import Conference
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


@pytest.mark.parametrize("change", [{"role": "vua"}, {"role": ""}])
def test_no_role_the_plan_does_not_know(change):
    make.user()

    refused(lambda: User.objects.update(**change))


def test_no_kind_of_unit_nobody_knows():
    make.unit()

    refused(lambda: Unit.objects.update(kind="huyen"))


def test_one_name_and_one_phone_a_person():
    make.user(username="thon", phone="+84912000001")

    refused(lambda: make.user(username="thon"))
    refused(lambda: make.user(phone="+84912000001"))
    assert [make.user(phone=None).phone, make.user(phone=None).phone] == [None, None]


def test_one_unit_of_a_name_a_commune():
    unit = make.unit()
    twin = Unit(commune=unit.commune, slug=unit.slug, name="x", name_fold="x", kind="village")

    refused(twin.save)


def test_what_has_a_history_is_not_deleted():
    """Units, communes and cities are protected by whoever belongs to them."""
    unit = make.unit()
    make.user(unit=unit)

    for row in (unit, unit.commune, unit.commune.city):
        refused(row.delete)


def test_rows_say_what_they_are():
    conference, unit = make.conference(), make.unit()
    rows = [
        unit, unit.commune, unit.commune.city, make.user(full_name="Vũ Thị An"), conference,
        AuditHead(commune_code="11086"), SignInFailure(account="a" * 64, at=make.AT),
        conference.figures.order_by("pk")[0], conference.deadlines.in_order()[1],
    ]  # fmt: skip

    assert [str(row) for row in rows] == [
        "Thôn Mỗ Đoạn",
        "xã Đại Sơn",
        "thành phố Hải Phòng",
        "Vũ Thị An",
        "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I",
        "11086",
        "aaaaaaaa 2025-08-16 08:00:00+07:00",
        "capacity = 150",
        "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến",
    ]


def test_a_person_is_found_by_the_natural_key():
    user = make.user(username="thon")

    assert User.objects.get_by_natural_key("thon") == user


def test_a_commune_has_one_conference_a_term():
    conference = make.conference()
    conference.pk = None

    refused(lambda: conference.save(force_insert=True))
    assert Conference.objects.count() == 1


def test_units_stand_in_the_communes_order_then_by_name():
    for name, order in (("Thôn Ơn", 2), ("Thôn Ân", 2), ("Phòng Văn hóa", 1)):
        unit = make.unit(name=name)
        Unit.objects.filter(pk=unit.pk).update(order=order)

    assert [unit.name for unit in Unit.objects.in_order()] == [
        "Phòng Văn hóa", "Thôn Ân", "Thôn Ơn",
    ]  # fmt: skip
