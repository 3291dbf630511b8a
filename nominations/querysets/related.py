"""Which dossiers wait because somebody who judges them is related: one query's conditions."""

from collections.abc import Collection
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONArray

from accounts.enums import Permission, Reach
from accounts.models import AuditEvent, User
from accounts.permissions import GRANTS
from accounts.querysets import AuditQuerySet
from accounts.querysets.questions import GivenKeys, one_of
from conferences.querysets import JSONRows
from nominations.enums import NominationState

if TYPE_CHECKING:
    from nominations.models import Nomination

# Who puts somebody forward does not judge it: whoever began, wrote or sent the dossier, ever.
PUTS_FORWARD = frozenset({"open_for", "submit", "submit_for", "amend"})
# Nor is one person two of the steps to a decision. What is corrected does not keep its office from
# verifying: old and new value stand beside each other, and the unit is told.
HANDS = {
    Permission.NOMINATION_VERIFY: PUTS_FORWARD,
    Permission.NOMINATION_APPROVE: PUTS_FORWARD | {"correct_typing", "take_over", "verify"},
}
DECIDES = {
    NominationState.SUBMITTED: Permission.NOMINATION_VERIFY,
    NominationState.VERIFIED: Permission.NOMINATION_APPROVE,
}


def roles_with(right: Permission) -> list[str]:
    """Whose right reaches all of their commune."""
    return [role for role, held in GRANTS.items() if held.get(right) is Reach.OWN_COMMUNE]


# Of whom something is said: of the dossier that is judged, or of one closed for it.
AT = ("nomination", "nomination__kept_as")


def said_of(judged: "Nomination | Combinable") -> Q:
    """Interests of a dossier, whichever of one person's dossiers they were said at."""
    return reduce(or_, (Q(**{at: judged}) for at in AT))


def said_of_any(judged: Collection[int] | GivenKeys) -> Q:
    return reduce(or_, (one_of(at, judged) for at in AT))


def log_of(judged: Collection[int] | GivenKeys) -> AuditQuerySet:
    """What was done with some dossiers, or with those closed for them.

    By one set of codes: of "its own, or one of those" PostgreSQL reads the whole log.
    """
    either = one_of("pk", judged) | one_of("kept_as", judged)
    codes = apps.get_model("nominations.Nomination").objects.filter(either).values("code")
    return AuditEvent.objects.filter(target="nomination", target_code__in=codes)


def _related(at: str) -> "QuerySet[Any]":
    """Said by somebody, and the leadership has written no word on it.

    at: the way to the dossier that is judged: it was said there, or at one closed for it.
    """
    interests = apps.get_model("nominations.Interest").objects
    allowed = interests.filter(user=OuterRef("user"), nomination=OuterRef(at)).exclude(word="")
    return interests.related().filter(~Exists(allowed))


def _who_last(action: str, at: str) -> Subquery:
    """The account that made this move of it last."""
    done = AuditEvent.objects.filter(
        target="nomination",
        action=action,
        target_code=OuterRef(f"{at}__code"),
        commune_code=OuterRef(f"{at}__unit__commune__code"),
    )
    return Subquery(done.order_by("-at", "-pk").values("actor")[:1])


def _since_approved(at: str) -> Q:
    """Said after the leadership approved it: what was said before, it approved seeing."""
    return Q(**{f"{at}__state": NominationState.APPROVED, "at__gt": F(f"{at}__decided_at")})


def of_verifier(at: str) -> "QuerySet[Any]":
    """The last who verified what stands verified, whenever they said it; of what is approved
    since, where they said it afterwards.
    """
    verified = Q(**{f"{at}__state": NominationState.VERIFIED}) | _since_approved(at)
    return _related(at).filter(verified, user__username=_who_last("verify", at))


def verifier_is_kin() -> Q:
    """The same of dossiers; of what waits to be approved also where the leadership wrote its word:
    who votes asks who checked, and the word makes them no stranger.
    """
    said = apps.get_model("nominations.Interest").objects.related()
    here, there = (said.filter(user__username=_who_last("verify", at)).values(at) for at in AT)
    return among("verifier") | Q(state=NominationState.VERIFIED, pk__in=here.union(there))


def of_approver(at: str) -> "QuerySet[Any]":
    """Whoever approved it, and said it afterwards: before, the move was not theirs to make."""
    return _related(at).filter(_since_approved(at), user__username=_who_last("approve", at))


def waits_for_word(at: str) -> "QuerySet[Any]":
    """Of those who would decide where nobody else may: as `workflow.apart` asks of one of them."""
    ways = []
    for state, right in DECIDES.items():
        here = {"is_active": True, "role__in": roles_with(right)}
        mine = {f"user__{name}": value for name, value in here.items()}
        people = User.objects.filter(commune=OuterRef(f"{at}__unit__commune"), **here)
        mine |= {f"{at}__state": state}
        ways.append(Q(~Exists(people.filter(_able(right, f"{at}__"))), **mine))
    return _related(at).filter(reduce(or_, ways), user__commune=F(f"{at}__unit__commune"))


def of_hands() -> Q:
    """Dossiers that wait only because each who decides had a hand in them, and none is related.

    With `waits_for_word`, which tells of the others: all that nobody decides on, each once.
    """
    ways, few = zip(*(_by_hands(state, right) for state, right in DECIDES.items()), strict=True)
    dossiers = apps.get_model("nominations.Nomination").objects
    kept = dossiers.filter(kept_as__isnull=False).values("kept_as")
    # Asked first, small sets, each by its own index: the conditions read each that waits.
    return Q(reduce(or_, ways), pk__in=kept.union(*(one for some in few for one in some)))


