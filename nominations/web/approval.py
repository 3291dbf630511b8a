"""What the page of the approval meeting shows: one meeting, its dossiers a page at a time.

Whatever is typed on one page goes with the form to the next, so it is one meeting whatever their
number; no vote is written before it is sent. Turned over, the page is one to read (`web.held`).
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, partial
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from accounts.names import clean
from accounts.paging import PAGE, Parts, turned
from accounts.permissions import reader
from accounts.problems import Problem
from accounts.request import Request
from accounts.web import asked, row_id
from conferences.calendar import local_day
from conferences.models import Conference
from nominations.actions.approval import Votes, disagrees
from nominations.checklist import ITEMS, Item
from nominations.facts.posted import unanswered_by
from nominations.facts.unfinished import UnfinishedVotes, unfinished_of, waiting_of
from nominations.forms.office import ApprovalForm, FilterForm, VotesForm
from nominations.models import Nomination
from nominations.models.held import ALWAYS, ASKED, CHOSEN, KNOWN, QUESTIONED, code_of, dossiers_of
from nominations.plan import period_of
from nominations.querysets import NominationQuerySet
from nominations.querysets.held import VOTES
from nominations.web import listed
from nominations.web.around import late_words, papers_at_hand
from nominations.web.boxes import HEAD, held_boxes, known_of, pairs_of, sent_boxes, votes_of
from nominations.web.chosen import MOST
from nominations.web.cut_short import told_of_posting
from nominations.web.held import held_of, hold
from nominations.web.lists import Row, of_rows, rows_of
from nominations.web.onward import HELD
from nominations.web.results import result_of
from nominations.workflow.own_items import in_use
from nominations.workflow.values import majority_of

HERE = "nominations:approval"
PER_PAGE = 25  # a row holds deeds, what is odd, and three boxes
TURN = "sang"  # the button that asks for another page, or for other dossiers, and writes nothing
GOES_ON = "tiep"  # of the address: the result after which the same meeting goes on
DEMANDED = HEAD[:4]  # without them nothing is entered
HEAD_WORDS = "{held_on}, {chair} chủ trì, có mặt {present}, mời {invited}"


class Sitting:
    """The form as it stands: everything typed so far, the rows of one page with their boxes."""

    def __init__(self, request: Request, conference: Conference) -> None:
        self.request, self.conference = request, conference
        self.is_sent = request.method == "POST"
        self.turns = TURN in request.POST or not self.is_sent
        self.typed = sent_boxes(request.POST) if self.is_sent else asked(request)
        said = self.typed.get(HELD, "")
        found = None if self.is_sent else held_of(request, conference, VOTES, said)
        self.held = row_id(said) if self.is_sent or found else 0
        self.seal = found.seal if found else ""
        if found:
            self.typed = held_boxes(found.typed, self.typed)
        self.questioned = self.typed.getlist(QUESTIONED) if found else []
        self.found = found
        self.majority = majority_of(conference)
        self.place = (reader(request.user), conference.pk)
        self.is_typed = self.is_sent or bool(found)
        self.codes = [*filter(None, self.typed.getlist(CHOSEN))] if self.is_typed else []
        self.waits: dict[str, str] = {}  # chosen and waiting when it was read: their names, by code
        self.left: list[str] = []  # chosen, and waiting no more
        self.form = self._meeting()
        units = [(pk, name) for pk, name, _ in listed.units_of(conference.commune_id)]
        self.filter = FilterForm(self.typed or None, units=units)
        self._turn()

    def _meeting(self) -> ApprovalForm:
        """The meeting's own boxes; while pages are turned nothing in them is wrong yet."""
        today = local_day(self.request.at)
        form = ApprovalForm(self.typed if self.is_typed else None, today=today)
        form.is_valid()
        self.present = form.counted if self.is_typed else None
        if self.is_typed:
            return ApprovalForm(initial=self.typed.dict(), today=today) if self.turns else form
        before = result_of(self.request, self.typed.get(GOES_ON, ""))
        head = before.told.get("head", {}) if before else {}
        return ApprovalForm(initial=head, today=today)

    @property
    def head_words(self) -> str:
        """15/8/2025, Đỗ Quang Minh chủ trì, …: the head once it stands, so that it may fold."""
        found = {name: str(self.form[name].value() or "").strip() for name in HEAD}
        if self.form.errors or not all(found[name] for name in DEMANDED):
            return ""
        told = HEAD_WORDS.format(**found)
        return f"{told}, biên bản số {found['number']}" if found["number"] else told

    def _turn(self) -> None:
        """The page asked for, of the dossiers asked for."""
        chosen = self.filter.chosen()
        chosen.pop("state", None)
        number = self.typed.get(TURN) or self.typed.get(PAGE, "")
        self.filtered = bool(chosen)
        self.total = sum(count for _, count in listed.number_to_decide(*self.place))
        asks, found = {PAGE: number}, partial(self._narrowed, chosen)
        kept = Parts(found, partial(listed.part_to_decide, *self.place))
        shown, count = (found(), None) if self.filtered else (kept, self.total)
        self.page = turned(shown, asks, per_page=PER_PAGE, count=count, wide=True)
        here = {one.code for one in self.page}
        far = [code for code in self.questioned if code not in here][:PER_PAGE]
        first = self._rows(self._elsewhere(far)) if far else []
        self.rows = first + self._rows(self.page)
        for row in self.rows if self.is_typed else ():
            row.form = self._votes(row, asks=not self.turns)

    @cached_property
    def waiting(self) -> NominationQuerySet:
        """All that wait for the meeting."""
        return listed.to_decide(*self.place)

    def _narrowed(self, chosen: Mapping[str, str]) -> NominationQuerySet:
        """The dossiers asked for, with all that a row says."""
        found = asked_for = self.waiting.narrowed(chosen, at=self.request.at)
        if chosen.get("looks"):
            odd = asked_for.to_look_at(
                majority=self.majority,
                period=period_of(self.conference.review_period),
                doubled=listed.mine(*self.place).doubled(unanswered=True),
                complaints=True,
            )
            unchecked = asked_for.left_unchecked([*ITEMS, *self.own_items])
            found = odd | asked_for.verified_by_word() | unchecked
        return found.with_votes().in_paper_order()

    def hold(self) -> None:
        """Keep what is typed, and what a form that is refused asks about."""
        boxes = votes_of(self.typed)
        if not self.turns:
            wrong = [row.nomination.code for row in self.rows if row.is_chosen and row.boxes.errors]
            boxes.setlist(QUESTIONED, wrong)
        count = len(dossiers_of(pairs_of(boxes)))
        self.found = hold(self.request, self.conference, VOTES, boxes, chosen=count)
        self.held, self.seal = self.found.pk, self.found.seal

    @cached_property
    def unticked(self) -> list[Nomination]:
        """Those votes are typed of and no box is ticked, as long as they wait."""
        codes = set(dossiers_of(pairs_of(self.typed))) - set(self.codes)
        return list(self._elsewhere(codes)) if codes else []

    @property
    def there(self) -> str:
        """The address of the page asked for, with what is held."""
        asks = {HELD: self.held} | {
            key: self.typed[key]
            for key in FilterForm.in_the_address.values()
            if self.typed.get(key)
        }
        asks |= {PAGE: self.page.number} if self.page.number > 1 else {}
        return reverse("nominations:approval", query=asks)

    @cached_property
    def own_items(self) -> tuple[Item, ...]:
        """What the commune asks beside what all do."""
        return in_use(self.conference.commune_id)

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

    def _elsewhere(self, codes: Collection[str]) -> Iterable[Nomination]:
        """Those of them that wait, on whichever page."""
        return self.waiting.filter(code__in=codes).with_votes().in_paper_order()

    def _votes(self, row: Row, *, asks: bool) -> VotesForm:
        """The boxes of one row; asks: what is wrong in them is said, and what is odd asked."""
        code = row.nomination.code
        asks = asks or code in self.questioned
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
        far = self._rows(self._elsewhere(others)) if others else []
        for row in far:
            row.form = self._votes(row, asks=True)
        chosen = [row for row in (*far, *self.rows) if row.boxes.chosen]
        self.waits = {row.nomination.code: row.nomination.full_name for row in chosen}
        self.left = [code for code in self.codes if code not in self.waits][:MOST]
        wrong = [row for row in chosen if not row.boxes.is_valid()]
        self.rows = [row for row in far if row.boxes.errors][:PER_PAGE] + self.rows
        if wrong:
            return None
        seen = {code: known_of(self.typed, code) for code in self.waits}
        read = {row.nomination.code: row.boxes.cleaned_data for row in chosen}
        return {code: Votes(**said, seen=seen[code]) for code, said in read.items()}

    @property
    def carried(self) -> str:
        """What was typed and stands in no box of this page."""
        if not self.is_typed:
            return ""
        # A row nobody can vote on has no boxes; what was typed before that is not lost.
        shown = {row.nomination.code: row.form if row.is_votable else None for row in self.rows}
        kept = QueryDict(mutable=True)
        for key, texts in self.typed.lists():
            code, _, part = key.rpartition("-")
            votes = shown.get(code)
            drawn = (*ALWAYS, KNOWN, *(ASKED if votes and votes.chosen and votes.odd else ()))
            if code_of(key) and any(texts) and not (votes and part in drawn):
                kept.setlist(key, texts)
        kept.setlist(CHOSEN, [code for code in self.codes if code not in shown])
        return kept.urlencode()

    @property
    def only_asks(self) -> int:
        """How many dossiers lack votes and wait for an answer; nothing where a box is wrong too."""
        wrong = [row.boxes.errors for row in self.rows if row.is_chosen and row.boxes.errors]
        asks = not self.form.errors and all(set(errors) <= set(ASKED) for errors in wrong)
        return len(wrong) if asks else 0

    def disagrees(self) -> list[Problem]:
        """How the head, as far as it is one, disagrees with a meeting that stands of its day: for
        whoever is told of something else, so that it is told at once.
        """
        told = self.form.cleaned_data
        if not {"held_on", "number"} <= told.keys():
            return []
        unit, figures = self.request.user.unit, (told.get(key) for key in DEMANDED[1:])
        chair, invited, present = figures
        found = disagrees(
            unit, self.conference, held_on=told["held_on"], number=told["number"],
            figures=(chair and clean(chair), invited, present),
        )  # fmt: skip
        return [found] if found else []

    def _unfinished(self) -> UnfinishedVotes | None:
        """What waits to be gone on with of the form that is read here or was just refused."""
        if self.found is None:
            return None
        waiting = waiting_of(self.conference, dossiers_of(self.found.boxes))
        return unfinished_of(self.found, waiting)

    def context(self) -> dict[str, Any]:
        unfinished = self._unfinished()
        still = unfinished.codes if unfinished else self.codes
        ticked = len(set(self.codes).intersection(still))
        return {
            "form": self.form,
            "head_words": self.head_words,
            "filter": self.filter,
            "filtered": self.filtered,
            "rows": self.rows,
            "typed": self.typed,
            "page_obj": self.page,
            "total": self.total,
            "majority": self.majority,
            "only_asks": self.only_asks,
            **told_of_posting(self.conference, self.rows, at=self.request.at),
            "to_answer": unanswered_by(self.conference, self.request.user),
            "late_words": late_words(self.request, self.conference),
            "papers": papers_at_hand(self.request.user, self.conference, page=HERE),
            "carried": self.carried,
            "held": self.held,
            "seal": self.seal,
            "is_sent": self.is_sent,
            "of_rows": of_rows(row.nomination.code for row in self.rows),
            "unfinished": unfinished,
            "back_here": self.there if self.is_sent else "",
            "unticked": self.unticked if self.is_sent else (),
            "ticked": ticked,
            "own_items": self.own_items if self.rows else (),
            "elsewhere": ticked - sum(row.is_chosen for row in self.rows),
        }
