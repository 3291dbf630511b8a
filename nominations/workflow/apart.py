"""Who does not decide on a dossier: the related to its nominee, and whoever had a hand in it (Z7).

The plan says nothing of it; the reading is ours (proposed): another person decides, and where
nobody else holds the right, the leadership says in writing that this one does. Whose hand a
dossier has seen is told by its events: they stay whatever is sent again, and by whomever.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import BigIntegerField, CharField, Q, QuerySet

from accounts.enums import Permission
from accounts.models import AuditEvent, User
from accounts.names import fold
from accounts.permissions import may
from accounts.problems import Problem, Refused
from accounts.querysets import AuditQuerySet
from accounts.querysets.questions import Given, GivenKeys, Later, Question
from nominations.models import Interest, Nomination
from nominations.querysets.related import HANDS, log_of, roles_with, said_of, said_of_any
from nominations.workflow.noted import note_of

FIELD = "conflict"
RELATED = "Ông, bà đã ghi có liên quan đến người được giới thiệu."
NOMINATED = "Hồ sơ này do chính tài khoản của ông, bà nhập, bổ sung hoặc gửi."
HANDLED = "Chính tài khoản của ông, bà đã nhập, gửi, sửa hoặc thẩm định hồ sơ này."
LEAVE_IT = "{} Hãy để người khác được giao việc này làm."
WAIT = (
    "{} Xã không còn ai khác được giao việc này: hãy chờ lãnh đạo xã ghi ý kiến ở mục “Có liên "
    "quan” của hồ sơ."
)
# To the one leader there is: nobody else will write it.
ALONE = (
    "{} Xã chưa có lãnh đạo khác có tài khoản. Hãy nhờ người quản trị hệ thống thêm tài khoản cho "
    "Phó Chủ tịch; nếu không thể, ghi rõ căn cứ ở mục “Có liên quan” để người sau đọc được."
)
ANOTHER, NOBODY = LEAVE_IT.format(RELATED), WAIT.format(RELATED)
WHY_HANDS = {Permission.NOMINATION_VERIFY: NOMINATED, Permission.NOMINATION_APPROVE: HANDLED}


def hands_on(nomination: Nomination, right: Permission) -> AuditQuerySet:
    """What was done with it, or with one closed for it, that keeps its doer from a decision that
    takes this right.
    """
    log = log_of([nomination.pk])
    return log.filter(commune_code=nomination.commune_code, action__in=HANDS[right])


def interests_in(nomination: Nomination) -> QuerySet[Interest]:
    """Who said that they are related: one person's, whichever of the dossiers they said it at."""
    return Interest.objects.related().filter(said_of(nomination))


def _is_related(nomination: Nomination, by: User) -> bool:
    """Read afresh, but for a page that has read it along (`knowing`)."""
    known = nomination.__dict__
    if "known_doubles" in known and "is_mine" in known and not nomination.joined_rows:
        return bool(known["is_mine"])
    return interests_in(nomination).filter(user=by).exists()


def _had_a_hand(nomination: Nomination, right: Permission, by: User) -> bool:
    """The same; also the last sender's row, should the log be of before they were kept."""
    if nomination.sent_by_id == by.pk:
        return True
    known: Iterable[AuditEvent] | None = nomination.__dict__.get("known_events")
    if known is None or nomination.joined_rows:
        return hands_on(nomination, right).filter(actor=by.username).exists()
    return any(one.actor == by.username and one.action in HANDS[right] for one in known)


def others(nomination: Nomination, right: Permission, by: User, *, hands: bool = False) -> bool:
    """Whether somebody else of the commune holds the right and is not set apart."""
    related = interests_in(nomination)
    people = _holders(nomination, right).exclude(pk=by.pk).exclude(pk__in=related.values("user"))
    if hands:
        people = people.exclude(pk=nomination.sent_by_id or 0)
        people = people.exclude(username__in=hands_on(nomination, right).values("actor"))
    return people.exists()


def leads_beside(nomination: Nomination, by: User) -> bool:
    """Whether somebody else leads the commune, related or not: then nobody speaks for himself."""
    people = _holders(nomination, Permission.NOMINATION_APPROVE)
    return people.exclude(pk=by.pk).exists()


def leads_alone(nomination: Nomination, by: User) -> bool:
    """Whether who leads the commune is this one person."""
    leads = may(by, Permission.NOMINATION_APPROVE, place=nomination.place)
    return leads and not leads_beside(nomination, by)


def holders(commune_id: int, right: Permission) -> QuerySet[User]:
    """Who of a commune holds a right, related or not."""
    here = User.objects.filter(is_active=True, commune_id=commune_id)
    return here.filter(role__in=roles_with(right))


