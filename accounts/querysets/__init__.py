"""Sets of rows a person may see."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from django.db import connection, models
from django.db.models import Value

from accounts.enums import Permission, Reach
from accounts.names import fold
from accounts.permissions import Holder, is_member, looked_after, reach, user_unit

if TYPE_CHECKING:  # in quotes below
    from accounts.models import AuditEvent, Unit, User  # noqa: F401


Row = TypeVar("Row", bound=models.Model, covariant=True)
Counted: TypeAlias = tuple[str, str, str, int]  # what, of which, in which, how many
Tally: TypeAlias = "models.QuerySet[Any, Counted]"  # of rows of any app


KEPT = 500  # statements of one process
_statements: dict[Hashable, tuple[str, tuple[Any, ...]]] = {}


def counted(tallies: Callable[[], Iterable[Tally]], *, key: Hashable) -> list[Counted]:
    """All of them in one query, put together once a process: Django's work on it takes ten times
    as long as the answer. key: all they are made of, and which they are.
    """
    key = (connection.vendor, key)
    if key not in _statements:
        if len(_statements) == KEPT:
            _statements.clear()
        first, *others = tallies()
        _statements[key] = bound(*first.union(*others, all=True).query.sql_with_params())
    with connection.cursor() as cursor:
        statement, params = _statements[key]
        cursor.execute(statement, params or None)
        return list(cursor)


def number_of(numbers: Iterable[Counted], what: str) -> int:
    """How many of one thing, wherever they stand."""
    return sum(number for said, _, _, number in numbers if said == what)


def bound(sql: str, params: tuple[Any, ...], *, places: int = 0) -> tuple[str, tuple[Any, ...]]:
    """A kept statement with its values written in, but for the last few places.

    PostgreSQL plans it once a connection, by the indexes made for those values: with places for
    them it plans it anew each time, which takes longer than to answer. And its driver looks for
    the places of a long statement each time it is asked.
    """
    kept = len(params) - places
    if connection.vendor != "postgresql":
        return sql, params[:kept]
    head, *tail = sql.rsplit("%s", places)
    written = connection.ops.compose_sql(head, params[:kept])  # type: ignore[attr-defined]  # its own
    return "%s".join([written.replace("%", "%%") if places else written, *tail]), ()


class WithinReachQuerySet(models.QuerySet[Row]):
    """Rows that know where they belong; `unit_field` and `commune_field` are lookup paths.

    Rows that only some may know of (drafts) say so in `private`; their model's `place` says the
    same in `private_to`. Visibility is this one call: nothing is left to remember after it.
    """

    unit_field: str | None = "unit_id"
    commune_field = "unit__commune_id"
    keepers: tuple[str, ...] = ("unit_id",)  # paths to the units that see their private rows

    def private(self) -> models.Q | None:
        """Which rows are seen by their keepers alone; None where none is."""
        return None

    def within_reach(self, user: Holder, permission: Permission) -> Self:
        """The rows the right extends to; the same answer as `may` gives for each of them."""
        if not is_member(user):
            return self.none()
        match reach(user, permission):
            case Reach.OWN_UNIT if self.unit_field and user.unit_id:
                # A keeper's own rows are never private to it: nothing of them is asked.
                found = self if self.unit_field in self.keepers else self._known_to(user)
                return found.filter(**{self.unit_field: user.unit_id})
            case Reach.OWN_COMMUNE if user.commune_id:
                return self._known_to(user).filter(**{self.commune_field: user.commune_id})
            case Reach.OWN_CITY if user.city_id:
                path = self.commune_field.removesuffix("_id")
                return self._known_to(user).filter(**{f"{path}__city_id": user.city_id})
        return self.none()

    def _known_to(self, user: Holder) -> Self:
        private, unit_id = self.private(), user_unit(user)
        if private is None:
            return self
        open_to_them = ~private
        if unit_id:
            open_to_them |= self.kept_by(unit_id)
        return self.filter(open_to_them)

    def tally(self, what: str, *by: str) -> Tally:
        """Rows (what, by, by, how many), not read yet: `counted` asks all apps' at once."""
        blank = {f"nothing_{place}": Value("") for place in range(len(by), 2)}
        keys = self.order_by().annotate(what=Value(what), **blank).values_list("what", *by, *blank)
        # Of the index alone, no row is looked at.
        counted: Tally = keys.annotate(number=models.Count("*"))
        return counted

    def kept_by(self, unit_id: int) -> models.Q:
        """The rows this unit sees though they are private."""
        kept = models.Q()
        for path in self.keepers:
            kept |= models.Q(**{path: unit_id})
        return kept


