"""The leadership's word that one who refuses to be named publicly is approved without posting."""

from datetime import datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused
from accounts.telling import too_long
from conferences.workflow import demand, hold
from nominations.enums import ConsentPurpose
from nominations.models import Nomination, Unposted
from nominations.models.posting import END_REASON_LENGTH
from nominations.querysets.consents import last_answer
from nominations.workflow.apart import demand_apart, kept_apart, note_refused
from nominations.workflow.noted import note_of
from nominations.workflow.posted import waits_for_word

RIGHT = Permission.NOMINATION_APPROVE
NO_WORD = "Hãy ghi vì sao vẫn duyệt khi không niêm yết."
NOT_ASKED = (
    "Hồ sơ này không chờ ý kiến về niêm yết: đã có ý kiến, đang hoặc đã niêm yết, không còn chờ "
    "duyệt, hoặc người được giới thiệu không còn từ chối công khai. Hãy xem lại hồ sơ."
)


def set_apart(nomination: Nomination, user: User) -> list[Problem]:
    """What keeps one from giving it: who is related leaves it to another."""
    return [problem for _, told in kept_apart(user, RIGHT, [nomination]) for problem in told]


def let_unposted(nomination: Nomination, *, word: str, by: User, at: datetime) -> None:
    """Say that this one is approved without having been posted, and why; for one dossier alone.

    Raises Refused where it does not wait for that, or its giver is related.
    """
    demand(by, RIGHT, place=nomination.place)
    said = clean(word)
    if not said or len(said) > END_REASON_LENGTH:
        text = too_long(END_REASON_LENGTH, len(said)) if said else NO_WORD
        raise Refused(Problem(text=text, field="word"))
    try:
        _let(nomination, said, by=by, at=at)
    except Refused as refusal:  # after what it undid is undone
        note_refused(nomination, list(refusal.problems), by=by, at=at)
        raise


@in_one_go
def _let(nomination: Nomination, said: str, *, by: User, at: datetime) -> None:
    conference = nomination.conference
    hold(conference, nomination)  # as whoever puts up holds them: one of the two finds the other
    demand_apart(by, RIGHT, nomination)
    asked = waits_for_word(conference, at).filter(pk=nomination.pk)
    refusals = asked.annotate(refusal=last_answer(ConsentPurpose.POSTING))
    refusal = refusals.values_list("refusal", flat=True).first() if conference.posting_days else 0
    if not refusal:
        raise Refused(Problem(text=NOT_ASKED))
    Unposted.objects.standing().filter(nomination=nomination).update(fell_at=at)
    Unposted.objects.create(nomination=nomination, refusal_id=refusal, word=said, by=by, at=at)
    note_of(nomination, "let_unposted", note=said, by=by, at=at)
