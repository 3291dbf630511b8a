"""The only writer of what lets a unit in: slips, its link, codes read out; and of its devices.

A slip is a link's secret on paper; a code is eight digits that open the same link once.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts import audit
from accounts.actions import count_guess
from accounts.devices import NO_DEVICE, Device
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.permissions import head_role
from accounts.problems import Problem, Refused
from conferences.models import AccessLink, Conference, EntryCode, Session
from conferences.workflow import demand, demand_current, hold

LIVES = timedelta(minutes=10)
TRIES = 5
SLOT, DIGITS = 3, 8
ALL_OVER = (
    "Mọi hạn của kế hoạch đã qua, phiếu mới không còn mở được gì. Hãy xem lại các hạn ở Kế hoạch."
)
NONE_FREE = "Đang có quá nhiều mã chưa dùng. Hãy chờ vài phút rồi lập lại."


def new_token() -> str:
    """A link's secret: 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is kept of a link's secret; 32 random bytes need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def _hand_of(unit: Unit) -> User:
    """The user a unit's links act as: no password, so nobody can sign in with it."""
    user, _ = User.objects.get_or_create(
        # The number first: two long slugs that begin alike are still two hands.
        username=f"phieu-{unit.pk}-{unit.slug}"[:60],
        defaults={
            "full_name": unit.name,
            "is_slip": True,
            "role": head_role(unit.kind),
            "unit": unit,
            "commune_id": unit.commune_id,
            "password": make_password(None),
        },
    )
    return user


@in_one_go
def issue_links(
    *, conference: Conference, tokens: Mapping[Unit, str], by: User, at: datetime
) -> None:
    """Give each unit the link of its new secret and revoke its old ones.

    The secrets come from `new_token` and are on paper already: no slip is ended for a paper that
    could not be drawn. The units share one conference.
    """
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    demand_current(conference)
    ends_at = conference.deadlines.last_due().due_at
    hold(*tokens)  # two people at one unit's slips: it has one open slip at most
    for unit, token in tokens.items():
        AccessLink.objects.filter(conference=conference, unit=unit, revoked_at=None).update(
            revoked_at=at
        )
        _made(conference, unit, token, ends_at=ends_at, at=at)
    for unit in tokens:
        _note_slip("issue_links", unit, conference, by=by, at=at)


def _made(
    conference: Conference, unit: Unit, token: str, *, ends_at: datetime, at: datetime
) -> AccessLink:
    """A link of its hand. It does not end with the day dossiers are due: units look at what became
    of theirs until the last duty.
    """
    return AccessLink.objects.create(
        conference=conference,
        unit=unit,
        user=_hand_of(unit),
        token_hash=hash_token(token),
        made_at=at,
        expires_at=ends_at,
    )


@in_one_go
def revoke_links(*, conference: Conference, units: list[Unit], by: User, at: datetime) -> int:
    """End lost slips at once, all or none: every request checks its link again."""
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(*units)
    open_links = AccessLink.objects.filter(conference=conference, revoked_at=None)
    ended = [unit for unit in units if open_links.filter(unit=unit).update(revoked_at=at)]
    for unit in ended:
        _note_slip("revoke_links", unit, conference, by=by, at=at)
    return len(ended)


def _note_slip(action: str, unit: Unit, conference: Conference, *, by: User, at: datetime) -> None:
    """Tell of a slip, a link or a code; never what opens it."""
    audit.record(
        by=by,
        at=at,
        action=action,
        target="unit",
        target_code=unit.slug,
        commune_code=conference.commune.code,
    )


@in_one_go
def enter_by_link(link: AccessLink, *, at: datetime) -> None:
    """Note that a slip was used, and when."""
    AccessLink.objects.filter(pk=link.pk).update(last_used_at=at)
    audit.record(
        by=link.user,
        at=at,
        action="enter_by_link",
        target="unit",
        target_code=link.unit.slug,
        commune_code=link.unit.commune.code,
    )


@in_one_go
def issue_code(*, conference: Conference, unit: Unit, by: User, at: datetime, now: datetime) -> str:
    """Eight digits that open the unit's pages once, within LIVES; its earlier code ends, no slip.

    now: the machine's clock, by which it ends. Raises Refused when all deadlines are over.
    """
    demand(by, Permission.UNIT_MANAGE, place=unit.place)
    demand_current(conference)
    ends_at = demand_not_over(conference, at)
    hold(unit)
    EntryCode.objects.filter(link__unit=unit).delete()
    EntryCode.objects.filter(expires_at__lte=now).delete()
    # The slip the unit has; where none opens, a link that nobody holds on paper.
    usable = AccessLink.objects.usable(at).filter(conference=conference, unit=unit)
    link = usable.order_by("-pk").first() or _made(
        conference, unit, new_token(), ends_at=ends_at, at=at
    )
    code = _laid_down(link, now=now)
    _note_slip("issue_code", unit, conference, by=by, at=at)
    return code


def demand_not_over(conference: Conference, at: datetime) -> datetime:
    """When links end; raises Refused once that has come, and a new one would open nothing."""
    ends_at = conference.deadlines.last_due().due_at
    if ends_at <= at:
        raise Refused(Problem(text=ALL_OVER))
    return ends_at


def _laid_down(link: AccessLink, *, now: datetime) -> str:
    taken = set(EntryCode.objects.values_list("slot", flat=True))
    free = [slot for number in range(10**SLOT) if (slot := f"{number:0{SLOT}}") not in taken]
    while free:
        slot = free.pop(secrets.randbelow(len(free)))
        secret = f"{secrets.randbelow(10 ** (DIGITS - SLOT)):0{DIGITS - SLOT}}"
        try:
            with transaction.atomic():
                EntryCode.objects.create(
                    link=link, slot=slot, secret_hash=_sealed(slot + secret), expires_at=now + LIVES
                )
        except IntegrityError:  # another office took it this very moment
            continue
        return slot + secret
    raise Refused(Problem(text=NONE_FREE))


def _sealed(code: str) -> str:
    """Five digits would be guessed from a plain hash."""
    return salted_hmac("conferences.codes", code, algorithm="sha256").hexdigest()


@in_one_go
def enter_by_code(
    typed: str, *, device: Device = NO_DEVICE, at: datetime, now: datetime
) -> AccessLink | None:
    """The link a code opens, used up by this; None for unknown, wrong, over and tried too often.

    Raises TooManyFromHere as signing in does.
    """
    code = "".join(sign for sign in typed if sign.isdigit())
    held = EntryCode.objects.select_for_update(no_key=True).filter(slot=code[:SLOT])
    found = held.filter(expires_at__gt=now, tries__lt=TRIES).first()
    right = found is not None and constant_time_compare(found.secret_hash, _sealed(code))
    if not count_guess(f"code:{code[:DIGITS]}", right=right, device=device, now=now):
        right = False
    if found is None or not right:
        held.update(tries=F("tries") + 1)
        return None
    found.delete()
    usable = AccessLink.objects.usable(at).select_related("unit__commune", "user__unit")
    link = usable.filter(pk=found.link_id).first()
    if link:
        enter_by_link(link, at=at)
    return link


@in_one_go
def end_devices(user: User, keys: list[str], *, at: datetime) -> int:
    """Sign a unit's person out elsewhere: those of their own sessions, by key."""
    ended, _ = Session.objects.filter(user=user, session_key__in=keys).delete()
    if ended and user.unit:
        audit.record(
            by=user,
            at=at,
            action="end_devices",
            target="unit",
            target_code=user.unit.slug,
            commune_code=user.unit.commune.code,
            note=f"{ended} máy",
        )
    return ended
