"""What a paper may say at a moment, whoever asks for it."""

import re
from datetime import datetime

from conferences.calendar import vn_moment
from reports.enums import ReportKind

NUMBER = re.compile(r"\d{1,6}[^\W\d_]?/[^\W\d_][\w./&-]*")  # 45/BC-UBND, 45a/BC-UBND
TELLS_OF_THE_DAY = frozenset({ReportKind.RESULT})  # tells of the conference as of something done

AHEAD_BUILT = (
    "Văn bản này là bản dự thảo lập trước Hội nghị. Hãy lập lại văn bản để có số liệu sau Hội nghị."
)


def is_ahead(kind: str, starts_at: datetime | None, at: datetime) -> bool:
    """V.1: a report on the conference's result, at a moment when none has been held yet."""
    return kind in TELLS_OF_THE_DAY and (starts_at is None or at < starts_at)


def ahead_words(
    kind: str,
    starts_at: datetime | None,
    *,
    at: datetime,
    as_of: datetime | None = None,
    is_draft: bool = False,
) -> str:
    """V.1: what is to be said before such a report is built or issued; nothing to say is empty.

    as_of: of a built paper, the moment of its figures; a draft does not ripen by waiting.
    is_draft: it was built as one, whatever hour the conference was moved to since.
    """
    if is_ahead(kind, starts_at, at):
        when = f"dự kiến {vn_moment(starts_at)}" if starts_at else "chưa đặt giờ"
        return f"Hội nghị chưa diễn ra ({when}), mà văn bản này báo cáo kết quả Hội nghị."
    if as_of and starts_at and is_ahead(kind, starts_at, as_of):
        return (
            f"Số liệu của văn bản này lấy lúc {vn_moment(as_of)}, trước khi Hội nghị diễn ra"
            f" ({vn_moment(starts_at)}). Hãy lập lại văn bản để có số liệu sau Hội nghị."
        )
    return AHEAD_BUILT if is_draft else ""


def is_number(typed: str) -> bool:
    """Decree 30/2020, annex I, II.3: a number, a stroke, the paper's kind and who issued it."""
    return NUMBER.fullmatch("".join(typed.split())) is not None


def number_key(number: str) -> str:
    """Under which one number is found again: spaces and the size of letters make no other."""
    return "".join(number.split()).casefold()


def is_same_number(one: str, other: str) -> bool:
    """Decree 30/2020, art. 15: whether two papers of a year bear one number."""
    return number_key(one) == number_key(other)
