"""Who does not decide on a dossier: whoever is related to its nominee, or sent it (check Z7).

The plan says nothing of it; the reading is ours (proposed): another person decides, and where
nobody else holds the right, the leadership says in writing that this one does.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts import audit
from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.names import fold
from accounts.permissions import GRANTS
from accounts.problems import Problem, Refused
from nominations.models import Interest, Nomination

FIELD = "conflict"
RELATED = "Ông, bà đã ghi có liên quan đến người được giới thiệu."
ANOTHER = f"{RELATED} Hãy để người khác được giao việc này làm."
NOBODY = (
    f"{RELATED} Xã không còn ai khác được giao việc này: hãy chờ lãnh đạo xã ghi ý kiến ở mục “Có "
    "liên quan” của hồ sơ."
)
NOMINATED = "Hồ sơ này do chính tài khoản của ông, bà gửi. Hãy để người khác duyệt."


def _is_related(nomination: Nomination, by: User) -> bool:
    """Read afresh, but for a page that has read it along (`knowing`)."""
    known = nomination.__dict__
    if "known_doubles" in known and "is_mine" in known:
        return bool(known["is_mine"])
    return Interest.objects.of(by).related().filter(nomination=nomination).exists()


def others(nomination: Nomination, right: Permission, by: User) -> bool:
    """Whether somebody else of the commune holds the right and is not set apart."""
    people = _holders(nomination, right)
    related = Interest.objects.related().filter(nomination=nomination)
    apart = [by.pk, *([nomination.sent_by_id] if right is Permission.NOMINATION_APPROVE else [])]
    return (
        people.exclude(pk__in=related.values("user")).exclude(pk__in=filter(None, apart)).exists()
    )


def leads_beside(nomination: Nomination, by: User) -> bool:
    """Whether somebody else leads the commune, related or not: then nobody speaks for himself."""
    people = _holders(nomination, Permission.NOMINATION_APPROVE)
    return people.exclude(pk=by.pk).exists()


def _holders(nomination: Nomination, right: Permission) -> QuerySet[User]:
    roles = [role for role, held in GRANTS.items() if held.get(right) is Reach.OWN_COMMUNE]
    return User.objects.filter(
        is_active=True, role__in=roles, commune_id=nomination.unit.commune_id
    )


def apart_from(right: Permission) -> Callable[[Nomination, User], list[Problem]]:
    """What keeps one person from a move that takes this right."""

    def check(nomination: Nomination, by: User) -> list[Problem]:
        if not _is_related(nomination, by):
            return []
        if others(nomination, right, by):
            return [Problem(text=ANOTHER, field=FIELD)]
        said = Interest.objects.of(by).filter(nomination=nomination).exclude(word="")
        return [] if said.exists() else [Problem(text=NOBODY, field=FIELD)]

    return check


def demand_apart(by: User, right: Permission, *dossiers: Nomination) -> None:
    """Raise Refused where one is set apart from any of them; an action does it after `hold`.

    Every verb of office and leadership that judges a dossier begins so, beside `demand`.
    """
    if related := [problem for one in dossiers for problem in apart_from(right)(one, by)]:
        raise Refused(*related)


def deciding(nomination: Nomination, by: User) -> list[Problem]:
    """Z7  Whoever sent a dossier does not approve it, whatever their role is by now."""
    if nomination.sent_by_id == by.pk:
        return [Problem(text=NOMINATED, field=FIELD)]
    return apart_from(Permission.NOMINATION_APPROVE)(nomination, by)


def is_namesake(nomination: Nomination, user: User) -> bool:
    """Whether an account's name is the nominee's or the representative's: that only asks."""
    name = fold(user.full_name)
    return bool(name) and name in (nomination.name_fold, nomination.representative_fold)


def note_refused(
    nomination: Nomination, problems: list[Problem], *, by: User, at: datetime
) -> None:
    """Z7: that somebody set apart tried to decide is on record; nothing of why they are."""
    if not any(problem.field == FIELD for problem in problems):
        return
    with transaction.atomic():
        audit.record(
            by=by,
            at=at,
            action="refused_apart",
            target="nomination",
            target_code=nomination.code,
            commune_code=nomination.commune_code,
            before=nomination.state,
        )
