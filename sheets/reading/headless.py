"""Reads a list that has no heading, as people paste it from Zalo: each part says what it is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sheets.reading import absent, deeds, kinds, numbering, posts, roles, whole
from sheets.reading.bodies import is_body, is_collective, is_household, is_village
from sheets.reading.columns import bare
from sheets.reading.messages import ADDRESSED, NAME
from sheets.reading.orders import BULLETS
from sheets.reading.people import ALONG, COUNT, FAMILIES, is_given, is_no_post
from sheets.reading.titles import is_title
from sheets.reading.values import EMPTY, Cell, Field, Found, Line, Sheet

SAMPLE = 40  # characters
NO_HEADING: range = range(0)
_SAMPLES = ("Trần Văn Bình", "Mỗ Đoạn")  # a field that takes these takes everything
_PHONE = re.compile(r"\D{0,20}\+?[0-9](?:[ .()-]{0,2}[0-9]){8,11}")
PHONES = "Số điện thoại: không đọc"
# How a person is called, in small letters: by a title, her family or her middle name.
_PERSON = re.compile(
    rf"(?:(?:{ADDRESSED})\.?\s+)?(?:(?:{'|'.join(sorted(FAMILIES))})\s+\w|\w+\s+(?:văn|thị)\s+\w)"
)
_TEAM = re.compile(r"đội\b", re.IGNORECASE)


def found(sheet: Sheet, fields: Sequence[Field]) -> Iterator[Found]:
    """The list, its parts put under the fields they fit; what fits none stays beside them."""
    naming = next((field for field in fields if field.names), None)
    if naming is None or not any(line.cells for line in sheet.lines):
        return
    told = deeds.told(sheet.lines, fields)
    lines = [whole.head(*both, fields) for both in zip(sheet.lines, told, strict=True)]
    rows = [
        deed.is_of_several if deed else _is_counted(lines, at, fields)
        for at, deed in enumerate(told)
    ]
    placed = [
        deeds.beside(one, *_placed(line, naming, fields, counted=counted))
        for line, counted, one in zip(lines, rows, told, strict=True)
    ]
    dropped = [
        any(map(_is_phone, others)) or bool(one and one.dropped)
        for (_, others), one in zip(placed, told, strict=True)
    ]
    placed = [(parts, [c for c in others if not _is_phone(c)]) for parts, others in placed]
    placed = [_behind(parts, others, naming, fields) for parts, others in placed]
    used = Counter(key for parts, _ in placed for key in parts)
    if not used[naming.key]:
        return
    keys = [field.key for field in fields if used[field.key]]
    rest = max(len(others) for _, others in placed)
    columns = (*keys, *[None] * rest)
    unread = _unread(placed, rest, naming.key)
    labels = {field.key: field.label for field in fields}
    yield Found(
        sheet=sheet.name,
        heading=NO_HEADING,
        titles=(*(labels[key] for key in keys), *unread),
        columns=columns,
        unknown=tuple(filter(None, unread)),
        left_out=(PHONES,) if any(dropped) else (),
        lines=[
            Line(
                number=line.number,
                hidden=line.hidden,
                dropped=gone,
                mark=line.mark,
                cells=(
                    *(parts.get(key, EMPTY) for key in keys),
                    *others,
                    *[EMPTY] * (rest - len(others)),
                ),
            )
            for line, (parts, others), gone in zip(sheet.lines, placed, dropped, strict=True)
        ],
        knows=sheet.knows,
    )


def _unread(
    placed: Sequence[tuple[dict[str, Cell], list[Cell]]], rest: int, name: str
) -> list[str]:
    """A title of each column nobody claims: the first said of somebody there, no greeting."""
    said = [[cell.text for cell in others] for parts, others in placed if name in parts]
    first = [next((texts[at] for texts in said if len(texts) > at), "") for at in range(rest)]
    return [f"“{text[:SAMPLE]}”" if text else "" for text in first]


def _is_counted(lines: Sequence[Line], at: int, fields: Sequence[Field]) -> bool:
    """Whether a body is one of a numbered list, not what heads its people: those have no number.

    A name that is written small, or with more behind it, is told from talk by its number.
    """
    own = numbering.counted(lines[at])
    behind = [cell.text for cell in lines[at].cells if cell.text and not cell.spread][1:]
    if any(is_naming(text) or kinds.is_person(text) for text in behind):
        return is_household(own.name) or (wants_unit(fields) and _is_strange(own.name, fields))
    if not lines[at].mark or is_naming(own.name):
        return not lines[at].mark and kinds.is_post(own.name) and _is_post(own.name, fields)
    if not is_collective(own.name):
        named = is_household(own.name) or _PERSON.match(own.name.lower()) is not None
        named = named or is_given(own.name) or _is_post(own.name, fields)
        return named and own.order.sort not in BULLETS
    before, below = numbering.first_of(lines[:at][::-1]), numbering.first_of(lines[at + 1 :])
    honoured = wants_unit(fields) and not _is_unit(own.name, fields)
    weight = numbering.weigh(own, before=before, below=below, honoured=honoured)
    return weight != "heads"


def _is_post(text: str, fields: Sequence[Field]) -> bool:
    """Whether somebody is invited by a post alone, who has to be named: "Phóng viên Báo Đông"."""
    alone = any(one.names and one.alone for one in fields)
    heads = kinds.names_a_group(text) or kinds.behind_all(text)[1] != ""
    return alone and roles.doubt_of(text, alone=True) != "" and not heads


def wants_unit(fields: Sequence[Field]) -> bool:
    """Whether a body may be of those the list is about, and the unit of others."""
    return any(one.from_above and one.choices for one in fields)


def _is_strange(text: str, fields: Sequence[Field]) -> bool:
    """Whether a body is named that is no unit and no village, so nobody's place."""
    return is_collective(text) and not is_village(text) and not _is_unit(text, fields)


