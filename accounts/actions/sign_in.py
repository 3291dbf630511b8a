"""Signs people in, counts what failed (A1, A2, A3) and ends sessions."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.models import F, Q

from accounts import audit, reading
from accounts.devices import NO_DEVICE, Device
from accounts.locks import in_one_go
from accounts.models import SignInFailure, User
from accounts.names import clean, is_guessable
from accounts.problems import Refused


def normal_login(typed: str) -> str:
    """What was typed, as it is stored: a Vietnamese phone number in E.164, else the user name."""
    try:
        return reading.phone(typed)
    except Refused:
        return clean(typed).lower()


class TooManyFromHere(Exception):
    """So many accounts failed from this address that a browser nobody knows has to wait."""


def _keyed(text: str) -> str:
    """A keyed hash, so that the table of failures holds nobody's phone number or address."""
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def check_sign_in(
    *, typed: str, password: str, now: datetime, device: Device = NO_DEVICE
) -> User | None:
    """The person, or None for unknown, wrong and locked alike: one answer, one hash of work each.

    Counted per person, whichever of their names is typed, in the database, so any number of
    processes count together. A browser the account knows is counted apart, so that strangers who
    guess lock nobody out. Raises TooManyFromHere when the address has failed with too many
    accounts. `now` is the machine's clock: a lock must end whatever the demo's clock says.
    """
    login = normal_login(typed)
    # Whoever had a role to a day is let in by no page, but told why: `User.works` says so.
    may_ask = Q(is_active=True) | ~Q(role_until=None)
    user = User.objects.filter(may_ask, Q(username=login) | Q(phone=login)).first()
    right = _is_right(user, password)
    known = device.mark_of(user) if user else ""
    account = f"user:{user.pk}:{known}" if user else f"typed:{login}"
    address = _keyed(f"address:{device.address}") if device.address and not known else ""
    if not _counted(user, _keyed(account), address, right=right, now=now) or user is None:
        return None
    if not settings.DEMO and is_guessable(password, user.own_words()):
        User.objects.filter(pk=user.pk).update(must_change_password=True)
        user.must_change_password = True
    return user


def came_in(user: User, *, at: datetime) -> None:
    """Note when, by the clock of all other pages: Django's own note is the machine's."""
    User.objects.filter(pk=user.pk).update(last_login=at)


def confirm_password(user: User, *, password: str, now: datetime) -> bool:
    """Whether somebody signed in knows their password, counted apart: five tries in five minutes.

    Whoever found an open browser cannot guess on here, nor lock its owner out of the sign-in.
    """
    right = _is_right(user, password)
    return _counted(user, _keyed(f"confirm:{user.pk}"), "", right=right, now=now)


def _is_right(user: User | None, password: str) -> bool:
    if user is None:
        make_password(password)  # the same work as a real check
        return False
    right = user.check_password(password)
    # The demo's password stands in README: where it opens real dossiers it opens nothing.
    return right and (settings.DEMO or password != settings.DEMO_PASSWORD)


def count_guess(
    what: str, *, right: bool, device: Device, now: datetime, minutes: int | None = None
) -> bool:
    """Whether a try at something read out may pass; wrong ones count against the address.

    minutes: how long five wrong ones close it, where not as long as a sign-in. Raises
    TooManyFromHere when the address has failed with too many.
    """
    address = _keyed(f"address:{device.address}") if device.address else ""
    return _counted(None, _keyed(what), address, right=right, now=now, minutes=minutes)


@in_one_go
def _counted(
    user: User | None,
    account: str,
    address: str,
    *,
    right: bool,
    now: datetime,
    minutes: int | None = None,
) -> bool:
    """Whether this try may pass; a wrong one is counted, one during the lock is not."""
    # The person's row is the lock: tries of one account are counted one after the other.
    people = User.objects.select_for_update(no_key=True)
    people.filter(pk=user.pk if user else 0).first()
    if address and _is_crowded(address, now=now):
        raise TooManyFromHere
    since = now - timedelta(minutes=minutes or settings.LOGIN_FAILURES_MINUTES)
    mine = SignInFailure.objects.filter(account=account)
    locked = mine.filter(at__gt=since).count() >= settings.LOGIN_FAILURES_ALLOWED
    if right and not locked:
        mine.delete()
        return True
    if not locked:
        SignInFailure.objects.create(account=account, address=address, at=now)
    SignInFailure.objects.filter(at__lt=now - timedelta(days=1)).delete()
    return False


def _is_crowded(address: str, *, now: datetime) -> bool:
    """Whether an address that failed with too many accounts failed again just now.

    Two hundred people in one hall stay below; beyond it one try in a few seconds still passes.
    """
    failed = SignInFailure.objects.filter(address=address, at__gt=now - timedelta(hours=1))
    if failed.values("account").distinct().count() < settings.LOGIN_ADDRESS_ACCOUNTS:
        return False
    failed.order_by("pk").select_for_update(no_key=True).first()  # one after the other
    pause = timedelta(seconds=settings.LOGIN_ADDRESS_PAUSE)
    return failed.filter(at__gt=now - pause).exists()


@in_one_go
def change_password(user: User, *, password: str, at: datetime) -> None:
    """Set a new password and note that it was changed, never what it is."""
    user.set_password(password)
    user.must_change_password = False
    User.objects.filter(pk=user.pk).update(password=user.password, must_change_password=False)
    _note("change_password", user, at=at)


@in_one_go
def end_other_sessions(user: User, *, at: datetime) -> None:
    """Sign this person out everywhere; whoever calls keeps the session at hand alive."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])
    _note("end_sessions", user, at=at)


def _note(action: str, user: User, *, at: datetime) -> None:
    if user.commune:
        audit.record(
            by=user,
            at=at,
            action=action,
            target="user",
            target_code=user.username,
            commune_code=user.commune.code,
        )
