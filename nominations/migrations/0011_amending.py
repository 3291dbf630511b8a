"""Marks learn until when what was returned may come again."""

from django.db import migrations
from django.db.models import Max


def tell_marks(apps, schema_editor):
    """As `nominations.workflow.effects.settle` writes it from now on."""
    marks = apps.get_model("conferences", "DeadlineMark").objects
    nominations = apps.get_model("nominations", "Nomination").objects
    for mark in marks.filter(deadline__key="list_approved").exclude(unit__kind="office"):
        returned = nominations.filter(
            conference_id=mark.deadline.conference_id, unit_id=mark.unit_id, state="returned"
        )
        last = returned.aggregate(last=Max("amend_until"))["last"]
        if last:
            marks.filter(pk=mark.pk).update(amend_until=last)


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0005_amending"),
        ("nominations", "0010_households"),
    ]

    operations = [migrations.RunPython(tell_marks, migrations.RunPython.noop)]
