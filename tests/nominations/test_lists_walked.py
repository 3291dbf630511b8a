"""Lists walk indexes; where the role may not have an extension, migrations pass all the same."""

import importlib

import pytest
from django.db import Error, connection

from nominations.models import Nomination
from nominations.querysets.narrowing import BY_COLUMN
from tests import make, needs

pytestmark = pytest.mark.django_db
lists = importlib.import_module("nominations.migrations.0012_lists")
NAMES = {
    "nomination_by_place", "nomination_by_state", "nomination_waiting", "nomination_by_name",
    "nomination_alike", "nomination_kept_as", "nomination_sits_alone", "nomination_sits_for",
}  # fmt: skip
COVERED = {("conference_id",), ("unit_id",), ("kept_as_id",)}  # each the beginning of one of those


def test_the_indexes_are_there_and_none_that_another_begins_with():
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, Nomination._meta.db_table)

    assert known.keys() >= NAMES
    table = Nomination._meta.db_table  # what Django itself makes for a key is called after it
    indexes = {name: tuple(one["columns"]) for name, one in known.items() if one["index"]}
    own = {columns for name, columns in indexes.items() if name.startswith(table)}
    assert not COVERED & own


@pytest.mark.parametrize(
    "asked",
    [
        Nomination.objects.by_name().filter(conference=1),
        Nomination.objects.could_be("tran van ly").filter(conference=1),
    ],
    ids=["by name", "namesakes"],
)
def test_a_list_sorts_nothing_and_reads_no_whole_table(asked):
    needs.sqlite(because="PostgreSQL's planner reads few rows whole")
    plan = asked.explain()

    assert "USING INDEX nomination_" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    "chosen",
    [*({key: "1"} for key in BY_COLUMN if key != "former"), {"lacks": "check"}],
    ids=lambda chosen: " ".join(chosen),
)
def test_who_narrows_a_list_reads_no_dossier_to_count_it(chosen):
    """How many of each state there are is what every list says first."""
    needs.sqlite(because="PostgreSQL's planner reads few rows whole")
    found = Nomination.objects.of(1).sent().narrowed(chosen, at=make.AT)

    plan = found.order_by().values_list("state").explain()

    assert "USING COVERING INDEX nomination_by_" in plan


class Refusing:
    """A database that has no extensions for this role."""

    vendor, alias = "postgresql", "default"

    def __init__(self):
        self.asked = []

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def execute(self, said):
        self.asked.append(said)
        raise Error("permission denied to create extension")


def test_a_role_that_may_not_have_the_extension_migrates_all_the_same():
    database = Refusing()
    editor = type("Editor", (), {"connection": database})()

    from django.apps import apps

    lists.index_parts(apps, editor)

    assert database.asked == ["CREATE EXTENSION IF NOT EXISTS pg_trgm"]
    assert make.nomination().pk  # the transaction around it goes on