def deciders(commune_id: int) -> QuerySet[User]:
    """Who of a commune decides on dossiers: verifies or approves."""
    roles = {role for right in HANDS for role in roles_with(right)}
    return User.objects.filter(is_active=True, commune_id=commune_id, role__in=roles)


def _holders(nomination: Nomination, right: Permission) -> QuerySet[User]:
    return holders(nomination.unit.commune_id, right)


def apart_from(
    right: Permission, *, hands: bool = False
) -> Callable[[Nomination, User], list[Problem]]:
    """What keeps one person from a move that takes this right.

    hands: whether it decides, so that whoever had a hand in the dossier leaves it to another.
    """

    def check(nomination: Nomination, by: User) -> list[Problem]:
        if _is_related(nomination, by):
            why = RELATED
        elif hands and _had_a_hand(nomination, right, by):
            why = WHY_HANDS[right]
        else:
            return []
        if others(nomination, right, by, hands=hands):
            return [Problem(text=LEAVE_IT.format(why), field=FIELD)]
        said = Interest.objects.of(by).filter(nomination=nomination).exclude(word="")
        if said.exists():
            return []
        words = ALONE if leads_alone(nomination, by) else WAIT
        return [Problem(text=words.format(why), field=FIELD)]

    return check


def perhaps_apart(dossiers: Collection[Nomination], right: Permission, by: User) -> set[int]:
    """Of many, those that one may be set apart from: of the others no guard needs to be asked."""
    pks, codes = {one.pk for one in dossiers}, {one.code for one in dossiers}
    had = set(_handled.given({"pks": list(pks), "actor": by.username}, right))
    if had - codes:  # at one that was closed for one of these: seldom, so each is asked
        return pks
    handled = {one.pk for one in dossiers if one.code in had or one.sent_by_id == by.pk}
    return perhaps_related(dossiers, by) | handled


@Question
def _handled(right: Permission) -> QuerySet[AuditEvent, str]:
    """Codes of dossiers that somebody had a hand in, and of those closed for them."""
    actor = Given("actor", CharField())
    log = log_of(GivenKeys("pks")).filter(actor=actor, action__in=HANDS[right])
    return log.values_list("target_code", flat=True)


@Question
def _related() -> QuerySet[Interest, tuple[int, int | None]]:
    """Dossiers somebody said of that they are related, and what those were closed for."""
    user = Given("user", BigIntegerField())
    said = Interest.objects.related().filter(said_of_any(GivenKeys("pks")), user=user)
    return said.values_list("nomination", "nomination__kept_as")


def perhaps_related(dossiers: Collection[Nomination], by: User) -> set[int]:
    """The same where only relatives are set apart, and whoever had a hand in it is not."""
    given: dict[str, Later] = {"pks": [one.pk for one in dossiers], "user": by.pk}
    return {kept or pk for pk, kept in _related.given(given)}


def kept_apart(
    by: User, right: Permission, dossiers: Collection[Nomination]
) -> list[tuple[Nomination, list[Problem]]]:
    """Of many that are closed for no other those one is related to, and what of each is said."""
    perhaps, check = perhaps_related(dossiers, by), apart_from(right)
    found = [(one, check(one, by)) for one in dossiers if one.pk in perhaps]
    return [(one, problems) for one, problems in found if problems]


def demand_apart(by: User, right: Permission, *dossiers: Nomination) -> None:
    """Raise Refused where one is set apart from any of them; an action does it after `hold`.

    Every verb of office and leadership that judges a dossier begins so, beside `demand`.
    """
    if related := [problem for one in dossiers for problem in apart_from(right)(one, by)]:
        raise Refused(*related)


def demand_apart_of_many(by: User, right: Permission, dossiers: Collection[Nomination]) -> None:
    """The same of one deed that is about all of them; few of many need to be asked."""
    pks = perhaps_related(dossiers, by)
    demand_apart(by, right, *(one for one in dossiers if one.pk in pks))


def handlers(nomination: Nomination) -> list[User]:
    """Who had a hand in it, is not related to its nominee, and would decide: the leadership reads
    it where it says that one of them does.
    """
    related = interests_in(nomination).values("user")
    found: dict[int, User] = {}
    for right in HANDS:
        had = Q(username__in=hands_on(nomination, right).values("actor"))
        people = _holders(nomination, right).filter(had | Q(pk=nomination.sent_by_id or 0))
        found |= {one.pk: one for one in people.exclude(pk__in=related).order_by("pk")}
    return list(found.values())


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
        note_of(
            nomination,
            "refused_apart",
            before=nomination.state,
            by=by,
            at=at,
        )
