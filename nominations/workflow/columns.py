"""What a move writes into its nomination beside the state, in the same UPDATE."""

from typing import Any

from accounts.problems import Problem, Refused
from conferences.calendar import amend_offer, day_after
from conferences.facts import held_day_of
from conferences.workflow import Step
from nominations.enums import DoubleVerdict
from nominations.models import Nomination
from nominations.particulars import not_of, topics
from nominations.reading import OF_DOUBLES, judged_of
from nominations.rules import unchecked
from nominations.workflow.values import times_of

NO_TOPIC = "Có mục không thuộc hồ sơ này. Hãy chọn lại."
OVER = "Hạn bổ sung này đã qua. Hãy chọn ngày muộn hơn."
TOO_EARLY = "Hạn bổ sung không được trước hạn gửi của đơn vị. Hãy chọn ngày muộn hơn."


def sent(step: Step[Nomination]) -> dict[str, Any]:
    """What fits no nomination of this kind goes; the first of several sendings is kept."""
    first = step.dossier.first_sent_at or step.at
    moments: dict[str, Any] = {"submitted_at": step.at, "first_sent_at": first}
    moments["sent_by_id"] = step.by.pk
    return moments | {"reply": "", "asked_for": ""} | not_of(step.dossier.kind)


def never_sent(step: Step[Nomination]) -> dict[str, Any]:
    """As never sent: the office's check was of what the unit now rewrites."""
    nothing = {"submitted_at": None, "first_sent_at": None, "was_taken_back": True}
    return nothing | unchecked(step.dossier.integrity)


def replied(step: Step[Nomination]) -> dict[str, Any]:
    """What the unit reads of why."""
    return {"reply": step.note}


def told_anew(step: Step[Nomination]) -> dict[str, Any]:
    """Its unit is told that it goes on, until it says that it knows."""
    return {"opened_again_at": step.at}


def known(step: Step[Nomination]) -> dict[str, Any]:
    """Its unit acts on it, so it knows that it goes on: a sending of its own is no opening."""
    return {"opened_again_at": None}


def asking(step: Step[Nomination]) -> dict[str, Any]:
    """Which boxes it asks for, in the order of the pages; said `asks`: names, none: all are open.

    Refused for what is no topic of a dossier of its kind.
    """
    wanted = set(step.said.get("asks", ()))
    known = [name for name in topics(step.dossier.kind) if name]
    if wanted - set(known):
        raise Refused(Problem(text=NO_TOPIC, field="asks"))
    return {"asked_for": " ".join(name for name in known if name in wanted)}


def amended_until(step: Step[Nomination]) -> dict[str, Any]:
    """Until when a returned dossier may come again: the day said, or the one we would offer.

    said `amend_until`: the first instant too late. Refused before the unit's own day, or when over.
    """
    send_by = times_of(step.dossier).send_by
    until = step.said.get("amend_until")
    if until is None:
        held_on = held_day_of(step.dossier.conference)
        until = day_after(amend_offer(due_at=send_by or step.at, at=step.at, held_on=held_on))
    if send_by and until < send_by:
        raise Refused(Problem(text=TOO_EARLY, field="until"))
    if until <= step.at:
        raise Refused(Problem(text=OVER, field="until"))
    return {"amend_until": until}


def decided(step: Step[Nomination]) -> dict[str, Any]:
    return {"decided_at": step.at}


def closed_for(step: Step[Nomination]) -> dict[str, Any]:
    """Of two dossiers of one person this is the one too many: the other is named (II.4.1)."""
    kept = step.said["kept"]
    found = {"duplicate_verdict": DoubleVerdict.SAME, "doubles_judged": judged_of([kept.code])}
    return {"kept_as_id": kept.pk, "reply": step.note, "duplicate_answer": ""} | found


def open_again(step: Step[Nomination]) -> dict[str, Any]:
    """The two are asked about anew."""
    return {"kept_as_id": None, "reply": ""} | dict.fromkeys(OF_DOUBLES, "")


def undecided(step: Step[Nomination]) -> dict[str, Any]:
    return {"decided_at": None}
