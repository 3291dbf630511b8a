"""What the page of a preview lets a person say once: of every line, or of those of a group."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import QueryDict

from sheets.figures.said import group_key
from sheets.models import SheetImport
from sheets.reading import Field


def boxes(sheet: SheetImport, fields: Sequence[Field]) -> list[dict[str, Any]]:
    """Each heading with a box for every field of a closed list that the table has no column of."""
    return [
        {
            "text": text,
            "number": number,
            "count": count,
            "boxes": [
                {
                    "name": _name(at, number, one.key),
                    "label": one.label,
                    "choices": one.choices,
                    "said": sheet.mended.get(group_key(table["sheet"], number, one.key), ""),
                }
                for one in fields
                if one.from_group and one.choices and one.key not in _own(table)
            ],
        }
        for at, table, number, text, count in _groups(sheet)
    ]


def said_from(sent: QueryDict, sheet: SheetImport) -> dict[tuple[str, int, str], str]:
    """What these boxes say: by sheet, heading and field."""
    return {
        (table["sheet"], number, key): str(text)
        for at, table, number, _, _ in _groups(sheet)
        for key in table["columns"][table["real"] :]
        if (text := sent.get(_name(at, number, key))) is not None
    }


def every_from(sent: QueryDict, sheet: SheetImport) -> dict[tuple[str, str], str]:
    """What the boxes of fields without a column say of every line."""
    found = {}
    for number, table in enumerate(sheet.tables):
        for key in table["columns"][table["real"] :]:
            if (text := sent.get(f"moi-{number}-{key}")) is not None:
                found[table["sheet"], key] = str(text)
    return found


def _groups(sheet: SheetImport) -> Iterator[tuple[int, dict[str, Any], int, str, int]]:
    for at, table in enumerate(sheet.tables):
        for number, text, count in table.get("groups", ()):
            yield at, table, number, text, count


def _own(table: dict[str, Any]) -> list[str]:
    return list(table["columns"][: table["real"]])


def _name(table: int, number: int, key: str) -> str:
    return f"nhom-{table}-{number}-{key}"
