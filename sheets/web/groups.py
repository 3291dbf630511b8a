"""What the page of a preview lets a person say once: of every line, or of those of a group."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from accounts.names import fold
from accounts.problems import fingerprint
from accounts.web import row_id
from sheets.actions import Said
from sheets.figures.said import first_of, group_key, word_key
from sheets.figures.told import SEVERAL, firsts_of, words_in
from sheets.models import SheetImport
from sheets.reading import Cell, Field, sheet_of
from sheets.reading.columns import bare, begins

NEARLY = "{}: chưa rõ mục nào"
PART, GROUPS, COLUMNS = "muc", "groups", "columns"  # the part of the page a button stands in


@dataclass(frozen=True)
class Group:
    """A line that heads others, or perhaps does."""

    at: int  # its table's place
    table: dict[str, Any]
    number: int
    text: str
    count: int  # lines below it
    named: dict[str, Any] = field(default_factory=dict)  # what its words answered already, by field
    silent: Sequence[str] = ()  # of which fields a line below says nothing
    same: int = 0  # the place of the first part of its table that is headed alike; its own

    def is_asked(self, key: str) -> bool:
        """Whether one answer for all its lines is of use: none of a column that each fills in."""
        of_column = _is_of_column(self.table, self.named.get(key))
        untold = key not in _own(self.table) or key in self.silent
        return untold and (self.number in self.table["heading"] or not of_column)


def boxes(sheet: SheetImport, fields: Sequence[Field]) -> list[dict[str, Any]]:
    """Each heading with a box for every field of a closed list that a line below it leaves open.

    One for all parts of a cross table that it heads, or that are headed alike: of two years one
    "Tập thể".
    """
    alike: dict[str, list[Group]] = {}
    for group in _groups(sheet):
        alike.setdefault(_name(group, ""), []).append(group)
    return [
        {
            "text": group.text,
            "number": group.number,
            "where": _where(sheet, group.table),
            "count": sum(one.count for one in same),
            "boxes": [
                {
                    "name": _name(group, one.key),
                    "label": one.label,
                    "choices": _nearest_first(one, group.text),
                    "said": sheet.mended.get(
                        group_key(group.table["sheet"], group.number, one.key), ""
                    ),
                    "named": _named(one, group.number, group.named.get(one.key))
                    or _nearly(one, group.text),
                }
                for one in fields
                if one.from_group and one.choices and any(each.is_asked(one.key) for each in same)
            ],
        }
        for group, *same in ([one[0], *one] for one in alike.values())
    ]


def _begun(one: Field, text: str) -> list[str]:
    """The choices that go on where a heading ends: "Cá nhân: doanh nhân" after "Cá nhân"."""
    return [choice for choice in one.choices if begins([text], choice) and bare(text)]


def _nearest_first(one: Field, text: str) -> tuple[str, ...]:
    near = _begun(one, text)
    return (*near, *(choice for choice in one.choices if choice not in near))


def _nearly(one: Field, text: str) -> str:
    """What a heading says that is no choice yet, but where some begin."""
    return NEARLY.format(text) if _begun(one, text) else ""


def words(sheet: SheetImport, fields: Sequence[Field]) -> list[dict[str, Any]]:
    """A box for each word that several lines write and no closed list has: said once for all."""
    known = {one.key: one for one in fields}
    return [
        {
            "name": _word_name(key, word),
            "label": known[key].label,
            "choices": known[key].choices,
            "said": sheet.mended.get(word_key(key, word), ""),
            "word": word,
            "count": count,
        }
        for (key, word), count in words_in(sheet.tables).items()
        if count >= SEVERAL and key in known
    ]


def _word_name(key: str, word: str) -> str:
    """No sign of a word is too strange for it."""
    return f"tu-{key}-{fingerprint({'word': fold(word)})[:12]}"


def _words_from(sent: QueryDict, sheet: SheetImport) -> dict[tuple[str, str], str]:
    return {
        where: str(text)
        for where in words_in(sheet.tables)
        if (text := sent.get(_word_name(*where))) is not None
    }


def proposals(
    sheet: SheetImport, fields: Sequence[Field], tables: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """A box for what stands above a table of all its lines: said there, it is asked of none.

    One for all parts of a table whose columns were taken apart.
    """
    known, firsts = {one.key for one in fields}, firsts_of(sheet.tables)
    return [
        {**box, "number": number, "named": text, "where": _where(sheet, table)}
        for table in tables
        for box in table["lacking"]
        if firsts[table["number"]] == table["number"]
        if (told := table.get("above", {}).get(box["key"])) and box["key"] in known
        for number, text in [told]
    ]


def name_of(table: dict[str, Any]) -> str:
    """The sheet whose columns a box speaks of: of a part of a cross table that of all of it."""
    return sheet_of(table["sheet"]) if table.get("place", -1) >= 0 else str(table["sheet"])


def _where(sheet: SheetImport, table: dict[str, Any]) -> str:
    """The name of the table's sheet, where the book has another."""
    names = {sheet_of(one["sheet"]) for one in sheet.tables}
    return sheet_of(table["sheet"]) if len(names) > 1 else ""


