"""What the log is told of one dossier; it is always told the same way."""

from datetime import datetime

from accounts import audit
from accounts.models import User
from nominations.models import Nomination


def note_of(
    nomination: Nomination,
    action: str,
    *,
    before: str = "",
    after: str = "",
    note: str = "",
    by: User,
    at: datetime,
) -> None:
    """Append one event; called last in the transaction, because it locks the commune's chain."""
    audit.record(
        by=by,
        at=at,
        action=action,
        target="nomination",
        target_code=nomination.code,
        commune_code=nomination.commune_code,
        before=before,
        after=after,
        note=note,
    )
