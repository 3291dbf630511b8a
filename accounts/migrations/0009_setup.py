"""A code opens the first commune by page; a commune names the ones it was made of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_is_slip"),
    ]

    operations = [
        migrations.CreateModel(
            name="SetupCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret_hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
            ],
        ),
        migrations.AddField(
            model_name="commune",
            name="formers",
            field=models.TextField(blank=True, verbose_name="địa phương trước sắp xếp"),
        ),
    ]
