"""What a move of a nomination brings about elsewhere, in the transaction that makes it.

A unit has met its deadline as long as one of its dossiers stands sent, or it stands by its answer
that it puts nobody forward. Since when: the first
sending of those that stand, because the villages' deadline is about first sending. So one that
was sent in time, returned, and sent again within the days given for that was not late; and one
that its unit took back counts as never sent.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import DateTimeField, Exists, F, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from accounts import audit
from accounts.enums import UnitKind
from accounts.models import Unit, User
from accounts.problems import Problem, Refused
from accounts.storage import throw_away
from conferences import actions as conference_actions
from conferences.calendar import last_day, vn_moment, vn_short
from conferences.enums import Settling
from conferences.models import Conference
from conferences.workflow import Step, demand_opened
from nominations.enums import STOPPED_BY, SetbackKind, StopReason
from nominations.enums import NominationState as S
from nominations.kept import places_of
from nominations.models import Ballot, Nobody, Nomination, Posted, RemovedFile, Setback, Unposted
from nominations.reading import asks_households
from nominations.workflow.noted import note_of

STOPPED = "Đã dừng xét hồ sơ này."
BY_ANOTHER = "Đã dừng xét hồ sơ này vì lý do khác."
BY_THIS = "Đã dừng xét hồ sơ này vì lý do khác: {}."
REOPENED = "{} Đã mở lại lúc {}: hồ sơ trở lại “{}”."
ANSWERED = "Điều này vừa được trả lời. Hãy xem lại."


def settle(*, conference: Conference, unit: Unit) -> None:
    """Make the unit's mark say what its dossiers say; called under the unit's row.

    Not an office's of the commune: its duty is to gather and lead to the decision (VI), and that it
    put somebody forward itself says nothing of that.
    """
    if unit.kind == UnitKind.OFFICE:
        return
    own = Nomination.objects.of(conference).filter(unit=unit)
    sent = own.standing_sent().exclude(first_sent_at=None).order_by("first_sent_at")
    nobody = Nobody.objects.standing(conference).filter(unit=unit)
    back = own.filter(state=S.RETURNED).exclude(amend_until=None).order_by("-amend_until")
    conference_actions.settle(
        conference=conference,
        kind=Settling.DOSSIERS_SENT,
        unit=unit,
        met_at=Coalesce(
            Subquery(sent.values("first_sent_at")[:1]), Subquery(nobody.values("said_at")[:1])
        ),
        sends_nobody=Exists(nobody),
        amend_until=Subquery(back.values("amend_until")[:1]),
    )


def still_open(step: Step[Nomination]) -> None:
    """What its page read of the conference may be over: taken back while the unit sent."""
    demand_opened(step.dossier.conference)


def settle_unit(step: Step[Nomination]) -> None:
    settle(conference=step.dossier.conference, unit=step.dossier.unit)


def end_nobody(step: Step[Nomination]) -> None:
    """Whoever sends somebody does not put nobody forward any more; under the unit's row."""
    dossier = step.dossier
    said = Nobody.objects.standing(dossier.conference).filter(unit=dossier.unit).first()
    if said:
        Nobody.objects.filter(pk=said.pk).update(ended_at=ended_at(step.at))
        note_nobody(said, action="end_nobody", by=step.by, at=step.at)


def ended_at(at: datetime) -> Greatest:
    """When an answer ended: never before it was said; a press reads its clock and may wait then."""
    return Greatest(Value(at, output_field=DateTimeField()), F("said_at"))


def note_nobody(said: Nobody, *, action: str, by: User, at: datetime, why: str = "") -> None:
    """Tell the log, with the meeting it rests on; why: what the office wrote beside it."""
    whose = "hộ" if asks_households(said.unit.kind) else "người"
    owed = said.conference.deadlines.that_settle(Settling.DOSSIERS_SENT)
    key = owed.values_list("key", flat=True)[0]  # of several the one that counts
    figures = f"mời {said.invited} {whose}, có mặt {said.present} người"
    meeting = f"họp ngày {vn_short(said.held_on)}, {figures}"
    audit.record(
        by=by,
        at=at,
        action=action,
        target="deadline",
        target_code=f"{key}/{said.unit.slug}",
        commune_code=said.unit.commune.code,
        note=f"{meeting}. {why}" if why else meeting,
    )


