"""Reminders as rows, for tests that need one."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from accounts.models import Unit
from conferences.calendar import HANOI
from notices.actions import outbox
from notices.models import Mail, Reminder
from tests import make

LIST = "list_approved"
TITLE = "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến"
DUE = datetime(2025, 8, 20, tzinfo=HANOI)


def reminder(unit: Unit | None = None, **fields: Any) -> Reminder:
    """A day before the dossiers of a unit are due, as it waits; of no unit: to the leadership."""
    days = fields.pop("days", 1)
    defaults: dict[str, Any] = {
        "commune": unit.commune if unit else make.commune(),
        "unit": unit,
        "audience": "unit" if unit else "leaders",
        "key": LIST,
        "title": TITLE,
        "due_at": DUE,
        "days": days,
        "send_at": DUE - timedelta(days=1 + days) + timedelta(hours=7),
    }
    if fields.get("state") == "gone":
        defaults |= {"gone_at": make.AT, "text": "Gửi hồ sơ giới thiệu."}
    return Reminder.objects.create(**(defaults | fields))


def mail(unit: Unit, **fields: Any) -> Mail:
    """One to a unit, as it waits."""
    defaults = {
        "to": "thon@example.vn", "subject": "Nhắc việc", "text": "Kính gửi thôn.",
        "message_id": f"<{uuid.uuid4()}@honoree>", "made_at": make.AT, "try_at": make.AT,
    }  # fmt: skip
    return Mail.objects.create(unit=unit, **(defaults | fields))


def reworded() -> tuple[Any, ...]:
    """For tests/test_overtaken.py: two write other words for one."""
    row, of = reminder(make.unit()), Reminder.objects.select_related("commune", "unit")
    return row, row.stands, lambda n, how: outbox.reword(of.get(pk=row.pk), text=f"Lời {n}", **how)