def _is_unit(text: str, fields: Sequence[Field]) -> bool:
    return any(one.choices and _takes(one, Cell(text)) for one in fields if one.from_group)


def _placed(
    line: Line, naming: Field, fields: Sequence[Field], *, counted: bool
) -> tuple[dict[str, Cell], list[Cell]]:
    """counted: a body stands in the name's place, since it is one of those honoured.

    Who stands behind somebody, or behind a body, is written beside the name and asked about.
    """
    if is_title(line):
        return {}, [Cell(" - ".join(cell.text for cell in line.cells if cell.text))]
    parts: dict[str, Cell] = {}
    others: list[Cell] = []
    cells = _halved([cell for cell in line.cells if cell.text and not cell.spread])
    if counted:
        parts[naming.key], *cells = cells
    also: list[str] = []
    both = False
    for cell in cells:
        field = _labelled(cell, fields) or _selective(cell, fields)
        if field is None and naming.key not in parts and is_naming(cell.text):
            field = naming
        elif field is None and (kinds.is_person(cell.text) or (counted and is_naming(cell.text))):
            also.append(cell.text)
            continue
        if field is None or field.key in parts:
            others.append(cell)
        else:
            parts[field.key] = _without_label(cell, field)
            both = both or (cell.cut and field is naming)
    counts = [cell for cell in others if naming.alone and _is_of_others(cell.text)]
    if counts:  # no post and no name: how many come, who comes along
        others = [cell for cell in others if cell not in counts]
        first = parts[naming.key].text if naming.key in parts else ""
        parts[naming.key] = Cell(f"{first} ({counts[0].text})".strip())
    if naming.key in parts:
        name = ", ".join([parts[naming.key].text, *also])
        both = both or (counted and bool(also)) or _follows_a_unit(cells, fields)
        parts[naming.key] = Cell(name, cut=both, asks=parts[naming.key].asks)
    return parts, others + list(map(Cell, also if naming.key not in parts else ()))


def _halved(cells: list[Cell]) -> list[Cell]:
    """What stands before a person without a sign between, or with a stroke, apart from her."""
    before, name = kinds.behind_all(cells[0].text if cells else "")
    first = [Cell(before), Cell(name, cut=True)] if name else cells[:1]
    halves = (half for one in cells[1:] for half in posts.before_another(one.text))
    return [*first, *map(Cell, filter(None, halves))]


def _follows_a_unit(cells: Sequence[Cell], fields: Sequence[Field]) -> bool:
    """Whether a body that may be honoured itself, and be a unit, stands before somebody's name."""
    first = cells[0].text if len(cells) > 1 and wants_unit(fields) else ""
    return is_collective(first) and not is_village(first) and is_naming(cells[1].text)


def _behind(
    parts: dict[str, Cell], others: list[Cell], naming: Field, fields: Sequence[Field]
) -> tuple[dict[str, Cell], list[Cell]]:
    """What stands behind the name: the post and the office it is held in, where both are asked."""
    keys: dict[str, str] = {field.behind: field.key for field in fields if field.behind}
    if "deed" in keys:
        return _post_and_deed(parts, others, keys)
    away = [cell for cell in others if naming.key in parts and _is_aside(cell.text)]
    others = [cell for cell in others if cell not in away]
    parts, others = _post_and_office(parts, others, naming, keys)
    return parts, others + away


