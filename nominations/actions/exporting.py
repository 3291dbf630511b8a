"""The only writer of who took the grid of dossiers out of the house, and how much of it."""

from collections.abc import Sequence
from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from conferences.models import Conference
from conferences.workflow import demand


@in_one_go
def hand_out(
    conference: Conference,
    *,
    rows: int,
    columns: Sequence[str],
    narrowed: Sequence[str],
    by: User,
    at: datetime,
) -> None:
    """Record it before it leaves. narrowed: the boxes that narrowed it, never what was looked for:
    names stay out of the chain.
    """
    demand(by, Permission.REPORT_EXPORT, place=conference.place)
    told = f"{rows} hồ sơ; cột: {', '.join(columns)}"
    if narrowed:
        told += f"; lọc theo: {', '.join(narrowed)}"
    audit.record(
        by=by,
        at=at,
        action="export_grid",
        target="conference",
        target_code=conference.code_prefix,
        commune_code=conference.commune.code,
        note=told,
    )
