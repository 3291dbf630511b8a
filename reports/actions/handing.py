"""The only way a paper leaves the house: who may open it, whole as it was built, recorded."""

from datetime import datetime

from accounts import audit
from accounts.actions import handing
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT
from reports.models import ReportFile
from reports.workflow import may_open, stored


def hand_out(report: ReportFile, *, by: User, at: datetime) -> bytes:
    """The bytes of a built paper; that they left the house is recorded.

    Raises NotAsSealed when the disk lost the file or holds other bytes: that is recorded instead.
    """
    if not may_open(by, report):
        raise Refused(NO_RIGHT)
    data = whole(report, report.file, sha256=report.sha256, by=by, at=at)
    note = f"{report.rows} người; {report.reason}" if report.lists_people else report.reason
    _note(report, "download_report", by=by, at=at, note=note)
    return data


def hand_out_scan(report: ReportFile, *, by: User, at: datetime) -> bytes:
    """The signed paper as it was scanned; the same right, the same look, recorded too."""
    if not may_open(by, report):
        raise Refused(NO_RIGHT)
    data = whole(report, report.scan, sha256=report.scan_sha256, by=by, at=at)
    _note(report, "download_scan", by=by, at=at, note=f"số {report.number}")
    return data


def whole(report: ReportFile, name: str, *, sha256: str, by: User, at: datetime) -> bytes:
    """One of a paper's files as it was sealed; raises NotAsSealed, recorded."""
    return handing.whole(
        stored(name),
        sha256=sha256,
        by=by,
        at=at,
        action="spoilt_report",
        target="report",
        target_code=report.code,
        commune_code=report.conference.commune.code,
    )


@in_one_go
def _note(report: ReportFile, action: str, *, by: User, at: datetime, note: str) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="report",
        target_code=report.code,
        commune_code=report.conference.commune.code,
        note=note,
    )
