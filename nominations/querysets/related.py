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


def _related(at: str) -> "QuerySet[Any]":
    """Said by somebody, and the leadership has written no word on it.

    at: the way to the dossier that is judged: it was said there, or at one closed for it.
    """
    interests = apps.get_model("nominations.Interest").objects
    allowed = interests.filter(user=OuterRef("user"), nomination=OuterRef(at)).exclude(word="")
    return interests.related().filter(~Exists(allowed))


def of_verifier(at: str) -> "QuerySet[Any]":
    """Of those who verified what stands verified: the last who did said it, before or after."""
    done = AuditEvent.objects.filter(
        target="nomination",
        action="verify",
        target_code=OuterRef(f"{at}__code"),
        commune_code=OuterRef(f"{at}__unit__commune__code"),
    )
    last = done.order_by("-at", "-pk").values("actor")[:1]
    verified = _related(at).filter(**{f"{at}__state": NominationState.VERIFIED})
    return verified.filter(user__username=Subquery(last))


def waits_for_word(at: str) -> "QuerySet[Any]":
    """Of those who would decide where nobody else may: as `workflow.apart` asks of one of them."""
    ways = []
    for state, right in DECIDES.items():
        here = {"is_active": True, "role__in": roles_with(right)}
        mine = {f"user__{name}": value for name, value in here.items()}
        people = User.objects.filter(commune=OuterRef(f"{at}__unit__commune"), **here)
        mine |= {f"{at}__state": state}
        ways.append(Q(~Exists(people.filter(_able(right, at))), **mine))
    return _related(at).filter(reduce(or_, ways), user__commune=F(f"{at}__unit__commune"))


def _able(right: Permission, at: str) -> Q:
    """Who of the people decides on the dossier of the interest above: free of it, or allowed."""
    model = apps.get_model
    said = model("nominations.Interest").objects.filter(user=OuterRef("pk"))
    judged = OuterRef(OuterRef(at))
    related = said.filter(Q(nomination=judged) | Q(nomination__kept_as=judged), is_related=True)
    joined = model("nominations.Nomination").objects.filter(kept_as=OuterRef(judged))
    log = AuditEvent.objects.filter(
        Q(target_code=OuterRef(OuterRef(f"{at}__code"))) | Q(target_code__in=joined.values("code")),
        actor=OuterRef("username"),
        action__in=HANDS[right],
        target="nomination",
        commune_code=OuterRef(OuterRef(f"{at}__unit__commune__code")),
    )
    sender = Q(pk=Coalesce(OuterRef(f"{at}__sent_by"), 0))
    free = ~Exists(related) & ~sender & ~Exists(log)
    return free | Q(Exists(said.filter(nomination=judged).exclude(word="")))


@cache
def own_word() -> Subquery:
    """What one who is set apart wrote for himself, nobody else leading."""
    interests = apps.get_model("nominations.Interest").objects.exclude(word="")
    own = interests.filter(nomination=OuterRef("pk"), user=F("word_by"))
    return Subquery(own.order_by("pk").values("word")[:1])


WAYS = {"verifier": of_verifier, "word": waits_for_word}  # by `enums.APART_LOOKS`
AT = ("nomination", "nomination__kept_as")


@cache
def along() -> dict[str, Exists]:
    """Whether anybody said it of a dossier that is read, or of one closed for it."""
    said = apps.get_model("nominations.Interest").objects.related()
    here = Q(nomination=OuterRef("pk")) | Q(nomination__kept_as=OuterRef("pk"))
    return {"apart_said": Exists(said.filter(here))}


@cache
def among(name: str) -> Q:
    """Each as a condition of many: looked up from the few who said it, in one set."""
    here, there = (WAYS[name](at).values(at) for at in AT)
    return Q(pk__in=here.union(there))
