"""What the office does with a reminder before it goes: other words, held, let go, sent at once."""

from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean_lines
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.calendar import vn_moment
from conferences.models import Conference
from conferences.workflow import demand
from notices.actions import mailing
from notices.enums import ReminderState
from notices.figures import hours, ledger_of
from notices.models import Reminder

WENT = "Lời nhắc này đã gửi lúc {}, nên không đổi được nữa. Hãy xem ở mục “Đã gửi”."
TAKEN = "Lời nhắc này không còn: việc đã xong hoặc hạn đã đổi. Hãy xem lại danh sách."
NIGHT = "Ngoài giờ nhắc ({}:00 đến {}:00). Hãy gửi trong giờ đó, hoặc để lời nhắc tự gửi."
DONE = "{}: việc này đã xong, nên không nhắc nữa. Hãy xem ở trang Tiến độ."


@in_one_go
def reword(reminder: Reminder, *, text: str, seen: str | None, by: User, at: datetime) -> bool:
    """Other words than ours; none: ours again. False: they stood so.

    Raises Refused for what went or is no longer, Overtaken when others stand than the page showed.
    """
    _hold(reminder, by=by)
    words = clean_lines(text)
    if reminder.text == words:
        return False
    demand_as_seen(reminder.stands, seen=seen, wanted={"text": words})
    _write(reminder, text=words)
    _note(reminder, action="edit_reminder", by=by, at=at)
    return True


@in_one_go
def keep_back(reminder: Reminder, *, by: User, at: datetime) -> bool:
    """It does not go until somebody lets it; False: it was held."""
    return _stand(reminder, ReminderState.HELD, action="hold_reminder", by=by, at=at)


@in_one_go
def let_go(reminder: Reminder, *, by: User, at: datetime) -> bool:
    """It goes by itself again, at once where its hour is over; False: nobody held it."""
    return _stand(reminder, ReminderState.PLANNED, action="release_reminder", by=by, at=at)


@in_one_go
def send_now(reminder: Reminder, *, conference: Conference, by: User, at: datetime) -> None:
    """Send what waits or is held; raises Refused at night and for whoever is done by now."""
    _hold(reminder, by=by)
    if not hours().is_open(at):
        raise Refused(Problem(text=NIGHT.format(hours().opens, hours().closes)))
    words = ledger_of(conference).says(reminder, at=at)
    if not words:
        raise Refused(Problem(text=DONE.format(reminder.whom)))
    _write(reminder, state=ReminderState.GONE, gone_at=at, text=reminder.text or words)
    if reminder.unit_id:
        mailing.write(conference, [reminder.unit_id], at=at)
    _note(reminder, action="send_reminder", by=by, at=at)


def _stand(
    reminder: Reminder, state: ReminderState, *, action: str, by: User, at: datetime
) -> bool:
    _hold(reminder, by=by)
    if reminder.state == state:
        return False
    _write(reminder, state=state)
    _note(reminder, action=action, by=by, at=at)
    return True


def _hold(reminder: Reminder, *, by: User) -> None:
    """Read it afresh under its lock: the clock sends it meanwhile, or takes it away."""
    demand(by, Permission.REMINDER_SEND, place=reminder.place)
    rows = Reminder.objects.select_for_update(no_key=True, of=("self",)).select_related("unit")
    fresh = rows.filter(pk=reminder.pk).first()
    if fresh is None:
        raise Refused(Problem(text=TAKEN))
    for column in ("due_at", "send_at", "state", "text", "gone_at"):
        setattr(reminder, column, getattr(fresh, column))
    if reminder.gone_at:
        raise Refused(Problem(text=WENT.format(vn_moment(reminder.gone_at))))


def _write(reminder: Reminder, **columns: str | datetime) -> None:
    Reminder.objects.filter(pk=reminder.pk).update(**columns)
    for name, value in columns.items():
        setattr(reminder, name, value)


def _note(reminder: Reminder, *, action: str, by: User, at: datetime) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="deadline",
        target_code=reminder.code,
        commune_code=reminder.commune.code,
        note=reminder.when_words,
    )