def _post_and_deed(
    parts: dict[str, Cell], others: list[Cell], keys: Mapping[str, str]
) -> tuple[dict[str, Cell], list[Cell]]:
    """ "Chi hội trưởng Phụ nữ: vận động 30 hội viên, hiến đất": a post, and all that follows."""
    texts = [cell.text for cell in others]
    at = next((n for n, text in enumerate(texts) if posts.is_before_a_deed(text)), len(texts))
    if at == len(texts) or {keys["post"], keys["deed"]} & {*parts}:
        return parts, others
    post, _, deed = texts[at].partition(":")
    whole = ", ".join([deed.strip(), *texts[at + 1 :]])
    return parts | {keys["post"]: Cell(post.strip()), keys["deed"]: Cell(whole, cut=True)}, [
        *others[:at]
    ]


def _is_of_others(text: str) -> bool:
    return bool(COUNT.match(text) or ALONG.match(f" {text}"))


def _is_aside(text: str) -> bool:
    return absent.is_said(text) or is_no_post(text)


def _post_and_office(
    parts: dict[str, Cell], others: list[Cell], naming: Field, keys: Mapping[str, str]
) -> tuple[dict[str, Cell], list[Cell]]:
    if not others or {*keys} != {"post", "office"}:
        return parts, others
    texts = [cell.text for cell in others]
    free = [key for key in (keys["post"], keys["office"]) if key not in parts]
    if len(free) < 2:  # one of them was said by its name: all the rest is the other
        return (parts | {free[0]: Cell(", ".join(texts))}, []) if free else (parts, others)
    if naming.key not in parts:
        head, *more = texts
        said = {keys["post"]: Cell(head)}
        return parts | said | ({keys["office"]: Cell(", ".join(more))} if more else {}), []
    post, office, guessed = posts.told(texts)
    office = posts.alone(office) if guessed else office
    said = {keys["post"]: Cell(post), keys["office"]: Cell(office, cut=guessed)}
    return parts | {key: cell for key, cell in said.items() if cell.text}, []


def is_naming(text: str) -> bool:
    """Whether a part stands where a name does: two to six words that begin large, or a doubt.

    "Đại diện lãnh đạo" is asked about in the name's place; a greeting is nobody's name.
    """
    if kinds.is_call(text):
        return False
    if NAME.fullmatch(text) and not is_body(text) and not _TEAM.match(text):
        return True
    return kinds.doubt_of_name(text) != "" and any(char.isalpha() for char in text)


def _labelled(cell: Cell, fields: Sequence[Field]) -> Field | None:
    """ "Chức vụ: Trưởng thôn", "thôn Mỗ Đoạn": the field whose word the part begins with."""
    text, best, longest = f"{bare(cell.text)} ", None, 0
    for field in fields:
        for word in map(bare, field.words):
            if len(word) > longest and text.startswith(f"{word} ") and not field.names:
                best, longest = field, len(word)
    return best


def _selective(cell: Cell, fields: Sequence[Field]) -> Field | None:
    """The field that reads this part and would not read just anything."""
    for field in fields:
        if field.names or any(_takes(field, Cell(sample)) for sample in _SAMPLES):
            continue
        if _takes(field, cell):
            return field
    return None


def takes_anything(field: Field) -> bool:
    """Whether a field is one of free words: any line of a list could be read into it."""
    return all(_takes(field, Cell(sample)) for sample in _SAMPLES)


def _is_phone(cell: Cell) -> bool:
    """A number that nobody asked for: with its label or without."""
    return _PHONE.fullmatch(cell.text) is not None


def _takes(field: Field, cell: Cell) -> bool:
    read = field.read(cell)
    return read.problem is None and read.value not in (None, "")


def _without_label(cell: Cell, field: Field) -> Cell:
    """The part as its field reads it: whole if it can be, else what stands after the colon, or
    after the word where somebody's name does.
    """
    if absent.heads([cell.text], people=field.names):  # "Đại biểu dự phòng: 02 người"
        return cell
    _, colon, rest = cell.text.partition(":")
    if colon and rest.strip():
        return cell._replace(text=rest.strip())
    words = [word for word in field.words if cell.text.lower().startswith(f"{word.lower()} ")]
    name = cell.text[max(map(len, words), default=0) :].strip()
    return cell._replace(text=name) if words and kinds.is_person(name) else cell
