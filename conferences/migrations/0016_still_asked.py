from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0015_numbers_as_the_plan_names_them"),
    ]

    operations = [
        migrations.AddField(
            model_name=name,
            name="still_asked",
            field=models.BooleanField(default=True, verbose_name="kế hoạch còn yêu cầu"),
        )
        for name in ("deadline", "deadlinemark")
    ]
