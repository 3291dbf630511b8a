"""The whole plan as text, an edition each time it is ordered anew."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0012_days_as_the_plan_says_them"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="conference",
            name="plan_sum",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name="PlanEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="bản thứ")),
                ("document", models.CharField(max_length=200, verbose_name="theo văn bản")),
                ("text", models.TextField(verbose_name="toàn văn")),
                ("plan_file", models.CharField(max_length=80, verbose_name="tệp kế hoạch")),
                ("loaded_at", models.DateTimeField(null=True, verbose_name="nạp lúc")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=deletion.CASCADE,
                        related_name="editions",
                        to="conferences.conference",
                    ),
                ),
                (
                    "loaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "number"), name="edition_once")
                ],
            },
        ),
    ]
