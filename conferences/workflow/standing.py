"""Whether a conference is worked on: open to its units, and followed by no other."""

from django.db.models import Model

from accounts.problems import Problem, Refused
from conferences.models import Conference

NOT_OPEN = Problem(text="Hội nghị chưa mở. Hãy chờ Phòng Văn hóa - Xã hội mở cho các đơn vị.")
OVER = Problem(text="Hội nghị này đã qua, chỉ còn để xem. Hãy làm ở Hội nghị hiện nay.")


def demand_opened(conference: Conference) -> None:
    """Raise Refused while its commune still prepares it: nobody begins or sends anything.

    Read afresh, under the lock of the conference or the unit: taking back holds both, so either it
    waits for this action or this action sees it. The same of one that another followed.
    """
    stands = Conference.objects.filter(pk=conference.pk)
    for waits, over in stands.values_list("waits", Conference.objects.followed()):
        if waits or over:
            raise Refused(NOT_OPEN if waits else OVER)


def demand_current(*rows: Model) -> None:
    """Raise Refused where one belongs to a conference that another of its commune followed: it is
    read, never written.
    """
    known = [row.pk if isinstance(row, Conference) else _conference_of(row) for row in rows]
    keys = {key for key in known if key is not None}
    if keys and Conference.objects.filter(Conference.objects.followed(), pk__in=keys).exists():
        raise Refused(OVER)


def _conference_of(row: Model) -> int | None:
    return getattr(row, "conference_id", None)
