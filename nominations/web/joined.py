"""What a history tells of one person's two dossiers: at the one that is kept, and at the closed."""

from collections.abc import Iterable

from accounts.models import AuditEvent
from conferences.history import described
from nominations.actions.merging import WENT_OVER
from nominations.enums import NominationState
from nominations.models import Nomination

CLOSING = "close_double"
KEPT, MERGED = "Giữ hồ sơ này, đóng hồ sơ trùng", "Gộp hồ sơ trùng vào hồ sơ này"
OF_ONE = "Cùng một người với hồ sơ {} do {} giới thiệu; hồ sơ đó đã đóng."
TAKEN, TOLD = WENT_OVER.split("{}")[0], " Đã lấy từ hồ sơ đó sang: "


def of_joined(nomination: Nomination) -> list[AuditEvent]:
    """How each that is closed for it was closed, told from its side: the log has it at the other.

    No query where none is.
    """
    units = {other.code: other.unit for other in nomination.joined_rows}
    if not units:
        return []
    log = AuditEvent.objects.filter(
        target="nomination", target_code__in=units, commune_code=nomination.commune_code,
        action=CLOSING,
    )  # fmt: skip
    last = {event.target_code: event for event in log.order_by("at", "pk")}
    return [_told(event, units[code]) for code, event in last.items()]


def _told(event: AuditEvent, unit: str) -> AuditEvent:
    _, taken, what = event.note.partition(TAKEN)
    event = described(event)
    event.words = MERGED if taken else KEPT
    event.told = OF_ONE.format(event.target_code, unit) + (TOLD + what if taken else "")
    event.change = ""
    return event


def among(events: Iterable[AuditEvent], joined: Iterable[AuditEvent]) -> list[AuditEvent]:
    """Both as they happened."""
    return sorted([*events, *joined], key=lambda event: (event.at, event.pk))


def of_the_pair(nomination: Nomination, *, inner: bool) -> list[AuditEvent]:
    """What of it is told above its changes: how others were closed for it, and how it was."""
    if nomination.state != NominationState.CLOSED:
        return among([], of_joined(nomination))
    log = AuditEvent.objects.of(target="nomination", target_code=nomination.code)
    own = log.filter(commune_code=nomination.commune_code, action=CLOSING).last()
    return among([described(own, inner=inner)] if own else [], of_joined(nomination))
