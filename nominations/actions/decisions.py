"""Moves nominations, with all that hangs on a move."""

from collections.abc import Iterable
from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.workflow import advance, demand, hold
from nominations.enums import DoubleVerdict, Integrity, NominationState
from nominations.models import Ballot, Nomination
from nominations.reading import OF_DOUBLES, OF_NOBODY, is_about, judged_of
from nominations.workflow import MOVES
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart, note_refused
from nominations.workflow.findings import note_integrity
from nominations.workflow.noted import note_of
from nominations.workflow.values import likely_doubles

# What the log says of a check: the result alone, nothing of the person.
FOUND = {
    Integrity.UNCHECKED: "kết quả: chưa kiểm tra",
    Integrity.CLEAR: "kết quả: không có kỷ luật, đơn thư",
    Integrity.PENDING: "kết quả: đang xem xét",
}
ON_DOUBLES = "khả năng trùng: "
DOUBLES = {
    "": "bỏ kết luận",
    DoubleVerdict.DIFFERENT: "không phải một người",
    DoubleVerdict.SAME: "cùng một người",
}
# A complaint may come up while a dossier is anywhere between its sending and its end.
CHECKED = frozenset(
    {
        NominationState.SUBMITTED,
        NominationState.RETURNED,
        NominationState.VERIFIED,
        NominationState.APPROVED,
    }
)


def submit(nomination: Nomination, *, by: User, at: datetime) -> Nomination:
    """Send a dossier, by its unit or by the office for it; the unit's deadline is met."""
    own = may(by, Permission.NOMINATION_WRITE, place=nomination.place)
    return move(nomination, "submit" if own else "submit_for", by=by, at=at)


def move(
    nomination: Nomination,
    name: str,
    *,
    by: User,
    at: datetime,
    note: str = "",
    amend_until: datetime | None = None,
    asks: Iterable[str] = (),
    reason: str = "",
) -> Nomination:
    """Make one move of the table; `amend_until` goes with a return, and the boxes it asks for;
    `reason`, of a short list, with what stops a dossier.

    Raises Refused with every problem, and KeyError for a move the table does not know.
    """
    chosen = MOVES[name]
    demand(by, chosen.permission, place=nomination.place)
    try:
        said = {"amend_until": amend_until, "asks": tuple(asks), "reason": reason}
        return advance(nomination, chosen, by=by, at=at, note=note, **said)
    except Refused as refused:  # inside a meeting the meeting notes it: this goes with the rest
        note_refused(nomination, refused.problems, by=by, at=at)
        raise


def check_of(
    nomination: Nomination, *, reasoned: str, doubles: Iterable[Nomination]
) -> dict[str, str]:
    """What the page of the check edits, by box, and the likely doubles a verdict would be about.

    reasoned: why odd votes of the review may stand.
    """
    return {
        "integrity": nomination.integrity,
        "duplicate_verdict": nomination.duplicate_verdict,
        "duplicate_answer": nomination.duplicate_answer,
        "votes_reason": reasoned,
        "doubles": " ".join(sorted(one.code for one in doubles)),
    }


def _judged(nomination: Nomination, verdict: str, alike: set[str]) -> str:
    """Whom the verdict is about from now on; one that stays keeps whom it was about.

    A double that was taken back takes nothing with it, and adds nobody: what stood of all from
    before pairs were kept stands so only until another double is judged by name.
    """
    if not verdict:
        return ""
    stays = verdict == nomination.duplicate_verdict
    if stays and not alike:
        return nomination.doubles_judged
    kept = set(nomination.doubles_judged.split()) - {OF_NOBODY} if stays else set()
    return judged_of(kept | alike)


@in_one_go
def record_check(
    nomination: Nomination,
    *,
    integrity: str,
    duplicate_verdict: str = "",
    duplicate_answer: str = "",
    votes_reason: str = "",
    seen: str | None = None,
    by: User,
    at: datetime,
) -> Nomination:
    """Note the office's check: discipline and complaints, a likely double, odd votes.

    Also after verifying and approving: what comes up then stops the next step (Decree 152, art. 4).
    Raises Overtaken when another check stands than the page showed, or other likely doubles do:
    nobody clears unread what a colleague has just found, nor judges whom the page did not show.
    """
    demand(by, Permission.NOMINATION_VERIFY, place=nomination.place)
    answer, reason = clean(duplicate_answer), clean(votes_reason)
    # The row is the gate: nobody verifies, approves or seats the person on what stood before.
    hold(nomination)
    nomination.refresh_from_db(fields=["integrity", *OF_DOUBLES])
    demand_apart(by, Permission.NOMINATION_VERIFY, nomination)
    if nomination.state not in CHECKED:
        raise Refused(Problem(text="Hồ sơ không còn ở bước kiểm tra được. Hãy xem lại."))
    ballots = Ballot.objects.of_review().filter(nomination=nomination)
    reasoned = ballots.values_list("reason", flat=True).first() or ""
    before = nomination.integrity
    verdict = DoubleVerdict(duplicate_verdict) if duplicate_verdict else ""
    wanted = {"integrity": integrity, "duplicate_verdict": verdict, "duplicate_answer": answer}
    wanted["votes_reason"] = reason
    doubles = likely_doubles(nomination)
    stands = check_of(nomination, reasoned=reasoned, doubles=doubles)
    alike = {one.code for one in doubles} if verdict else set()
    if any(not is_about(nomination.doubles_judged, code) for code in alike):
        wanted["doubles"] = "to be judged"  # the same verdict is not the same: it is of more
    demand_as_seen(stands, seen=seen, wanted=wanted)
    judged = _judged(nomination, verdict, alike)
    known = nomination.doubles_judged.split()
    doubled = verdict != nomination.duplicate_verdict or not alike <= set(known)
    what = audit.changed(nomination, {"duplicate_answer": answer})
    noted = {
        "integrity": Integrity(integrity),
        "duplicate_verdict": verdict,
        "duplicate_answer": answer,
        "doubles_judged": judged,
    }
    told = history.differences(nomination, noted)
    Nomination.objects.filter(pk=nomination.pk).update(**noted)
    nomination.doubles_judged = judged
    nomination.integrity, nomination.duplicate_answer = integrity, answer
    nomination.duplicate_verdict = verdict
    note_integrity(nomination, by=by, at=at)  # the same again is a colleague's word as well
    said = [FOUND[Integrity(integrity)]] if integrity != before else []
    if doubled:
        of = f" (với {', '.join(sorted(alike))})" if alike else ""
        said.append(f"{ON_DOUBLES}{DOUBLES[verdict]}{of}")
    if what:
        said.append(f"{'đã ghi' if answer else 'đã bỏ'}: {what}")
    if reason != reasoned and ballots.update(reason=reason):
        told.append(history.reason_said(reasoned, reason))
        said.append(f"phiếu bình xét: {reason or 'bỏ lý do'}")
    history.keep(nomination, told, by=by, at=at)
    if not said:
        return nomination
    undone = integrity == Integrity.UNCHECKED != before and len(said) == 1
    note_of(
        nomination,
        "uncheck" if undone else "check",
        before=before,
        after=integrity,
        note="; ".join(said),
        by=by,
        at=at,
    )
    return nomination


def set_on_roll(*, nomination_id: int, on_roll: bool) -> None:
    """Called by the delegates app in its own transaction: the roll holds this dossier, or not."""
    Nomination.objects.filter(pk=nomination_id).update(on_roll=on_roll)
