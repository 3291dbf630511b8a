"""One wording of an answer everywhere: the pages of pairs had another than check and log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("nominations", "0036_consent_year")]

    operations = [
        migrations.AlterField(
            model_name="nomination",
            name="duplicate_verdict",
            field=models.CharField(
                "kết luận về khả năng trùng",
                max_length=10,
                blank=True,
                choices=[("different", "Không phải một người"), ("same", "Cùng một người")],
            ),
        ),
    ]
