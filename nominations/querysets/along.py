"""What queries and pages read along with a row, each where it says so; no columns of their own."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nominations.models import Ballot, Nomination


class OfADossier:
    """By `with_lateness`, `with_votes`, `facts.rows` and `workflow.values.knowing`."""

    decided_late: bool
    sent_late: bool
    send_by: datetime | None
    known_ballots: "list[Ballot]"
    review_ballots: "list[Ballot]"
    known_doubles: "list[Nomination]"


class OfAMeeting:
    """By `web.meetings`: what its page shows of its votes."""

    shown_ballots: "Sequence[Ballot]"
    has_more: bool


class OfABallot:
    """By `web.desk.with_words`: what its reason is a reason for."""

    reason_words: str
