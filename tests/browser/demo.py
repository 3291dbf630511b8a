"""The demo, loaded once a process: from then on its rows and its files are copied."""

import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from conferences.models import Conference
from honoree_conf.demo.load import Loader

ROOTS = ("MEDIA_ROOT", "REPORT_ROOT")


class Demo:
    """Kept in tables beside the real ones, which nothing empties, and in a folder."""

    def __init__(self, kept: Path, *, prefix: str = "demo_") -> None:
        self.kept, self.prefix = kept, prefix
        self.tables: list[str] = []

    def lay(self) -> Conference:
        """The demo in empty tables."""
        if not self.tables:
            Loader().load()
            self._keep()
        else:
            self._copy()
        return Conference.objects.get()

    def _keep(self) -> None:
        with connection.cursor() as cursor:
            for table in connection.introspection.django_table_names(only_existing=True):
                kept = f"{self.prefix}{table}"
                cursor.execute(f"CREATE TABLE {kept} AS SELECT * FROM {table}")  # noqa: S608
                self.tables.append(table)
        for name in ROOTS:
            shutil.copytree(getattr(settings, name), self.kept / name)

    def _copy(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:  # what refers waits for its end
            for table in self.tables:
                kept = f"{self.prefix}{table}"
                cursor.execute(f"INSERT INTO {table} SELECT * FROM {kept}")  # noqa: S608
            models = apps.get_models(include_auto_created=True)
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
        for name in ROOTS:
            shutil.copytree(self.kept / name, getattr(settings, name), dirs_exist_ok=True)
