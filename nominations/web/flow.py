"""Gathers what stands at the end of the form: the summary, the receipt."""

from collections.abc import Sequence
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse

from accounts.names import offered
from accounts.problems import Problem
from accounts.request import Request
from accounts.telling import in_sentence
from conferences.calendar import vn_moment
from nominations import rules
from nominations.actions.setbacks import may_report
from nominations.enums import EvidenceKind, NominationKind, NominationState
from nominations.files.receipt import drawn_receipt
from nominations.models import Ballot, Nomination
from nominations.web.answers import answers, mended_in
from nominations.web.asked import ways_to
from nominations.web.hints import hints
from nominations.web.names_first import Onward, onward_from
from nominations.web.outlook import own_times, sending, times_for, whats_next
from nominations.web.rows import review_ballot, summed_up
from nominations.web.untouched import untouched
from nominations.web.walk import PARTS, closed_pages, page_of
from nominations.workflow.asked import open_topics
from nominations.workflow.guards import lacking
from nominations.workflow.values import by_leaders, majority_of, value_from


def shouted(nomination: Nomination) -> str:
    """A person's name typed all large or all small, as it is written; offered, never forced (U12).

    Not of a collective or a household: its name has words that are no names.
    """
    if nomination.kind != NominationKind.INDIVIDUAL:
        return ""
    return offered(nomination.full_name)


def check_page(
    request: Request, nomination: Nomination, *, refused: Sequence[Problem] = ()
) -> dict[str, Any]:
    """The summary before sending: answers, votes, files, and all that is still missing.

    refused: what sending it just now was refused for. Until then that it is too late is not among
    what is missing: it stands above, and nobody can do it away here.
    """
    offered_name = shouted(nomination)
    ballot, files = summed_up(nomination)
    dossier = value_from(
        nomination,
        ballots=[ballot] if ballot else [],
        doubles=0,
        majority=majority_of(nomination.conference),
        has_minutes=any(file.kind == EvidenceKind.MINUTES for file in files),
        by_leaders=by_leaders(nomination),
    )
    problems = refused or lacking(dossier)
    outside, odd = rules.in_period(dossier), rules.odd_votes(dossier.review, dossier.majority)
    looks = hints(nomination, ballot, request.user, outside=list(outside))
    about_sending = sending(request, nomination)
    if about_sending["sending_over"]:  # said above once, whether or not it was tried
        problems = [problem for problem in problems if problem.field != "deadline"]
    return about_sending | {
        "nomination": nomination,
        "answers": mended_in(answers(nomination, masked=False), open_topics(nomination)),
        "untouched": untouched(nomination),
        "ballot": ballot,
        "files": files,
        "missing": [(problem, page_of(nomination.kind, problem.field)) for problem in problems],
        "hints": [(hint, page_of(nomination.kind, hint.field)) for hint in looks],
        "odd": list(odd),
        "shouted": offered_name,
        "closed_pages": closed_pages(nomination),
        "parts": list(enumerate(PARTS, start=1)),
        "part_number": len(PARTS),
    }


def forwarded(nomination: Nomination, address: str) -> str:
    """The receipt in words, to be pasted into Zalo: its sender's name for whoever is put forward,
    and an address that tells how it stands and no more.
    """
    state = NominationState(nomination.state).label.lower()
    lines = (
        f"Biên nhận hồ sơ {nomination.code}",
        f"{nomination.full_name}, {in_sentence(nomination.unit.name)} giới thiệu",
        f"Gửi lúc {vn_moment(nomination.submitted_at)}" if nomination.submitted_at else "",
        f"Hiện nay: {state}",
        f"Xem hồ sơ đang ở bước nào: {address}",
    )
    return "\n".join(line for line in lines if line)


def _address(request: Request, nomination: Nomination) -> str:
    """Where anybody may read how it stands."""
    there = reverse("nominations:receipt_public", args=[nomination.code, nomination.receipt_token])
    return request.build_absolute_uri(there)


def receipt_drawn(request: Request, nomination: Nomination) -> bytes:
    """The same words as a picture, its address as a code."""
    address = _address(request, nomination)
    head, *lines = forwarded(nomination, address).splitlines()[:-1]
    fonts = settings.BASE_DIR / "static" / "fonts"
    return drawn_receipt(head, lines, address=address, fonts=fonts)


def _onward(request: Request, nomination: Nomination, ballot: Ballot | None) -> Onward | None:
    """Among the names of its meeting; nothing of one that came back, nor where no day is left."""
    found = None if nomination.is_editable else onward_from(request, ballot)
    if found and (one := found.following):
        one.conference = nomination.conference
        if not times_for(request, one).is_open(request.at):
            return None
    return found


def receipt(request: Request, nomination: Nomination) -> dict[str, Any]:
    """What the receipt says, on the page and on paper; its code opens on any phone (U17)."""
    address = _address(request, nomination)
    code = segno.make(address, error="m")
    open_still = times_for(request, nomination).is_open(request.at)
    ballot = review_ballot(nomination)
    return {
        "onward": _onward(request, nomination, ballot),
        "nomination": nomination,
        "answers": answers(nomination, masked=True),
        "ballot": ballot,
        "files": nomination.evidence.in_order(),
        "forwarded": forwarded(nomination, address),
        "qr": code.svg_inline(scale=3, border=2, svgclass="qr", lineclass=None),
        "next_words": whats_next(request, nomination),
        "list_is_open": own_times(request, nomination.conference).is_open(request.at),
        "may_send": open_still,
        "ways": ways_to(nomination),
        "may_report": may_report(nomination),
        "may_take_back": open_still  # later it could not come again
        and nomination.state == NominationState.SUBMITTED
        and nomination.unit_id == request.user.unit_id,
    }
