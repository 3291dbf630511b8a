from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0041_nobody"),
    ]

    operations = [
        migrations.AddField(
            model_name="nomination",
            name="claimed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="máy ghi lúc"),
        ),
    ]
