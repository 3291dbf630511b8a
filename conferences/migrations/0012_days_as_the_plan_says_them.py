"""What settled a deadline was its name; now the row says it, and how the plan words its day."""

from django.db import migrations, models

OF_A_NAME = {
    "list_approved": {"settles": "dossiers_sent", "closes": True},
    "conference_held": {"settles": "conference_held", "after_conference": True},
    "results_reported": {
        "settles": "paper_dispatched", "paper": "result", "after_conference": True,
    },
}  # fmt: skip


def say_what_settles(apps, schema_editor):
    """Everything that stands is "trước ngày", so only what settles it is to be said."""
    deadlines = apps.get_model("conferences.Deadline").objects
    for key, said in OF_A_NAME.items():
        deadlines.filter(key=key).update(**said)


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0011_leaders_choose"),
    ]

    operations = [
        migrations.AddField(
            model_name="deadline",
            name="after",
            field=models.CharField(blank=True, max_length=40, verbose_name="sau hạn"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="after_conference",
            field=models.BooleanField(default=False, verbose_name="chỉ ghi nhận sau Hội nghị"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="begins_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="từ lúc"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="closes",
            field=models.BooleanField(default=False, verbose_name="hết hạn là đóng"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="days",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="số ngày sau đó"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="event",
            field=models.CharField(blank=True, max_length=200, verbose_name="sau việc"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="paper",
            field=models.CharField(blank=True, max_length=20, verbose_name="loại văn bản"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="settles",
            field=models.CharField(
                choices=[
                    ("dossiers_sent", "Đơn vị gửi hồ sơ"),
                    ("list_approved", "Duyệt danh sách"),
                    ("conference_held", "Tổ chức Hội nghị"),
                    ("paper_dispatched", "Gửi văn bản"),
                    ("by_hand", "Ghi nhận khi xong"),
                ],
                default="by_hand",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="deadline",
            name="wording",
            field=models.CharField(
                choices=[
                    ("before", "trước ngày"),
                    ("at_latest", "chậm nhất"),
                    ("range", "từ ngày … đến ngày …"),
                    ("on", "đúng ngày"),
                    ("in_month", "trong tháng"),
                    ("relative", "sau một việc khác"),
                ],
                default="before",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="deadline",
            name="key",
            field=models.CharField(max_length=40),
        ),
        migrations.RunPython(say_what_settles, migrations.RunPython.noop),
    ]
