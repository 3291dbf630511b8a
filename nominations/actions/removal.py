"""Where a file is taken out of a dossier, taken back, and forgotten for good.

A file taken out keeps its bytes until the dossier is sent or thrown away: a thumb that slipped on
a phone has one photo to lose, and the village may be a long way off.
"""

from datetime import datetime

from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.workflow import hold
from nominations.actions.drafts import NOT_OPEN
from nominations.actions.evidence import FULL
from nominations.actions.pictures import FILE
from nominations.models import Evidence, Nomination, RemovedFile
from nominations.querysets import MAX_FILES
from nominations.workflow import changes as history
from nominations.workflow.asked import demand_open
from nominations.workflow.effects import forget
from nominations.workflow.guards import demand_write

KEPT = (
    "kind",
    "file",
    "name",
    "media_type",
    "carries",
    "size",
    "sha256",
    "added_at",
    "caption",
    "position",
)


def _hold_open(nomination: Nomination) -> None:
    hold(nomination)
    if not nomination.is_editable:
        raise Refused(Problem(text=NOT_OPEN))
    demand_open(nomination, "file")


@in_one_go
def remove(evidence: Evidence, *, by: User, at: datetime) -> RemovedFile:
    """Take one file out of a dossier its unit may still write; `restore` takes it back."""
    nomination = evidence.nomination
    demand_write(by, nomination)
    _hold_open(nomination)
    if not Evidence.objects.filter(pk=evidence.pk).delete()[0]:
        raise Refused(Problem(text="Tệp đã được bỏ rồi. Hãy xem lại."))
    removed = RemovedFile.objects.create(
        nomination=nomination, removed_at=at, **{name: getattr(evidence, name) for name in KEPT}
    )
    old = nomination.removed_files.order_by("-pk")[MAX_FILES:]
    forget(nomination, list(old))
    went = history.file_said(evidence.get_kind_display(), before=evidence.name)
    history.keep(nomination, [went], by=by, at=at)
    history.note_amendment(nomination, "tệp", by=by, at=at)
    return removed


@in_one_go
def restore(removed: RemovedFile, *, by: User, at: datetime) -> None:
    """Take a file back; Refused when six others stand in its place.

    The same file sent again meanwhile is that file: the one taken out is only forgotten.
    """
    nomination = removed.nomination
    demand_write(by, nomination)
    _hold_open(nomination)
    if not RemovedFile.objects.filter(pk=removed.pk).exists():
        return  # a second tap
    there = Evidence.objects.filter(
        nomination=nomination, kind=removed.kind, sha256=removed.sha256
    ).exists()
    if there:
        forget(nomination, [removed])
        return
    if nomination.evidence.count() >= MAX_FILES:
        raise Refused(Problem(text=FULL, field=FILE))
    RemovedFile.objects.filter(pk=removed.pk).delete()
    back = Evidence.objects.create(
        nomination=nomination, **{name: getattr(removed, name) for name in KEPT}
    )
    came = history.file_said(back.get_kind_display(), after=back.name)
    history.keep(nomination, [came], by=by, at=at)
    history.note_amendment(nomination, "tệp", by=by, at=at)
