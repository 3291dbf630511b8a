"""The only writer of evidence: its bytes first, whole under their name (check D7), then its row."""

import errno
import hashlib
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q

from accounts import audit
from accounts.actions import handing
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import AuditEvent, User
from accounts.names import clean
from accounts.problems import Problem, Refused
from accounts.seals import NotAsSealed
from accounts.storage import Stored, throw_away
from conferences.workflow import NO_RIGHT, demand, hold
from nominations.actions.drafts import NOT_OPEN
from nominations.actions.pictures import FILE, Taken, take
from nominations.actions.unit_minutes import forget_empty
from nominations.enums import EvidenceKind, NominationState
from nominations.kept import path_of, places_of
from nominations.models import Evidence, Nomination, ReviewMeeting
from nominations.querysets import MAX_FILES
from nominations.workflow import changes as history
from nominations.workflow.asked import demand_open
from nominations.workflow.guards import demand_write
from nominations.workflow.noted import note_of

R = TypeVar("R")  # the row of a file
FULL = f"Mỗi hồ sơ có nhiều nhất {MAX_FILES} tệp. Hãy bỏ bớt tệp khác."
NO_SPACE = "Máy chủ hết chỗ chứa, tệp chưa được lưu. Hãy gọi Phòng Văn hóa - Xã hội."
GONE = "Tệp không còn trên máy chủ. Hãy chụp lại biên bản."
NOT_A_DRAFT = "Chỉ xóa được bản nháp chưa gửi. Hãy rút lại hồ sơ trước."
NAME_LENGTH = 120


def attach(
    nomination: Nomination,
    *,
    kind: str,
    name: str,
    content: bytes,
    caption: str = "",
    by: User,
    at: datetime,
) -> Evidence:
    """Add one file to a dossier its unit may still write.

    Raises Refused when the dossier is not theirs or not open, or for the file itself.
    """
    demand_write(by, nomination)
    if not nomination.is_editable:
        raise Refused(Problem(text=NOT_OPEN))
    return keep(nomination, kind=kind, name=name, content=content, caption=caption, at=at, by=by)


def keep(
    nomination: Nomination,
    *,
    kind: str,
    name: str,
    content: bytes,
    caption: str = "",
    at: datetime,
    by: User | None = None,
) -> Evidence:
    """Redraw or check the file and keep it; the same file again is the same row."""
    if by:  # the demo has no hand
        demand_write(by, nomination)
    taken = take(content)
    return laid_down(
        f"{nomination.conference_id}/{nomination.code}",
        taken,
        name=name,
        at=at,
        row=lambda says: _kept(
            nomination, kind=kind, says={**says, "caption": caption}, by=by, at=at
        ),
    )


@in_one_go
def _kept(
    nomination: Nomination,
    *,
    kind: str,
    says: Mapping[str, Any],
    by: User | None,
    at: datetime,
) -> tuple[Evidence, bool]:
    """The row of a file that lies on the disk, and whether it is new."""
    # The dossier's row is the gate: two uploads at once cannot both be the last one.
    hold(nomination)
    if by and not nomination.is_editable:
        raise Refused(Problem(text=NOT_OPEN))  # sent while the file was on its way
    if by:
        demand_open(nomination, "file")
    standing = list(nomination.evidence.all())
    same = next((one for one in standing if (one.kind, one.sha256) == (kind, says["sha256"])), None)
    if same is None and len(standing) >= MAX_FILES:
        raise Refused(Problem(text=FULL, field=FILE))
    if same:
        same.stood_before = True
        return same, False
    last = max((one.position for one in standing if one.kind == kind), default=0)
    kept = Evidence.objects.create(
        nomination=nomination, kind=EvidenceKind(kind), position=last + 1, **says
    )
    if by:
        came = history.file_said(kept.get_kind_display(), after=kept.name)
        history.keep(nomination, [came], by=by, at=at)
        history.note_amendment(nomination, "tệp", by=by, at=at)
    return kept, True


