from django.db import migrations

MOST = 20


def lines_as_rows(apps, schema_editor):
    """Each line of the text is a row as it was said; the text itself stands."""
    Nomination = apps.get_model("nominations", "Nomination")
    PreviousAward = apps.get_model("nominations", "PreviousAward")
    told = Nomination.objects.exclude(awards="").order_by("pk").values_list("pk", "awards")
    rows = []
    for pk, awards in told.iterator():
        lines = [line.strip() for line in awards.splitlines() if line.strip()]
        rest = ["; ".join(lines[MOST - 1 :])] if lines[MOST - 1 :] else []
        rows += [
            PreviousAward(nomination_id=pk, place=place, said=said, form=said)
            for place, said in enumerate([*lines[: MOST - 1], *rest], 1)
        ]
        if len(rows) >= 1000:
            PreviousAward.objects.bulk_create(rows)
            rows = []
    PreviousAward.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [
        ("nominations", "0045_award_rows"),
    ]

    operations = [
        # Back: the text says it all, as it stands.
        migrations.RunPython(lines_as_rows, migrations.RunPython.noop),
    ]
