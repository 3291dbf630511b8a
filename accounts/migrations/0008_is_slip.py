"""Who is nobody by name is told by its row, no more by what the row is called."""

from typing import Any

from django.db import migrations, models


def tell(apps: Any, schema_editor: Any) -> None:
    """Until now a slip's hand was known by its user name; and nobody can sign in as one."""
    users = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    hands = users.filter(username__startswith="phieu-").exclude(unit=None)
    hands.filter(password__regex="^!").update(is_slip=True)  # noqa: S106  its mark of none


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_role_until")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_slip",
            field=models.BooleanField(default=False, verbose_name="tài khoản của phiếu"),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
