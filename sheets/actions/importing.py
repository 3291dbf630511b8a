"""Brings a table in, all of its chosen lines or none, and takes it back."""

from datetime import datetime
from typing import Any

from accounts import web
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Refused
from accounts.telling import dotted
from conferences import jobs
from conferences.workflow import advance, hold
from sheets.actions.judging import OLD, assess_again, changed_words, holds
from sheets.actions.staging import demand_import, hold_waiting
from sheets.models import SheetImport
from sheets.querysets import KEPT
from sheets.workflow import IMPORT, UNDO
from sheets.workflow.standing import stands_otherwise

AT_ONCE = 200  # lines; more are brought in by a worker, with a bar
STEPS = ("Đang đọc lại bảng", "Đang soát với dữ liệu đã có", "Đang lưu")
NOBODY = "Chưa chọn dòng nào. Hãy chọn ít nhất một dòng để nhập."


class Changed(Refused):
    """What the preview showed does not hold any more: somebody else wrote meanwhile."""


@in_one_go
def import_rows(sheet: SheetImport, *, by: User, at: datetime) -> None:
    """Bring in every ticked line, or none.

    Each is judged again under the conference's lock: a line of which more is to be asked than the
    preview showed stops all of them (Changed), so two offices with one file bring it in once; so
    does a preview nobody judged for a day.
    """
    demand_import(sheet.conference, sheet.into, by=by)
    hold(sheet.conference, sheet)
    if not sheet.is_waiting:
        raise Refused(stands_otherwise(sheet))
    if sheet.is_old(at):
        raise Changed(OLD)
    shown = {row.place: row for row in sheet.rows.ticked()}
    if not shown:
        raise Refused(NOBODY)
    lines = [line for line in assess_again(sheet, at) if line.place in shown]
    other = [line for line in lines if not holds(shown[line.place], line)]
    if other or len(lines) != len(shown):
        raise Changed(changed_words(len(shown) - len(lines) + len(other)))
    advance(
        sheet,
        IMPORT,
        by=by,
        at=at,
        note=f"{sheet.into.title}: {dotted(len(lines))} dòng",
        rows=[line.row for line in lines],
        numbers={line.place: line.number for line in lines},
    )
    forgets = {"sheet_id": sheet.pk}
    jobs.wish(kind="sheet_forget", key=f"sheet_left:{sheet.pk}", payload=forgets, rest=KEPT)


@in_one_go
def ask_for(sheet: SheetImport, *, by: User) -> int:
    """Wish for a worker to bring it in; the job's id. Asked twice, it is one job."""
    demand_import(sheet.conference, sheet.into, by=by)
    hold(sheet)
    fresh = SheetImport.objects.with_places().get(pk=sheet.pk)
    if not fresh.is_waiting:
        raise Refused(stands_otherwise(fresh))
    if fresh.is_running and fresh.job:
        return fresh.job.pk
    tries = fresh.job.pk if fresh.job else 0
    payload = {"sheet_id": sheet.pk, "by_id": by.pk}
    job = jobs.wish(kind="sheet_import", key=f"sheet:{sheet.pk}:{tries}", payload=payload)
    SheetImport.objects.filter(pk=sheet.pk).update(job=job)
    return job.pk


def work(*, payload: dict[str, Any], progress: jobs.Progress) -> jobs.Settle:
    """Bring a table in for whoever asked; what is returned stores it as the job ends, or never.

    What the person would have been refused is said to them: trying again cannot help.
    """
    sheet = SheetImport.objects.with_places().get(pk=payload["sheet_id"])
    by = User.objects.select_related("unit").get(pk=payload["by_id"])
    progress(1, len(STEPS))

    def settle(at: datetime | None = None) -> None:
        now = at or web.moment()
        try:
            import_rows(sheet, by=by, at=now)
        except Changed:  # done all the same: the preview waits again, and shows what is other
            _look_again(sheet, at=now)
        except Refused as refused:
            raise jobs.Hopeless(str(refused)) from refused

    progress(2, len(STEPS))
    return settle


@in_one_go
def look_again(sheet: SheetImport, *, by: User, at: datetime) -> None:
    """Judge what waits anew, as after somebody else wrote: the preview shows what stands now."""
    hold_waiting(sheet, by=by)
    _look_again(sheet, at=at)


def _look_again(sheet: SheetImport, *, at: datetime) -> None:
    assess_again(sheet, at, own=())


@in_one_go
def undo(sheet: SheetImport, *, seen: str | None = None, by: User, at: datetime) -> None:
    """Take back every row nobody touched since; those that stay say why.

    seen: the seal of those that a page said stay (workflow.effects.seal_of); None where none was
    shown, for programs. Raises Refused where others would stay by now, where somebody took it back
    already, or where no row would go.
    """
    demand_import(sheet.conference, sheet.into, by=by)
    hold(sheet.conference, sheet)
    if not sheet.may_be_undone:
        raise Refused(stands_otherwise(sheet))
    advance(sheet, UNDO, by=by, at=at, note=sheet.into.title, seen=seen)
