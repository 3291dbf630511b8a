"""Approval votes of before a dossier was opened again stay with their meeting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0008_doubles"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ballot",
            name="ballot_once",
        ),
        migrations.AddField(
            model_name="ballot",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="không còn dùng từ"),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at", None)),
                fields=("meeting", "nomination"),
                name="ballot_once",
            ),
        ),
    ]
