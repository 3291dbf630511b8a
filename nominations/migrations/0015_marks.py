"""Marks of units whose dossiers are all back with them: written before a return took them back."""

from django.db import migrations
from django.db.models import Max, Min

BACK = ("draft", "returned")


def settle(apps, schema_editor):
    """As `nominations.workflow.effects.settle` says of every unit since."""
    dossiers = apps.get_model("nominations", "Nomination").objects
    marks = apps.get_model("conferences", "DeadlineMark").objects
    for mark in marks.filter(deadline__key="list_approved").exclude(unit__kind="office"):
        own = dossiers.filter(conference=mark.deadline.conference_id, unit=mark.unit_id)
        sent, returned = own.exclude(state__in=BACK), own.filter(state="returned")
        marks.filter(pk=mark.pk).update(
            met_at=sent.aggregate(first=Min("first_sent_at"))["first"],
            amend_until=returned.aggregate(last=Max("amend_until"))["last"],
        )


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0005_amending"),
        ("nominations", "0014_alike"),
    ]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
