"""One dossier within a reader's reach, with all that its pages say of it; one query."""

from django.db.models import BigIntegerField, CharField, Exists, OuterRef, QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import Reader, reader, works_for_one_unit
from accounts.querysets.questions import Given, Later, Question
from nominations.models import Comment, Interest, Nomination


def reached(user: User, permission: Permission, code: str) -> Nomination | None:
    given: dict[str, Later] = {"code": code, "user": user.pk}
    return next(iter(_of_code.given(given, reader(user), permission)), None)


@Question
def _of_code(who: Reader, permission: Permission) -> QuerySet[Nomination, Nomination]:
    found = Nomination.objects.within_reach(who, permission).with_lateness().with_joined()
    found = found.with_apart().with_words()
    unread = Comment.objects.unread_by(unit=works_for_one_unit(who))
    user = Given("user", BigIntegerField())
    said = Interest.objects.filter(user=user, nomination=OuterRef("pk"))
    found = found.annotate(
        comments_made=Comment.objects.number_of(OuterRef("pk")),
        unread=unread.number_of(OuterRef("pk")),
        is_mine=Exists(said.related()),
        was_asked=Exists(said),
    )
    # What it was closed for is read where it was: fifty columns of each dossier page else.
    return found.select_related("unit").filter(code=Given("code", CharField()))
