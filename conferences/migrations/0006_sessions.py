"""Sessions move to a table of our own; whoever is signed in stays so."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations, models


def move(apps, schema_editor):
    """What each session says of its person and its slip now stands in columns too."""
    old, new = apps.get_model("sessions", "Session"), apps.get_model("conferences", "Session")
    people = set(apps.get_model("accounts", "User").objects.values_list("pk", flat=True))
    links = set(apps.get_model("conferences", "AccessLink").objects.values_list("pk", flat=True))
    read = SessionStore().decode  # of one that was sealed with another key it says nothing
    for session in old.objects.iterator():
        said = read(session.session_data)
        user, link = int(said.get("_auth_user_id") or 0), said.get("access_link")
        if user in people:
            new.objects.create(
                session_key=session.session_key,
                session_data=session.session_data,
                expire_date=session.expire_date,
                user_id=user,
                link_id=link if link in links else None,
            )
    old.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0005_amending"),
        ("sessions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="conferences.accesslink",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
    ]
