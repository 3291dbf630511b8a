"""What a dossier's page says of objections to it: how many, how answered, never by whom."""

from dataclasses import dataclass

from accounts.models import User
from nominations.enums import Conclusion
from nominations.models import Nomination, Objection


@dataclass(frozen=True, kw_only=True)
class Heard:
    """answers: what was concluded of each that is answered, in order."""

    number: int
    answers: tuple[tuple[str, str], ...]  # the objection's code, the conclusion
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
    found = Objection.objects.about([nomination.pk]).listed().order_by("pk")
    told = [(one.code, one.concluded) for one in found]
    if not told:
        return None
    answers = tuple((code, str(Conclusion(said).label)) for code, said in told if said)
    handles = Objection.objects.about([nomination.pk]).handled_by(user).exists()
    return Heard(number=len(told), answers=answers, may_handle=handles)
