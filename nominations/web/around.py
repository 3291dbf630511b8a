"""What stands around the votes of the approval meeting: its papers, and whether it is late."""

from django.utils.module_loading import import_string

from accounts.gathering import Behind, gathered
from accounts.models import User
from accounts.request import Request
from conferences.enums import Settling
from conferences.models import Conference
from conferences.web import deadline_of


def papers_at_hand(user: User, conference: Conference, *, page: str) -> list[Behind]:
    """What is to be read in the meeting, or was put up: of whichever app has papers."""
    path = gathered().at_hand.get(page)
    return list(import_string(path)(conference, user)) if path else []


HANGS_OTHERWISE = " Danh sách đã dán không còn đúng."


def hangs_otherwise(user: User, conference: Conference) -> str:
    """That a list on a wall is wrong by now; nothing where none was made to be put up."""
    made = papers_at_hand(user, conference, page="nominations:posting")
    return HANGS_OTHERWISE if made else ""


def late_words(request: Request, conference: Conference) -> str:
    """That approving is late by now; nothing while the plan's day is not over."""
    deadline = deadline_of(request, conference, Settling.LIST_APPROVED, Settling.DOSSIERS_SENT)
    if deadline is None or request.at < deadline.due_at:
        return ""
    return f"Đã qua hạn duyệt danh sách ({deadline.words})."
