"""A conference may be prepared before its units see it; those of today are open."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conferences", "0016_still_asked")]

    operations = [
        migrations.AddField(
            model_name="conference",
            name="waits",
            field=models.BooleanField(default=False, verbose_name="chưa mở cho các đơn vị"),
        ),
    ]
