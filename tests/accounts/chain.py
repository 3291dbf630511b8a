"""What tests of the audit's chain share: events, raw SQL, and what verify_audit answers."""

import io

from django.core.management import CommandError, call_command
from django.db import connection

from accounts import audit
from tests import make

CODE = "11086"
TABLE = "accounts_auditevent"
CHANGED, UNLINKED = "nội dung đã bị sửa", "mất liên kết với sự kiện trước"


def clerk():
    return make.user(
        role="culture_office", unit=make.unit(name="Phòng Văn hóa - Xã hội", kind="office"),
        username="vhxh", full_name="Nguyễn Thị Hạnh", phone="+84912345678",
    )  # fmt: skip


def happen(by, *notes, commune_code=CODE):
    return [
        audit.record(
            by=by, at=make.AT, action="approve", target="nomination", target_code="HN25-0042",
            commune_code=commune_code, before="verified", after="approved", note=note,
        )
        for note in notes
    ]  # fmt: skip


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def as_the_owner():
    """What somebody who owns the database can do: switch the triggers off."""
    if connection.vendor == "postgresql":
        run_sql(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
    else:
        run_sql("DROP TRIGGER audit_no_update")
        run_sql("DROP TRIGGER audit_no_delete")
        run_sql("DROP TRIGGER audit_no_replace")


def verify(*anchors):
    out = io.StringIO()
    try:
        call_command("verify_audit", anchor=[str(anchor) for anchor in anchors], stdout=out)
    except CommandError as broken:
        return [*out.getvalue().splitlines(), str(broken)]
    return out.getvalue().splitlines()
