"""What a dossier's page says of objections to it: how many, how answered, never by whom.

Whoever approves reads besides what was said and on what ground it was answered.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from accounts.models import User
from conferences.models import Conference
from nominations.enums import Conclusion
from nominations.models import Nomination, Objection
from nominations.querysets.objections import ObjectionQuerySet

HIDDEN = "(không nêu)"  # where the words themselves say who sent them
BORNE_OUT = frozenset({Conclusion.FOUNDED, Conclusion.PARTLY})


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One that is answered. text, ground: empty to whoever does not decide on it."""

    code: str
    conclusion: str
    text: str = ""
    ground: str = ""
    is_forgotten: bool = False  # its words are gone after a year; the ground is not


@dataclass(frozen=True, kw_only=True)
class Heard:
    """answers: what was concluded of each that is answered, in order."""

    number: int
    answers: tuple[Answered, ...]
    may_handle: bool

    @property
    def words(self) -> str:
        """Có 2 ý kiến phản ánh, 1 chưa trả lời."""
        left = self.number - len(self.answers)
        if not left:
            return f"Có {self.number} ý kiến phản ánh, đã trả lời."
        told = "chưa trả lời" if left == self.number else f"{left} chưa trả lời"
        return f"Có {self.number} ý kiến phản ánh, {told}."


def heard_of(nomination: Nomination, user: User) -> Heard | None:
    """For office and leadership; None where there is none. No query where nobody is posted."""
    if not nomination.conference.posting_days:
        return None
    about = Objection.objects.about([nomination.pk])
    found = list(about.listed().order_by("pk"))
    if not found:
        return None
    decides = set(about.led_by(user).values_list("pk", flat=True))
    answers = (_answered(one, is_told=one.pk in decides) for one in found if one.concluded)
    handles = about.handled_by(user).exists()
    return Heard(number=len(found), answers=tuple(answers), may_handle=handles)


def _answered(one: Objection, *, is_told: bool) -> Answered:
    if not is_told:
        return Answered(code=one.code, conclusion=one.conclusion_words)
    return Answered(
        code=one.code,
        conclusion=one.conclusion_words,
        text=without_sender(one.text, one),
        ground=without_sender(one.ground or "", one),
        is_forgotten=one.forgotten_at is not None,
    )


def without_sender(words: str, one: Objection) -> str:
    """Words without the name and the contact their sender gave, however spaced."""
    for told in filter(None, (one.objector, one.contact)):
        name = r"\s+".join(map(re.escape, told.split()))
        number = "".join(re.findall(r"\d", told))
        ways = [rf"(?<!\w){name}(?!\w)"]
        ways += [r"[\s.\-]*".join(number)] if len(number) > 7 else []
        words = re.sub("|".join(ways), HIDDEN, words, flags=re.IGNORECASE)
    return words


def borne_out(conference: Conference, dossiers: Collection[Nomination]) -> Mapping[int, list[str]]:
    """Of each its objections that were found to be true, wholly or partly: codes and conclusion.

    One query for all; none where nobody is posted.
    """
    if not conference.posting_days or not dossiers:
        return {}
    pks = {one.pk for one in dossiers}
    about: ObjectionQuerySet = Objection.objects.about(pks)
    found = defaultdict(list)
    for one in about.listed().order_by("pk"):
        if one.concluded not in BORNE_OUT:
            continue
        kept_as = one.nomination.kept_as_id if one.nomination else None
        for pk in {one.nomination_id, kept_as} & pks:
            if pk is not None:
                found[pk].append(f"{one.code}: {one.conclusion_words.lower()}")
    return found
