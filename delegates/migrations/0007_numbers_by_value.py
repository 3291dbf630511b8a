"""Digits stood in no order: Tổ 7 before Tổ 1."""

from django.db import migrations

from accounts.names import sort_key


def sort_numbers_by_value(apps, schema_editor):
    rows = apps.get_model("delegates", "Delegate").objects
    for pk, name in rows.filter(full_name__regex="[0-9]").values_list("pk", "full_name"):
        rows.filter(pk=pk).update(name_sort=sort_key(name))


class Migration(migrations.Migration):
    dependencies = [
        ("delegates", "0006_sex_may_be_blank"),
    ]

    operations = [migrations.RunPython(sort_numbers_by_value, migrations.RunPython.noop)]
