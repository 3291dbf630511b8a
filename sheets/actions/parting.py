"""Parts a line that says more than one thing: into its persons, or its rest to another field."""

from collections.abc import Container, Iterable
from datetime import datetime

from sheets.actions.saying import keep_text
from sheets.figures import FAR, column_of, fields_of
from sheets.figures.meanwhile import note_written
from sheets.figures.said import label_of, mended_key, split_key
from sheets.models import SheetImport, SheetRow
from sheets.reading import OUT_OF_NAME, OUT_OF_POSITION, Field
from sheets.reading.deeds import lines_going_on
from sheets.reading.joined import keep
from sheets.reading.kinds import people_in
from sheets.reading.own import BETWEEN, unused


def keep_taken(sheet: SheetImport, row: SheetRow, *, parts: Iterable[int]) -> None:
    """What was read out of a name stays where others are written there: whose guests they are."""
    table = sheet.tables[row.table]
    for key in [key for key, why in row.reasons.items() if why.startswith(OUT_OF_NAME)]:
        at_column = column_of(table["columns"], row.cells, key)
        for part in parts:
            where = mended_key(table, label_of(row.number, part), key, at_column)
            sheet.mended.setdefault(where, row.values[key])


def keep_seen(
    sheet: SheetImport,
    row: SheetRow,
    *,
    fields: Iterable[Field],
    sent: Container[str],
    written: Container[str],
) -> None:
    """What was read out of another cell stays as its box was sent, where that cell, or what was
    read out of it beside, is written now; out of a name, also without a box.
    """
    table = sheet.tables[row.table]
    post, office = ({one.key for one in fields if one.behind == of} for of in ("post", "office"))
    named = any(one.names and one.key in written for one in fields)
    seen = {key for key, why in row.reasons.items() if named and why.startswith(OUT_OF_NAME)}
    cut = {key for key in office if row.reasons.get(key, "").startswith(OUT_OF_POSITION)}
    if cut and any(key in written or key in seen for key in (*post, *cut)):
        seen |= {key for key in cut | post if named or key in sent}
    for key in seen:
        at_column = column_of(table["columns"], row.cells, key)
        value = row.values.get(key)
        if key not in written and value and (key not in post or not row.cells[at_column]):
            where = mended_key(table, label_of(row.number, row.part), key, at_column)
            sheet.mended[where] = value


def split(sheet: SheetImport, place: int | None, at: datetime) -> set[int]:
    """Whom the name of a line holds, each a line to look at from now on; or one line again, also
    where the message counts them. The places that are read otherwise for it.
    """
    row = None if place is None else sheet.rows.filter(place=place).first()
    if row is None:
        return set()
    where = split_key(sheet.tables[row.table]["sheet"], row.number)
    note_written(sheet, where)
    if row.part:
        sheet.mended[where] = ""
    else:
        naming = next((one for one in fields_of(sheet, at) if one.names), None)
        people = naming and people_in(_name_in(sheet, row, naming.key), alone=naming.alone)
        if not people:
            return set()
        sheet.mended[where] = "\n".join(people)
        keep_taken(sheet, row, parts=range(1, len(people) + 1))
    return {row.place % FAR}


def take_rest(sheet: SheetImport, said: tuple[int, str] | None, at: datetime) -> set[int]:
    """The first that no field took of a line goes behind what one says already, or the lines that
    go on with it; its place.
    """
    row = said and sheet.rows.filter(place=said[0]).first()
    if not said or not row:
        return set()
    table = sheet.tables[row.table]
    fields = fields_of(sheet, at)
    field = next((one for one in fields if one.rest and one.key == said[1]), None)
    more = lines_going_on(row.reasons.get(said[1], ""))
    below = sheet.rows.filter(table=row.table, number__in=more, verdict="left").order_by("place")
    going_on = [" ".join(filter(None, one.cells)) for one in below] if more else []
    rest = going_on or unused(table["columns"], row.cells, fields)
    if field is None or not rest:
        return set()
    at_column = column_of(table["columns"], row.cells, field.key)
    where = mended_key(table, label_of(row.number, row.part), field.key, at_column)
    there = sheet.mended.get(where, row.cells[at_column])
    text = BETWEEN.join(filter(None, [there, rest[0]]))
    if going_on:
        text = " ".join([there, *going_on]).rstrip(" ,;")
        numbers = [one.number for one in below]
        line = label_of(row.number, row.part)
        keep(sheet.mended, table["sheet"], line, zip(numbers, going_on, strict=True))
    keep_text(sheet, where, text, phones=field.phones)
    return {row.place}


def _name_in(sheet: SheetImport, row: SheetRow, naming: str) -> str:
    """As it is written by now: mended in this very press, perhaps."""
    table = sheet.tables[row.table]
    if naming not in table["columns"]:
        return ""
    at_column = column_of(table["columns"], row.cells, naming)
    where = mended_key(table, label_of(row.number, row.part), naming, at_column)
    return str(sheet.mended.get(where, row.cells[at_column]))
