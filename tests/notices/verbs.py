"""The verbs of reminders, for tests/test_verbs.py: the right each takes, what it is called with."""

import itertools

from accounts.enums import Permission as P  # noqa: N817  as that table calls it
from tests.notices.rows import mail, reminder

DAYS = itertools.count(1)


def another(unit, **fields):
    return reminder(unit, days=next(DAYS), **fields)


OF_REMINDERS = {
    "notices.actions.choosing.choose": (
        P.REMINDER_SEND,
        lambda w: {
            "conference": w.conference, "silent": {("list_approved", "unit", 0)}, "seen": None,
        },
    ),
    "notices.actions.by_zalo.note_sent": (
        P.REMINDER_SEND, lambda w: {"unit": w.unit, "text": "Kính gửi thôn Mỗ Đoạn."},
    ),
    "notices.actions.mailing.set_address": (
        P.REMINDER_SEND, lambda w: {"unit": w.unit, "address": "thon@example.vn", "seen": None},
    ),
    "notices.actions.mailing.send_again": (
        P.REMINDER_SEND, lambda w: {"mail": mail(w.unit, state="bounced")},
    ),
    "notices.actions.outbox.reword": (
        P.REMINDER_SEND,
        lambda w: {"reminder": another(w.unit), "text": "Kính nhắc.", "seen": None},
    ),
    "notices.actions.outbox.keep_back": (
        P.REMINDER_SEND, lambda w: {"reminder": another(w.unit)},
    ),
    "notices.actions.outbox.let_go": (
        P.REMINDER_SEND, lambda w: {"reminder": another(w.unit, state="held")},
    ),
    "notices.actions.outbox.send_now": (
        P.REMINDER_SEND, lambda w: {"reminder": another(w.unit), "conference": w.conference},
    ),
}  # fmt: skip
