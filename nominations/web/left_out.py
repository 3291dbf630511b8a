"""Votes typed of dossiers nobody ticked: said once before the others are entered, then kept."""

from typing import Any

from accounts.request import Request
from conferences.models import Conference
from nominations.facts.unfinished import kept_votes, unfinished_among, waiting_in
from nominations.models.held import dossiers_of
from nominations.querysets.held import VOTES
from nominations.web.approval import Sitting
from nominations.web.boxes import CARRIED, pairs_of, sent_boxes, votes_of
from nominations.web.held import hold, settle
from nominations.web.reasons import named_few

TOLD = "de-lai"  # of the form: codes the page has said it of
UNTICKED = (
    "{} hồ sơ đã nhập phiếu mà chưa đánh dấu: {}. Hãy đánh dấu, hoặc bấm lại để chỉ ghi {} hồ sơ "
    "đã đánh dấu."
)


def left_out(sitting: Sitting) -> str:
    """What becomes of those votes; nothing where the page said so before, or none is ticked."""
    told = set(sitting.request.POST.get(TOLD, "").split())
    if not sitting.codes or told.issuperset(one.code for one in sitting.unticked):
        return ""
    names = named_few(sitting.unticked)
    return UNTICKED.format(len(sitting.unticked), names, len(set(sitting.codes)))


def told(sitting: Sitting, words: str) -> dict[str, Any]:
    """What the page says of them: where the first stands on it, and whether all else is right."""
    shown = {row.nomination.code for row in sitting.rows if row.is_votable}
    here = (one.code for one in sitting.unticked if one.code in shown)
    wrong = any(row.is_chosen and row.boxes.errors for row in sitting.rows)
    return {
        "left_out": words,
        "left_out_at": next((f"chon-{code}" for code in here), "ho-so"),
        "only_left_out": words and not wrong and not sitting.form.errors,
    }


def elsewhere(sitting: Sitting) -> dict[str, Any]:
    """By code where votes of it are typed in another form of this person: here no box of it stands
    open, or what is typed anew would take their place unasked; and which rows are open then.
    """
    request, conference = sitting.request, sitting.conference
    forms = kept_votes(conference, user=request.user, at=request.at)
    found = waiting_in(forms, but=sitting.held)
    here = set(dossiers_of(pairs_of(sitting.typed))) if sitting.is_typed else set()
    there = {code: number for code, number in found.items() if code not in here}
    votable = [row.nomination.code for row in sitting.rows if row.is_votable]
    can = [code for code in votable if code not in there]
    told = {"there": there, "pickable": len(can), "first_open": next(iter(can), "")}
    last = {} if sitting.found else {"unfinished": unfinished_among(conference, forms)}
    return told | last


def kept(sitting: Sitting) -> int:
    """Those chosen are answered for: only these votes wait, under the number told."""
    left = {one.code for one in sitting.unticked}
    return settle(
        sitting.request, sitting.conference, VOTES, left.union(sitting.codes),
        left=votes_of(sitting.typed, of=left) if left else None, count=len(left),
    )  # fmt: skip


def passed_by(request: Request, conference: Conference) -> None:
    """Votes typed in a form whose button for one dossier alone was pressed wait as they stand."""
    if CARRIED not in request.POST:
        return
    boxes = votes_of(sent_boxes(request.POST))
    if codes := dossiers_of(pairs_of(boxes)):
        hold(request, conference, VOTES, boxes, chosen=len(codes))
