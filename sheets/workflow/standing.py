"""What is said where a page was pressed that tells of an import as it stands no more."""

from accounts.problems import Problem
from accounts.telling import dotted
from conferences.calendar import vn_moment
from conferences.workflow import overtaken
from sheets.enums import ImportState
from sheets.models import SheetImport

NOTHING_DONE = "Lần bấm vừa rồi không đổi gì."
RUNNING = (
    f"Bảng này đang được nhập, do một cửa sổ khác hoặc người khác bấm. {NOTHING_DONE} Hãy chờ nhập "
    "xong rồi xem kết quả."
)
IMPORTED = f"Bảng này đã được nhập lúc {{}}: {{}} dòng. {NOTHING_DONE} Hãy xem kết quả dưới đây."
UNDONE = (
    f"Bảng này đã được nhập rồi hoàn tác lúc {{}}. {NOTHING_DONE} Hãy xem kết quả dưới đây; muốn "
    "nhập lại thì gửi lại bảng."
)


def stands_otherwise(sheet: SheetImport) -> Problem:
    """How far it has come since a page of it was made; sheet: as it was just read."""
    if sheet.is_running:
        return Problem(text=RUNNING)
    if sheet.state == ImportState.IMPORTED and sheet.decided_at:
        when, lines = vn_moment(sheet.decided_at), dotted(sheet.made_count)
        return Problem(text=IMPORTED.format(when, lines))
    if sheet.state == ImportState.UNDONE and sheet.undone_at:
        return Problem(text=UNDONE.format(vn_moment(sheet.undone_at)))
    return overtaken(f"bảng này nay là “{sheet.get_state_display()}”")
