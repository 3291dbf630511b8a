"""The plan was a file beside the database; its newest edition in the database is the plan now."""

import hashlib
import json
import tomllib

from django.db import migrations

from conferences.plans.files import path_of


def keep_first_editions(apps, schema_editor):
    """Of what every standing conference's file says, days as words; a file that is gone stops it."""
    editions = apps.get_model("conferences.PlanEdition").objects
    for conference in apps.get_model("conferences.Conference").objects.all():
        raw = tomllib.loads(path_of(conference.plan_file).read_text(encoding="utf-8-sig"))
        text = json.dumps(raw, ensure_ascii=False, default=lambda day: day.isoformat())
        editions.create(
            conference=conference, number=1, document=conference.document, text=text,
            plan_file=conference.plan_file,
        )  # fmt: skip
        conference.plan_sum = hashlib.sha256(text.encode()).hexdigest()
        conference.save(update_fields=["plan_sum"])


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0013_editions"),
    ]

    operations = [
        migrations.RunPython(keep_first_editions, migrations.RunPython.noop),
    ]
