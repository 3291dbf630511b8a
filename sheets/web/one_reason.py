"""What a preview says of the lines that one answer is enough for, before it is given and after."""

from collections.abc import Sequence
from typing import Any

from accounts.telling import dotted
from sheets.actions import Mended
from sheets.figures.one_reason import reasons_of, rows_asked_for
from sheets.models import SheetImport
from sheets.reading import Field

PART = "one-reason"  # of the page
RIGHT = "Đã đánh dấu {} dòng là đúng, các dòng chỉ cần xem vì: {} Chưa nhập dòng nào."
DOUBTED = "Đã bỏ đánh dấu {} dòng chỉ cần xem vì: {}"
NONE = "Chưa đánh dấu dòng nào, vì các dòng ấy nay đã khác. Hãy xem lại từng dòng."


def boxes(sheet: SheetImport, fields: Sequence[Field]) -> dict[str, Any]:
    """The reasons with their buttons; the lines whose group nobody chose."""
    labels = {one.key: one.label for one in fields}
    reasons, presumed = reasons_of(sheet)
    return {
        "alike": [(labels.get(one.key, ""), one) for one in reasons],
        "presumed": presumed,
    }


def done_words(sheet: SheetImport, mended: Mended) -> str:
    """What such a press did, after it; nothing of another press."""
    if not (code := mended.right or mended.doubted):
        return ""
    rows = rows_asked_for(sheet.rows.all(), code)
    if not (one := rows.first()):
        return NONE
    [why] = one.reasons.values()
    return (RIGHT if mended.right else DOUBTED).format(dotted(rows.count()), why)
