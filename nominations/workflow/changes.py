"""The only writer of a dossier's history, field by field: every writer of dossiers calls it.

Words are kept as pages tell them, so that what was asked then is still told then. Of what only the
city's list is told it is kept that it was changed, never what it says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from accounts.models import User
from conferences.workflow import Step
from nominations.enums import (
    DoubleVerdict,
    Integrity,
    MeetingKind,
    NominationKind,
    NominationState,
)
from nominations.models import Ballot, Change, Nomination, ReviewMeeting
from nominations.models.minutes import BOXES
from nominations.particulars import NAMES, named
from nominations.reading import OF_NOBODY
from nominations.workflow.noted import note_of
from nominations.workflow.values import counted

# What the office notes for itself and the leadership: label, and its words.
INNER: Mapping[str, tuple[str, dict[str, str]]] = {
    "integrity": ("Kiểm tra vi phạm", {one.value: str(one.label) for one in Integrity}),
    "duplicate_verdict": (
        "Kết luận về khả năng trùng",
        {one.value: str(one.label) for one in DoubleVerdict},
    ),
    "duplicate_answer": ("Căn cứ kết luận trùng", {}),
}
FILE, REASONED, REVIEW, APPROVAL = "file", "votes_reason", "review", "approval"
MINUTES = "minutes"
CONSENT = "consent_"  # and its purpose
VERDICT = "duplicate_verdict"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One field with what stood in it and what will stand."""

    field: str
    label: str
    before: str
    after: str
    is_inner: bool = False


def differences(nomination: Nomination, written: Mapping[str, Any]) -> list[Said]:
    """What these columns will change of what the dossier says: asked before they are written."""
    told = (name for name in ("kind", *NAMES, *INNER) if name in written)
    changed = (name for name in told if _is_other(nomination, name, written))
    found = [_said(nomination, name, written[name]) for name in changed]
    return [_with_codes(one, nomination, written) if one.field == VERDICT else one for one in found]


def _is_other(nomination: Nomination, name: str, written: Mapping[str, Any]) -> bool:
    """Whether it will say something else; a verdict also where it is of one more."""
    judged = nomination.doubles_judged
    more = name == VERDICT and written[name] and written.get("doubles_judged", judged) != judged
    return bool(more) or getattr(nomination, name) != written[name]


def _with_codes(said: Said, nomination: Nomination, written: Mapping[str, Any]) -> Said:
    """What was found of doubles, and of which: a verdict alone does not say who the other is."""
    before = nomination.doubles_judged
    after = written.get("doubles_judged", before)
    return replace(said, before=_of(said.before, before), after=_of(said.after, after))


def _of(words: str, judged: str) -> str:
    codes = [code for code in judged.split() if code != OF_NOBODY]
    return f"{words} (với {', '.join(codes)})" if words and codes else words


def _said(nomination: Nomination, name: str, after: Any) -> Said:
    before = getattr(nomination, name)
    if name == "kind":
        kinds = (str(NominationKind(one).label) for one in (before, after))
        return Said(field=name, label="Loại", before=next(kinds), after=next(kinds))
    if name in INNER:
        label, words = INNER[name]
        both = (words.get(one, one) for one in (before, after))
        return Said(field=name, label=label, before=next(both), after=next(both), is_inner=True)
    row = named(nomination.kind, name)
    told = (row.masked(one) if row.is_said(one) else "" for one in (before, after))
    return Said(field=name, label=row.label, before=next(told), after=next(told))


def file_said(kind_words: str, *, before: str = "", after: str = "") -> Said:
    """One file that came or went, by its name."""
    return Said(field=FILE, label=f"Tệp: {kind_words}", before=before, after=after)


def reason_said(before: str, after: str) -> Said:
    """Why odd votes of the review may stand."""
    return Said(field=REASONED, label="Lý do vẫn xét", before=before, after=after)