def share(nomination: Nomination, other: Evidence, *, by: User, at: datetime) -> list[Evidence]:
    """Keep a copy of every page of minutes that the unit's other dossier has.

    Raises Refused when either is not the person's to write or read, or for a file.
    """
    demand_write(by, nomination)
    demand(by, Permission.NOMINATION_VIEW, place=other.nomination.place)
    if other.nomination.unit_id != nomination.unit_id:
        raise Refused(NO_RIGHT)
    pages = Evidence.objects.filter(nomination=other.nomination, kind=other.kind).in_order()
    whole = []
    for page in pages:
        with suppress(NotAsSealed):  # recorded; the other pages are copied all the same
            whole.append((page, _whole(page, by=by, at=at)))
    if not whole:
        raise Refused(Problem(text=GONE, field=FILE))
    return [
        attach(
            nomination, kind=page.kind, name=page.name, content=content, caption=page.caption,
            by=by, at=at,
        )
        for page, content in whole
    ]  # fmt: skip


def open_file(evidence: Evidence, *, by: User, at: datetime) -> bytes:
    """What the file holds; that somebody outside the unit opened it is recorded, once a day.

    Raises NotAsSealed when the disk lost the file or holds other bytes: that is recorded instead.
    """
    nomination = evidence.nomination
    demand(by, Permission.NOMINATION_VIEW, place=nomination.place)
    data = _whole(evidence, by=by, at=at)
    if by.unit_id != nomination.unit_id:
        _note_opening(evidence, by=by, at=at)
    return data


@in_one_go
def _note_opening(evidence: Evidence, *, by: User, at: datetime) -> None:
    nomination, words = evidence.nomination, f"tệp {evidence.pk}"
    today = AuditEvent.objects.of(target="nomination", target_code=nomination.code).filter(
        action="open_evidence", actor=by.username, note=words, at__gt=at - timedelta(days=1)
    )
    if not today.exists():
        note_of(
            nomination,
            "open_evidence",
            note=words,
            by=by,
            at=at,
        )


def _whole(evidence: Evidence, *, by: User, at: datetime) -> bytes:
    return handing.whole(
        path_of(evidence),
        sha256=evidence.sha256,
        by=by,
        at=at,
        action="spoilt_evidence",
        target="nomination",
        target_code=evidence.nomination.code,
        commune_code=evidence.nomination.commune_code,
        which=f"tệp {evidence.pk}",
    )


@in_one_go
def discard(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Throw away a draft that was never sent, files and all; recorded without its name."""
    demand_write(by, nomination)
    code, commune = nomination.code, nomination.commune_code
    hold(nomination.unit, nomination)  # no file and no meeting comes while it goes
    files = [*nomination.evidence.all(), *nomination.removed_files.all()]
    theirs = ReviewMeeting.objects.of_unit(nomination.unit_id).filter(
        Q(opened_for=nomination) | Q(ballots__nomination=nomination)
    )
    left = Q(pk__in=list(theirs.values_list("pk", flat=True)))
    if not Nomination.objects.filter(pk=nomination.pk, state=NominationState.DRAFT).delete()[0]:
        raise Refused(Problem(text=NOT_A_DRAFT))
    forget_empty(nomination, left)
    transaction.on_commit(partial(throw_away, places_of(files)))
    audit.record(
        by=by,
        at=at,
        action="discard",
        target="nomination",
        target_code=code,
        commune_code=commune,
        before=NominationState.DRAFT,
    )


def short_name(name: str) -> str:
    """A name that fits, its ending kept."""
    stem, dot, suffix = (name or "tep").rpartition(".")
    if not dot or len(suffix) > 5:
        return (name or "tep")[:NAME_LENGTH]
    return f"{stem[: NAME_LENGTH - len(suffix) - 1]}.{suffix}"


def laid_down(
    below: str,
    taken: Taken,
    *,
    name: str,
    at: datetime,
    row: Callable[[Mapping[str, Any]], tuple[R, bool]],
) -> R:
    """The file, then its row: no file stays without one, and none lies there twice.

    row: given what every row of a file says, answers the row, and whether it is a new one.
    """
    target = written(below, taken)
    says = {
        "file": target.key,
        "name": short_name(clean(name)),
        "media_type": taken.media_type,
        "carries": taken.carries,
        "size": len(taken.content),
        "sha256": hashlib.sha256(taken.content).hexdigest(),
        "added_at": at,
    }
    try:
        kept, is_new = row(says)
    except BaseException:
        target.unlink()
        raise
    if not is_new:
        target.unlink()
    return kept


def written(below: str, taken: Taken) -> Stored:
    """The file under a random name of ours, in this folder."""
    target = Stored(key=f"{below}/{uuid.uuid4().hex}{taken.suffix}")
    try:
        target.write_bytes(taken.content)
    except OSError as trouble:
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(Problem(text=NO_SPACE, field=FILE)) from trouble
        raise
    return target
