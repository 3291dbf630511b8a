"""The only writer of audit events: append-only, chained by hash, in the caller's transaction."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.models import AuditEvent, AuditHead, User

_SEALED = (
    "at", "actor", "role", "unit", "commune_code", "action", "target", "target_code",
    "before", "after", "note", "previous_hash",
)  # fmt: skip


def seal(event: AuditEvent) -> str:
    """The keyed hash over every field and the hash before: one changed row breaks all after it."""
    fields: dict[str, Any] = {name: getattr(event, name) for name in _SEALED}
    fields["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def record(
    *,
    by: User,
    at: datetime,
    action: str,
    target: str,
    target_code: str,
    commune_code: str,
    before: str = "",
    after: str = "",
    note: str = "",
) -> AuditEvent:
    """Append one event; call it last in the transaction, because it locks the commune's chain."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event belongs in the transaction of what it records.")
    AuditHead.objects.get_or_create(commune_code=commune_code)
    head = AuditHead.objects.select_for_update().get(commune_code=commune_code)
    event = AuditEvent(
        at=at,
        actor=by.username,
        role=by.role,
        unit=by.unit.name if by.unit_id else "",
        commune_code=commune_code,
        action=action,
        target=target,
        target_code=target_code,
        before=before[:200],
        after=after[:200],
        note=note[:1000],
        previous_hash=head.last_hash,
    )
    event.hash = seal(event)
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=head.pk).update(last_hash=event.hash)
    return event


def broken_links(commune_code: str) -> Iterator[str]:
    """Every place where the chain does not hold: changed, removed or inserted rows (check P1)."""
    previous = ""
    for event in AuditEvent.objects.filter(commune_code=commune_code).order_by("pk").iterator():
        if event.previous_hash != previous:
            yield f"sự kiện {event.pk}: mất liên kết với sự kiện trước"
        if not hmac.compare_digest(seal(event), event.hash):
            yield f"sự kiện {event.pk}: nội dung đã bị sửa"
        previous = event.hash
    head = AuditHead.objects.filter(commune_code=commune_code).first()
    if (head.last_hash if head else "") != previous:
        yield "cuối nhật ký: thiếu sự kiện"