def votes_said(before: Ballot | None, after: Ballot) -> Said:
    """The votes of the unit's review, and the meeting they were cast in."""
    stood = _votes(before, before.meeting) if before else ""
    stands = _votes(after, after.meeting)
    return Said(field=REVIEW, label=MeetingKind.UNIT_REVIEW.label, before=stood, after=stands)


def _votes(ballot: Ballot, meeting: ReviewMeeting) -> str:
    """40 đồng ý, … (họp ngày 15/8/2025, mời 50, có mặt 42)."""
    figures = f"mời {meeting.invited}, có mặt {meeting.present}"
    return f"{counted(ballot).words} (họp {meeting.on_day}, {figures})"


def keep_figures(
    held: ReviewMeeting,
    figures: Mapping[str, int],
    *,
    by: User,
    at: datetime,
    reason: str = "",
) -> None:
    """Before a meeting's figures are written: kept at every dossier whose votes stand on it."""
    fresh = ReviewMeeting(held_on=held.held_on, starts_at=held.starts_at, **figures)
    field = REVIEW if held.kind == MeetingKind.UNIT_REVIEW else APPROVAL
    label = MeetingKind(held.kind).label
    rows: list[Change] = []
    for ballot in held.ballots.standing().select_related("nomination", "meeting").order_by("pk"):
        before, after = _votes(ballot, held), _votes(ballot, fresh)
        said = Said(field=field, label=label, before=before, after=after)
        rows += _rows(ballot.nomination, [said], by=by, at=at, reason=reason)
    Change.objects.bulk_create(rows)


def keep_minutes(
    held: ReviewMeeting, written: Mapping[str, Any], *, by: User, at: datetime, reason: str = ""
) -> None:
    """Before words of a meeting's minutes are written: kept at every dossier that rests on it."""
    fresh = ReviewMeeting(**written)
    said = [_minutes_said(name, before=held, after=fresh) for name in written]
    rows: list[Change] = []
    for ballot in held.ballots.select_related("nomination").order_by("pk"):
        rows += _rows(ballot.nomination, said, by=by, at=at, reason=reason)
    Change.objects.bulk_create(rows)


def _minutes_said(name: str, *, before: ReviewMeeting, after: ReviewMeeting) -> Said:
    label = f"Biên bản họp bình xét: {BOXES[name]}"
    return Said(field=MINUTES, label=label, before=before.said(name), after=after.said(name))


def keep(
    nomination: Nomination,
    said: Iterable[Said],
    *,
    by: User,
    at: datetime,
    reason: str = "",
    is_correction: bool = False,
) -> None:
    """Keep what was changed, where somebody else has seen what stood; else nothing."""
    if rows := _rows(nomination, said, by=by, at=at, reason=reason):
        for row in rows:
            row.is_correction = is_correction
        Change.objects.bulk_create(rows)


def _rows(
    nomination: Nomination, said: Iterable[Said], *, by: User, at: datetime, reason: str
) -> list[Change]:
    if not nomination.keeps_history:
        return []
    unit = by.unit.name if by.unit else ""
    common = {"nomination_id": nomination.pk, "at": at, "by": by, "role": by.role, "unit": unit}
    return [Change(**common, **asdict(one), reason=reason) for one in said]


def keep_written(step: Step[Nomination]) -> None:
    """An effect of a move: what its columns made of what the dossier says."""
    keep(step.dossier, differences(step.dossier, step.written), by=step.by, at=step.at)


def note_amendment(nomination: Nomination, what: str, *, by: User, at: datetime) -> None:
    """A returned dossier was seen by the office: what its unit changes now is on record.

    What was changed, no values; nothing when nothing was. A draft nobody else has seen leaves no
    trace.
    """
    if not what or nomination.state != NominationState.RETURNED:
        return
    note_of(
        nomination,
        "amend",
        before=nomination.state,
        after=nomination.state,
        note=f"đã sửa: {what}"[:200],
        by=by,
        at=at,
    )
