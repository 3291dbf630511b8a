"""Sets of plans, deadlines, slips, sessions and jobs, each by what it is asked for."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, F, Func, JSONField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.db.models.sql.compiler import SQLCompiler

from accounts.enums import UnitKind
from accounts.querysets import WithinReachQuerySet
from conferences.enums import JobState, Settling

if TYPE_CHECKING:  # in quotes below
    from conferences.models import AccessLink, Conference, Deadline, DeadlineMark, Job, Session  # noqa: F401
FIGURE = (  # its columns
    "key", "kind", "title", "about", "value", "leeway", "leeway_note", "source", "sentence",
    "document",
)  # fmt: skip


class JSONRows(Func):
    """All rows of a subquery as one list; no aggregate, so that nothing is grouped."""

    output_field = JSONField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **more)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **more)


def columns_of(model: type[models.Model], path: str = "", **more: Any) -> JSONObject:
    """Every column of a row as JSON, of one joined by `path` too."""
    names = [field.attname for field in model._meta.concrete_fields]
    return JSONObject(**{name: path + name for name in names}, **more)


def figures_of(conference: OuterRef) -> Subquery:
    """The columns of all a plan's numbers, a list: null or empty where it has none."""
    rows = apps.get_model("conferences.PlanFigure").objects.filter(conference=conference)
    return Subquery(rows.values(rows=JSONRows(JSONObject(**{name: name for name in FIGURE}))))


class ConferenceQuerySet(WithinReachQuerySet["Conference"]):
    unit_field = None
    commune_field = "commune_id"

    def of_commune(self, commune_id: int | OuterRef | None) -> Self:
        return self.filter(commune_id=commune_id).order_by("-pk")

    def followed(self) -> Exists:
        """Whether its commune has a newer one: the newest is the one that is worked on."""
        newer = self.model.objects.filter(commune_id=OuterRef("commune_id"), pk__gt=OuterRef("pk"))
        return Exists(newer)

    def of_the_only_commune(self) -> "Conference | None":
        """The newest conference where the site serves one commune; None where it serves several."""
        newest = list(self.select_related("commune").order_by("-pk")[:20])
        return newest[0] if len({conference.commune_id for conference in newest}) == 1 else None


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def in_order(self) -> Self:
        return self.order_by("due_at", "pk")

    def asked(self) -> Self:
        """Those of the plan that counts now."""
        return self.filter(still_asked=True)

    def for_unit(self, unit_id: int | OuterRef | None) -> Self:
        """With `own_due_at`: the plan's instant, or the one the office gave this unit instead."""
        marks = apps.get_model("conferences.DeadlineMark").objects
        own = marks.filter(deadline=models.OuterRef("pk"), unit_id=unit_id or 0)
        extended = models.Subquery(own.values("extended_to")[:1])
        return self.annotate(own_due_at=Coalesce(extended, models.F("due_at")))

    def of_newest(self, commune_id: int) -> Self:
        """Those of a commune's newest conference, with it and all it hangs on, in one query.

        `figures`: the columns of the plan's numbers, which lists of dossiers and the roll ask.
        """
        conferences = apps.get_model("conferences.Conference").objects
        newest = conferences.of_commune(commune_id).values("pk")[:1]
        read = figures_of(OuterRef("conference"))
        found = self.filter(conference=Subquery(newest)).annotate(figures=read)
        return found.select_related("conference__commune__city")

    def that_settle(self, kind: Settling) -> Self:
        """The last due first: of several that one counts, for nobody is late before it is over."""
        return self.asked().filter(settles=kind).order_by("-due_at", "-pk")

    def of_approval(self) -> Self:
        """The day the list is to be approved by: the plan's own, else that of the dossiers."""
        both = Q(settles=Settling.LIST_APPROVED) | Q(settles=Settling.DOSSIERS_SENT)
        # By name the first of the two comes last; of several of one kind the last due counts.
        return self.asked().filter(both).order_by("-settles", "-due_at", "-pk")[:1]

    def last_due(self) -> "Deadline":
        """The plan's last duty; every conference has one."""
        return self.asked().order_by("-due_at")[0]


