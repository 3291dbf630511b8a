"""The kinds of pages the form has: what each loads, saves, doubts, and what follows it.

The view asks the step, never which page it is. Boxes are `forms/steps.py`, rows `web/rows.py`.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages

from accounts.kept import person_mark
from accounts.permissions import works_for_one_unit
from accounts.problems import Problem, Refused, demand_as_seen
from accounts.web import row_id
from nominations.actions import drafts, reviews
from nominations.actions.asked_figures import waiting_for
from nominations.examples import EXAMPLES
from nominations.forms.steps import MeetingForm, PageForm, StepForm, VotesForm
from nominations.models import Ballot, ReviewMeeting
from nominations.particulars import on_page, page_with
from nominations.reading import asks_households
from nominations.web import hints, rows
from nominations.web.visit import Step, Visit
from nominations.workflow.values import by_leaders, counted

NOT_TAKEN = (
    "Biên bản cuộc họp {} giữ chữ và giờ đã ghi, nên không nhận: {}. Hãy xem lại biên bản họp."
)
_VOTES = ("agree", "disagree", "abstain")


class BoxesStep(Step):
    """Particulars of the table, written as they are typed."""

    form = PageForm

    def needs(self, visit: Visit) -> dict[str, Any]:
        return {"page": self.slug}

    def stored(self, visit: Visit) -> dict[str, Any]:
        asked = on_page(visit.nomination.kind, self.slug)
        return {row.name: getattr(visit.nomination, row.name) for row in asked}

    def is_begun(self, visit: Visit) -> bool:
        return any(self._said(visit))

    def is_answered(self, visit: Visit) -> bool:
        return all(self._said(visit))

    def _said(self, visit: Visit) -> Iterator[bool]:
        for row in on_page(visit.nomination.kind, self.slug):
            yield row.is_said(getattr(visit.nomination, row.name))

    def offers(self, visit: Visit) -> dict[str, Any]:
        return {"address": visit.address_offered} if visit.address_offered else {}

    def shows(self, visit: Visit) -> dict[str, Any]:
        return {"address_offered": visit.address_offered and not visit.typed_before}

    def write(self, visit: Visit, form: StepForm) -> None:
        _edit(visit, form, form.typed)

    def keep_what_is_right(self, visit: Visit, form: StepForm) -> None:
        if not form.typed:
            return
        try:
            _edit(visit, form, form.typed)
        except Refused:
            return  # said when the whole page is sent
        form.begin_from(self.stored(visit))

    def tells(self, visit: Visit) -> Iterator[str]:
        """A name the unit has already; the summary says so itself."""
        named = page_with(visit.nomination.kind, "full_name") == self.slug
        if named and not visit.checking:
            for double in hints.doubles(visit.nomination, visit.request.user):
                yield double.text


class DeedsStep(BoxesStep):
    """The text that is honoured: with what to look at again of what is saved, and examples."""

    def shows(self, visit: Visit) -> dict[str, Any]:
        return {
            "looks": list(hints.of_deeds(visit.nomination)),
            "field_label": visit.nomination.get_field_display(),
            "examples": EXAMPLES.get(visit.nomination.field, ()),
        }


class _CountedStep(Step):
    """A page that rests on the unit's meeting and this dossier's votes in it."""

    topic = "review"

    def load(self, visit: Visit, *, chosen: str = "") -> str:
        visit.chosen = chosen
        return ""

    def shows(self, visit: Visit) -> dict[str, Any]:
        return {"meeting": visit.meeting}

    def is_begun(self, visit: Visit) -> bool:
        return bool(visit.ballot)

    def is_answered(self, visit: Visit) -> bool:
        return bool(visit.ballot)


class MeetingStep(_CountedStep):
    """The unit's review: entered, taken again or corrected."""

    form = MeetingForm

    def needs(self, visit: Visit) -> dict[str, Any]:
        return {"households": asks_households(visit.nomination.unit.kind)}

    def stored(self, visit: Visit) -> dict[str, Any]:
        return reviews.entered(visit.meeting)

    def shows(self, visit: Visit) -> dict[str, Any]:
        asked = {"same_day": visit.question or self._asked_of_typed(visit)}
        if visit.meeting:
            return super().shows(visit) | asked
        last = rows.last_meetings(visit.nomination, visit.request.user)
        free = by_leaders(visit.nomination)
        return asked | {"meeting": None, "offered": last, "by_leaders": free}

    def _asked_of_typed(self, visit: Visit) -> reviews.SameDay | None:
        """What was typed without a line and may be another meeting of a day is asked at once."""
        typed = visit.typed_before if visit.request.method == "GET" else {}
        form = visit.boxes(typed) if typed else None
        if form is None or not form.is_valid():
            return None
        entry = reviews.MeetingEntry(**form.typed)
        day = rows.meetings_on(visit.nomination, visit.request.user, entry.held_on)
        try:
            reviews.named(
                day, entry, hand=visit.meeting, of=visit.nomination,
                asks=works_for_one_unit(visit.request.user),
            )  # fmt: skip
        except reviews.SameDay as question:
            return question
        return None

    def returns(self, visit: Visit) -> bool:
        return False  # another day is another meeting, whose votes come first

    def starts_anew(self, visit: Visit) -> bool:
        return "hop" in visit.request.GET  # a meeting named is taken again as it stands

    def is_begun(self, visit: Visit) -> bool:
        return visit.has_meeting

    def is_half(self, form: StepForm) -> bool:
        found = form.cleaned_data
        return None in (found["held_on"], found["invited"], found["present"])

    def write(self, visit: Visit, form: StepForm) -> None:
        visit.meeting = drafts.hold_meeting(
            visit.nomination,
            entry=reviews.MeetingEntry(**form.typed),
            seen=form.cleaned_data["seen"],
            chosen=row_id(visit.chosen),
            answer=visit.answer or visit.request.POST.get(reviews.WHICH, ""),
            by=visit.request.user,
            at=visit.request.at,
        )

    def tells(self, visit: Visit) -> Iterator[str]:
        """A day before the plan; that the office was asked to correct, and what stands by then."""
        for odd in hints.early(visit.held.held_on, visit.nomination.conference):
            yield odd.text
        if visit.request.POST.get(reviews.WHICH, "").startswith(reviews.REQUESTS):
            yield reviews.asked_of_office(visit.held, visit.request.user)

    def onward(self, visit: Visit) -> str:
        """To the votes in it; to the summary where they are counted and nobody asked for them."""
        asks = self.topic in visit.nomination.asked and visit.open_ones is not None
        ballot = rows.review_ballot(visit.nomination) if visit.checking and not asks else None
        if ballot and ballot.meeting_id == visit.held.pk:
            return visit.summary
        return visit.page("phieu", visit.meeting)


