"""Sets of objections and of their files: who may read whose."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.enums import Permission, Role, UnitKind
from accounts.models import Unit, User
from accounts.names import fold
from accounts.querysets import WithinReachQuerySet
from nominations.querysets.related import roles_with

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from nominations.models import Objection, ObjectionFile  # noqa: F401

OPEN, ANSWERED = "mo", "da-tra-loi"
HANDLES, LEADS = Permission.POSTING_HANDLE, Permission.NOMINATION_APPROVE


OFFICE_NAME = fold(str(Role.CULTURE_OFFICE.label))


def by_answering_office(at: str) -> Exists:
    """Whether a dossier was put forward by the very unit of those who answer objections: then the
    leadership answers. Whoever answers and stands in no unit is of the one that bears their
    office's name. at: the way to its unit.
    """
    people = User.objects.filter(is_active=True, role__in=roles_with(HANDLES))
    named = Unit.objects.filter(
        pk=OuterRef(OuterRef(at)), commune=OuterRef("commune"), kind=UnitKind.OFFICE,
        name_fold__startswith=OFFICE_NAME,
    )  # fmt: skip
    return Exists(people.filter(Q(unit=OuterRef(at)) | Q(Exists(named), unit=None)))


def led_from_outside() -> Exists:
    """Of an objection: whether somebody leads who is neither of the nominee's own unit nor related.
    Where nobody does, one of that unit has to answer it.
    """
    return Exists(_free(LEADS).filter(Q(unit=None) | ~Q(unit=OuterRef("nomination__unit"))))


def _free(right: Permission) -> "QuerySet[User]":
    """Of an objection: who holds a right there and is not related to its nominee."""
    here = User.objects.filter(is_active=True, commune=OuterRef("conference__commune"))
    interests = apps.get_model("nominations.Interest").objects.related()
    said = interests.filter(_hers(lambda name: OuterRef(OuterRef(name))), user=OuterRef("pk"))
    return here.filter(~Exists(said), role__in=roles_with(right))


def _hers(way: Callable[[str], Any]) -> Q:
    """At whichever of her dossiers it was said. way: from an interest to the objection."""
    hers = Q(nomination=way("nomination")) | Q(nomination__kept_as=way("nomination"))
    return hers | Q(nomination=way("nomination__kept_as"))


class ObjectionQuerySet(WithinReachQuerySet["Objection"]):
    unit_field = None
    commune_field = "conference__commune_id"

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(conference=conference)

    def about(self, dossiers: Collection[int]) -> Self:
        """Of some dossiers, or of those closed for them: one person's, wherever it was said."""
        return self.filter(Q(nomination__in=dossiers) | Q(nomination__kept_as__in=dossiers))

    def handled_by(self, user: User) -> Self:
        """Those this person may read and answer: none of a dossier of their own unit, none of
        whoever they said they are related to, but under the leadership's word and as long as nobody
        else may. What is said of the
        answering office's own is the leadership's; where all who lead are of that very unit too,
        it is theirs nonetheless: nobody else is there.
        """
        of_office = by_answering_office("nomination__unit")
        found = self._unrelated(user, HANDLES).filter(~of_office)
        found |= self._unrelated(user, LEADS).filter(of_office)
        if user.unit_id is None:
            return found
        leaves = ~Q(of_office) | Q(led_from_outside())
        return found.exclude(leaves, nomination__unit_id=user.unit_id)

    def led_by(self, user: User) -> Self:
        """Those whose matter this person reads before approving, whoever answers: none of whoever
        they said they are related to, none of their own unit, unless nobody else may decide.
        """
        found = self._unrelated(user, LEADS)
        if user.unit_id is None:
            return found
        return found.exclude(led_from_outside(), nomination__unit_id=user.unit_id)

    def _unrelated(self, user: User, right: Permission) -> Self:
        """Where this person holds a right and is not related, or is let and alone."""
        said = apps.get_model("nominations.Interest").objects.related()
        said = said.filter(_hers(OuterRef), user=user.pk)
        let = ~Q(Exists(said.filter(word="")))
        alone = let & ~Q(Exists(_free(right)))
        return self.within_reach(user, right).filter(~Exists(said) | alone)

    def listed(self) -> Self:
        """The newest first, with whom each is about and what was answered last."""
        answers = apps.get_model("nominations.ObjectionAnswer").objects
        last = answers.filter(objection=OuterRef("pk")).order_by("-pk")
        found = self.select_related("nomination__unit")
        return found.annotate(
            concluded=Subquery(last.values("conclusion")[:1]),
            ground=Subquery(last.values("reason")[:1]),
        ).order_by("-pk")

    def beside(self, user: User) -> Self:
        """Those that somebody else answers."""
        return self.exclude(pk__in=self.model._default_manager.handled_by(user).values("pk"))

    def open(self) -> Self:
        return self.filter(answers=None)

    def in_state(self, state: str) -> Self:
        """Unanswered, answered, or all."""
        if state == OPEN:
            return self.open()
        return self.exclude(answers=None) if state == ANSWERED else self


class ObjectionFileQuerySet(WithinReachQuerySet["ObjectionFile"]):
    unit_field = None
    commune_field = "objection__conference__commune_id"

    def handled_by(self, user: User) -> Self:
        """Those of objections this person may read."""
        objections = apps.get_model("nominations.Objection").objects
        return self.filter(objection__in=objections.handled_by(user).values("pk"))
