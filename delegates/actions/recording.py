"""How an act on one delegate is told to the audit."""

from datetime import datetime

from accounts import audit
from accounts.models import User
from delegates.models import Delegate


def record(
    delegate: Delegate, action: str, *, by: User, at: datetime, after: str = "", note: str = ""
) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="delegate",
        target_code=delegate.code,
        commune_code=delegate.commune_code,
        after=after,
        note=note,
    )
