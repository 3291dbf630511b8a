"""Marks keep until when what was returned may come again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0004_votes"),
    ]

    operations = [
        migrations.AddField(
            model_name="deadlinemark",
            name="amend_until",
            field=models.DateTimeField(blank=True, null=True, verbose_name="hạn bổ sung"),
        ),
    ]
