"""What the plan's quotas say of the roll, for whoever is about to change one of them."""

from datetime import datetime

from accounts.gathering import Look, Seen
from accounts.models import User
from conferences.models import Conference
from delegates.facts.board import quota_board


def quotas(conference: Conference, *, user: User, at: datetime) -> Look:
    """Each problem by what it is about, of all that are on the roll."""
    found = quota_board(conference).planned_problems
    seen = {one.text.partition(":")[0]: Seen(whose="", words=one.text) for one in found}
    return Look(title="Cơ cấu đại biểu", counted="con số", seen=seen)
