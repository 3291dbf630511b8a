"""Digits stood in no order: Tổ 7 before Tổ 1."""

from django.db import migrations

from accounts.names import sort_key, written_key


def sort_numbers_by_value(apps, schema_editor):
    rows = apps.get_model("nominations", "Nomination").objects
    numbered = rows.filter(full_name__regex="[0-9]")
    for pk, kind, name in numbered.values_list("pk", "kind", "full_name"):
        key = sort_key(name) if kind == "individual" else written_key(name)
        rows.filter(pk=pk).update(name_sort=key)


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0055_who_sits_by_name"),
    ]

    operations = [migrations.RunPython(sort_numbers_by_value, migrations.RunPython.noop)]
