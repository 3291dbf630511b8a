"""The only writer of what becomes of a public name whose bearer refuses to be named publicly."""

from datetime import datetime

from django.db.models import F

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.models import Conference
from conferences.workflow import demand, hold
from nominations.models import Nomination, Posted
from nominations.querysets.posting import PostedQuerySet
from nominations.workflow.noted import note_of
from nominations.workflow.public import refused

WHY = "người được giới thiệu không đồng ý công khai"
NOT_REFUSED = "Người được giới thiệu không còn ý kiến không đồng ý công khai. Hãy xem lại hồ sơ."
NOT_PUBLIC = "Tên này không còn trên trang công khai. Hãy xem lại trang này."


def public_rows(nomination: Nomination, at: datetime) -> PostedQuerySet:
    """Where anybody may read of whoever a word at this dossier is of."""
    hers = [nomination.pk, nomination.kept_as_id or nomination.pk]
    return Posted.objects.public(at).filter(nomination__in=hers)


def above(nomination: Nomination, *, takes_off: bool | None) -> tuple[Conference, ...]:
    """What is held before the dossier where a press decides of its public name too."""
    return () if takes_off is None else (nomination.conference,)


@in_one_go
def take_off(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Take whoever refused off the public page, at once; her posting ends there.

    Who stood for the whole time has done so. Raises Refused where her last word is no refusal, or
    nobody may read of her any more.
    """
    _demand_refused(nomination, by=by, at=at)
    _off(nomination, by=by, at=at)


@in_one_go
def keep_up(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Let her name, unit and kind stand there in spite of it; it is not asked again."""
    _demand_refused(nomination, by=by, at=at)
    _kept_up(nomination, by=by, at=at)


def settle(nomination: Nomination, *, takes_off: bool | None, by: User, at: datetime) -> None:
    """A word on being named publicly was noted: what was decided of an earlier one is asked anew.

    takes_off: what the same press decides, where it is a refusal and a name is public; None: it
    decides nothing, and the office is asked.
    """
    rows = public_rows(nomination, at)
    rows.update(spite_at=None)
    if takes_off is None or not rows.exists():
        return
    demand(by, Permission.POSTING_HANDLE, place=nomination.place)
    for row in rows.select_related("nomination__unit__commune", "nomination__conference"):
        decide = _off if takes_off else _kept_up
        decide(row.nomination, by=by, at=at)


def _demand_refused(nomination: Nomination, *, by: User, at: datetime) -> None:
    demand(by, Permission.POSTING_HANDLE, place=nomination.place)
    hold(nomination.conference, nomination)
    if nomination.pk not in refused([nomination]):
        raise Refused(Problem(text=NOT_REFUSED))
    if not Posted.objects.public(at).filter(nomination=nomination).exists():
        raise Refused(Problem(text=NOT_PUBLIC))


def _off(nomination: Nomination, *, by: User, at: datetime) -> None:
    rows = Posted.objects.public(at).filter(nomination=nomination)
    short = list(rows.filter(until_at__gt=at).values_list("pk", flat=True))
    rows.update(off_at=at)
    Posted.objects.filter(pk__in=short).update(taken_down_at=F("off_at"))
    note_of(nomination, "take_off_posting", note=WHY, by=by, at=at)


def _kept_up(nomination: Nomination, *, by: User, at: datetime) -> None:
    Posted.objects.public(at).filter(nomination=nomination).update(spite_at=at)
    note_of(nomination, "keep_on_posting", note=WHY, by=by, at=at)