def _by_hands(state: str, right: Permission) -> "tuple[Q, list[QuerySet[Any]]]":
    """Of one state: what holds of each, and those it can hold of but for the kept of a pair: an
    officer of today sent it, or did something with it that stands in the log.
    """
    officers = User.objects.filter(is_active=True, role__in=roles_with(right))
    here = officers.filter(commune=OuterRef("unit__commune"))
    said = apps.get_model("nominations.Interest").objects.related()
    kin = said.filter(said_of(OuterRef(OuterRef("pk"))), user=OuterRef("pk"))
    nobody = Exists(here) & ~Exists(here.filter(_able(right))) & ~Exists(here.filter(Exists(kin)))
    did = AuditEvent.objects.filter(
        target="nomination", action__in=HANDS[right], actor__in=officers.values("username")
    )
    waiting = apps.get_model("nominations.Nomination").objects.filter(state=state).values("pk")
    sent = waiting.filter(sent_by__role__in=roles_with(right))
    return Q(nobody, state=state), [sent, waiting.filter(code__in=did.values("target_code"))]


def _able(right: Permission, at: str = "") -> Q:
    """Who of the people decides on the dossier above: free of it, or allowed.

    at: the way to it, from an interest.
    """
    said = apps.get_model("nominations.Interest").objects.filter(user=OuterRef("pk"))
    let = said.filter(nomination=OuterRef(OuterRef(f"{at}pk"))).exclude(word="")
    return _free(right, at) | Q(Exists(let))


def _free(right: Permission, at: str = "") -> Q:
    """Who of the people nothing sets apart from the dossier above."""
    model = apps.get_model
    judged = OuterRef(OuterRef(f"{at}pk"))
    said = model("nominations.Interest").objects.filter(user=OuterRef("pk"))
    related = said.filter(said_of(judged), is_related=True)
    joined = model("nominations.Nomination").objects.filter(kept_as=OuterRef(judged))
    log = AuditEvent.objects.filter(
        target="nomination",
        actor=OuterRef("username"),
        action__in=HANDS[right],
        commune_code=OuterRef(OuterRef(f"{at}unit__commune__code")),
    )
    # Two questions: of one with "or" between, PostgreSQL reads the whole log for each dossier.
    here = Exists(log.filter(target_code=OuterRef(OuterRef(f"{at}code"))))
    there = Exists(log.filter(target_code__in=joined.values("code")))
    sender = Q(pk=Coalesce(OuterRef(f"{at}sent_by"), 0))
    return ~Exists(related) & ~sender & ~here & ~there


@cache
def words() -> Subquery:
    """The leadership's words at each dossier, as `along.read_word` takes them."""
    interests = apps.get_model("nominations.Interest").objects
    said = interests.related().filter(said_of(OuterRef("nomination")), user=OuterRef("user"))
    checked = When(user__username=_who_last("verify", "nomination"), then=Value(value=True))
    here = interests.exclude(word="").filter(nomination=OuterRef("pk")).order_by()
    row = JSONArray(
        Case(checked, default=Value(value=False)), Exists(said), "user_id", "user__full_name",
        "word_by_id", "word_by__username", "word_by__full_name", "word", "word_at",
    )  # fmt: skip
    return Subquery(here.values(rows=JSONRows(row)))


def waits() -> tuple[Q, ...]:
    """What waits for the leadership's word: somebody is related and nobody else may, each had a
    hand, or who verified it said since that they are related. None of it is told of twice.

    The hands first: the others only where somebody told an interest.
    """
    word, hands = among("word"), of_hands()
    checked = Q(among("verifier"), state=NominationState.VERIFIED)
    return hands, word, Q(checked, ~word, ~hands)


def let_go_on() -> Q:
    """Waits to be verified, and the leadership let somebody who verifies here, not he himself;
    while nobody is free of it: then it is that one's, whatever was written.
    """
    words = apps.get_model("nominations.Interest").objects.exclude(word="")
    right = Permission.NOMINATION_VERIFY
    able = {"is_active": True, "role__in": roles_with(right)}
    theirs = words.exclude(user=F("word_by")).filter(
        user__commune=F("nomination__unit__commune"),
        **{f"user__{name}": value for name, value in able.items()},
    )
    free = User.objects.filter(commune=OuterRef("unit__commune"), **able).filter(_free(right))
    let = Q(state=NominationState.SUBMITTED, pk__in=theirs.values("nomination"))
    return let & ~Q(Exists(free))


def verified_by_word() -> Q:
    """Verified by somebody whom the leadership let, and who did not let himself."""
    words = apps.get_model("nominations.Interest").objects.exclude(word="")
    others = words.exclude(user=F("word_by"))
    theirs = others.filter(user__username=_who_last("verify", "nomination"))
    return Q(state=NominationState.VERIFIED, pk__in=theirs.values("nomination"))


# By `enums.APART_LOOKS`.
WAYS = {"verifier": of_verifier, "approver": of_approver, "word": waits_for_word}


@cache
def along() -> dict[str, Exists]:
    """Whether anybody said it of a dossier that is read, or of one closed for it."""
    said = apps.get_model("nominations.Interest").objects.related()
    return {"apart_said": Exists(said.filter(said_of(OuterRef("pk"))))}


@cache
def among(name: str) -> Q:
    """Each as a condition of many: looked up from the few who said it, in one set."""
    here, there = (WAYS[name](at).values(at) for at in AT)
    return Q(pk__in=here.union(there))
