"""The only writer of audit events: append-only, chained by hash, in the caller's transaction."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction

from accounts.enums import Role
from accounts.models import AuditAnchor, AuditEvent, AuditHead, User

HASH_LENGTH = 64  # hexadecimal digits of a seal
_SEALED = (
    "at", "actor", "role", "unit", "commune_code", "action", "target", "target_code",
    "before", "after", "note", "previous_hash",
)  # fmt: skip


def seal(event: AuditEvent, key: str | None = None) -> str:
    """The keyed hash over every field and the hash before: one changed row breaks all after it."""
    fields: dict[str, Any] = {name: getattr(event, name) for name in _SEALED}
    fields["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    key = settings.AUDIT_KEYS[0] if key is None else key
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def changed(row: models.Model, values: Mapping[str, object]) -> str:
    """The names people know of those fields these values change: never what stands in them."""
    words = {field.name: str(field.verbose_name) for field in row._meta.fields}
    return ", ".join(words[name] for name, value in values.items() if getattr(row, name) != value)


def last_to(target: str, code: str, *, commune_code: str, after: str) -> AuditEvent | None:
    """What brought that thing where it stands, last."""
    of = AuditEvent.objects.filter(target=target, target_code=code, commune_code=commune_code)
    return of.filter(after=after).order_by("-at", "-pk").first()


def last_of(commune_code: str, **said: str) -> AuditEvent | None:
    """The last event there that says so of its thing, its action, what it was before."""
    of = AuditEvent.objects.filter(commune_code=commune_code, **said)
    return of.order_by("-at", "-pk").first()


def who(role: str, unit: str) -> str:
    """Who did it: the leadership belongs to no office it may sit in, others stand for their unit.

    Its unit in the account is where its papers are kept, not who decided.
    """
    words = dict(Role.choices).get(role, "")
    return words if role == Role.LEADERSHIP else unit or words


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
    return record_many(
        by=by, at=at, action=action, target=target, target_codes=[target_code],
        commune_code=commune_code, before=before, after=after, note=note,
    )[0]  # fmt: skip


def record_many(
    *,
    by: User,
    at: datetime,
    action: str,
    target: str,
    target_codes: Sequence[str],
    commune_code: str,
    before: str = "",
    after: str = "",
    note: str = "",
) -> list[AuditEvent]:
    """Append one event of each of several things, in their order, in one statement."""
    same = {"before": before, "after": after, "note": note}
    each = [{"target_code": code} | same for code in target_codes]
    return record_each(
        by=by, at=at, action=action, target=target, commune_code=commune_code, each=each
    )


def record_each(
    *,
    by: User,
    at: datetime,
    action: str,
    target: str,
    commune_code: str,
    each: Sequence[Mapping[str, str]],
) -> list[AuditEvent]:
    """Append one event of each, in their order, in one statement.

    each: its target_code, before, after and note; both texts are cut at 200 letters, the note at
    1,000. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event belongs in the transaction of what it records.")
    heads = AuditHead.objects.select_for_update(no_key=True).filter(commune_code=commune_code)
    head = heads.first()
    if head is None:  # the commune's first event
        AuditHead.objects.get_or_create(commune_code=commune_code)
        head = heads.get()
    events, last = list[AuditEvent](), head.last_hash
    for told in each:
        event = AuditEvent(
            at=at,
            actor=by.username,
            role=by.role,
            unit=by.unit.name if by.unit else "",
            commune_code=commune_code,
            action=action,
            target=target,
            target_code=told["target_code"],
            before=told["before"][:200],
            after=told["after"][:200],
            note=told["note"][:1000],
            previous_hash=last,
        )
        last = event.hash = seal(event)
        events.append(event)
    made = AuditEvent.objects.bulk_create(events)
    AuditHead.objects.filter(pk=head.pk).update(last_hash=last)
    return made


def record_once_a_day(
    *, at: datetime, action: str, target: str, target_code: str, note: str, **words: Any
) -> AuditEvent | None:
    """Append one event unless the same one, whoever did it, stands there since less than a day."""
    same = AuditEvent.objects.of(target=target, target_code=target_code).filter(
        action=action, note=note, at__gt=at - timedelta(days=1)
    )
    if same.exists():
        return None
    return record(at=at, action=action, target=target, target_code=target_code, note=note, **words)


def anchor(*, commune_code: str, at: datetime) -> AuditAnchor:
    """Note how far the chain reaches; right after `record`, which holds the chain's lock."""
    last = AuditHead.objects.get(commune_code=commune_code).last_hash
    events = AuditEvent.objects.filter(commune_code=commune_code).count()
    return AuditAnchor.objects.create(
        commune_code=commune_code, events=events, last_hash=last, at=at
    )


def parsed(text: str) -> AuditAnchor:
    """A printed anchor as a value, nothing written; ValueError for anything else."""
    code, count, last = text.strip().split(":")
    if not (code and count.isascii() and count.isdigit() and len(last) == HASH_LENGTH):
        raise ValueError(text)
    return AuditAnchor(commune_code=code, events=int(count), last_hash=last)


def broken_links(commune_code: str, *anchors: AuditAnchor) -> Iterator[str]:
    """Every place where the chain does not hold: changed, removed or inserted rows (check P1).

    The chain is held against every anchor kept of it, and against those brought along.
    """
    previous, oldest = "", len(settings.AUDIT_KEYS)
    hashes = [""]
    for event in AuditEvent.objects.filter(commune_code=commune_code).order_by("pk").iterator():
        if event.previous_hash != previous:
            yield f"sự kiện {event.pk}: mất liên kết với sự kiện trước"
        age = _age_of_key(event, oldest)
        if age is None:
            yield f"sự kiện {event.pk}: nội dung đã bị sửa"
        else:
            oldest = age + 1  # once a newer key seals, an older one no longer does
        previous = event.hash
        hashes.append(previous)
    head = AuditHead.objects.filter(commune_code=commune_code).first()
    if (head.last_hash if head else "") != previous:
        yield "cuối nhật ký: thiếu sự kiện"
    kept = AuditAnchor.objects.filter(commune_code=commune_code).order_by("events", "pk")
    for known in (*kept, *anchors):
        yield from _off(known, hashes)


def _age_of_key(event: AuditEvent, oldest: int) -> int | None:
    """Which key sealed an event, 0 the present one; None when none of those still allowed did."""
    for age, key in enumerate(settings.AUDIT_KEYS[:oldest]):
        if hmac.compare_digest(seal(event, key), event.hash):
            return age
    return None


def _off(known: AuditAnchor, hashes: list[str]) -> Iterator[str]:
    """What one anchor says against the chain; hashes: after none, one, two … events."""
    if known.events >= len(hashes):
        yield f"mốc {known.events} sự kiện: nhật ký chỉ còn {len(hashes) - 1} sự kiện"
    elif not hmac.compare_digest(hashes[known.events].encode(), known.last_hash.encode()):
        yield f"mốc {known.events} sự kiện: không khớp với nhật ký"
