"""Leaves out the lines whose words stand in another by now, so that each is accounted for once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sheets.models import SheetImport
from sheets.reading import Found
from sheets.reading.joined import JOINS, joined
from sheets.reading.values import label_of

if TYPE_CHECKING:  # it reads this module
    from sheets.figures import Assessed


def without_joined(
    sheet: SheetImport, tables: Sequence[Found], lines: list["Assessed"]
) -> list["Assessed"]:
    """The line they were joined to is called by their numbers too (`SheetRow.called`)."""
    if not any(key.endswith(JOINS) for key in sheet.mended):
        return lines
    gone = {
        (one.table, number)
        for one in lines
        for number in joined(
            sheet.mended, tables[one.table].sheet, label_of(one.number, one.part),
            [cell.text for cell in one.cells],
        )
    }  # fmt: skip
    return [one for one in lines if (one.table, one.number) not in gone]
