"""Who the next press puts on the public page, each with what they said of it."""

from dataclasses import dataclass
from datetime import datetime

from conferences.models import Conference
from nominations.actions.posting import waiting
from nominations.enums import ConsentPurpose
from nominations.models import Nomination
from nominations.workflow.public import agreed, refused

MOST = 50  # of each list; the others come up once these are posted
AGREED = "đồng ý công khai"
UNSAID = "chưa ghi ý kiến, chỉ niêm yết họ tên, đơn vị, loại"


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
