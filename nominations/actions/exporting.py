"""The only writer of who took the grid of dossiers out of the house, and of the files it lies in.

A few rows are handed out at once. Many are a job: whoever asked, and nobody else, takes the file
within a day, and the right is asked for again by the worker and at the door.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts import audit, web
from accounts.actions import handing
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused
from accounts.storage import Stored
from accounts.telling import dotted
from conferences import jobs
from conferences.models import Conference
from conferences.workflow import NO_RIGHT, demand, hold
from nominations.models import GridExport
from nominations.querysets.exports import KEPT

MOST = 100_000  # of one workbook: two sheets of a sheet program hold more, nobody reads it
TOO_MANY = "Danh sách có nhiều hơn {} hồ sơ. Hãy lọc bớt rồi tải lại."
OTHER_NOW = (
    "Quyền của tài khoản đã khác lúc yêu cầu nên không đưa ra tệp này. Hãy tải lại từ danh sách."
)
ANOTHERS = "Tệp này do người khác yêu cầu. Hãy tải lại từ danh sách."


@in_one_go
def hand_out(
    conference: Conference,
    *,
    rows: int,
    columns: Sequence[str],
    narrowed: Sequence[str],
    by: User,
    at: datetime,
) -> None:
    """Record it before it leaves. narrowed: the boxes that narrowed it, never what was looked for:
    names stay out of the chain.
    """
    demand(by, Permission.REPORT_EXPORT, place=conference.place)
    told = f"{rows} hồ sơ; cột: {', '.join(columns)}"
    if narrowed:
        told += f"; lọc theo: {', '.join(narrowed)}"
    audit.record(
        by=by,
        at=at,
        action="export_grid",
        target="conference",
        target_code=conference.code_prefix,
        commune_code=conference.commune.code,
        note=told,
    )


@in_one_go
def ask_for(
    conference: Conference, *, asks: str, wanted: int, by: User, at: datetime
) -> GridExport:
    """Wish for a workbook; two presses find one. asks: the list's address's query, without a page.

    Forgotten after a day, file and all.
    """
    demand(by, Permission.REPORT_EXPORT, place=conference.place)
    if wanted > MOST:
        raise Refused(Problem(text=TOO_MANY.format(dotted(MOST))))
    hold(conference)  # two presses come at once: the second waits until the first is written
    own = GridExport.objects.filter(conference=conference, by=by)
    if found := own.asked_just_now(at).filter(asks=asks).first():
        return found
    export = GridExport.objects.create(
        conference=conference, by=by, role=by.role, asks=asks, wanted=wanted, asked_at=at
    )
    payload = {"export_id": export.pk}
    export.job = jobs.wish(kind="grid_export", key=f"grid_export:{export.pk}", payload=payload)
    GridExport.objects.filter(pk=export.pk).update(job=export.job)
    key = f"grid_forget:{export.pk}"
    jobs.wish(kind="grid_forget", key=key, payload=payload, rest=KEPT)
    return export


def demand_still(export: GridExport) -> None:
    """Raise Refused unless whoever asked has the right still, in the role it was asked in."""
    by = export.by
    demand(by, Permission.REPORT_EXPORT, place=export.place)
    if not by.is_active:
        raise Refused(NO_RIGHT)
    if export.role != by.role:  # what another role is told is not in it
        raise Refused(Problem(text=OTHER_NOW))


def keep_built(
    export: GridExport,
    data: bytes,
    *,
    rows: int,
    columns: Sequence[str],
    narrowed: Sequence[str],
) -> jobs.Settle:
    """Lay the file down whole; what is returned says so as the job ends.

    Its name is in the row before its bytes are on the disk, and what a killed worker laid down
    before goes: no copy of the grid stays that nobody knows of.
    """
    demand_still(export)
    key = f"bang/{export.code}-{secrets.token_hex(8)}.xlsx"
    unbuilt = GridExport.objects.filter(pk=export.pk, built_at=None)
    if export.file:
        Stored(key=export.file).unlink()
    unbuilt.update(file=key)
    Stored(key=key).write_bytes(data)

    def settle(at: datetime | None = None) -> None:
        unbuilt.update(
            built_at=at or web.moment(), rows=rows, columns=list(columns), narrowed=list(narrowed),
            file=key, sha256=hashlib.sha256(data).hexdigest(), size=len(data),
        )  # fmt: skip

    return settle


def hand_out_file(export: GridExport, *, by: User, at: datetime) -> bytes:
    """The bytes for who asked; recorded as any taking of the grid.

    Raises NotAsSealed when the disk lost the file or holds other bytes: that is recorded instead.
    """
    demand(by, Permission.REPORT_EXPORT, place=export.place)
    if export.by_id != by.pk:
        raise Refused(Problem(text=ANOTHERS))
    demand_still(export)
    data = handing.whole(
        Stored(key=export.file),
        sha256=export.sha256,
        by=by,
        at=at,
        action="spoilt_grid",
        target="conference",
        target_code=export.conference.code_prefix,
        commune_code=export.conference.commune.code,
        which=export.code,
    )
    hand_out(
        export.conference, rows=export.rows, columns=export.columns, narrowed=export.narrowed,
        by=by, at=at,
    )  # fmt: skip
    return data


def forget(*, payload: dict[str, Any], progress: jobs.Progress) -> jobs.Settle:
    """A workbook is kept for a day: then file and row go, whether anybody took it or not."""
    export = GridExport.objects.filter(pk=payload["export_id"]).first()
    if export and export.file:
        Stored(key=export.file).unlink()

    def settle(at: datetime | None = None) -> None:
        GridExport.objects.filter(pk=payload["export_id"]).delete()

    return settle
