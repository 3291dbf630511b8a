"""The only writer of what stands under a dossier's file, and of its place among its kind."""

from datetime import datetime

from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.workflow import hold
from nominations.actions.drafts import NOT_OPEN
from nominations.models import Evidence, Nomination
from nominations.workflow import changes as history
from nominations.workflow.asked import demand_open
from nominations.workflow.guards import demand_write

GONE = "Tệp này không còn trong hồ sơ. Hãy xem lại."


def _held(evidence: Evidence, by: User) -> tuple[Nomination, list[Evidence]]:
    """The dossier under its lock, and its files of that kind in their order."""
    nomination = evidence.nomination
    demand_write(by, nomination)
    hold(nomination)
    if not nomination.is_editable:
        raise Refused(Problem(text=NOT_OPEN))
    demand_open(nomination, "file")
    kin = list(Evidence.objects.filter(nomination=nomination, kind=evidence.kind).in_order())
    if evidence.pk not in [one.pk for one in kin]:
        raise Refused(GONE)
    return nomination, kin


@in_one_go
def write_caption(
    evidence: Evidence, *, caption: str, seen: str | None = None, by: User, at: datetime
) -> None:
    """What the file shows, in its unit's words; empty: its name stands for it again."""
    nomination, kin = _held(evidence, by)
    held = next(one for one in kin if one.pk == evidence.pk)
    said = clean(caption)
    demand_as_seen({"caption": held.caption}, seen=seen, wanted={"caption": said})
    if said == held.caption:
        return
    Evidence.objects.filter(pk=held.pk).update(caption=said)
    other = history.file_said(held.get_kind_display(), before=held.told, after=said or held.name)
    history.keep(nomination, [other], by=by, at=at)
    history.note_amendment(nomination, "chú thích tệp", by=by, at=at)


@in_one_go
def put_at(evidence: Evidence, *, place: int, by: User, at: datetime) -> bool:
    """Put it at that place among its kind, the first is 1; False where it stands there already.

    Pressed twice over a bad line it stands there once.
    """
    nomination, kin = _held(evidence, by)
    before = [one.pk for one in kin]
    order = [pk for pk in before if pk != evidence.pk]
    order.insert(max(place, 1) - 1, evidence.pk)
    if order == before:
        return False
    for position, pk in enumerate(order, start=1):
        Evidence.objects.filter(pk=pk).update(position=position)
    history.note_amendment(nomination, "thứ tự tệp", by=by, at=at)
    return True
