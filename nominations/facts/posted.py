"""What anybody may read of a candidate who is posted: name, unit, kind, and what she agreed to."""

import textwrap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from accounts.enums import Reach
from accounts.models import User
from accounts.permissions import reach
from conferences.models import Conference
from nominations.consents import needs_guardian
from nominations.enums import ConsentPurpose, EvidenceKind, NominationKind
from nominations.models import Consent, Evidence, Nomination, Objection, Posted, Posting
from nominations.querysets.objections import HANDLES, LEADS

SHORT = 300  # signs of a deed
PUBLIC = (ConsentPurpose.POSTING, ConsentPurpose.PHOTO)
AT_HOME = ("localhost", "127.0.0.1", "[::1]")  # hosts no phone in a village comes to


@dataclass(frozen=True, kw_only=True)
class PostedRow:
    """One candidate as the public page and its paper tell them; pk is the posted row's."""

    pk: int
    name: str
    unit: str
    kind: str
    kind_label: str
    achievement: str  # short; empty without consent
    has_photo: bool


def agreed(dossiers: Collection[Nomination]) -> Mapping[int, frozenset[str]]:
    """Of each what may be made public of it now; one query for all.

    As `answers_of` says of one: the last word of whoever it is about, said at it or at one closed
    for it. Of a child only what a guardian agreed to.
    """
    known = {one.pk: one for one in dossiers}
    here = Q(nomination__in=known) | Q(nomination__kept_as__in=known)
    said = Consent.objects.filter(here, purpose__in=PUBLIC).select_related("nomination")
    last: dict[tuple[int, str], Consent] = {}
    for one in sorted(said, key=lambda each: (each.withdrawn_at or each.at, each.pk)):
        for pk in (one.nomination_id, one.nomination.kept_as_id):
            if pk in known and _is_hers(one, known[pk]):
                last[pk, one.purpose] = one
    found: dict[int, set[str]] = {pk: set() for pk in known}
    for (pk, purpose), answer in last.items():
        if answer.holds and _may_answer(answer, known[pk]):
            found[pk].add(purpose)
    return {pk: frozenset(purposes) for pk, purposes in found.items()}


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


def photo_of(dossiers: Iterable[Nomination]) -> Mapping[int, Evidence]:
    """The first photo of each, as its unit put them; one query."""
    pictures = Evidence.objects.filter(
        nomination__in=[one.pk for one in dossiers], kind=EvidenceKind.PHOTO,
        media_type="image/jpeg",
    )  # fmt: skip
    return {one.nomination_id: one for one in reversed(pictures.in_order())}


def told(rows: Collection[Posted]) -> list[PostedRow]:
    """Rows read with dossier and unit, as anybody may read them; two queries for all."""
    dossiers = [row.nomination for row in rows]
    may = agreed(dossiers)
    shown = [one for one in dossiers if ConsentPurpose.PHOTO in may[one.pk]]
    photos = photo_of(shown) if shown else {}
    return [_told(row, may[row.nomination_id], photos) for row in rows]


def _told(row: Posted, may: frozenset[str], photos: Mapping[int, Evidence]) -> PostedRow:
    one = row.nomination
    deed = one.achievement if ConsentPurpose.POSTING in may else ""
    return PostedRow(
        pk=row.pk,
        name=one.full_name,
        unit=one.unit.name,
        kind=one.kind,
        kind_label=one.get_kind_display(),
        achievement=textwrap.shorten(deed, SHORT, placeholder="…"),
        has_photo=one.pk in photos,
    )


def unanswered_by(conference: Conference, user: User) -> int:
    """Objections that wait for this person's answer; no query where nobody is posted."""
    answers = any(reach(user, right) is not Reach.NOWHERE for right in (HANDLES, LEADS))
    if not answers or not conference.posting_days:
        return 0
    return Objection.objects.of(conference).handled_by(user).open().count()


def posted_rows(conference: Conference, as_of: datetime) -> list[PostedRow]:
    """Everybody who stands on the public page at that moment, by name."""
    found = Posted.objects.public(as_of).of(conference).in_order()
    return told(list(found.select_related("nomination__unit")))


def posted_until(conference: Conference, as_of: datetime) -> datetime | None:
    """When the posting that is open closes; None where none is."""
    running = Posting.objects.of(conference).running(as_of).newest().first()
    return running.closes_at if running else None


def posted_at(conference: Conference) -> str:
    """The whole address of its public page, for paper; empty where the site knows none of its own.

    The first origin it is told, else the first host it answers as over TLS: no pattern of hosts.
    """
    hosts = [one for one in settings.ALLOWED_HOSTS if settings.HTTPS and one not in AT_HOME]
    known = (*settings.CSRF_TRUSTED_ORIGINS, *(f"https://{one}" for one in hosts))
    site = next((one for one in known if "*" not in one and "//." not in one), "")
    return f"{site}{reverse('posted:list', args=[conference.commune.code])}" if site else ""
