"""The kinds of pages the form has: what each loads, saves, doubts, and what follows it.

The view asks the step, never which page it is. Boxes are `forms/steps.py`, rows `web/rows.py`.
"""

from collections.abc import Iterator
from typing import Any

from accounts.problems import Problem, Refused
from conferences.calendar import vn_short
from nominations.actions import drafts
from nominations.forms.steps import MeetingForm, PageForm, StepForm, VotesForm
from nominations.models import ReviewMeeting
from nominations.particulars import on_page, page_with
from nominations.reading import asks_households
from nominations.web import hints, rows
from nominations.web.visit import Step, Visit, address


class BoxesStep(Step):
    """Particulars of the table, written as they are typed."""

    form = PageForm

    def needs(self, visit: Visit) -> dict[str, Any]:
        return {"page": self.slug}

    def stored(self, visit: Visit) -> dict[str, Any]:
        asked = on_page(visit.nomination.kind, self.slug)
        return {row.name: getattr(visit.nomination, row.name) for row in asked}

    def write(self, visit: Visit, form: StepForm) -> None:
        _edit(visit, dict(form.cleaned_data))

    def keep_what_is_right(self, visit: Visit, form: StepForm) -> None:
        found = {name: form.cleaned_data[name] for name in form.fields if name in form.cleaned_data}
        if not found.keys() - {"version"} or "version" not in found:
            return
        try:
            _edit(visit, found)
        except (drafts.Stale, Refused):
            return  # said when the whole page is sent
        form.data = form.data.copy()
        form.data["version"] = visit.nomination.version

    def tells(self, visit: Visit) -> Iterator[str]:
        """A name the unit has already; the summary says so itself."""
        named = page_with(visit.nomination.kind, "full_name") == self.slug
        if named and not visit.checking:
            for double in hints.doubles(visit.nomination, visit.request.user):
                yield double.text


class _CountedStep(Step):
    """A page that rests on the unit's meeting and this dossier's votes in it."""

    def load(self, visit: Visit, *, chosen: str = "") -> str:
        found = rows.counted(visit.nomination, visit.request.user, chosen)
        visit.ballot, visit.meeting = found
        return ""


class MeetingStep(_CountedStep):
    """The unit's review: entered, taken again or corrected."""

    form = MeetingForm

    def needs(self, visit: Visit) -> dict[str, Any]:
        return {"households": asks_households(visit.nomination.unit.kind)}

    def stored(self, visit: Visit) -> dict[str, Any]:
        if not (held := visit.meeting):
            return {}
        return {"held_on": vn_short(held.held_on), "invited": held.invited, "present": held.present}

    def shows(self, visit: Visit) -> dict[str, Any]:
        if visit.meeting:
            return {}
        return {"offered": rows.last_meeting(visit.nomination, visit.request.user)}

    def starts_anew(self, visit: Visit) -> bool:
        return "hop" in visit.request.GET  # a meeting named is taken again as it stands

    def is_half(self, form: StepForm) -> bool:
        found = form.cleaned_data
        return None in (found["held_on"], found["invited"], found["present"])

    def write(self, visit: Visit, form: StepForm) -> None:
        found = dict(form.cleaned_data)
        del found["version"]
        entry = drafts.MeetingEntry(**found)
        by = visit.request.user
        visit.meeting = drafts.hold_meeting(visit.nomination, entry=entry, by=by)

    def onward(self, visit: Visit) -> str:
        """To the votes in it; to the summary where they are counted already."""
        ballot = rows.review_ballot(visit.nomination)
        if visit.checking and ballot and ballot.meeting_id == visit.meeting.pk:
            return visit.summary
        return visit.page("phieu", visit.meeting)


class VotesStep(_CountedStep):
    """The dossier's votes in that meeting."""

    form = VotesForm

    def load(self, visit: Visit, *, chosen: str = "") -> str:
        super().load(visit, chosen=chosen)
        return "" if visit.meeting else address("step", visit.nomination.code, "hop")

    def needs(self, visit: Visit) -> dict[str, Any]:
        return {"present": visit.meeting.present}

    def stored(self, visit: Visit) -> dict[str, Any]:
        ballot = visit.ballot
        if not (ballot and visit.meeting) or ballot.meeting_id != visit.meeting.pk:
            return {}
        return {key: getattr(ballot, key) for key in ("agree", "disagree", "abstain")}

    def is_half(self, form: StepForm) -> bool:
        return form.cleaned_data["agree"] is None

    def write(self, visit: Visit, form: StepForm) -> None:
        found = dict(form.cleaned_data)
        drafts.count_votes(
            visit.nomination,
            version=found.pop("version"),
            meeting=visit.meeting,
            votes=drafts.VotesEntry(**found),
            by=visit.request.user,
            at=visit.request.at,
        )

    def doubts(self, visit: Visit) -> list[Problem]:
        ballot = None if visit.is_put_off else rows.review_ballot(visit.nomination)
        odd = hints.odd_votes(ballot)
        said = set(visit.request.POST.getlist("da-hoi"))
        return odd if any(problem.text not in said for problem in odd) else []

    def back_to(self, visit: Visit) -> ReviewMeeting | None:
        return visit.meeting  # to one's meeting, not to an empty page


class FilesStep(Step):
    """Minutes and pictures, each saved as it is chosen; no boxes."""

    template = "nominations/files.html"

    def shows(self, visit: Visit) -> dict[str, Any]:
        return rows.files_page(visit.nomination, visit.request.user)


def _edit(visit: Visit, found: dict[str, Any]) -> None:
    by, at = visit.request.user, visit.request.at
    drafts.edit(visit.nomination, version=found.pop("version"), changes=found, by=by, at=at)