class DeadlineMarkQuerySet(WithinReachQuerySet["DeadlineMark"]):
    def asked(self) -> Self:
        """Those that are owed by the plan that counts now."""
        return self.filter(still_asked=True)

    def answered(self) -> Self:
        """Those something was done on: met, said nobody, given a day of their own or to amend."""
        return self.exclude(met_at=None, extended_to=None, amend_until=None)

    def that_settle(self, kind: Settling) -> Self:
        """The last due first, as of the deadlines."""
        found = self.filter(deadline__settles=kind)
        return found.order_by("-deadline__due_at", "-deadline_id", "unit_id")

    def by_paper(self, kind: str) -> Self:
        """Those that the dispatch of such a paper settles."""
        return self.that_settle(Settling.PAPER_DISPATCHED).filter(deadline__paper=kind)

    def of_dossiers(self) -> Self:
        """Those of units that send dossiers: the commune's own offices only gather them."""
        return self.asked().that_settle(Settling.DOSSIERS_SENT).exclude(unit__kind=UnitKind.OFFICE)

    def by_hand(self) -> Self:
        """All others: somebody says that they are done; of dossiers their sending says it."""
        return self.asked().exclude(
            Q(deadline__settles=Settling.DOSSIERS_SENT) & ~Q(unit__kind=UnitKind.OFFICE)
        )


class AccessLinkQuerySet(WithinReachQuerySet["AccessLink"]):
    def usable(self, at: datetime) -> Self:
        """Neither revoked nor past its end, in a unit that still has its hand."""
        return self.filter(revoked_at=None, expires_at__gt=at, user__is_active=True)

    def by_token_hash(self, token_hash: str) -> "AccessLink | None":
        return self.filter(token_hash=token_hash).first()


class SessionQuerySet(models.QuerySet["Session"]):
    def with_all_around(self) -> "models.QuerySet[Session, tuple[Any, ...]]":
        """Its data and, each as JSON, all a request asks for: `sessions.Row` names them in order.

        Of a person without a unit, of a session without a slip: an object of nothing but null.
        """
        user, unit = apps.get_model("accounts.User"), apps.get_model("accounts.Unit")
        commune, city = apps.get_model("accounts.Commune"), apps.get_model("accounts.City")
        link = apps.get_model("conferences.AccessLink")
        conference = apps.get_model("conferences.Conference")
        deadline = apps.get_model("conferences.Deadline")
        newest = conference.objects.of_commune(OuterRef("user__commune_id"))
        found = self.annotate(newest=Subquery(newest.values("pk")[:1]))
        own = OuterRef(OuterRef("user__unit_id"))
        due = deadline.objects.filter(conference=OuterRef("newest")).for_unit(own).order_by()
        return found.values_list(
            "session_data",
            columns_of(user, "user__"),
            columns_of(unit, "user__unit__"),
            columns_of(commune, "user__commune__"),
            columns_of(city, "user__commune__city__"),
            columns_of(link, "link__"),
            Subquery(newest.values(columns=columns_of(conference))[:1]),
            figures_of(OuterRef("newest")),
            Subquery(due.values(rows=JSONRows(columns_of(deadline, own_due_at="own_due_at")))),
        )


class JobQuerySet(models.QuerySet["Job"]):
    def takeable(self, now: datetime) -> Self:
        """Waiting, or left behind by a worker that died (its lease ran out)."""
        return self.filter(
            Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, lease_until__lt=now)
        )

    def due(self, now: datetime) -> Self:
        """Takeable, and not resting after a failure (a waiting job's lease is its rest)."""
        return self.takeable(now).filter(Q(lease_until=None) | Q(lease_until__lt=now))

    def died_of(self, *, deaths: int) -> Self:
        """Taken so often that even without its failures there is no more to try."""
        return self.filter(attempts__gte=F("failures") + deaths)

    def worth_trying(self, *, deaths: int) -> Self:
        return self.filter(attempts__lt=F("failures") + deaths)