class UnitQuerySet(WithinReachQuerySet["Unit"]):
    unit_field = "pk"
    commune_field = "commune_id"

    def in_order(self) -> Self:
        """In the order the commune set (the plan's offices first), then by name."""
        return self.order_by("order", "name_fold", "pk")

    def choices(self) -> list[tuple[int, str]]:
        """As a box offers them."""
        return list(self.in_order().values_list("pk", "name"))

    def slugs(self) -> list[tuple[str, str]]:
        """The same where addresses name a unit by its slug."""
        return list(self.in_order().values_list("slug", "name"))


class UserQuerySet(WithinReachQuerySet["User"]):
    commune_field = "commune_id"

    def looked_after_by(self, user: Holder) -> Self:
        """Those whose account this person may change: never the own one.

        A slip's hand is nobody: it comes and goes with the slip.
        """
        mine = self.within_reach(user, Permission.PEOPLE_MANAGE)
        mine = mine.filter(role__in=looked_after(user)).exclude(pk=getattr(user, "pk", None))
        return mine.filter(is_slip=False)

    def over(self, at: datetime) -> Self:
        """Whose role has ended while the account still stands as in use."""
        return self.filter(is_active=True, role_until__lte=at)

    def narrowed(self, chosen: Mapping[str, str]) -> Self:
        """Those a list was asked for; of those in use alone unless others are."""
        found = self.filter(is_active="gone" not in chosen)
        if role := chosen.get("role"):
            found = found.filter(role=role)
        if unit := chosen.get("unit"):
            found = found.filter(unit__slug=unit)
        if words := fold(chosen.get("words", "")):
            # A commune's people are a few hundred at most, and their names have no folded column.
            digits = "".join(sign for sign in words if sign.isdigit()).lstrip("0")
            told = found.values_list("pk", "full_name", "username", "phone")
            found = found.filter(
                pk__in=[
                    pk
                    for pk, name, login, phone in told
                    if words in fold(name) or words in login or (digits and digits in (phone or ""))
                ]
            )
        return found

    def in_order(self) -> Self:
        """By what they do, their unit's place in the commune, then as they came."""
        return self.select_related("unit").order_by("role", "unit__order", "full_name", "pk")


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    def of(self, *, target: str, target_code: str) -> Self:
        """The history of one thing, oldest first."""
        return self.filter(target=target, target_code=target_code).order_by("at", "pk")

    def told_of(
        self, *, target: str, codes: Iterable[str], commune_code: str, but: str = ""
    ) -> set[str]:
        """Those of these things of a commune that somebody did something to: their codes.

        Another commune's dossier may bear the same code. but: an action that does not count.
        """
        found = self.filter(target=target, target_code__in=list(codes), commune_code=commune_code)
        return set(found.exclude(action=but).values_list("target_code", flat=True))

    def of_action(self, *actions: str) -> Self:
        """Only these kinds of event; all without one."""
        return self.filter(action__in=actions) if any(actions) else self

    def of_commune(self, code: str) -> Self:
        """Newest first by the time people know; the chain itself goes by key."""
        return self.filter(commune_code=code).order_by("-at", "-pk")

    def commune_codes(self) -> list[str]:
        """The communes that have a history."""
        return list(self.order_by("commune_code").values_list("commune_code", flat=True).distinct())
