"""Who the next press puts on the public page, each with what they said of it."""

from dataclasses import dataclass
from datetime import datetime

from accounts.request import Request
from conferences.calendar import last_day, local_day, vn_short
from conferences.enums import Settling
from conferences.models import Conference
from conferences.web import deadline_of
from nominations.actions.posting import waiting, whole_time
from nominations.enums import ConsentPurpose
from nominations.models import Nomination
from nominations.workflow.public import agreed, refused

MOST = 50  # of each list; the others come up once these are posted
AGREED = "đồng ý công khai"
UNSAID = "chưa ghi ý kiến, chỉ niêm yết họ tên, đơn vị, loại"
PAST = (
    "Niêm yết từ hôm nay, đủ {} ngày là đến hết ngày {}: từ ngày {} mới duyệt được, đã qua hạn "
    "duyệt danh sách ({})."
)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """willing: with what each said; unwilling: whoever refused to be named publicly."""

    number: int
    willing: tuple[tuple[Nomination, str], ...]
    unwilling: tuple[Nomination, ...]

    @property
    def more(self) -> int:
        return self.number - len(self.willing) - len(self.unwilling)


def waiting_now(conference: Conference, at: datetime) -> Waiting:
    """By name, three queries whoever waits."""
    found = waiting(conference, at).select_related("unit").order_by("name_sort", "pk")
    dossiers = list(found)
    said_no, may = refused(dossiers), agreed(dossiers)
    willing = [one for one in dossiers if one.pk not in said_no]
    return Waiting(
        number=len(dossiers),
        willing=tuple(
            (one, AGREED if ConsentPurpose.POSTING in may[one.pk] else UNSAID)
            for one in willing[:MOST]
        ),
        unwilling=tuple(one for one in dossiers if one.pk in said_no)[:MOST],
    )


@dataclass(frozen=True, kw_only=True)
class TooLong:
    """words: until when, and past which day. in_time: whether a shorter one would still do."""

    words: str
    in_time: bool


def past_approval(request: Request, conference: Conference) -> TooLong | None:
    """That whoever is put up now stands there past the day the list is to be approved by."""
    deadline = deadline_of(request, conference, Settling.LIST_APPROVED, Settling.DOSSIERS_SENT)
    until = whole_time(conference, request.at)
    if deadline is None or until < deadline.due_at:
        return None
    days = (vn_short(last_day(until)), vn_short(local_day(until)))
    words = PAST.format(conference.posting_days, *days, deadline.words)
    return TooLong(words=words, in_time=request.at < deadline.due_at)
