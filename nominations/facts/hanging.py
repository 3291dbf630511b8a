"""What of dossiers hangs on the plan: which may be sent still, whose votes are too few."""

from datetime import datetime

from accounts.enums import Permission
from accounts.gathering import Look, Seen
from accounts.models import User
from conferences.calendar import until_words
from conferences.enums import FigureKind, Settling
from conferences.models import Conference
from nominations.calendar import SendingTimes
from nominations.enums import NominationState as S
from nominations.models import Ballot, Nomination
from nominations.workflow.values import claim_of

VIEW = Permission.NOMINATION_VIEW


def sendable(conference: Conference, *, user: User, at: datetime) -> Look:
    """Drafts and returned dossiers the person may know of, and until when each can be sent."""
    mine = Nomination.objects.seen_in(conference.pk, user, VIEW)
    rows = mine.filter(state__in=(S.DRAFT, S.RETURNED)).select_related("unit").order_by("pk")
    days = {}
    seen = {}
    for row in rows:
        if row.unit_id not in days:
            found = conference.deadlines.for_unit(row.unit_id)
            days[row.unit_id] = found.that_settle(Settling.DOSSIERS_SENT).first()
        day = days[row.unit_id]
        times = SendingTimes(
            send_by=day.own_due_at if day else None,
            amend_by=row.amend_until,
            claimed_at=claim_of(row),
            closes=day is None or day.closes,
        )
        closes = times.closes_at if times.closes else None
        till = until_words(closes) if closes else "lúc nào cũng được"
        words = f"gửi được {till}" if times.is_open(at) else "hết hạn, không gửi được"
        seen[row.pk] = Seen(whose=f"{row.code} ({row.unit.name})", words=words)
    return Look(title="Hồ sơ nháp, cần bổ sung", counted="hồ sơ", seen=seen)


def few_votes(conference: Conference, *, user: User, at: datetime) -> Look:
    """Dossiers whose votes are not more than the plan's share."""
    mine = Nomination.objects.seen_in(conference.pk, user, VIEW).sent()
    lost = Ballot.objects.standing().lost(conference.figure(FigureKind.VOTES))
    rows = mine.filter(ballots__in=lost).select_related("unit").distinct().order_by("pk")
    said = "số phiếu đồng ý chưa quá tỷ lệ của Kế hoạch"
    seen = {row.pk: Seen(whose=f"{row.code} ({row.unit.name})", words=said) for row in rows}
    return Look(title="Phiếu bình xét, xét duyệt", counted="hồ sơ", seen=seen)
