from django.db import migrations, models


def added(model):
    caption = models.CharField(blank=True, max_length=120, verbose_name="chú thích", default="")
    position = models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")
    return [
        migrations.AddField(model, "caption", caption, preserve_default=False),
        migrations.AddField(model, "position", position),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0048_setbacks"),
    ]

    operations = [*added("evidence"), *added("removedfile")]
