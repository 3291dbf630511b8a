"""Which dossiers wait because somebody who judges them is related: one query's conditions."""

from functools import cache, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.enums import Permission, Reach
from accounts.models import AuditEvent, User
from accounts.permissions import GRANTS
from nominations.enums import NominationState

# Who puts somebody forward does not judge it: whoever began, wrote or sent the dossier, ever.
PUTS_FORWARD = frozenset({"open_for", "submit", "submit_for", "amend"})
# Nor is one person two of the steps to a decision. What is corrected does not keep its office from
# verifying: old and new value stand beside each other, and the unit is told.
HANDS = {
    Permission.NOMINATION_VERIFY: PUTS_FORWARD,
    Permission.NOMINATION_APPROVE: PUTS_FORWARD | {"correct_typing", "verify"},
}
DECIDES = {
    NominationState.SUBMITTED: Permission.NOMINATION_VERIFY,
    NominationState.VERIFIED: Permission.NOMINATION_APPROVE,
}


def roles_with(right: Permission) -> list[str]:
    """Whose right reaches all of their commune."""
    return [role for role, held in GRANTS.items() if held.get(right) is Reach.OWN_COMMUNE]


def _related() -> "QuerySet[Any]":
    """Said by somebody, and the leadership has written no word on it."""
    return apps.get_model("nominations.Interest").objects.related().filter(word="")


def of_verifier() -> "QuerySet[Any]":
    """Of those who verified what stands verified: the last who did said it, before or after."""
    done = AuditEvent.objects.filter(
        target="nomination",
        action="verify",
        target_code=OuterRef("nomination__code"),
        commune_code=OuterRef("nomination__unit__commune__code"),
    )
    last = done.order_by("-at", "-pk").values("actor")[:1]
    verified = _related().filter(nomination__state=NominationState.VERIFIED)
    return verified.filter(user__username=Subquery(last))


def waits_for_word() -> "QuerySet[Any]":
    """Of those who would decide where nobody else may: as `workflow.apart` asks of one of them."""
    ways = []
    for state, right in DECIDES.items():
        here = {"is_active": True, "role__in": roles_with(right)}
        mine = {f"user__{name}": value for name, value in here.items()}
        people = User.objects.filter(commune=OuterRef("nomination__unit__commune"), **here)
        mine |= {"nomination__state": state}
        ways.append(Q(~Exists(people.filter(_able(right))), **mine))
    return _related().filter(reduce(or_, ways), user__commune=F("nomination__unit__commune"))


def _able(right: Permission) -> Q:
    """Who of the people decides on the dossier of the interest above: free of it, or allowed."""
    said = apps.get_model("nominations.Interest").objects.filter(
        user=OuterRef("pk"), nomination=OuterRef(OuterRef("nomination"))
    )
    log = AuditEvent.objects.filter(
        actor=OuterRef("username"),
        action__in=HANDS[right],
        target="nomination",
        target_code=OuterRef(OuterRef("nomination__code")),
        commune_code=OuterRef(OuterRef("nomination__unit__commune__code")),
    )
    sender = Q(pk=Coalesce(OuterRef("nomination__sent_by"), 0))
    free = ~Exists(said.filter(is_related=True)) & ~sender & ~Exists(log)
    return free | Q(Exists(said.exclude(word="")))


@cache
def own_word() -> Subquery:
    """What one who is set apart wrote for himself, nobody else leading."""
    interests = apps.get_model("nominations.Interest").objects.exclude(word="")
    own = interests.filter(nomination=OuterRef("pk"), user=F("word_by"))
    return Subquery(own.order_by("pk").values("word")[:1])


WAYS = {"verifier": of_verifier, "word": waits_for_word}  # by `enums.APART_LOOKS`


@cache
def along() -> dict[str, Exists]:
    """Each as a column of a dossier that is read."""
    of = {"nomination": OuterRef("pk")}
    return {f"apart_{name}": Exists(found().filter(**of)) for name, found in WAYS.items()}


@cache
def among(name: str) -> Q:
    """Each as a condition of many: looked up from the few who said it."""
    return Q(pk__in=WAYS[name]().values("nomination"))
