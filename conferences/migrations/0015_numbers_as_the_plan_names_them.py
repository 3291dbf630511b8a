"""A number of the plan says itself what it is; what the code knew by name is written out."""

from django.db import migrations, models

OF_A_NAME = {
    "capacity": {"kind": "cap", "title": "Số đại biểu tối đa"},
    "role_model_share": {
        "kind": "share", "about": "role_models", "title": "Tỷ lệ đại biểu điển hình tiên tiến",
    },
    "votes_in_favour": {"kind": "votes", "title": "Tỷ lệ người có mặt đồng ý phải vượt quá"},
    "remind_days": {"kind": "days", "title": "Số ngày nhắc trước hạn"},
    "posting_days": {"kind": "days", "about": "posting", "title": "Số ngày niêm yết công khai"},
}  # fmt: skip


def say_what_each_is(apps, schema_editor):
    figures = apps.get_model("conferences.PlanFigure").objects
    for key, said in OF_A_NAME.items():
        figures.filter(key=key).update(**said)


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0014_first_editions"),
    ]

    operations = [
        migrations.AddField(
            model_name="planfigure",
            name="about",
            field=models.CharField(
                blank=True,
                choices=[
                    ("role_models", "đại biểu điển hình tiên tiến"),
                    ("women", "đại biểu nữ"),
                    ("posting", "niêm yết công khai"),
                ],
                max_length=20,
                verbose_name="về",
            ),
        ),
        migrations.AddField(
            model_name="planfigure",
            name="kind",
            field=models.CharField(
                choices=[
                    ("cap", "Số đại biểu tối đa"),
                    ("share", "Tỷ lệ"),
                    ("minimum", "Tối thiểu"),
                    ("per_unit", "Số người mỗi đơn vị"),
                    ("days", "Số ngày"),
                    ("votes", "Tỷ lệ người có mặt đồng ý phải vượt quá"),
                ],
                default="share",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="planfigure",
            name="title",
            field=models.CharField(default="", max_length=200, verbose_name="con số"),
        ),
        migrations.AlterField(
            model_name="planfigure",
            name="key",
            field=models.CharField(max_length=40),
        ),
        migrations.RunPython(say_what_each_is, migrations.RunPython.noop),
    ]
