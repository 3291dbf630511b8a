"""Collectives and households stand in lists as they are written, persons by given name."""

import importlib

import pytest
from django.apps import apps

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