def settle_returned(step: Step[Nomination]) -> None:
    """What was back with its unit stands sent again, and has no day to come back by."""
    if step.dossier.state == S.RETURNED:
        settle_unit(step)


def supersede(nomination: Nomination, *, at: datetime) -> None:
    """The approval votes so far decide nothing any more; they stay with their meeting."""
    votes = Ballot.objects.standing().of_approval().filter(nomination=nomination)
    votes.update(superseded_at=at)


def supersede_votes(step: Step[Nomination]) -> None:
    """What comes after is not what was voted on."""
    supersede(step.dossier, at=step.at)


def forget(nomination: Nomination, files: Iterable[RemovedFile]) -> None:
    """Delete files taken out, rows now and bytes when this is committed."""
    files = list(files)
    gone = RemovedFile.objects.filter(nomination=nomination, pk__in=[file.pk for file in files])
    gone.delete()
    transaction.on_commit(partial(throw_away, places_of(files)))


def forget_removed(step: Step[Nomination]) -> None:
    """Files taken out of a dossier could be taken back until it is sent."""
    forget(step.dossier, step.dossier.removed_files.all())


def tell_day(step: Step[Nomination]) -> None:
    """Tell the log until when a returned dossier may come again, and what stood before."""
    days = (step.dossier.amend_until, step.written["amend_until"])
    before, after = (f"đến hết ngày {vn_short(last_day(day))}" if day else "" for day in days)
    who, when = step.by, step.at
    note_of(step.dossier, "set_amend_day", before=before, after=after, by=who, at=when)


def take_down(step: Step[Nomination]) -> None:
    """What stands on the public page is what was verified; verified again, it is posted anew, and
    a word that it need not be is to be given anew.
    """
    standing = Posted.objects.standing().filter(nomination=step.dossier)
    standing.update(taken_down_at=step.at)
    Unposted.objects.standing().filter(nomination=step.dossier).update(fell_at=step.at)


def off_the_page(step: Step[Nomination]) -> None:
    """It stands on the public page no longer; what stood there for its whole time has done so."""
    served = Posted.objects.served(step.at).values("pk")
    shown = Posted.objects.standing().filter(nomination=step.dossier)
    shown.exclude(pk__in=served).update(taken_down_at=step.at)


def _told(kind: str, reason: str) -> str:
    """The answer to one report: it was stopped for just that, or for another reason."""
    if STOPPED_BY[SetbackKind(kind)] == reason:
        return STOPPED
    if reason == StopReason.OTHER:
        return BY_ANOTHER
    return BY_THIS.format(str(StopReason(reason).label).lower())


def answer_reports(step: Step[Nomination]) -> None:
    """Whatever its unit reported and nobody answered is answered by the decision, each in words of
    its own. said `report`: the one it was decided by, refused where that was answered meanwhile.
    """
    waiting = list(Setback.objects.waiting().filter(nomination=step.dossier).order_by("pk"))
    wanted = step.said.get("report")
    if wanted and wanted not in {one.pk for one in waiting}:
        raise Refused(Problem(text=ANSWERED))
    for one in waiting:
        _answer(one, _told(one.kind, step.said["reason"]), step)
        kind = str(one.get_kind_display())
        note_of(step.dossier, "answer_setback", note=kind, by=step.by, at=step.at)


def answer_anew(step: Step[Nomination]) -> None:
    """What the stopping answered is not all of it any more: the unit is told, and reads it anew."""
    dossier = step.dossier
    log, code = dossier.commune_code, dossier.code
    stops = audit.last_to("nomination", code, commune_code=log, after=S.STOPPED)
    if stops is None:
        return
    label, when = S(step.move.target).label, vn_moment(step.at)
    told = Setback.objects.filter(nomination=dossier, answered_at=stops.at).order_by("pk")
    for one in told:
        _answer(one, REOPENED.format(one.answer, when, label), step)


def _answer(one: Setback, words: str, step: Step[Nomination]) -> None:
    said = {"answer": words, "answered_at": step.at, "answered_by": step.by, "known_at": None}
    Setback.objects.filter(pk=one.pk).update(**said)
