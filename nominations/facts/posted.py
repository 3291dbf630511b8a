"""What anybody may read of a candidate who is posted: name, unit, kind, and what she agreed to."""

import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from accounts.enums import Reach
from accounts.models import User
from accounts.permissions import reach
from conferences.calendar import last_day, vn_moment, vn_short
from conferences.models import Conference
from nominations.enums import ConsentPurpose, EvidenceKind
from nominations.models import Evidence, Nomination, Objection, Posted, Posting
from nominations.querysets.objections import HANDLES, LEADS, by_answering_office
from nominations.workflow.public import agreed

OFFICE, LEADERSHIP = "Phòng Văn hóa - Xã hội", "lãnh đạo xã"
SHORT = 300  # signs of a deed
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


def unanswered_by_others(conference: Conference, user: User) -> tuple[tuple[str, int], ...]:
    """Who else has to answer how many still; one query. Never which nor by whom."""
    led_by = by_answering_office("nomination__unit")
    waits = Objection.objects.of(conference).open().beside(user).annotate(led=led_by)
    number = Counter(waits.values_list("led", flat=True))
    told = ((OFFICE, number[False]), (LEADERSHIP, number[True]))
    return tuple((who, many) for who, many in told if many)


def answers_some(conference: Conference, user: User) -> bool:
    """Whether the list of objections has a row for this person; the office's always may."""
    if not conference.posting_days or reach(user, HANDLES) is not Reach.NOWHERE:
        return bool(conference.posting_days)
    leads = reach(user, LEADS) is not Reach.NOWHERE
    return leads and Objection.objects.of(conference).handled_by(user).exists()


def posted_rows(conference: Conference, as_of: datetime) -> list[PostedRow]:
    """Everybody who stands on the public page at that moment, by name."""
    found = Posted.objects.public(as_of).of(conference).in_order()
    return told(list(found.select_related("nomination__unit")))


def names_since(conference: Conference, moment: datetime) -> bool:
    """Whether others stand on the public page than at that moment: one came or went since."""
    after = Q(posted_at__gt=moment) | Q(taken_down_at__gt=moment) | Q(off_at__gt=moment)
    return Posted.objects.of(conference).filter(after | Q(posting__ended_at__gt=moment)).exists()


def posted_until(conference: Conference, as_of: datetime) -> datetime | None:
    """When the posting that is open closes; None where none is."""
    running = Posting.objects.of(conference).running(as_of).newest().first()
    return running.closes_at if running else None


def ended_early(conferences: Collection[int]) -> list[tuple[int, datetime, datetime]]:
    """Of these conferences, by their keys: since when and until when a posting ran, cut short."""
    cut = Posting.objects.filter(conference__in=conferences).exclude(ended_at=None)
    rows = cut.values_list("conference_id", "opened_at", "ended_at")
    return [(of, opened, ended) for of, opened, ended in rows if ended]


def past_words(row: Posted) -> str:
    """How a posting went that is over; the row with its posting."""
    if row.off_at and row.taken_down_at:
        return f"Tên đã được gỡ khỏi trang niêm yết lúc {vn_moment(row.off_at)}."
    ended = row.posting.ended_at
    if ended is None or ended >= row.until_at:
        return f"Đã niêm yết đến hết ngày {vn_short(last_day(row.until_at))}."
    counts = "được tính là đã niêm yết" if row.posting.counts_word else "chưa niêm yết đủ thời gian"
    return f"Niêm yết kết thúc sớm lúc {vn_moment(ended)}, {counts}."


def posted_at(conference: Conference) -> str:
    """The whole address of its public page, for paper; empty where the site knows none of its own.

    The first origin it is told, else the first host it answers as over TLS: no pattern of hosts.
    """
    hosts = [one for one in settings.ALLOWED_HOSTS if settings.HTTPS and one not in AT_HOME]
    known = (*settings.CSRF_TRUSTED_ORIGINS, *(f"https://{one}" for one in hosts))
    site = next((one for one in known if "*" not in one and "//." not in one), "")
    return f"{site}{reverse('posted:list', args=[conference.commune.code])}" if site else ""
