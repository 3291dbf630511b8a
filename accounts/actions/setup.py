"""Opens the first commune of an empty installation, for whoever has the one code of its server."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from accounts.actions.openings import LETTERS, Opening, first_password, open_commune
from accounts.actions.sign_in import count_guess
from accounts.devices import Device
from accounts.locks import in_one_go
from accounts.models import Commune, SetupCode, User
from accounts.problems import Refused

ONLY = 1  # the one row there may be
MINUTES = 10  # five wrong tries close it to an address for so long
NAME_TAKEN = "Máy chủ này đã có tài khoản cùng tên đăng nhập. Hãy gọi người cài đặt."
OVER = "Mã này đã dùng hoặc đã thay. Hãy xem mã mới ở máy chủ."


def is_opened() -> bool:
    """Whether some commune stands here, however it came; then no code opens another."""
    return Commune.objects.exists()


def _hash(code: str) -> str:
    """Of its letters and digits, however it was typed; 72 random bits need no salt."""
    plain = "".join(sign for sign in code.lower() if sign in LETTERS)
    return hashlib.sha256(plain.encode()).hexdigest()


@in_one_go
def new_code(*, at: datetime) -> str:
    """Another code; the one before is over."""
    code = first_password()
    SetupCode.objects.update_or_create(
        pk=ONLY, defaults={"secret_hash": _hash(code), "made_at": at}
    )
    return code


@in_one_go
def first_code(*, at: datetime) -> str:
    """The code of a server that starts for the first time; empty where there was one before."""
    code = first_password()
    _, is_new = SetupCode.objects.get_or_create(
        pk=ONLY, defaults={"secret_hash": _hash(code), "made_at": at}
    )
    return code if is_new else ""


@in_one_go
def take_code(typed: str, *, device: Device, now: datetime) -> str:
    """What the session of whoever typed the code keeps; empty where it is not the code.

    Raises TooManyFromHere as a sign-in does.
    """
    stands = _standing()  # held: tries at once are counted one after the other
    right = bool(stands) and hmac.compare_digest(stands, _hash(typed))
    if not count_guess(
        f"setup:{device.address}", right=right, device=device, now=now, minutes=MINUTES
    ):
        return ""
    return stands


def is_taken(mark: str) -> bool:
    """Whether that session's code is still the one."""
    stands = SetupCode.objects.filter(pk=ONLY).values_list("secret_hash", flat=True).first()
    return bool(stands) and hmac.compare_digest(stands or "", mark)


def _standing() -> str:
    row = SetupCode.objects.select_for_update(no_key=True).filter(pk=ONLY).first()
    return row.secret_hash if row else ""


@in_one_go
def open_first(
    opening: Opening, *, mark: str, passwords: Mapping[str, str], own: str, at: datetime
) -> User:
    """The commune, the office and its people; whoever opened it, whose password is their own.

    passwords: by user name, in the order of the opening's people; own: who of them opens it.
    Raises Refused, and writes nothing, where the code was used or replaced meanwhile, or a
    commune came another way.
    """
    stands = _standing()
    if is_opened() or not stands or not hmac.compare_digest(stands, mark):
        raise Refused(OVER)
    given = iter(passwords.values())
    made = open_commune(opening, new_password=lambda: next(given), at=at)
    if made != passwords:  # somebody of that name is there, of no commune
        raise Refused(NAME_TAKEN)
    User.objects.filter(username=own).update(must_change_password=False)
    SetupCode.objects.all().delete()
    return User.objects.get(username=own)
