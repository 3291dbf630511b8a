from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0010_posting_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="conference",
            name="leaders_choose",
            field=models.CharField(
                blank=True, default="", max_length=200, verbose_name="do lãnh đạo lựa chọn"
            ),
            preserve_default=False,
        ),
    ]
