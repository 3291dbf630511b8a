"""What whoever is put forward said of being told of publicly: what they agreed to, who refused."""

from collections.abc import Collection, Mapping

from django.db.models import Case, Q, When

from nominations.consents import needs_guardian
from nominations.enums import ConsentPurpose, NominationKind
from nominations.models import Consent, Nomination, Unposted
from nominations.querysets import NominationQuerySet
from nominations.querysets.consents import last_answer, last_word

PUBLIC = (ConsentPurpose.POSTING, ConsentPurpose.PHOTO)


def agreed(dossiers: Collection[Nomination]) -> Mapping[int, frozenset[str]]:
    """Of each what may be made public of it now; one query for all. Of a child only what a guardian
    agreed to.
    """
    known = {one.pk: one for one in dossiers}
    found: dict[int, set[str]] = {pk: set() for pk in known}
    for (pk, purpose), answer in _last_of(known).items():
        if answer.holds and _may_answer(answer, known[pk]):
            found[pk].add(purpose)
    return {pk: frozenset(purposes) for pk, purposes in found.items()}


def refused(dossiers: Collection[Nomination]) -> frozenset[int]:
    """Of these whoever said no to being named publicly, or took a yes back; one query for all.

    A child's own no is heard without a guardian.
    """
    last = _last_of({one.pk: one for one in dossiers})
    said = ((pk, answer) for (pk, what), answer in last.items() if what == ConsentPurpose.POSTING)
    return frozenset(pk for pk, answer in said if not answer.holds)


def unwilling(dossiers: NominationQuerySet) -> NominationQuerySet:
    """Those who `refused`, by the database, however many they are."""
    return _who(dossiers, Q(says=False))


def willing(dossiers: NominationQuerySet) -> NominationQuerySet:
    """The others: who agreed, and of whom nobody noted anything."""
    return _who(dossiers, Q(says=None) | Q(says=True))


def excused(dossiers: NominationQuerySet) -> NominationQuerySet:
    """Those who refuse and of whom the leadership said, of this very refusal, that they are
    approved all the same: after a yes, or of somebody else, it says nothing.
    """
    words = Unposted.objects.standing()
    refusing = unwilling(dossiers.filter(pk__in=words.values("nomination")))
    return refusing.alias(answer=last_answer(ConsentPurpose.POSTING)).filter(
        answer__in=words.values("refusal")
    )


def _who(dossiers: NominationQuerySet, says: Q) -> NominationQuerySet:
    alone = When(kind=NominationKind.INDIVIDUAL, then="name_fold")
    whom = dossiers.alias(whom=Case(alone, default="representative_fold"))
    return whom.alias(says=last_word(ConsentPurpose.POSTING)).filter(says)


def _last_of(known: dict[int, Nomination]) -> dict[tuple[int, str], Consent]:
    """As `answers_of` says of one: the last word of whoever it is about, said at it or at one
    closed for it.
    """
    here = Q(nomination__in=known) | Q(nomination__kept_as__in=known)
    said = Consent.objects.filter(here, purpose__in=PUBLIC).select_related("nomination")
    last: dict[tuple[int, str], Consent] = {}
    for one in sorted(said, key=lambda each: (each.withdrawn_at or each.at, each.pk)):
        for pk in (one.nomination_id, one.nomination.kept_as_id):
            if pk in known and _is_hers(one, known[pk]):
                last[pk, one.purpose] = one
    return last


def _is_hers(answer: Consent, dossier: Nomination) -> bool:
    """Not a namesake's of another year, noted at this very dossier."""
    alone = dossier.kind == NominationKind.INDIVIDUAL
    if answer.person_fold != (dossier.name_fold if alone else dossier.representative_fold):
        return False
    if dossier.birth_year is None or answer.nomination_id != dossier.pk:
        return True
    return answer.birth_year in (None, dossier.birth_year)


def _may_answer(answer: Consent, dossier: Nomination) -> bool:
    return bool(answer.guardian) or not needs_guardian(dossier.birth_year, on=answer.agreed_on)