def _is_of_column(table: dict[str, Any], named: Sequence[Any] | None) -> bool:
    """Whether the table's own heading says it: of which kind a column of a cross table is."""
    return named is not None and named[0] in table["heading"]


def _named(one: Field, number: int, named: Sequence[Any] | None) -> str:
    """What a heading's own words answered already, and which heading; nothing where none did."""
    line, value = named or (0, None)
    told = next((text for text in one.choices if one.read(Cell(text)).value == value), "")
    if not told:
        return ""
    return f"Theo tên nhóm: {told}" if line == number else f"Theo dòng {line}: {told}"


def said_from(sent: QueryDict, sheet: SheetImport) -> Said:
    """What the boxes above the lines say; of a page that is old by now only the part pressed."""
    said = Said(
        columns=_columns_from(sent, sheet),
        every=_every_from(sent, sheet),
        groups=_groups_from(sent, sheet),
        words=_words_from(sent, sheet),
    )
    if row_id(sent.get("lan", "0")) >= sheet.judged:
        return said
    above = {
        (table["sheet"], first_of(table["heading"]), key)
        for table in sheet.tables
        for key in table.get("above", ())
    }
    if sent.get(PART) == GROUPS:
        every = {where: text for where, text in said.every.items() if where in above}
        return Said(groups=said.groups, words=said.words, every=every)
    if sent.get(PART) == COLUMNS:
        every = {where: text for where, text in said.every.items() if where not in above}
        return replace(said, groups={}, words={}, every=every)
    return said


def _columns_from(sent: QueryDict, sheet: SheetImport) -> dict[int, list[str | None]]:
    """What the boxes of the columns say; two columns may say one field, as Nam and Nữ do.

    A column of a cross table has one box, which speaks for its own part alone.
    """
    found, places = {}, places_of(sheet.tables)
    for number, (first, table) in enumerate(zip(box_tables(sheet), sheet.tables, strict=True)):
        if f"cot-{first}" not in sent:
            continue
        keys = [key or None for key in sent.getlist(f"cot-{first}")]
        others = places[first] - {table.get("place", -1)}
        found[number] = [None if at in others else key for at, key in enumerate(keys)]
    return found


def box_tables(sheet: SheetImport) -> list[int]:
    """Of each table the one whose boxes of columns speak for it."""
    pairs = zip(firsts_of(sheet.tables), sheet.tables, strict=True)
    return [first if table.get("place", -1) >= 0 else at for at, (first, table) in enumerate(pairs)]


def places_of(tables: Sequence[dict[str, Any]]) -> dict[int, set[int]]:
    """By the first part of each table: the columns that are its parts' own."""
    found: dict[int, set[int]] = defaultdict(set)
    for first, table in zip(firsts_of(tables), tables, strict=True):
        found[first] |= {table.get("place", -1)} - {-1}
    return found


def taken_for(sheet: SheetImport, first: int) -> list[str | None]:
    """What each column of a table is, of a cross table each in its own part."""
    keys = list(sheet.tables[first]["columns"])
    for at, table in zip(box_tables(sheet), sheet.tables, strict=True):
        if at == first and (place := table.get("place", -1)) >= 0:
            keys[place] = table["columns"][place]
    return keys


def _groups_from(sent: QueryDict, sheet: SheetImport) -> dict[tuple[str, int, str], str]:
    """What these boxes say: by sheet, heading and field."""
    return {
        (group.table["sheet"], group.number, key): str(text)
        for group in _groups(sheet)
        for key in filter(None, group.table["columns"])
        if (text := sent.get(_name(group, key))) is not None
    }


def _every_from(sent: QueryDict, sheet: SheetImport) -> dict[tuple[str, int, str], str]:
    """What the boxes of fields without a column say of every line."""
    found = {}
    firsts, speaks = firsts_of(sheet.tables), box_tables(sheet)
    for number, table in enumerate(sheet.tables):
        for key in table["columns"][table["real"] :]:
            at = (firsts if key in table.get("above", {}) else speaks)[number]
            if (text := sent.get(f"moi-{at}-{key}")) is not None:
                found[table["sheet"], first_of(table["heading"]), key] = str(text)
    return found


def _groups(sheet: SheetImport) -> Iterator[Group]:
    first: dict[tuple[str, int, str], int] = {}
    for at, table in enumerate(sheet.tables):
        for number, text, *told in table.get("groups", ()):
            same = first.setdefault((sheet_of(table["sheet"]), number, text), at)
            yield replace(Group(at, table, number, text, *told), same=same)


def _own(table: dict[str, Any]) -> list[str]:
    return list(table["columns"][: table["real"]])


def _name(group: Group, key: str) -> str:
    return f"nhom-{group.same}-{group.number}-{key}"
