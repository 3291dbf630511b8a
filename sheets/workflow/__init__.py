"""The table of what may become of an import: brought in, taken back.

One that is given up is forgotten altogether: nothing was decided, so there is nothing to keep.
"""

from django.db.models import Model

from accounts.enums import Permission
from conferences.workflow import Move
from sheets.enums import ImportState
from sheets.models import SheetImport
from sheets.workflow.effects import store, take_back


def rows_above(sheet: SheetImport) -> list[Model]:
    """The conference first: whoever brings rows into it, by hand or by table, takes turns."""
    return [sheet.conference]


IMPORT = Move(
    name="import_sheet",
    label="Nhập",
    sources=frozenset({ImportState.PREVIEWED}),
    target=ImportState.IMPORTED,
    permission=Permission.SHEET_IMPORT,
    above=rows_above,
    effects=(store,),
    told="Nhập bảng",
)
UNDO = Move(
    name="undo_sheet",
    label="Hoàn tác",
    sources=frozenset({ImportState.IMPORTED}),
    target=ImportState.UNDONE,
    permission=Permission.SHEET_IMPORT,
    above=rows_above,
    effects=(take_back,),
    told="Hoàn tác việc nhập bảng",
)
MOVES = {move.name: move for move in (IMPORT, UNDO)}
