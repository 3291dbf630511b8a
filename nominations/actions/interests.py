"""The only writer of who is related to a nominee, and of the leadership's word on it."""

from collections.abc import Iterable
from datetime import datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused
from accounts.telling import too_long
from conferences.workflow import NO_RIGHT, demand, hold
from nominations.models import WORD_LENGTH, Interest, Nomination
from nominations.reading import OWN_WORD
from nominations.workflow.apart import handlers, interests_in, leads_beside
from nominations.workflow.noted import note_of

NOT_YOURSELF = "Người có liên quan không tự cho phép được. Hãy để lãnh đạo khác của xã ghi ý kiến."
DECIDES = (Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE)
SAID_ALREADY = "Hồ sơ này đã có ý kiến của lãnh đạo. Hãy mở hồ sơ để đọc, không ghi lại."
NO_WORD = "Hãy ghi ý kiến của lãnh đạo."
NO_GROUND = "Hãy ghi rõ căn cứ."


@in_one_go
def declare(nomination: Nomination, *, is_related: bool, by: User, at: datetime) -> Interest:
    """Say whether one is the nominee or a relative; said once, it is not taken back.

    Whoever answered no to a found name may still say yes.
    """
    if not any(may(by, right, place=nomination.place) for right in DECIDES):
        raise Refused(NO_RIGHT)
    hold(nomination)  # the gate: whoever verifies or approves holds the same row
    mine = Interest.objects.of(by).filter(nomination=nomination)
    stood = mine.first()
    if stood and (stood.is_related or not is_related):
        return stood
    mine.delete()
    said = Interest.objects.create(nomination=nomination, user=by, is_related=is_related, at=at)
    note_of(
        nomination,
        "declare_interest",
        note="có liên quan" if is_related else "không liên quan",
        by=by,
        at=at,
    )
    return said


@in_one_go
def give_word(nomination: Nomination, *, of: User, word: str, by: User, at: datetime) -> None:
    """The leadership says that whoever is set apart decides all the same, nobody else being there.

    of: somebody related, or who had a hand in the dossier; else NO_RIGHT. Said once it stands.
    """
    demand(by, Permission.NOMINATION_APPROVE, place=nomination.place)
    hold(nomination)
    stood = Interest.objects.of(of).filter(nomination=nomination)
    related = interests_in(nomination).filter(user=of)
    if not related.exists() and of not in handlers(nomination):
        raise Refused(NO_RIGHT)
    if of.pk == by.pk and leads_beside(nomination, by):
        raise Refused(Problem(text=NOT_YOURSELF, field="word"))
    # Of another leader, or of one press twice; what one wrote for himself another may still say.
    stands = stood.exclude(word="")
    if (stands if of.pk == by.pk else stands.exclude(word_by=of)).exists():
        raise Refused(Problem(text=SAID_ALREADY, field="word"))
    said, lacks = clean(word), NO_GROUND if of.pk == by.pk else NO_WORD
    if not said or len(said) > WORD_LENGTH:
        text = too_long(WORD_LENGTH, len(said)) if said else lacks
        raise Refused(Problem(text=text, field="word"))
    told = {"word": said, "word_by": by, "word_at": at}
    if not stood.update(**told):
        Interest.objects.create(nomination=nomination, user=of, is_related=False, at=at, **told)
    note_of(
        nomination,
        "allow_interest",
        note=OWN_WORD if of.pk == by.pk else "",
        by=by,
        at=at,
    )


def give_words(
    nominations: Iterable[Nomination], *, of: User, word: str, by: User, at: datetime
) -> dict[str, list[Problem]]:
    """The same at many, each for itself: by code what stood in the way, where anything did.

    No transaction around them all, as with every move of many (`actions.bulk`).
    """
    chosen = list(nominations)
    for one in chosen:
        demand(by, Permission.NOMINATION_APPROVE, place=one.place)
    refused = {}
    for one in chosen:
        try:
            give_word(one, of=of, word=word, by=by, at=at)
        except Refused as stands:
            refused[one.code] = stands.problems
    return refused
