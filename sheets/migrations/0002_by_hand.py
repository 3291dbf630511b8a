"""Lines that no button takes together are marked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0001_imports")]

    operations = [
        migrations.AddField(
            model_name="sheetrow", name="by_hand", field=models.BooleanField(default=False)
        ),
    ]
