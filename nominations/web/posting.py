"""Who the next press puts on the public page, each with what they said of it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from accounts.request import Request
from accounts.web import asked
from conferences.calendar import last_day, local_day, vn_short
from conferences.enums import Settling
from conferences.models import Conference
from conferences.web import deadline_of
from nominations.actions.posting import whole_time
from nominations.enums import ConsentPurpose
from nominations.facts.posting import refused_since
from nominations.models import Nomination, Posted
from nominations.workflow.posted import waiting
from nominations.workflow.public import agreed, unwilling, willing

A_PAGE = 50  # of each list
OF_WILLING, OF_UNWILLING = "cho", "khong"  # the pages of the address
PAST = (
    "Niêm yết từ hôm nay, đủ {} ngày là đến hết ngày {}: từ ngày {} mới duyệt được, đã qua hạn "
    "duyệt danh sách ({})."
)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """willing: with whether each agreed. unwilling: whoever refused to be named publicly."""

    willing: tuple[tuple[Nomination, bool], ...]
    of_willing: Page[Nomination]
    unwilling: Page[Nomination]

    @property
    def some_unsaid(self) -> bool:
        """Whether of some nobody noted what they say: what that means is said once for all."""
        return not all(agreed for _, agreed in self.willing)

    @property
    def number(self) -> int:
        return self.of_willing.paginator.count + self.unwilling.paginator.count


def waiting_now(request: Request, conference: Conference) -> Waiting:
    """A page of each by name; five queries whoever waits."""
    found = waiting(conference, request.at).select_related("unit").order_by("name_sort", "pk")
    asks = asked(request)
    pages = [
        Paginator(rows, A_PAGE).get_page(asks.get(key))
        for rows, key in ((willing(found), OF_WILLING), (unwilling(found), OF_UNWILLING))
    ]
    here = list(pages[0])
    may = agreed(here)
    told = ((one, ConsentPurpose.POSTING in may[one.pk]) for one in here)
    return Waiting(willing=tuple(told), of_willing=pages[0], unwilling=pages[1])


def undecided(conference: Conference, at: datetime) -> tuple[list[Posted], int]:
    """Those whom anybody reads of who refused since, and nobody has decided; and how many."""
    rows = refused_since(conference, at)
    found = rows.select_related("nomination__unit").in_order()[:A_PAGE]
    return list(found), rows.count()


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
