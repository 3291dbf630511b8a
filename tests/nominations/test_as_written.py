"""Collectives and households stand in lists as they are written, persons by given name."""

import importlib

import pytest
from django.apps import apps

from delegates.models import Delegate
from nominations.actions import drafts
from nominations.models import Nomination
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NAMES = (
    ("collective", "Chi hội Phụ nữ thôn Xuân"),
    ("household", "Hộ ông Nguyễn Văn An"),
    ("individual", "Vũ Văn Ích"),
    ("collective", "Tổ tự quản"),
)


def listed():
    return list(Nomination.objects.by_name().values_list("full_name", flat=True))


def test_each_kind_stands_where_its_name_is_looked_for():
    for kind, name in reversed(NAMES):
        make.nomination(kind=kind, full_name=name)

    assert listed() == [name for _, name in NAMES]


def test_what_stood_by_its_last_word_is_moved():
    for kind, name in reversed(NAMES):
        one = make.nomination(kind=kind, full_name=name)
        if kind != "individual":
            Nomination.objects.filter(pk=one.pk).update(name_sort="ff")

    importlib.import_module("nominations.migrations.0017_names_as_written").sort_as_written(
        apps, None
    )

    assert listed() == [name for _, name in NAMES]


def test_another_kind_stands_elsewhere_at_once(at):
    one = make.nomination(state="draft", full_name="Hộ bà Xuân")
    by = make.user(unit=one.unit)
    make.nomination(full_name="Lê Thị Mai")
    before = listed()

    drafts.edit(one, changes={"kind": "household"}, version=one.version, by=by, at=at)

    assert (before, listed()) == (["Lê Thị Mai", "Hộ bà Xuân"], ["Hộ bà Xuân", "Lê Thị Mai"])


TEAMS = ["Tổ 6", "Tổ 7", "Tổ 10", "Tổ dân cư"]


def moved(module):
    importlib.import_module(module).sort_numbers_by_value(apps, None)


def test_what_stood_by_its_digits_is_moved():
    for name in reversed(TEAMS):
        one = make.nomination(kind="collective", full_name=name)
        if name != TEAMS[-1]:
            Nomination.objects.filter(pk=one.pk).update(name_sort=f"{name} as it was")
    make.nomination(full_name="Lê Thị 3")
    Nomination.objects.filter(full_name="Lê Thị 3").update(name_sort="zz")

    moved("nominations.migrations.0056_numbers_by_value")

    assert listed() == ["Lê Thị 3", *TEAMS]


def test_so_is_the_roll():
    for number in (10, 7, 6):
        one = make.delegate(full_name=f"Khách {number}")
        Delegate.objects.filter(pk=one.pk).update(name_sort=f"ff{number}")

    moved("delegates.migrations.0007_numbers_by_value")

    by_name = Delegate.objects.order_by("name_sort").values_list("full_name", flat=True)
    assert list(by_name) == ["Khách 6", "Khách 7", "Khách 10"]
