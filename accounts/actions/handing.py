"""The only way a sealed file's bytes are handed on: whole as they were, or recorded as spoilt."""

import logging
from datetime import datetime

from accounts import audit
from accounts.locks import in_one_go
from accounts.models import User
from accounts.seals import NotAsSealed, sealed_bytes
from accounts.storage import Stored

log = logging.getLogger(__name__)
tell_once_a_day = in_one_go(audit.record_once_a_day)


def whole(
    file: Stored,
    *,
    sha256: str,
    by: User,
    at: datetime,
    action: str,
    target: str,
    target_code: str,
    commune_code: str,
    which: str = "",
) -> bytes:
    """A file's bytes as they were sealed; called by actions that asked whether `by` may.

    Raises NotAsSealed when the disk lost the file or holds other bytes: the technician's log says
    so every time, the commune's once a day, as `action`. which: which of the target's files.
    """
    try:
        return sealed_bytes(file, sha256=sha256)
    except NotAsSealed as trouble:
        log.error("%s %s is not handed out: %s", target, target_code, trouble)
        what = "không còn tệp" if trouble.is_missing else "tệp khác mã kiểm tra"
        tell_once_a_day(
            by=by,
            at=at,
            action=action,
            target=target,
            target_code=target_code,
            commune_code=commune_code,
            note=f"{which}: {what}" if which else what,
        )
        raise
