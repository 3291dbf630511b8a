"""A village invites households to its review: more people may come than were invited."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_words"),
        ("conferences", "0004_votes"),
        ("nominations", "0009_votes_kept"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reviewmeeting",
            name="present_within_invited",
        ),
        migrations.AddConstraint(
            model_name="reviewmeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "unit_review"), ("present__lte", models.F("invited")), _connector="OR"
                ),
                name="present_within_invited",
            ),
        ),
    ]
