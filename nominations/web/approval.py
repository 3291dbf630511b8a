"""What the page of the approval meeting shows: one meeting, its dossiers a page at a time.

Whatever is typed on one page goes with the form to the next, so it is one meeting whatever their
number; no vote is written before it is sent. Turned over, the page is one to read (`web.held`).
"""

from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any
from urllib.parse import parse_qsl
from zlib import crc32

from django.http import QueryDict
from django.urls import reverse

from accounts.gathering import Behind, gathered
from accounts.models import User
from accounts.paging import PAGE, Parts, turned
from accounts.permissions import reader
from accounts.request import Request
from accounts.web import asked, row_id, storable
from conferences.calendar import before_words, local_day
from conferences.enums import DeadlineKey
from conferences.models import Conference
from conferences.web import deadline_of
from nominations.actions.approval import Votes
from nominations.checklist import ITEMS, Item
from nominations.forms.office import ApprovalForm, FilterForm, VotesForm
from nominations.models import Nomination
from nominations.plan import period_of
from nominations.querysets.held import VOTES
from nominations.web import listed
from nominations.web.chosen import MOST
from nominations.web.held import held_of, hold, waiting
from nominations.web.lists import Row, rows_of
from nominations.web.onward import HELD
from nominations.web.results import result_of
from nominations.workflow.own_items import in_use
from nominations.workflow.values import majority_of

PER_PAGE = 25  # a row holds deeds, what is odd, and three boxes
TURN = "sang"  # the button that asks for another page, or for other dossiers, and writes nothing
CARRIED = "da-nhap"  # what was typed on the other pages
CHOSEN = "chon"
GOES_ON = "tiep"  # of the address: the result after which the same meeting goes on
HEAD = ("held_on", "chair", "invited", "present", "number")  # the meeting's own boxes
DEMANDED = HEAD[:4]  # without them nothing is entered
HEAD_WORDS = "{held_on}, {chair} chủ trì, có mặt {present}, mời {invited}"
ALWAYS, ASKED = ("agree", "disagree", "abstain"), ("result", "reason")


class Sitting:
    """The form as it stands: everything typed so far, the rows of one page with their boxes."""

    def __init__(self, request: Request, conference: Conference) -> None:
        self.request, self.conference = request, conference
        self.is_sent = request.method == "POST"
        self.turns = TURN in request.POST or not self.is_sent
        self.typed = _typed(request.POST) if self.is_sent else asked(request)
        said = self.typed.get(HELD, "")
        found = None if self.is_sent else held_of(request, conference, VOTES, said)
        self.held = row_id(said) if self.is_sent or found else 0
        if found:
            self.typed = _and(found.typed, self.typed)
        self.majority = majority_of(conference)
        self.place = (reader(request.user), conference.pk)
        self.waiting = listed.to_decide(*self.place)
        self.is_typed = self.is_sent or bool(found)
        self.codes = [*filter(None, self.typed.getlist(CHOSEN))] if self.is_typed else []
        self.left: list[str] = []  # chosen, and waiting no more when it was read
        self.form = self._meeting()
        self.filter = FilterForm(self.typed or None, units=conference.commune.units.choices())
        self._turn()

    def _meeting(self) -> ApprovalForm:
        """The meeting's own boxes; while pages are turned nothing in them is wrong yet."""
        today = local_day(self.request.at)
        form = ApprovalForm(self.typed if self.is_typed else None, today=today)
        form.is_valid()
        self.present = form.cleaned_data.get("present") if self.is_typed else None
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
        number = self.typed.get(TURN) or self.typed.get(PAGE, "")
        self.filtered = bool(chosen)
        rows = found.with_votes().in_paper_order()
        kept = Parts(lambda: rows, partial(listed.part_to_decide, *self.place))
        shown = rows if self.filtered else kept
        self.page = turned(shown, {PAGE: number}, per_page=PER_PAGE, wide=True)
        self.total = self.waiting.count() if self.filtered else self.page.paginator.count
        self.rows = self._rows(self.page)
        for row in self.rows if self.is_typed else ():
            row.form = self._votes(row, asks=not self.turns)

    def hold(self) -> None:
        """Keep what is typed."""
        boxes = QueryDict(mutable=True)
        for key, texts in self.typed.lists():
            if key in (*HEAD, CHOSEN) or key.rpartition("-")[2] in ALWAYS + ASKED:
                boxes.setlist(key, texts)
        self.held = hold(self.request, self.conference, VOTES, boxes, chosen=len(set(self.codes)))

    @property
    def there(self) -> str:
        """The address of the page asked for, with what is held."""
        asks = {HELD: self.held} | {
            key: self.typed[key]
            for key in FilterForm.in_the_address.values()
            if self.typed.get(key)
        }
        asks |= {PAGE: self.page.number} if self.page.number > 1 else {}
        return reverse("nominations:approval", query=asks, fragment="ho-so")

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
        if not self.is_typed:
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
            "head_words": self.head_words,
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
            "held": self.held,
            "is_sent": self.is_sent,
            "of_rows": f"hang-{crc32(repr([row.nomination.code for row in self.rows]).encode()):x}",
            "unfinished": None if self.is_typed else waiting(self.request, self.conference, VOTES),
            "ticked": ticked,
            "own_items": self.own_items if self.rows else (),
            "elsewhere": ticked - sum(row.is_chosen for row in self.rows),
        }


def _typed(sent: QueryDict) -> QueryDict:
    """What came with the form: of the page it was sent from, and carried from the others."""
    found = _read(sent.get(CARRIED, ""))
    carried = found.getlist(CHOSEN)
    for key, texts in sent.lists():
        if key != CARRIED:
            found.setlist(key, texts)
    found.setlist(CHOSEN, list(dict.fromkeys([*carried, *sent.getlist(CHOSEN)])))
    return found


def _read(boxes: str) -> QueryDict:
    """As many as there are: Django's own reading ends at a form's most."""
    found = QueryDict(mutable=True)
    for key, text in parse_qsl(boxes, keep_blank_values=True):
        found.appendlist(storable(key), storable(text))
    return found


def _and(boxes: str, asks: QueryDict) -> QueryDict:
    """What was typed, and the page and the dossiers the address asks for."""
    found = _read(boxes)
    for key, texts in asks.lists():
        if key not in found:
            found.setlist(key, texts)
    return found


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