class VotesStep(_CountedStep):
    """The dossier's votes in that meeting."""

    form = VotesForm

    def load(self, visit: Visit, *, chosen: str = "") -> str:
        super().load(visit, chosen=chosen)
        return "" if visit.meeting else visit.page("hop")

    def needs(self, visit: Visit) -> dict[str, Any]:
        return {"present": visit.meeting.present if visit.meeting else None}

    def shows(self, visit: Visit) -> dict[str, Any]:
        """With the figures the office was asked for: until it answers the rest is disputed."""
        waiting = list(waiting_for(visit.held).values())
        return super().shows(visit) | {"figures_asked": waiting[-1] if waiting else None}

    def stored(self, visit: Visit) -> dict[str, Any]:
        """Whatever meeting they were counted in: this page's replace them."""
        if not (ballot := visit.ballot):
            return {}
        return {"meeting": ballot.meeting_id} | {name: getattr(ballot, name) for name in _VOTES}

    def offers(self, visit: Visit) -> dict[str, Any]:
        """Another meeting's votes are not this one's, nor is a nought what was not entered."""
        if not visit.ballot or _counted_elsewhere(visit):
            return dict.fromkeys(_VOTES)
        return dict(zip(_VOTES[1:], counted(visit.ballot).entered, strict=True))

    def beside(self, visit: Visit) -> tuple[tuple[str, str], ...]:
        if not (ballot := _counted_elsewhere(visit)):
            return ()
        return (("Cuộc họp", ballot.meeting.on_day),)

    def is_half(self, form: StepForm) -> bool:
        return form.cleaned_data["agree"] is None

    def write(self, visit: Visit, form: StepForm) -> None:
        found = form.typed
        wanted = found | {"meeting": visit.held.pk}
        demand_as_seen(self.stored(visit), seen=form.cleaned_data["seen"], wanted=wanted)
        visit.ballot = drafts.count_votes(
            visit.nomination,
            version=visit.nomination.version,
            meeting=visit.held,
            votes=drafts.VotesEntry(**found),
            by=visit.request.user,
            at=visit.request.at,
        )
        if out := "; ".join(visit.ballot.left_out):
            messages.warning(visit.request, NOT_TAKEN.format(visit.held.on_day, out))

    def doubts(self, visit: Visit) -> list[Problem]:
        odd = hints.odd_votes(None if visit.is_put_off else visit.ballot)
        said = set(visit.request.POST.getlist("da-hoi"))
        return odd if any(problem.text not in said for problem in odd) else []

    def back_to(self, visit: Visit) -> ReviewMeeting | None:
        return visit.meeting  # to one's meeting, not to an empty page


class FilesStep(Step):
    """Minutes and pictures, each saved as it is chosen; no boxes."""

    topic = "file"

    template = "nominations/files.html"

    def is_begun(self, visit: Visit) -> bool:
        return bool(visit.kept)

    def shows(self, visit: Visit) -> dict[str, Any]:
        page = rows.files_page(visit.nomination, visit.request.user)
        page["person"] = person_mark(visit.request.user.pk)  # whose photos a phone keeps
        return page | {"by_leaders": by_leaders(visit.nomination)}


def _counted_elsewhere(visit: Visit) -> Ballot | None:
    """The dossier's votes, where another meeting than the page's counted them."""
    ballot = visit.ballot
    return ballot if ballot and ballot.meeting_id != visit.held.pk else None


def _edit(visit: Visit, form: StepForm, found: dict[str, Any]) -> None:
    """Write these boxes: the page is held against the row read now, whose version then claims."""
    demand_as_seen(visit.step.stored(visit), seen=form.cleaned_data["seen"], wanted=found)
    drafts.edit(
        visit.nomination,
        version=visit.nomination.version,
        changes=found,
        by=visit.request.user,
        at=visit.request.at,
    )
