"""What the page of the approval meeting shows: one meeting, its dossiers a page at a time.

Whatever is typed on one page goes with the form to the next, so it is one meeting whatever their
number; nothing is written before it is sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from django.http import QueryDict

from accounts.gathering import Behind, gathered
from accounts.models import User
from accounts.paging import PAGE, Parts, turned
from accounts.permissions import reader
from accounts.problems import Problem
from accounts.request import Request
from accounts.web import asked, storable
from conferences.calendar import before_words, local_day
from conferences.enums import DeadlineKey
from conferences.models import Conference
from conferences.web import deadline_of
from nominations.actions.approval import Decided, Outcome, Votes, summed
from nominations.forms.office import ApprovalForm, FilterForm, VotesForm
from nominations.models import Nomination
from nominations.plan import period_of
from nominations.web import listed
from nominations.web.chosen import CODE_LENGTH, MOST
from nominations.web.lists import STATES, Row, rows_of
from nominations.web.reasons import NOT_SEEN
from nominations.web.results import result_of, rows_from, stored
from nominations.workflow.own_items import in_use
from nominations.workflow.values import majority_of

PER_PAGE = 25  # a row holds deeds, what is odd, and three boxes
TURN = "sang"  # the button that asks for another page, or for other dossiers, and writes nothing
CARRIED = "da-nhap"  # what was typed on the other pages
CHOSEN = "chon"
GOES_ON = "tiep"  # of the address: the result after which the same meeting goes on
HEAD = ("held_on", "chair", "invited", "present", "number")  # the meeting's own boxes
ALWAYS, ASKED = ("agree", "disagree", "abstain"), ("result", "reason")
NOT_WAITING = "Hồ sơ không còn chờ duyệt: nay là “{}”. Hãy mở hồ sơ để xem."


class Sitting:
    """The form as it stands: everything typed so far, the rows of one page with their boxes."""

    def __init__(self, request: Request, conference: Conference) -> None:
        self.request, self.conference = request, conference
        self.is_sent = request.method == "POST"
        self.turns = TURN in request.POST
        self.typed = _typed(request.POST) if self.is_sent else asked(request)
        self.majority = majority_of(conference)
        self.place = (reader(request.user), conference.pk)
        self.waiting = listed.to_decide(*self.place)
        self.codes = [*filter(None, self.typed.getlist(CHOSEN))] if self.is_sent else []
        self.left: list[str] = []  # chosen, and waiting no more when it was read
        self.form = self._meeting()
        self.filter = FilterForm(self.typed or None, units=conference.commune.units.choices())
        self._turn()

    def _meeting(self) -> ApprovalForm:
        """The meeting's own boxes; while pages are turned nothing in them is wrong yet."""
        today = local_day(self.request.at)
        form = ApprovalForm(self.typed if self.is_sent else None, today=today)
        form.is_valid()
        self.present = form.cleaned_data.get("present") if self.is_sent else None
        if self.is_sent:
            return ApprovalForm(initial=self.typed.dict(), today=today) if self.turns else form
        before = result_of(self.request, self.typed.get(GOES_ON, ""))
        head = before.told.get("head", {}) if before else {}
        return ApprovalForm(initial=head, today=today)

    def _turn(self) -> None:
        """The page asked for, of the dossiers asked for."""
        chosen = self.filter.chosen()
        chosen.pop("state", None)
        found = self.waiting.narrowed(chosen, at=self.request.at)
        if chosen.get("looks"):
            odd = found.to_look_at(
                majority=self.majority,
                period=period_of(self.conference.review_period),
                doubled=listed.mine(*self.place).doubled(unanswered=True),
                complaints=True,
            )
            found = odd | found.verified_by_word()
        number = self.typed.get(TURN) or self.typed.get(PAGE, "")
        self.filtered = bool(chosen)
        rows = found.with_votes().in_paper_order()
        kept = Parts(lambda: rows, partial(listed.part_to_decide, *self.place))
        shown = rows if self.filtered else kept
        self.page = turned(shown, {PAGE: number}, per_page=PER_PAGE, wide=True)
        self.total = self.waiting.count() if self.filtered else self.page.paginator.count
        self.rows = self._rows(self.page)
        for row in self.rows if self.is_sent else ():
            row.form = self._votes(row, asks=not self.turns)

    def _rows(self, nominations: Iterable[Nomination]) -> list[Row]:
        read = list(nominations)
        return rows_of(
            read,
            conference=self.conference,
            doubled=listed.doubles_of(*self.place, read),
            majority=self.majority,
            complaints=True,
            at=self.request.at,
        )

    def _votes(self, row: Row, *, asks: bool) -> VotesForm:
        """The boxes of one row; asks: what is wrong in them is said, and what is odd asked."""
        code = row.nomination.code
        asks = asks or any(self.typed.get(f"{code}-{part}") for part in ASKED)
        start = {part: self.typed.get(f"{code}-{part}", "") for part in ALWAYS}
        form = VotesForm(
            self.typed if asks else None,
            prefix=code, initial=start, present=self.present, majority=self.majority,
        )  # fmt: skip
        form.chosen = code in self.codes
        return form

    def read(self) -> dict[str, Votes] | None:
        """The votes of all chosen on any page; None where a row is wrong: those stand first then.

        Whoever does not wait any more is not asked about, and told of among the results.
        """
        shown = {row.nomination.code: row for row in self.rows}
        others = [code for code in self.codes if code not in shown]
        elsewhere = self.waiting.filter(code__in=others).with_votes().in_paper_order()
        far = self._rows(elsewhere) if others else []
        for row in far:
            row.form = self._votes(row, asks=True)
        chosen = [row for row in (*far, *self.rows) if row.boxes.chosen]
        wait = {row.nomination.code for row in chosen}
        self.left = [code for code in self.codes if code not in wait][:MOST]
        wrong = [row for row in chosen if not row.boxes.is_valid()]
        self.rows = [row for row in far if row.boxes.errors][:PER_PAGE] + self.rows
        if wrong:
            return None
        return {row.nomination.code: Votes(**row.boxes.cleaned_data) for row in chosen}

    @property
    def carried(self) -> str:
        """What was typed and stands in no box of this page."""
        if not self.is_sent:
            return ""
        # A row nobody can vote on has no boxes; what was typed before that is not lost.
        shown = {row.nomination.code: row.form if row.is_votable else None for row in self.rows}
        kept = QueryDict(mutable=True)
        for key, texts in self.typed.lists():
            code, _, part = key.rpartition("-")
            votes = shown.get(code)
            drawn = ALWAYS + (ASKED if votes and votes.chosen and votes.odd else ())
            if part in ALWAYS + ASKED and any(texts) and not (votes and part in drawn):
                kept.setlist(key, texts)
        kept.setlist(CHOSEN, [code for code in self.codes if code not in shown])
        return kept.urlencode()

    @property
    def only_asks(self) -> int:
        """How many dossiers lack votes and wait for an answer; nothing where a box is wrong too."""
        wrong = [row.boxes.errors for row in self.rows if row.is_chosen and row.boxes.errors]
        asks = not self.form.errors and all(set(errors) <= set(ASKED) for errors in wrong)
        return len(wrong) if asks else 0

    def context(self) -> dict[str, Any]:
        ticked = len(set(self.codes))
        return {
            "form": self.form,
            "filter": self.filter,
            "filtered": self.filtered,
            "rows": self.rows,
            "typed": self.typed,
            "pickable": sum(row.is_votable for row in self.rows),
            "page_obj": self.page,
            "total": self.total,
            "majority": self.majority,
            "only_asks": self.only_asks,
            "late_words": late_words(self.request, self.conference),
            "papers": papers_at_hand(self.request.user, self.conference),
            "carried": self.carried,
            "ticked": ticked,
            "own_items": in_use(self.conference.commune_id) if self.rows else (),
            "elsewhere": ticked - sum(row.is_chosen for row in self.rows),
        }


