"""What a kept PDF carries besides its pages is known of every file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0006_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="carries",
            field=models.CharField(
                blank=True,
                choices=[
                    ("script", "mã lệnh"),
                    ("attachment", "tệp đính kèm"),
                    ("both", "mã lệnh và tệp đính kèm"),
                ],
                max_length=10,
                verbose_name="có kèm",
            ),
        ),
        migrations.AddField(
            model_name="meetingfile",
            name="carries",
            field=models.CharField(
                blank=True,
                choices=[
                    ("script", "mã lệnh"),
                    ("attachment", "tệp đính kèm"),
                    ("both", "mã lệnh và tệp đính kèm"),
                ],
                max_length=10,
                verbose_name="có kèm",
            ),
        ),
        migrations.AddField(
            model_name="removedfile",
            name="carries",
            field=models.CharField(
                blank=True,
                choices=[
                    ("script", "mã lệnh"),
                    ("attachment", "tệp đính kèm"),
                    ("both", "mã lệnh và tệp đính kèm"),
                ],
                max_length=10,
                verbose_name="có kèm",
            ),
        ),
    ]
