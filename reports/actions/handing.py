"""The only way a paper leaves the house: who may open it, whole as it was built, recorded."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts import audit
from accounts.models import User
from accounts.seals import NotAsSealed, sealed_bytes
from conferences.workflow import NO_RIGHT, MoveRefused
from reports.models import ReportFile
from reports.workflow import may_open

log = logging.getLogger(__name__)


def hand_out(report: ReportFile, *, by: User, at: datetime) -> bytes:
    """The bytes of a built paper; that they left the house is recorded.

    Raises NotAsSealed when the disk lost the file or holds other bytes: that is recorded instead.
    """
    if not may_open(by, report):
        raise MoveRefused(NO_RIGHT)
    data = whole(report, report.file, sha256=report.sha256, by=by, at=at)
    with transaction.atomic():
        note = f"{report.rows} người; {report.reason}" if report.lists_people else report.reason
        _note(report, "download_report", by=by, at=at, note=note)
    return data


def hand_out_scan(report: ReportFile, *, by: User, at: datetime) -> bytes:
    """The signed paper as it was scanned; the same right, the same look, recorded too."""
    if not may_open(by, report):
        raise MoveRefused(NO_RIGHT)
    data = whole(report, report.scan, sha256=report.scan_sha256, by=by, at=at)
    with transaction.atomic():
        _note(report, "download_scan", by=by, at=at, note=f"số {report.number}")
    return data


def whole(report: ReportFile, name: str, *, sha256: str, by: User, at: datetime) -> bytes:
    """One of a paper's files as it was sealed; raises NotAsSealed, recorded."""
    try:
        return sealed_bytes(settings.REPORT_ROOT / name, sha256=sha256)
    except NotAsSealed as trouble:
        log.error("paper %s is not handed out: %s", report.code, trouble)
        note = "không còn tệp" if trouble.is_missing else "tệp khác mã kiểm tra"
        with transaction.atomic():
            _note(report, "spoilt_report", by=by, at=at, note=note, once_a_day=True)
        raise


def _note(
    report: ReportFile, action: str, *, by: User, at: datetime, note: str, once_a_day: bool = False
) -> None:
    record = audit.record_once_a_day if once_a_day else audit.record
    record(
        by=by,
        at=at,
        action=action,
        target="report",
        target_code=report.code,
        commune_code=report.conference.commune.code,
        note=note,
    )
