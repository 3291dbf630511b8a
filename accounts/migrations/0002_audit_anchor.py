"""No event is replaced on SQLite either; a table for how far the chain reached."""

from django.db import migrations, models

# REPLACE deletes the row that is in its way without firing DELETE triggers (unless the connection
# asks for recursive ones): refuse before, whichever connection it is.
SQLITE = """
CREATE TRIGGER audit_no_replace BEFORE INSERT ON accounts_auditevent
WHEN EXISTS (SELECT 1 FROM accounts_auditevent WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit events are never replaced'); END
"""


def refuse_to_replace(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AuditAnchor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("commune_code", models.CharField(db_index=True, max_length=8)),
                ("events", models.PositiveIntegerField(verbose_name="số sự kiện")),
                ("last_hash", models.CharField(max_length=64, verbose_name="mã cuối")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
        ),
        migrations.RunPython(refuse_to_replace, migrations.RunPython.noop),
    ]
