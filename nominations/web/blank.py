"""The steps drawn for nobody, for a phone to keep: no dossier, person or unit stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

from nominations.enums import NominationKind
from nominations.forms.fields import TOO_MANY
from nominations.forms.steps import MeetingForm, PageForm, StepForm, VotesForm
from nominations.particulars import on_page
from nominations.querysets import MAX_FILES
from nominations.reading import TOO_MANY_PRESENT
from nominations.web.steps import BoxesStep, MeetingStep, VotesStep
from nominations.web.visit import Step
from nominations.web.walk import FLOWS

FILES = (
    ("minutes", "Chụp hoặc chọn biên bản", "image/*,application/pdf"),
    ("photo", "Chụp hoặc chọn ảnh (không bắt buộc)", "image/*"),
)
ASKED_FOR = ("honoree.css", "honoree.js", "offline.js", "img/lotus.svg", "img/icons.svg")
NOT_KEPT = "Không giữ trên máy, nhập lại khi có mạng."  # personal data, by the table of particulars
NO_DAY = date(1, 1, 1)  # what a blank form is told of today: it reads nothing


@dataclass(kw_only=True)
class BlankPage:
    """One page as some kinds are asked it; `invites`: households, people, or either."""

    title: str
    slug: str
    form: StepForm
    invites: str = ""
    kinds: list[str] = field(default_factory=list)

    @property
    def asks(self) -> tuple[str, ...]:
        """What a reader would see of it: two kinds that are asked the same share one page."""
        boxes = (f"{box.name}|{box.label}|{box.help_text}" for box in self.form)
        return (self.title, self.invites, *boxes)


def drawn() -> str:
    """The page, the same bytes for everybody: it is given no request to draw from."""
    return _drawn(settings.HELPLINE, tuple(static(name) for name in ASKED_FOR))


@lru_cache(maxsize=2)
def _drawn(helpline: str, files: tuple[str, ...]) -> str:
    """Once a process, as long as its files are served by the same names."""
    told: dict[str, Any] = {"pages": blank_pages(), "kinds": NominationKind.choices, "files": FILES}
    told |= {"most_files": MAX_FILES, "helpline": helpline}
    told |= {"too_many": TOO_MANY, "too_many_present": TOO_MANY_PRESENT}
    return render_to_string("nominations/offline.html", told)


@lru_cache(maxsize=1)
def blank_pages() -> tuple[BlankPage, ...]:
    """Every page of every kind once, in the order of the steps."""
    found: dict[tuple[str, ...], BlankPage] = {}
    for kind in NominationKind:
        for step in FLOWS[kind]:
            for page in _pages(step, kind):
                found.setdefault(page.asks, page).kinds.append(kind)
    order = [step.slug for step in FLOWS[NominationKind.HOUSEHOLD]]
    pages = sorted(found.values(), key=lambda page: order.index(page.slug))
    for number, page in enumerate(pages):
        page.form.auto_id = f"o{number}-%s"
    return tuple(pages)


def _pages(step: Step, kind: str) -> Iterator[BlankPage]:
    draw = partial(BlankPage, title=step.title, slug=step.slug)
    if isinstance(step, BoxesStep):
        form = PageForm(kind=kind, today=NO_DAY, page=step.slug)
        for row in on_page(kind, step.slug):
            if row.again:
                field = form.fields[row.name]
                field.widget.attrs["data-again"] = row.label
                field.help_text = f"{field.help_text} {NOT_KEPT}".strip()
        yield draw(form=form)
    elif isinstance(step, MeetingStep):
        for invites in ("households", "people"):
            meeting = MeetingForm(kind=kind, today=NO_DAY, households=invites == "households")
            yield draw(form=meeting, invites=invites)
    elif isinstance(step, VotesStep):
        yield draw(form=VotesForm(kind=kind, today=NO_DAY, present=None))
