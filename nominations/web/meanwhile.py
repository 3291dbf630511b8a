"""Votes of a dossier that came elsewhere since its boxes were drawn, entered by somebody or typed
in another tab: told of once, before what is typed here takes their place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts import audit
from accounts.models import AuditEvent, User
from conferences.calendar import vn_moment
from nominations.facts.unfinished import kept_votes
from nominations.models import HeldForm
from nominations.models.held import ALWAYS, KNOWN
from nominations.web.approval import HERE, Sitting
from nominations.web.boxes import figures_of, known_of, typed_words
from nominations.web.held import SEAL
from nominations.web.onward import HELD
from nominations.workflow.voted import mark_of, noted, standing, words_of

ENTERED = "{}: {} đã ghi phiếu{}, {}."
TYPED = "{}: ông, bà đã nhập ở cửa sổ khác lúc {}, chưa ghi: {}."


@dataclass(frozen=True, kw_only=True)
class Came:
    """What the page says of one dossier's votes elsewhere. address: where they are looked at."""

    code: str
    mark: str
    text: str
    address: str


def came(sitting: Sitting) -> list[Came]:
    """All that the votes of this form would take the place of and its page has not told of."""
    found = [*_entered(sitting), *_typed(sitting)]
    return [one for one in found if one.mark not in known_of(sitting.typed, one.code).split()]


def note(sitting: Sitting, told: Sequence[Came]) -> None:
    """The page tells of them: sent again, its votes are meant to take their place."""
    for one in told:
        marks = known_of(sitting.typed, one.code).split()
        sitting.typed[f"{one.code}-{KNOWN}"] = " ".join([*marks, one.mark])


def _entered(sitting: Sitting) -> Iterator[Came]:
    """Those somebody has entered, of a dossier that waits on; the same of that day are no news."""
    day = sitting.form.cleaned_data.get("held_on")
    for ballot in standing(sitting.conference.pk, sitting.waits):
        one = ballot.nomination
        votes = tuple(getattr(ballot, part) for part in ALWAYS)
        if (ballot.meeting.held_on, votes) == (day, figures_of(sitting.typed, one.code)):
            continue
        who, when = _who(noted(one), sitting.request.user)
        said = ENTERED.format(one.full_name, who, when, words_of(ballot))
        there = reverse("nominations:detail", args=[one.code])
        yield Came(code=one.code, mark=mark_of(ballot.pk), text=said, address=there)


def _who(event: AuditEvent | None, user: User) -> tuple[str, str]:
    if event is None:
        return "có người", ""
    own = event.actor == user.username
    return "ông, bà" if own else audit.who(event.role, event.unit), f" lúc {vn_moment(event.at)}"


def _typed(sitting: Sitting) -> Iterator[Came]:
    """Those this person has typed in another form that waits."""
    request = sitting.request
    for form in kept_votes(sitting.conference, user=request.user, at=request.at):
        if _is_own(sitting, form):
            continue
        boxes = dict(form.boxes)
        for code, name in sitting.waits.items():
            words, figures = typed_words(boxes, code), figures_of(boxes, code)
            if not words or figures == figures_of(sitting.typed, code):
                continue
            said = TYPED.format(name, vn_moment(form.at), ", ".join(words))
            there = f"{reverse(HERE, query={HELD: form.pk})}#chon-{code}"
            yield Came(code=code, mark="-".join(map(str, figures)), text=said, address=there)


def _is_own(sitting: Sitting, form: HeldForm) -> bool:
    """Whether it is the form this page goes on with, and no other tab has held more in it."""
    return form.pk == sitting.held and sitting.request.POST.get(SEAL, "") in ("", form.seal)
