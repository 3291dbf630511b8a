"""What the demo's office and units did with dossiers that were sent, by the app's own verbs."""

import uuid
from datetime import datetime, timedelta

from accounts.models import User
from conferences.models import Conference
from nominations.actions import comments, consents, corrections, doubles, setbacks
from nominations.models import Nomination

TWICE = "Đặng Văn Thuỷ"  # put forward by his village and by the farmers' union
ASKED = "Bùi Trọng Ước"
DECLINED = "Hộ gia đình bà Mai Thị Hường"
MISTYPED = "Đoàn Thị Đào"


def _sent(conference: Conference, name: str, *, last: bool = False) -> Nomination:
    """The first dossier of somebody of that name, or the last."""
    found = Nomination.objects.select_related("unit__commune", "conference__commune")
    return found.filter(conference=conference, full_name=name).order_by("-pk" if last else "pk")[0]


def _head(nomination: Nomination) -> User:
    """Whoever holds its unit's slip."""
    found = User.objects.select_related("unit__commune", "commune")
    return found.get(unit=nomination.unit, is_slip=True)


def work(conference: Conference, *, office: User, at: datetime) -> None:
    """One declined, one closed for a double, one asked about, one corrected, one who agreed."""
    _stop(_sent(conference, DECLINED), office=office, at=at + timedelta(minutes=2))
    kept = _sent(conference, TWICE)
    doubles.keep_one(kept, _sent(conference, TWICE, last=True), by=office, at=at)
    _talk(_sent(conference, ASKED), office=office, at=at + timedelta(minutes=5))
    wrong = _sent(conference, MISTYPED)
    corrections.correct(
        wrong,
        changes={"position": f"{wrong.position}, tổ trưởng"},
        reason="Đối chiếu biên bản họp của thôn",
        by=office,
        at=at + timedelta(minutes=12),
    )
    agreed = {"answer_keep": "yes", "answer_papers": "yes", "answer_posting": "yes"}
    consents.note_consents(
        kept,
        answers=agreed | {"answer_photo": "no"},
        channel="paper",
        agreed_on=at.date(),
        by=_head(kept),
        at=at + timedelta(minutes=20),
    )


def _stop(nomination: Nomination, *, office: User, at: datetime) -> None:
    """The unit reports, the office looks at it no further."""
    told = setbacks.report(
        nomination,
        kind="declined",
        words="Gia đình xin nhường cho hộ khác.",
        by=_head(nomination),
        at=at,
    )
    setbacks.stop(told, by=office, at=at + timedelta(minutes=2))


def _talk(nomination: Nomination, *, office: User, at: datetime) -> None:
    """The office asks, the unit answers."""
    key = f"honoree-demo-{nomination.code}"
    first = comments.say(
        nomination,
        text="Diện tích nêu trong thành tích là của gia đình hay của cả tổ?",
        about="achievement",
        form_key=uuid.uuid5(uuid.NAMESPACE_URL, key),
        by=office,
        at=at,
    )
    comments.say(
        nomination,
        text="Của gia đình, có giấy chứng nhận kèm hồ sơ.",
        first=first,
        form_key=uuid.uuid5(uuid.NAMESPACE_URL, f"{key}-tra-loi"),
        by=_head(nomination),
        at=at + timedelta(minutes=40),
    )
