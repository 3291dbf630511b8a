"""Empties the tables after a test of real transactions, in a tenth of the time on PostgreSQL.

Django truncates every table, which makes a new file of each table and each index: 0.3 seconds of
the server's processor a test. Deleting from tables that hold a few rows is over at once. And after
each emptying Django writes content types and permissions anew, which nothing here reads.
"""

from typing import Any

from django.contrib.contenttypes.management import create_contenttypes
from django.core.management.color import Style
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.models.signals import post_migrate

# The role of a replica asks no foreign key; whoever makes a test database here may take it.
DELETE = """DO $$ DECLARE one text; BEGIN
SET LOCAL session_replication_role = replica;
FOREACH one IN ARRAY ARRAY[{tables}] LOOP EXECUTE format('DELETE FROM %I', one); END LOOP;
END $$"""


def sql_flush(_: Any, style: Style, tables: list[str], **more: bool) -> list[str]:
    return [DELETE.format(tables=", ".join(f"'{table}'" for table in tables))] if tables else []


def quickly() -> None:
    DatabaseOperations.sql_flush = sql_flush
    made_anew = (
        post_migrate.disconnect(create_contenttypes),
        post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions"),
    )
    assert made_anew == (True, True), "Django makes its own rows elsewhere by now"
