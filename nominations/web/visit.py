"""What any page of the form is, and one person's visit to it: where it stands, where it leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse

from accounts.fields import Typed
from accounts.problems import Problem, Question
from accounts.request import Request
from conferences.calendar import local_day
from nominations.enums import NominationState
from nominations.forms.steps import StepForm
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.particulars import on_page
from nominations.web import rows
from nominations.web import typed as held
from nominations.web.asked import close_boxes
from nominations.workflow.asked import open_topics

# Buttons of a step that keep what was typed, and go.
LEAVES = ("tro-lai", "doi-loai", "sua-hop", "bien-ban", "khen-thuong", "cac-phan")
LATER = "de-sau"


@dataclass(kw_only=True)
class Visit:
    """One look at one page: the dossier, and the votes and the meeting a page may rest on."""

    request: Request
    nomination: Nomination
    flow: tuple["Step", ...]
    step: "Step"
    chosen: str = ""  # the id of a meeting, as the address names it
    answer: str = ""  # which meeting of a day is meant, said by whoever asks for nobody
    question: Question | None = None  # what its person was asked instead of saving it

    @cached_property
    def ballot(self) -> Ballot | None:
        """The votes so far, asked for by a page that rests on them."""
        return rows.review_ballot(self.nomination)

    @cached_property
    def meeting(self) -> ReviewMeeting | None:
        """The meeting at hand: the one chosen, else the votes', else what was entered last."""
        return rows.meeting_at_hand(self.nomination, self.request.user, self.chosen)

    @cached_property
    def kept(self) -> list[str]:
        """The kinds of its files."""
        return list(self.nomination.evidence.order_by("pk").values_list("kind", flat=True))

    @property
    def has_meeting(self) -> bool:
        """Whether its review was entered: its votes say so, or its page before them."""
        return bool(self.ballot or self.meeting)

    @cached_property
    def address_offered(self) -> str:
        """Of the unit's earlier dossiers, where this one says none: no village is asked twice."""
        asks = any(row.name == "address" for row in on_page(self.nomination.kind, self.slug))
        if not asks or self.nomination.address or self.request.method == "POST":
            return ""
        return rows.usual_address(self.nomination, self.request.user)

    @cached_property
    def open_ones(self) -> frozenset[str] | None:
        """What an office asked for, where other boxes of the dossier are closed; None: all open."""
        return open_topics(self.nomination)

    @property
    def is_closed(self) -> bool:
        """Whether nothing of this page is open."""
        return self.open_ones is not None and not self.open_ones.intersection(self._topics)

    @property
    def is_asked(self) -> bool:
        """Whether a box of this page has the office's words beside it, not the page's head."""
        return self.open_ones is not None and not self.step.topic and self._is_asked(self.step)

    @property
    def _topics(self) -> frozenset[str]:
        return self.step.topics_of(self.nomination)

    def _is_asked(self, step: "Step") -> bool:
        return not step.topics_of(self.nomination).isdisjoint(self.nomination.asked)

    @property
    def slug(self) -> str:
        return self.step.slug

    @property
    def checking(self) -> bool:
        """Whether the way leads to the summary: from there, or of what came back to be mended."""
        is_back = self.nomination.state == NominationState.RETURNED
        return is_back or self.request.GET.get("ve") == "gui"

    @property
    def is_put_off(self) -> bool:
        return LATER in self.request.POST

    @property
    def leaves_by(self) -> str:
        """Which of LEAVES was pressed; empty when none."""
        return next((name for name in LEAVES if name in self.request.POST), "")

    @property
    def held(self) -> ReviewMeeting:
        """The meeting at hand; whoever opens its votes without one was sent on by `load`."""
        if self.meeting is None:
            raise LookupError(self.nomination.code)
        return self.meeting

    def page(self, slug: str, meeting: ReviewMeeting | None = None) -> str:
        """The address of another page, for the meeting at hand, on the way back to the summary."""
        asked = [f"hop={meeting.pk}"] if meeting else []
        asked += ["ve=gui"] if self.checking else []
        return address("step", self.nomination.code, slug, asked=asked)

    @property
    def summary(self) -> str:
        return address("send", self.nomination.code)

    @property
    def back(self) -> str:
        if self.checking:
            return self.summary
        place = self.flow.index(self.step)
        slug = self.flow[place - 1].slug if place else None
        return self.page(slug, self.step.back_to(self)) if slug else "/"

    @property
    def following(self) -> str:
        """The next page with a box that was asked for; else the next that asks anything: what was
        answered from earlier is not asked again.
        """
        if asked := self.next_asked:
            return self.page(asked)
        rest = self.flow[self.flow.index(self.step) + 1 :]
        slug = next((step.slug for step in rest if not step.is_answered(self)), None)
        return self.summary if self.checking or slug is None else self.page(slug)

    @property
    def next_asked(self) -> str:
        """The next page with a box that was asked for; empty where there is none."""
        further = self.flow[self.flow.index(self.step) + 1 :] if self.open_ones else ()
        return next((step.slug for step in further if self._is_asked(step)), "")

    @property
    def left_for(self) -> str:
        """Where the button goes the page is left by."""
        asked = ["ve=gui"] if self.checking else []
        ways = {
            "doi-loai": address("kind", self.nomination.code, asked=asked),
            "sua-hop": self.page("hop", self.meeting),
            "bien-ban": address("minutes_of", self.nomination.code),
            "khen-thuong": address("awards", self.nomination.code, asked=asked),
            "cac-phan": address("resume", self.nomination.code),
        }
        return ways.get(self.leaves_by, self.back)

    @property
    def typed_before(self) -> dict[str, Any]:
        """What was held for this page when it was left, where it still says more than the rows."""
        if self.step.starts_anew(self):
            return {}
        return held.before(self.request, self.nomination, self.slug)

    def form(self, *, sent: bool = True) -> StepForm | None:
        """The page's boxes with what was typed, now or before it was left, or what is stored."""
        return self.boxes(
            self.request.POST if sent and self.request.method == "POST" else None,
            offered=self.step.offers(self) | (self.typed_before if sent else {}),
            later=self.is_put_off or bool(self.leaves_by),
        )

    def boxes(
        self, typed: Typed = None, *, offered: Mapping[str, Any] = {}, later: bool = False
    ) -> StepForm | None:
        """The page's boxes with this typed into them; None where it has none."""
        if self.step.form is None:
            return None
        stands = self.step.stored(self)
        form = self.step.form(
            typed,
            stands=stands,
            offered=offered,
            kind=self.nomination.kind,
            today=local_day(self.request.at),
            later=later,
            **self.step.needs(self),
        )
        if self.open_ones is not None:
            close_boxes(
                form, topic=self.step.topic, open_ones=self.open_ones, stands=stands,
                held=self.typed_before, nomination=self.nomination,
            )  # fmt: skip
        return form


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the form; `part` counts in PARTS, from 1."""

    slug: str
    part: int
    title: str
    form: ClassVar[type[StepForm] | None] = None
    template: ClassVar[str] = "nominations/step.html"
    topic: ClassVar[str] = ""  # what an office asks for by one word for all its boxes

    def topics_of(self, nomination: Nomination) -> frozenset[str]:
        """By which words an office asks for something of this page."""
        asked = on_page(nomination.kind, self.slug)
        return frozenset({self.topic} if self.topic else (row.name for row in asked))

    def load(self, visit: Visit, *, chosen: str = "") -> str:
        """Read what the page rests on; where to go instead when that is not there."""
        return ""

    def needs(self, visit: Visit) -> dict[str, Any]:
        """What the page's form is told."""
        return {}

    def stored(self, visit: Visit) -> dict[str, Any]:
        """What is saved of its boxes."""
        return {}

    def offers(self, visit: Visit) -> dict[str, Any]:
        """What its boxes hold to begin with where that is not what is saved."""
        return {}

    def beside(self, visit: Visit) -> tuple[tuple[str, str], ...]:
        """What is saved and no box shows: label and words for whoever was overtaken."""
        return ()

    def shows(self, visit: Visit) -> dict[str, Any]:
        """What stands beside the boxes."""
        return {}

    def starts_anew(self, visit: Visit) -> bool:
        """Whether what was typed before is of no use any more."""
        return False

    def is_begun(self, visit: Visit) -> bool:
        """Whether anything of it is saved."""
        return False

    def is_answered(self, visit: Visit) -> bool:
        """Whether each of its boxes is: who goes on is not asked it again."""
        return False

    def returns(self, visit: Visit) -> bool:
        """Whether what its button saves leads back to the summary, whatever is typed."""
        return visit.checking and not visit.next_asked

    def is_half(self, form: StepForm) -> bool:
        """Put off or left before it is whole, and no row of ours holds a half."""
        return False

    def write(self, visit: Visit, form: StepForm) -> None:
        """Hand what was typed to the action it belongs to."""

    def keep_what_is_right(self, visit: Visit, form: StepForm) -> None:
        """What was typed right stays, though something beside it is wrong: Back loses nothing."""

    def doubts(self, visit: Visit) -> list[Problem]:
        """What is odd about what was just saved; nothing when all of it was said on this page."""
        return []

    def tells(self, visit: Visit) -> Iterator[str]:
        """What is said on the next page about what was just saved."""
        yield from ()

    def onward(self, visit: Visit) -> str:
        return visit.following

    def back_to(self, visit: Visit) -> ReviewMeeting | None:
        """The meeting the page before is opened for."""
        return None


def address(name: str, *parts: str, asked: list[str] | None = None) -> str:
    where = reverse(f"nominations:{name}", args=parts)
    return f"{where}?{'&'.join(asked)}" if asked else where
