"""What the office notes of the words it sent by Zalo itself: the software sends nothing there."""

from datetime import datetime, timedelta

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.problems import Problem, Refused
from conferences.workflow import demand, hold
from notices.models import ZaloNote

TWICE = timedelta(minutes=10)  # the same words noted again so soon are one press too many
EMPTY = "Lời nhắn còn trống. Hãy mở lại trang rồi bấm lại."


@in_one_go
def note_sent(unit: Unit, *, text: str, by: User, at: datetime) -> bool:
    """Note it with its words; False: the same was noted just now."""
    demand(by, Permission.REMINDER_SEND, place=unit.place)
    if not text:
        raise Refused(Problem(text=EMPTY))
    hold(unit)
    since = ZaloNote.objects.filter(unit=unit, text=text, at__gt=at - TWICE)
    if since.exists():
        return False
    ZaloNote.objects.create(unit=unit, by=by, at=at, text=text)
    audit.record(
        by=by,
        at=at,
        action="note_zalo",
        target="unit",
        target_code=unit.slug,
        commune_code=unit.commune.code,
    )
    return True
