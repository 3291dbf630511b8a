"""What a move of an import brings about in its target's table, in the transaction of the move."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.problems import Problem, Refused, fingerprint
from conferences.workflow import Step
from sheets.models import SheetImport, SheetLeft, SheetMade, SheetRow
from sheets.reading import Field
from sheets.reading.offered import in_the_table
from sheets.targets import Made, Row

NOT_TICKED = "Chưa đánh dấu."
OF_COLUMN = ", cột “{}”"
NAMED = 3  # reasons in the sentence that refuses
OTHERS_STAY = (
    "Từ lúc ông, bà mở trang này, có dòng đã được sửa, xử lý tiếp hoặc xóa nên chưa hoàn tác dòng "
    "nào. Hãy xem lại các dòng ở lại rồi bấm “Hoàn tác việc nhập”."
)
NOTHING_GOES = "Không hoàn tác được dòng nào. Hãy xem lý do: {}"


def store(step: Step[SheetImport]) -> None:
    """All of the rows said, or none; then what waited is forgotten."""
    sheet, rows = step.dossier, list[Row](step.said["rows"])
    numbers: dict[int, int] = step.said["numbers"]
    made = sheet.into.write(sheet.conference, rows, step.by, step.at)
    lines = list(sheet.rows.order_by("table", "number", "part"))
    stood = {row.place: _where(sheet, at, row) for at, row in enumerate(lines)}
    SheetMade.objects.bulk_create(
        SheetMade(sheet=sheet, **stood[row.place], code=one.code, seal=one.seal)
        for row, one in zip(rows, made, strict=True)
    )
    out = [row for row in lines if row.place not in numbers]
    left = _keep_left(sheet, out, stood, sheet.into.fields(sheet.conference, step.at))
    sheet.rows.all().delete()
    mine = SheetImport.objects.filter(pk=sheet.pk)
    tables = [{**table, "words": []} for table in sheet.tables]  # these were cells
    nothing = {"tables": tables, "book": "", "other_book": "", "mended": {}, "samples": []}
    mine.update(**nothing, made_count=len(rows), left_count=left, decided_at=step.at)


def _where(sheet: SheetImport, at: int, row: SheetRow) -> dict[str, Any]:
    """Where a line stood, in the order of its table; at: among all."""
    row.sheet = sheet  # which holds the names of its sheets
    return {"place": at, "number": row.number, "label": row.called[:200]}


def _keep_left(
    sheet: SheetImport,
    rows: Sequence[SheetRow],
    stood: Mapping[int, Mapping[str, Any]],
    fields: Sequence[Field],
) -> int:
    """Whom nobody brought in, by name and reason, for the page that tells of it; how many."""
    known = {one.key: one for one in fields}
    naming = [one.key for one in fields if one.names] or [one.key for one in fields if one.required]
    SheetLeft.objects.bulk_create(
        SheetLeft(
            sheet=sheet, **stood[row.place], name=_name_of(sheet, row, naming[:1]),
            why=_why_left(row, known), is_row=row.verdict != "left",
        )
        for row in rows
    )  # fmt: skip
    return len(rows)


def _name_of(sheet: SheetImport, row: SheetRow, naming: Sequence[str]) -> str:
    """What its leading column says; of a line without one all that is written, each text once. Of
    one cell among several that a line counts in, also the heading of its column.
    """
    said = [str(row.values.get(key) or "") for key in naming]
    table = sheet.tables[row.table]
    columns, place = table["columns"], table.get("place", -1)
    of_column = OF_COLUMN.format(table["titles"][place]) if place >= 0 else ""
    said += [text for text, key in zip(row.cells, columns, strict=False) if text and key in naming]
    first = next(filter(None, said), "")
    whole = first or " · ".join(dict.fromkeys(filter(None, row.cells)))
    return f"{whole[: 200 - len(of_column)]}{of_column}"[:200]


def _why_left(row: SheetRow, known: Mapping[str, Field]) -> str:
    """Each reason with the column it is about; first of all that nobody ticked it."""
    said = [
        f"{known[key].label}: {in_the_table(why, known[key].choices)}" if key in known else why
        for key, why in row.reasons.items()
    ]
    return " ".join(said if row.blocked else [NOT_TICKED, *said])


def take_back(step: Step[SheetImport]) -> None:
    """Every row that nobody touched since; the others stay and are told why.

    seen: the seal of those that the page said stay. Where others would by now, none goes.
    """
    sheet = step.dossier
    made = list(sheet.made.order_by("place"))
    known = [Made(code=one.code, seal=one.seal) for one in made]
    stays = sheet.into.take_back(sheet.conference, known, step.by, step.at)
    if step.said["seen"] not in (None, seal_of(stays)):
        raise Refused(Problem(text=OTHERS_STAY))
    if len(stays) == len(made):
        raise Refused(Problem(text=NOTHING_GOES.format(_why(made, stays))))
    sheet.made.exclude(code__in=stays).update(gone=True)
    for why in set(stays.values()):
        codes = [code for code, said in stays.items() if said == why]
        sheet.made.filter(code__in=codes).update(kept_because=why[:300])
    mine = SheetImport.objects.filter(pk=sheet.pk)
    mine.update(undone_at=step.at, kept_count=len(stays))


def seal_of(stays: Mapping[str, str]) -> str:
    """Of the rows that stay, whatever keeps them: the others are what an undo throws away."""
    return fingerprint(dict.fromkeys(stays))


def _why(made: Sequence[SheetMade], stays: Mapping[str, str]) -> str:
    """Each reason once, with the first line it is said of."""
    first: dict[str, str] = {}
    for one in made:
        first.setdefault(stays[one.code], one.line)
    return " ".join(f"{line}: {why}" for why, line in list(first.items())[:NAMED])
