from django.db import migrations, models
from django.db.models import Min


def note_first_sendings(apps, schema_editor):
    """The first sending of what is there already: the log's first word of it, else the last."""
    nomination = apps.get_model("nominations", "Nomination")
    event = apps.get_model("accounts", "AuditEvent")
    first = {
        (row["commune_code"], row["target_code"]): row["first"]
        for row in event.objects.filter(action="submit", target="nomination")
        .order_by()
        .values("commune_code", "target_code")
        .annotate(first=Min("at"))
    }
    sent = nomination.objects.exclude(submitted_at=None).select_related("unit__commune")
    for row in sent.iterator():
        at = first.get((row.unit.commune.code, row.code), row.submitted_at)
        nomination.objects.filter(pk=row.pk).update(first_sent_at=at)


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="nomination",
            name="amend_until",
            field=models.DateTimeField(blank=True, null=True, verbose_name="hạn bổ sung"),
        ),
        migrations.AddField(
            model_name="nomination",
            name="first_sent_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gửi lần đầu lúc"),
        ),
        migrations.AddField(
            model_name="nomination",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="entered",
                to="accounts.unit",
            ),
        ),
        migrations.RunPython(note_first_sendings, migrations.RunPython.noop),
    ]
