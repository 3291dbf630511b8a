"""Sets of imports: whose they are to see, which await a decision, which brought in the same."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from accounts.permissions import Holder
from accounts.querysets import WithinReachQuerySet
from sheets.enums import ImportState
from sheets.targets import targets

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from sheets.models import SheetImport, SheetMade, SheetRow  # noqa: F401

KEPT = timedelta(hours=24)  # a preview holds personal data nobody has decided to keep

ASKED = Q(verdict="ask", blocked=False)
_ANSWERED = Q(ticked=True, news=False)  # somebody said that they are right
OF_A_TAB = {
    "good": Q(verdict="good"), "seen": ASKED & _ANSWERED, "ask": ASKED & ~_ANSWERED,
    "mend": Q(verdict="ask", blocked=True), "left": Q(verdict="left"),
}  # fmt: skip


class SheetImportQuerySet(WithinReachQuerySet["SheetImport"]):
    unit_field = None  # a table is the commune's
    commune_field = "conference__commune_id"

    def open_to(self, user: Holder) -> Self:
        """Those of the user's commune whose target's own right the user holds as well."""
        mine = Q(pk__in=[])
        for target in targets().values():
            reached = self.model.objects.within_reach(user, target.permission)
            mine |= Q(target=target.key, pk__in=reached.values("pk"))
        return self.within_reach(user, Permission.SHEET_IMPORT).filter(mine)

    def of(self, conference: "Conference") -> Self:
        return self.filter(conference=conference)

    def in_list(self) -> Self:
        """Newest first; the table itself is not read."""
        return (
            self.select_related("by", "job").defer("book", "other_book", "mended").order_by("-pk")
        )

    def with_places(self) -> Self:
        """With all that rights and moves ask, in one query."""
        return self.select_related("conference__commune", "by", "job")

    def same_as(self, sheet: "SheetImport") -> Self:
        """Earlier ones of the very same bytes that stand."""
        same = self.filter(conference_id=sheet.conference_id, target=sheet.target)
        return same.filter(digest=sheet.digest, state=ImportState.IMPORTED).exclude(pk=sheet.pk)

    def since(self, sheet: "SheetImport") -> Self:
        """What was brought in or taken back beside it after its lines were looked at last."""
        read = sheet.judged_at or sheet.begun_at
        others = self.filter(conference_id=sheet.conference_id, target=sheet.target)
        return others.filter(Q(decided_at__gt=read) | Q(undone_at__gt=read)).exclude(pk=sheet.pk)

    def stale(self, at: datetime) -> Self:
        """Previews nobody decided on for a day."""
        return self.filter(state=ImportState.PREVIEWED, begun_at__lt=at - KEPT)

    def decided_long_ago(self, at: datetime) -> Self:
        """Brought in a day ago: whom they left out is not kept any longer."""
        return self.filter(decided_at__lt=at - KEPT)


class SheetMadeQuerySet(models.QuerySet["SheetMade"]):
    def codes_of(self, code: str) -> list[str]:
        """Of the rows one import made and nobody took back; code: its own, as NB0012."""
        stand = self.filter(sheet=int(code.removeprefix("NB")), gone=False)
        return list(stand.values_list("code", flat=True))


class SheetRowQuerySet(models.QuerySet["SheetRow"]):
    def ticked(self) -> Self:
        """What the next "Nhập" would bring in."""
        return self.filter(ticked=True)

    def news(self) -> Self:
        """Lines that are other than the page showed them."""
        return self.filter(news=True)

    def askable(self) -> Self:
        """What one button takes: looked at, not mended; each line with its own answer is left."""
        return self.filter(ASKED, by_hand=False)

    def with_verdict(self, verdict: str) -> Self:
        """Those of one tab; "mend" are those that must be mended before they may come in."""
        return self.filter(OF_A_TAB[verdict]) if verdict else self
