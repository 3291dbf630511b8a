"""What was found of a possible double is a choice; a text written before said two people."""

from django.db import migrations, models


def were_two(apps, schema_editor):
    """Any text opened verification until now: whoever wrote one went on with two people."""
    dossiers = apps.get_model("nominations", "Nomination").objects
    dossiers.exclude(duplicate_answer="").update(duplicate_verdict="different")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_words"),
        ("conferences", "0004_votes"),
        ("nominations", "0007_carries"),
    ]

    operations = [
        migrations.AddField(
            model_name="nomination",
            name="duplicate_verdict",
            field=models.CharField(
                blank=True,
                choices=[("different", "Hai người khác nhau"), ("same", "Cùng một người")],
                max_length=10,
                verbose_name="kết luận về khả năng trùng",
            ),
        ),
        migrations.AlterField(
            model_name="nomination",
            name="duplicate_answer",
            field=models.CharField(
                blank=True, max_length=300, verbose_name="căn cứ kết luận trùng"
            ),
        ),
        migrations.RunPython(were_two, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.CheckConstraint(
                condition=models.Q(("duplicate_verdict__in", ["", "different", "same"])),
                name="nomination_verdict_known",
            ),
        ),
    ]
