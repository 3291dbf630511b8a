"""Collectives and households stood by the last word of their name, as persons do."""

from django.db import migrations

from accounts.names import written_key


def sort_as_written(apps, schema_editor):
    rows = apps.get_model("nominations", "Nomination").objects
    for pk, name in rows.exclude(kind="individual").values_list("pk", "full_name"):
        rows.filter(pk=pk).update(name_sort=written_key(name))


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0016_judged"),
    ]

    operations = [migrations.RunPython(sort_as_written, migrations.RunPython.noop)]
