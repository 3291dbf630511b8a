"""Finds the tables of a book: where their heading stands, which column is which field."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sheets.reading import columns, halves, headless, kinds, placed
from sheets.reading.above import said_above, title_lines
from sheets.reading.columns import Columns, bare, is_serial
from sheets.reading.crossing import Room, apart
from sheets.reading.headings import MOST, rows_of, titles
from sheets.reading.heads import are_heads, crossing, says_kinds
from sheets.reading.pairs import together
from sheets.reading.people import FAMILIES
from sheets.reading.placed import in_lines
from sheets.reading.secrets import STAYS_OUT, is_money, may_hold, without
from sheets.reading.values import EMPTY, Book, Cell, Field, Found, Line, Sheet

DEEPEST = 60  # lines above a heading: national header, title, those it is addressed to
NOT_READ = "{}: không đọc"
APART = "\n" * 5  # more than stands between the digits of one number
SHORTEST = 6  # characters no number of a person has
Near = tuple[bool, bool]  # what stands in a column: phones, amounts of money


def find(book: Book, fields: Sequence[Field]) -> tuple[Found, ...]:
    """Every table that holds rows of these fields; sheets that are not shown are passed over."""
    seen = [sheet for sheet in book.sheets if not sheet.hidden]
    room = Room()
    tables = [found for sheet in seen for found in _in(sheet, fields, room)]
    if not tables and book.kind in ("text", "html"):
        tables = [
            _without_secrets(_under_its_title(found, sheet, fields), fields)
            for sheet in seen
            for found in headless.found(sheet, fields)
        ]
    return tuple(tables)


def _under_its_title(found: Found, sheet: Sheet, fields: Sequence[Field]) -> Found:
    """A list without a heading: what stands before its first person is its title."""
    naming = next(at for at, key in enumerate(found.columns) if _names(key, fields))
    count = next((n for n, line in enumerate(found.lines) if line.cells[naming].text), 0)
    above = said_above(sheet.lines[:count], sheet.name, (), fields)
    said = {number for number, _ in above.values()}
    lines = [_title(line) if line.number in said else line for line in found.lines]
    return replace(found, above=above, lines=lines)


def _title(line: Line) -> Line:
    """All of it in one cell: a title has no parts."""
    texts = [cell.text for cell in line.cells if cell.text]
    whole = (Cell(", ".join(texts)), *(EMPTY,) * (len(line.cells) - 1))
    return replace(line, cells=whole) if len(texts) > 1 else line


def _names(key: str | None, fields: Sequence[Field]) -> bool:
    return any(one.names and one.key == key for one in fields)


@dataclass(frozen=True, kw_only=True)
class _Heading:
    at: int
    height: int
    columns: Columns


def _in(sheet: Sheet, fields: Sequence[Field], room: Room) -> Iterator[Found]:
    lines = sheet.lines
    headings = list(_headings(lines, fields))
    for n, heading in enumerate(headings):
        first = heading.at + heading.height
        last = headings[n + 1].at if n + 1 < len(headings) else len(lines)
        table = _table(sheet, heading, lines[first:last], fields)
        before = title_lines(lines[: heading.at]) if n else lines[: heading.at]
        above = said_above(before, sheet.name, table.columns, fields)
        whole = _without_secrets(replace(table, above=above), fields)
        yield from apart(whole, fields, room)  # a line is looked at once, in however many parts


def _headings(lines: Sequence[Line], fields: Sequence[Field]) -> Iterator[_Heading]:
    """The first heading, and each later one that names other columns."""
    last: _Heading | None = None
    at, since = 0, 0
    words = frozenset(bare(word) for one in fields for word in (*one.words, one.label))
    while at < len(lines) and (last is not None or since < DEEPEST):
        since += any(cell.text for cell in lines[at].cells)
        may_be = not lines[at].mark and _may_be(lines[at], last, words)
        heading = _heading(lines, at, fields) if may_be else None
        heading = heading or (_years_anew(lines, at, last, fields) if last else None)
        if heading and (last is None or heading.columns.titles != last.columns.titles):
            yield heading
            last = heading
        at += heading.height if heading else 1


def _may_be(line: Line, last: _Heading | None, words: Collection[str]) -> bool:
    """A cheap look first: below a heading only lines that begin like one are weighed."""
    said = [cell.text for cell in line.cells if cell.text and not cell.spread]
    if last is None:
        return bool(said)
    if any(char.isdigit() for text in said[:2] for char in text):
        return False
    begins = any(is_serial(text) or bare(text) in HEADS for text in said[:2])
    return len(said) > 1 and (begins or all(bare(text) in words for text in said[:2]))


HEADS = {"ho va ten", "ho ten", "ten don vi", "ten tap the", "don vi", "ho va ten ca nhan"}


def _years_anew(
    lines: Sequence[Line], at: int, last: _Heading, fields: Sequence[Field]
) -> _Heading | None:
    """Other years under the same names: a line of years alone, where the heading above has some;
    the kinds may stand below it once more.
    """
    texts = [cell.text for cell in lines[at].cells if cell.text]
    cross = crossing(last.columns.titles, fields) if are_heads(texts, fields) else None
    own = {n for n, cell in enumerate(lines[at].cells) if cell.text}
    if cross is None or not cross.dated or not own <= {*cross.places}:
        return None
    for height in (2, 1):
        said = titles(lines[at : at + height])
        more = [new or old for new, old in zip_longest(said, last.columns.titles, fillvalue="")]
        lowest = lines[at + height - 1 : at + height]
        if height == 1 or (lowest and says_kinds(more, lowest[0], fields)):
            return _Heading(at=at, height=height, columns=columns.of(more, fields))
    return None


def _heading(lines: Sequence[Line], at: int, fields: Sequence[Field]) -> _Heading | None:
    """One row, two or three, whichever names more fields."""
    best = _Heading(at=at, height=1, columns=columns.of(titles(lines[at : at + 1]), fields))
    for height in range(2, rows_of(lines[at : at + MOST], fields) + 1):
        more = columns.of(titles(lines[at : at + height]), fields)
        lowest = lines[at + height - 1]
        if height == MOST and not says_kinds(more.titles, lowest, fields):
            break
        if _is_of_somebody(lowest, best.columns, fields):
            break
        if len(_named(more, fields)) >= len(_named(best.columns, fields)):
            best = _Heading(at=at, height=height, columns=more)
    return best if _is_heading(lines[at], best.columns, fields) else None


def _is_heading(line: Line, found: Columns, fields: Sequence[Field]) -> bool:
    if _holds_a_value(found, fields) or _names_somebody(line):
        return False
    keys = _named(found, fields)
    named = len([title for title in found.titles if title])
    needed = {field.key for field in fields if field.required}
    if needed and not keys & needed:
        return False
    several = len([cell for cell in line.cells if cell.text and not cell.spread]) > 1
    if len(keys) >= 2:
        return several or len(fields) == len(keys)
    return len(keys) == 1 and found.exact == 1 and (named > 1 or len(fields) == 1)


def _is_of_somebody(line: Line, above: Columns, fields: Sequence[Field]) -> bool:
    """Whether a person stands below a heading of names: that line is the first of the list."""
    named = {one.key for one in fields if one.names or one.halves[0]}
    said = [placed.said(line, at).text for at, key in enumerate(above.keys) if key in named]
    if any(kinds.is_person(text) or text.lower() in FAMILIES for text in said if text):
        return True
    words = {bare(word) for one in fields for part in (one.words, *one.halves) for word in part}
    pairs = [placed.pair(line, at) for at, key in enumerate(above.keys) if key in named]
    return any(
        halves.may_go_on(*pair) and not words.intersection(bare(cell.text) for cell in pair)
        for pair in pairs
    )


def _names_somebody(line: Line) -> bool:
    """Whether a line of a message begins with a person, of whom it says her year, her village."""
    first = next((cell.text for cell in line.cells if cell.text), "")
    return bool(line.said) and kinds.is_person(first)


def _named(found: Columns, fields: Sequence[Field]) -> set[str]:
    """The fields that a heading names; years say nothing where no other column says anything."""
    keys = {key for key in found.keys if key}
    cross = crossing(found.titles, fields)
    if cross and (not cross.dated or keys - {cross.holds}):
        keys |= {*cross.of, cross.holds}
    return keys


def _holds_a_value(found: Columns, fields: Sequence[Field]) -> bool:
    """Whether a title is a choice of its own field: "Thôn Đông" is a village, no column of them."""
    known = {one.key: one for one in fields if one.choices}
    pairs = zip(found.titles, found.keys, strict=True)
    reads = [known[key].read(Cell(title)) for title, key in pairs if key in known]
    return any(read.problem is None and read.value not in (None, "") for read in reads)


# --- The table under a heading -------------------------------------------------------------------


def _table(
    sheet: Sheet, heading: _Heading, lines: Sequence[Line], fields: Sequence[Field]
) -> Found:
    named, lines = together(heading.columns, lines, fields)
    first = sheet.lines[heading.at].number
    silent = {at for at, title in enumerate(named.titles) if is_serial(title)}
    return Found(
        sheet=sheet.name,
        heading=range(first, first + heading.height),
        titles=named.titles,
        columns=named.keys,
        unknown=tuple(
            title
            for at, (title, key) in enumerate(zip(named.titles, named.keys, strict=True))
            if title and key is None and at not in named.secret | silent
        ),
        left_out=tuple(NOT_READ.format(without(named.titles[at])) for at in sorted(named.secret)),
        lines=_blanked(lines, named.secret),
        knows=sheet.knows,
        joined=-1 if named.halves is None else named.halves,
    )


def _blanked(lines: Sequence[Line], secret: frozenset[int]) -> Sequence[Line]:
    if not secret:
        return lines
    return [
        replace(
            line,
            cells=tuple(EMPTY if at in secret else cell for at, cell in enumerate(line.cells)),
            dropped=any(cell.text for at, cell in enumerate(line.cells) if at in secret),
        )
        for line in lines
    ]


def _without_secrets(found: Found, fields: Sequence[Field]) -> Found:
    """Identity numbers go wherever they stand, also in the middle of a text, a heading, a name."""
    phones = {one.key for one in fields if one.phones}
    pairs = zip(found.columns, found.titles, strict=True)
    near = [(key in phones, is_money(title)) for key, title in pairs]
    known: dict[tuple[str, Near], str] = {}  # for this table alone: no such number is kept longer
    cut = [_cut(line, near, known) for line in found.lines]
    where = [new.number for old, new in zip(found.lines, cut, strict=True) if new is not old]
    plain = replace(
        found,
        sheet=without(found.sheet),
        titles=tuple(map(without, found.titles)),
        unknown=tuple(map(without, found.unknown)),
    )
    if not where:
        return plain
    said = STAYS_OUT.format(in_lines(where))
    return replace(plain, lines=cut, left_out=(*found.left_out, said))


def _cut(line: Line, near: Sequence[Near], known: dict[tuple[str, Near], str]) -> Line:
    """The very line where it holds none."""
    if not may_hold(APART.join([cell.text for cell in line.cells])):  # one look at a whole line
        return line
    more = [*near, *[(False, False)] * (len(line.cells) - len(near))]
    pairs = zip(line.cells, more, strict=False)
    texts = [_plain(cell.text, around, known) for cell, around in pairs]
    if all(text == cell.text for cell, text in zip(line.cells, texts, strict=True)):
        return line
    cells = zip(line.cells, texts, strict=True)
    return replace(line, cells=tuple(cell._replace(text=text) for cell, text in cells))


def _plain(text: str, near: Near, known: dict[tuple[str, Near], str]) -> str:
    if len(text) <= SHORTEST:
        return text
    if (text, near) not in known:
        known[text, near] = without(text, phones=near[0], money=near[1])
    return known[text, near]