def _typed(sent: QueryDict) -> QueryDict:
    """What came with the form: of the page it was sent from, and carried from the others."""
    found = QueryDict(mutable=True)
    for key, text in parse_qsl(sent.get(CARRIED, ""), keep_blank_values=True):
        found.appendlist(storable(key), storable(text))
    carried = found.getlist(CHOSEN)
    for key, texts in sent.lists():
        if key != CARRIED:
            found.setlist(key, texts)
    found.setlist(CHOSEN, list(dict.fromkeys([*carried, *sent.getlist(CHOSEN)])))
    return found


def became(request: Request, decided: Decided, sitting: Sitting) -> dict[str, Any]:
    """What is kept of a meeting that was entered; as typed, for whoever goes on with it.

    So stands what was typed of those nothing was written of, whenever they ceased to wait.
    """
    unwritten = (one for one in decided.outcomes if one.problems and not one.votes_kept)
    lost = {one.code: _as_typed(one, sitting.typed) for one in (*unwritten, *_left(sitting))}
    rows = {one.code: one for one in decided.outcomes} | lost
    return {
        "rows": stored(rows.values()),
        "meeting": decided.meeting.pk if decided.meeting else 0,
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
        why = NOT_WAITING.format(STATES[one.state]) if one else NOT_SEEN
        problems = (Problem(text=why),)
        yield Outcome(code=code[:CODE_LENGTH], full_name="", unit="", problems=problems)


def _as_typed(outcome: Outcome, typed: QueryDict) -> Outcome:
    """With its votes, by the boxes' own words, and its reason."""
    boxes = VotesForm.base_fields
    told = [
        f"{str(boxes[part].label).lower()} {text}"
        for part in ALWAYS
        if (text := typed.get(f"{outcome.code}-{part}", "").strip())
    ]
    results = dict(VotesForm.RESULTS)
    told += filter(None, [results.get(typed.get(f"{outcome.code}-result", ""))])
    reason = typed.get(f"{outcome.code}-reason", "").strip()
    return replace(outcome, typed=", ".join(told), reason=reason)


def told(request: Request, told: Mapping[str, Any]) -> dict[str, Any]:
    """What the page of results says."""
    outcomes = tuple(rows_from(request, Outcome, told["rows"]))
    return {"outcomes": outcomes, "summed": summed(outcomes), "meeting": told["meeting"]}


def papers_at_hand(user: User, conference: Conference) -> list[Behind]:
    """What is to be read in the meeting, of whichever app has papers."""
    find = gathered().at_hand.get("nominations:approval")
    return list(find(conference, user)) if find else []


def late_words(request: Request, conference: Conference) -> str:
    """That approving is late by now; nothing while the plan's day is not over."""
    deadline = deadline_of(request, conference, DeadlineKey.LIST_APPROVED)
    if deadline is None or request.at < deadline.due_at:
        return ""
    return f"Đã qua hạn duyệt danh sách ({before_words(deadline.due_at)})."
