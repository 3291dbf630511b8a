"""Whom a reminder is for, and where it stands on its way."""

from collections.abc import Mapping

from django.db.models import TextChoices

from accounts.enums import Role


class Audience(TextChoices):
    UNIT = "unit", "Đơn vị"
    FOCAL = "focal", "Đầu mối theo dõi"
    LEADERS = "leaders", "Lãnh đạo xã"


# Who reads what is for no one unit; a unit's own are read by its people.
READ_BY: Mapping[Audience, Role] = {
    Audience.FOCAL: Role.CULTURE_OFFICE,  # V.1: the focal point
    Audience.LEADERS: Role.LEADERSHIP,
}


class ReminderState(TextChoices):
    PLANNED = "planned", "Chờ gửi"
    HELD = "held", "Đang giữ lại"
    GONE = "gone", "Đã gửi"


UNSENT = frozenset({ReminderState.PLANNED, ReminderState.HELD})


class MailState(TextChoices):
    WAITING = "posting", "Thư chờ gửi"
    SENDING = "sending", "Đang gửi thư"
    SENT = "posted", "Đã gửi thư"
    FAILED = "bounced", "Không gửi được"
    UNCLEAR = "unclear", "Không rõ đã gửi chưa"
    DROPPED = "needless", "Không gửi, việc đã xong"


GOES_AGAIN = frozenset({MailState.FAILED, MailState.UNCLEAR})  # by a person alone
