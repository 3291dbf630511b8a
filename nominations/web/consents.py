"""Gathers what a nominee was asked and answered: for its page and for the dossier's."""

from dataclasses import dataclass
from datetime import date

from accounts.audit import who
from nominations.actions.consents import answers_of, shown_to, words_of
from nominations.consents import Shown, needs_guardian
from nominations.models import Consent, Nomination


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One purpose with the words of it, and the last answer."""

    shown: Shown
    answer: Consent | None
    elsewhere: str = ""  # the code of the closed dossier it was noted at

    @property
    def label(self) -> str:
        return self.shown.label

    @property
    def words(self) -> str:
        words = words_of(self.answer)
        return f"{words}, theo hồ sơ {self.elsewhere} đã đóng vì trùng" if self.elsewhere else words

    @property
    def holds(self) -> bool:
        return self.answer is not None and self.answer.holds

    @property
    def noted_by(self) -> str:
        """Whose hand; a person's name is not told beside it, as in every history."""
        return who(self.answer.role, self.answer.unit) if self.answer else ""


def asked_of(nomination: Nomination) -> list[Asked]:
    """All purposes in order; one query."""
    answers = answers_of(nomination)
    return [
        Asked(shown=one, answer=last, elsewhere=_elsewhere(nomination, last))
        for one in shown_to(nomination)
        for last in (answers.get(one.purpose),)
    ]


def _elsewhere(nomination: Nomination, answer: Consent | None) -> str:
    """The code of the other dossier it was noted at; empty where it was noted here."""
    return "" if answer is None or answer.nomination_id == nomination.pk else answer.at_code


def all_answers(nomination: Nomination) -> list[Consent]:
    """Everything that was ever noted of it or of one closed for it, the newest first, of whomever
    it was then.
    """
    found = Consent.objects.around(nomination.pk).select_related("by", "withdrawn_by")
    return list(found.order_by("-pk"))


def is_young(nomination: Nomination, today: date) -> bool:
    """Whether a guardian may have to answer; what was said last year may be noted this year."""
    return needs_guardian(nomination.birth_year, on=date(today.year - 1, 1, 1))
