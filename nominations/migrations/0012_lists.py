"""What lists walk and count by, so that they cost the same whatever the conference's size."""

import django.db.models.functions.text
from django.db import Error, migrations, models, transaction

# Searching looks for a part of a name or a code; only PostgreSQL has an index for that.
TRIGRAMS = {
    "nomination_name_part": "replace(name_fold, 'y', 'i')",
    "nomination_sits_part": "replace(representative_fold, 'y', 'i')",
    "nomination_code_part": "upper(code)",
}


def index_parts(apps, schema_editor):
    """Where the role may have the extension; where not, searching reads every row as before."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    table = apps.get_model("nominations", "Nomination")._meta.db_table
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for name, said in TRIGRAMS.items():
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {name} ON {table} USING gin (({said}) gin_trgm_ops)"
                )
    except Error:
        pass


def drop_parts(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            for name in TRIGRAMS:
                cursor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_words"),
        ("conferences", "0005_amending"),
        ("nominations", "0011_amending"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="nomination", name="nomination_by_state"),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index(fields=["conference", "state", "unit"], name="nomination_by_place"),
        ),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index(
                "conference", "state", "submitted_at", "id", name="nomination_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index(fields=["conference", "name_sort", "id"], name="nomination_by_name"),
        ),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index(
                models.F("conference"),
                django.db.models.functions.text.Replace(
                    "name_fold", models.Value("y"), models.Value("i")
                ),
                name="nomination_alike",
            ),
        ),
        migrations.RunPython(index_parts, drop_parts),
    ]
