from django.db import migrations, models
from django.db.models import F, Q


def mark_what_is_there(apps, schema_editor):
    """By the hour that stands now: no older one is known of papers built before this was kept."""
    built = apps.get_model("reports", "ReportFile").objects.filter(kind="result")
    built = built.exclude(built_at=None)
    starts = "conference__starts_at"
    ahead = built.filter(Q(**{starts: None}) | Q(**{f"{starts}__gt": F("as_of")}))
    found = list(ahead.values_list("pk", flat=True))
    built.filter(pk__in=found).update(told_ahead=True)


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0008_blank"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportfile",
            name="told_ahead",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="lập trước Hội nghị"
            ),
        ),
        migrations.RunPython(mark_what_is_there, migrations.RunPython.noop),
    ]
