"""The only place that signs people in and counts what failed (checks A1, A2, A3)."""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from accounts import audit
from accounts.models import SignInFailure, User
from accounts.names import clean


def normal_login(typed: str) -> str:
    """What was typed, as it is stored: a Vietnamese phone number in E.164, else the user name."""
    typed = clean(typed)
    bare = re.sub(r"[\s.\-()]", "", typed)
    if found := re.fullmatch(r"(?:\+?84|0)0?([1-9][0-9]{8,9})", bare):
        return f"+84{found[1]}"
    return typed.lower()


def _account(login: str) -> str:
    """A keyed hash of the login, so that the table of failures holds nobody's phone number."""
    return hmac.new(settings.SECRET_KEY.encode(), login.encode(), hashlib.sha256).hexdigest()


def check_sign_in(*, typed: str, password: str, now: datetime) -> User | None:
    """The person, or None for unknown, wrong and locked alike: one answer, one hash of work each.

    Counted per account in the database, so any number of processes count together, and a whole
    training room behind one address locks nobody out. `now` is the machine's clock: a lock must
    end whatever the demo's clock says.
    """
    login = normal_login(typed)
    user = User.objects.filter(Q(username=login) | Q(phone=login), is_active=True).first()
    if user is None:
        make_password(password)  # the same work as a real check
    right = user is not None and user.check_password(password)
    return user if _counted(user, _account(login), right=right, now=now) else None


@transaction.atomic
def _counted(user: User | None, account: str, *, right: bool, now: datetime) -> bool:
    """Whether this try may pass; a wrong one is counted, one during the lock is not."""
    # The person's row is the lock: tries of one account are counted one after the other.
    User.objects.select_for_update(no_key=True).filter(pk=user.pk if user else 0).first()
    since = now - timedelta(minutes=settings.LOGIN_FAILURES_MINUTES)
    mine = SignInFailure.objects.filter(account=account)
    locked = mine.filter(at__gt=since).count() >= settings.LOGIN_FAILURES_ALLOWED
    if right and not locked:
        mine.delete()
        return True
    if not locked:
        SignInFailure.objects.create(account=account, at=now)
    SignInFailure.objects.filter(at__lt=now - timedelta(days=1)).delete()
    return False


@transaction.atomic
def change_password(user: User, *, password: str, at: datetime) -> None:
    """Set a new password and note that it was changed, never what it is."""
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password)
    if user.commune_id:
        audit.record(
            by=user,
            at=at,
            action="change_password",
            target="user",
            target_code=user.username,
            commune_code=user.commune.code,
        )
