"""A number is one paper's in its year, held by the database; the first that has it keeps it."""

from django.conf import settings
from django.db import migrations, models


def keep_numbers(apps, schema_editor):
    """What was issued before: its number is its own, but for a second paper that shares it."""
    papers = apps.get_model("reports", "ReportFile").objects
    seen = set()
    rows = papers.exclude(number="").exclude(issued_on=None).order_by("pk")
    for pk, conference, number, day in rows.values_list(
        "pk", "conference_id", "number", "issued_on"
    ):
        own = f"{day.year} {''.join(number.split()).casefold()}"
        if (conference, own) not in seen:
            papers.filter(pk=pk).update(own_number=own)
        seen.add((conference, own))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_words"),
        ("conferences", "0004_votes"),
        ("reports", "0004_carries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reportfile",
            name="own_number",
            field=models.CharField(blank=True, editable=False, max_length=60),
        ),
        migrations.RunPython(keep_numbers, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("own_number", ""), _negated=True),
                fields=("conference", "own_number"),
                name="paper_number_once",
            ),
        ),
    ]
