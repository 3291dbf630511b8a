"""Opens a conference to its units, and takes that back while none of them has sent anything."""

from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Refused
from conferences.enums import Settling
from conferences.models import Conference, DeadlineMark
from conferences.workflow import demand, hold

SENT = "Đã có đơn vị gửi, nên không thu lại được. Hãy xem trang Tiến độ."


def has_sent(conference: Conference) -> bool:
    """Whether some unit has sent, or said that it sends nobody.

    Its duty says so only while what it sent stands, and only where the plan has that day: a
    dossier that was returned was sent all the same.
    """
    if conference.nominations.exclude(submitted_at=None).exists():
        return True
    marks = DeadlineMark.objects.filter(
        deadline__conference=conference, deadline__settles=Settling.DOSSIERS_SENT
    )
    return marks.exclude(met_at=None).exists()


@in_one_go
def open_conference(conference: Conference, *, by: User, at: datetime) -> bool:
    """From now on units write and send; False: they did before."""
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(conference)
    return _set(conference, waits=False, action="open_conference", by=by, at=at)


@in_one_go
def close_conference(conference: Conference, *, by: User, at: datetime) -> bool:
    """Let units wait again; what they began stays. Raises Refused once one has sent."""
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    units = list(conference.commune.units.order_by("pk"))
    hold(conference, *units)  # whoever sends holds its unit: either it waits for us or we see it
    if has_sent(conference):
        raise Refused(SENT)
    return _set(conference, waits=True, action="close_conference", by=by, at=at)


def _set(conference: Conference, *, waits: bool, action: str, by: User, at: datetime) -> bool:
    if conference.waits == waits:
        return False
    conference.waits = waits
    Conference.objects.filter(pk=conference.pk).update(waits=waits)
    audit.record(
        by=by,
        at=at,
        action=action,
        target="conference",
        target_code=conference.code_prefix,
        commune_code=conference.commune.code,
    )
    return True
