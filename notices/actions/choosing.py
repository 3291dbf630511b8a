"""Which of the usual rules the office lets go for which deadline."""

from collections.abc import Collection
from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import demand_as_seen
from conferences.models import Conference
from conferences.workflow import demand, hold
from notices.figures import silent_in, stands_of
from notices.models import Silence


@in_one_go
def choose(
    conference: Conference,
    *,
    silent: Collection[tuple[str, str, int]],
    seen: str | None,
    by: User,
    at: datetime,
) -> bool:
    """Switch those rules off and all others on; False: they stood so. Raises Overtaken."""
    demand(by, Permission.REMINDER_SEND, place=conference.place)
    hold(conference)
    wanted, now = set(silent), silent_in(conference.commune_id)
    if wanted == now:
        return False
    demand_as_seen(stands_of(now), seen=seen, wanted=stands_of(wanted))
    Silence.objects.filter(commune=conference.commune_id).delete()
    Silence.objects.bulk_create(
        Silence(commune_id=conference.commune_id, key=key, audience=audience, days=days)
        for key, audience, days in sorted(wanted)
    )
    audit.record(
        by=by,
        at=at,
        action="choose_reminders",
        target="conference",
        target_code=conference.code_prefix,
        commune_code=conference.commune.code,
    )
    return True
