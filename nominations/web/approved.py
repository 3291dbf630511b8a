"""What became of the dossiers of an approval meeting, kept for its page of results."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from accounts import audit
from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import reader
from accounts.problems import Problem
from accounts.request import Request
from conferences.calendar import vn_short
from conferences.web import here
from conferences.workflow import overtaken
from nominations.actions.approval import Decided, Outcome, summed
from nominations.forms.office import VotesForm
from nominations.models import Ballot, Nomination
from nominations.models.held import ALWAYS
from nominations.web import listed
from nominations.web.approval import Sitting
from nominations.web.boxes import HEAD, figures_of, typed_words
from nominations.web.chosen import CODE_LENGTH
from nominations.web.lists import STATES
from nominations.web.reasons import NOT_SEEN, named_few
from nominations.web.results import rows_from, stored

DECIDED_STAYS = (
    "Không hoàn tác ở đây: quyết định của cuộc họp được bỏ bằng “Mở lại” tại từng hồ sơ."
)
SAT = "Cuộc họp ngày {1}, {0.chair} chủ trì, có mặt {0.present} trên {0.invited} người được mời"
NOT_WAITING, NOW = "Hồ sơ không còn chờ duyệt: {}. Hãy mở hồ sơ để xem.", "nay là “{}”"


def became(request: Request, decided: Decided, sitting: Sitting, *, held: int) -> dict[str, Any]:
    """What is kept of a meeting that was entered; as typed, for whoever goes on with it.

    So stands what was typed of those nothing was written of, whenever they ceased to wait. held:
    under which number the votes wait of whoever was not ticked.
    """
    unwritten = (one for one in decided.outcomes if one.problems and not one.votes_kept)
    lost = {one.code: _as_typed(one, sitting.typed) for one in (*unwritten, *_left(sitting))}
    lost |= {code: replace(lost[code], stand=True) for code in _standing(lost, sitting)}
    rows = {one.code: one for one in decided.outcomes} | lost
    return {
        "rows": stored(rows.values()),
        "meeting": decided.meeting.pk if decided.meeting else 0,
        "sat": SAT.format(decided.meeting, vn_short(decided.meeting.held_on))
        if decided.meeting
        else "",
        "held": held,
        "waits": [one.code for one in sitting.unticked],
        "head": {name: request.POST.get(name, "") for name in HEAD},
    }


def _left(sitting: Sitting) -> Iterator[Outcome]:
    """Those chosen that waited no more when the form came."""
    found = (
        listed.mine(*sitting.place).filter(code__in=sitting.left).order_by() if sitting.left else ()
    )
    now = {one.code: one for one in found}
    for code in sitting.left:
        one = now.get(code)
        problems = (_gone(one, sitting.request.user) if one else Problem(text=NOT_SEEN),)
        yield Outcome(code=code[:CODE_LENGTH], full_name="", unit="", problems=problems)


def _gone(one: Nomination, user: User) -> Problem:
    """Where it stands, and who brought it there when, as far as that is noted."""
    of = {"commune_code": one.commune_code, "after": one.state}
    last = audit.last_to("nomination", one.code, **of)
    now = NOW.format(STATES[one.state])
    return overtaken(now, last, by=user) if last else Problem(text=NOT_WAITING.format(now))


def _standing(codes: Collection[str], sitting: Sitting) -> Iterator[str]:
    """Those whose votes stand just as typed in a meeting of that day: the form was sent twice."""
    if not (codes and sitting.form.is_valid()):
        return
    day = sitting.form.cleaned_data["held_on"]
    mine = Ballot.objects.within_reach(sitting.place[0], Permission.NOMINATION_VIEW)
    found = mine.standing().of_approval().filter(meeting__held_on=day, nomination__code__in=codes)
    of_here = found.filter(nomination__conference=sitting.place[1]).select_related("nomination")
    for one in of_here.order_by("pk"):
        code = one.nomination.code
        if figures_of(sitting.typed, code) == tuple(getattr(one, part) for part in ALWAYS):
            yield code


def _as_typed(outcome: Outcome, typed: QueryDict) -> Outcome:
    """With its votes, by the boxes' own words, and its reason."""
    told = typed_words(typed, outcome.code)
    results = dict(VotesForm.RESULTS)
    told += filter(None, [results.get(typed.get(f"{outcome.code}-result", ""))])
    reason = typed.get(f"{outcome.code}-reason", "").strip()
    return replace(outcome, typed=", ".join(told), reason=reason)


def told(request: Request, told: Mapping[str, Any], back: Collection[str]) -> dict[str, Any]:
    """What the page of results says; no press takes back what a meeting decided."""
    outcomes = tuple(rows_from(request, Outcome, told["rows"]))
    return {
        "outcomes": outcomes,
        "summed": summed(outcomes),
        "why_not": DECIDED_STAYS if any(not one.problems for one in outcomes) else "",
        "unticked": _named(request, told.get("waits", ())),
        **{name: told.get(name) for name in ("meeting", "sat", "held")},
    }


def _named(request: Request, codes: Sequence[str]) -> str:
    """2 hồ sơ (An Một, Bùi Hai): by the names of now, by its code whoever is shown no more."""
    seen = listed.mine(reader(request.user), here(request).pk)
    found = {one.code: one for one in seen.filter(code__in=codes).order_by()} if codes else {}
    names = named_few([found.get(code, Nomination(code=code)) for code in codes])
    return f"{len(codes)} hồ sơ ({names})" if codes else ""
