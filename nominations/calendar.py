"""The only place for until when a dossier can still be sent (plain Python)."""

from dataclasses import dataclass
from datetime import datetime

from conferences.calendar import before_words, is_open
from nominations.enums import NominationState


@dataclass(frozen=True, kw_only=True)
class SendingTimes:
    """The two instants that close a dossier's sending; each is the first instant too late.

    send_by: the unit's day for its first sending, its own where the office gave it one; None where
    the plan has no such deadline. amend_by: set when the office returned this dossier.
    """

    send_by: datetime | None
    amend_by: datetime | None = None

    @property
    def closes_at(self) -> datetime | None:
        """The later of the two: a returned dossier is never worse off than a new one."""
        if self.send_by is None:
            return None
        return max(self.send_by, self.amend_by or self.send_by)

    def is_open(self, at: datetime) -> bool:
        """Whether the unit itself may still send."""
        return self.closes_at is None or is_open(due_at=self.closes_at, at=at)

    def is_late(self, sent_at: datetime | None) -> bool:
        """Whether a first sending came after the unit's day; by the office for a unit's paper."""
        return bool(sent_at and self.send_by and not is_open(due_at=self.send_by, at=sent_at))


def closed_words(times: SendingTimes, state: str) -> str:
    """Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)."""
    if times.amend_by and state == NominationState.RETURNED:
        return f"Đã hết hạn gửi lại ({before_words(times.closes_at)})."
    return f"Đã hết hạn gửi hồ sơ ({before_words(times.closes_at)})."
