"""Of a built paper, whether it would tell other people or figures by now can be seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0005_own_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportfile",
            name="said",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
    ]
