"""Parts a message's line that says who did what: "Thôn Đông: Bà Lê Bé: nuôi rươi 2,4 ha (2022)".

All behind the colon is the deed, in one piece: its commas and brackets part nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sheets.reading import absent, kinds, people, roles
from sheets.reading.bodies import VILLAGES, is_collective, is_household, is_village
from sheets.reading.messages import NAME, bare_of, cut, is_labelled, without_phones
from sheets.reading.posts import is_before_a_deed
from sheets.reading.values import Cell, Field, Line

_COLON = re.compile(r"\s*:(?:\s+(?=\w)|(?=[^\W\d]))")  # no "7:30"
_YEAR = re.compile(r"(?:(?:sinh(?: năm)?|sn|ns)\.?:? ?)?[0-9]{4}", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[()]\s*")
# "Thôn Đông: 1. Bà Bé: …", "a) …", "- …"
_SIGN = r"(?:[0-9]{1,2}[.)]|[a-eg-h]\)|[-–+•*])"
_COUNTED = re.compile(rf"(?<!\S){_SIGN}\s*(?=[^\W\d])")
# What follows a sentence's end, up to its colon, perhaps behind another village and its colon.
_ENTRY = re.compile(
    rf"(?P<sign>[;.,]?\s{_SIGN}|[;.,])\s+"
    rf"(?:(?P<village>(?i:{'|'.join(VILLAGES)}) [^;.:]{{1,40}}):\s*)?"
    r"(?P<who>[^;.:]{2,80}):(?![0-9])"
)
FEWEST = 2  # words of a deed
_LETTERS = "abcdefgh"  # by which persons are counted
GOES_ON = (
    "Dòng {} có phải phần tiếp của dòng {} không? Hãy nối, hoặc đánh dấu dòng này nếu không phải."
)
_GOES_ON = re.compile(r"Dòng ([0-9, ]+) có phải phần tiếp của dòng")
_SPOKEN = re.compile(
    r"(?:em|anh|chị|xin|kính|gửi|nhờ|mời|bổ sung|thêm|đề nghị|trên đây|đây)\b"
    r"|.*\b(?:ơi|ạ|nhé|nha|nhá|dạ|vâng|cảm ơn|cám ơn|chào)\b"
)
_BETWEEN = " ;,"  # what stands before the next one, and is of no deed


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Who stands before the colon, and what is said behind it; with the unit, where it is one."""

    head: tuple[str, ...]
    said: Mapping[str, str]  # by field: the unit, the deed
    dropped: bool  # a phone stood in the deed, and is gone
    asks: str = ""  # which lines below perhaps go on with it
    more: bool = False  # it goes on with the one above, and is nobody's own

    @property
    def is_of_several(self) -> bool:
        """Whether a household, a collective did it, which stands first then."""
        return is_household(self.head[0]) or is_collective(self.head[0])

    def is_of_post(self, fields: Sequence[Field]) -> bool:
        """Whether a post stands before the colon too, so that nothing is said of a deed yet."""
        return not any(self.said.get(one.key) for one in fields if one.behind == "deed")

    def before(self, line: Line) -> Line:
        """The line as it would be without the deed."""
        away = [cell for cell in line.cells if absent.is_said(cell.text)]
        asks = line.cells[0].asks if line.cells else ""  # one of several of a line
        name, *more = map(Cell, self.head)
        return replace(line, cells=(name._replace(asks=asks), *more, *away))


def beside(
    deed: Deed | None, parts: dict[str, Cell], others: list[Cell]
) -> tuple[dict[str, Cell], list[Cell]]:
    """What was read of a line's head, and its unit and its deed with that."""
    if deed and deed.more:
        return {}, [Cell(deed.head[0])]
    said = deed.said.items() if deed else ()
    told = {key: Cell(text) for key, text in said if text}
    if deed and deed.asks:
        *_, key = told
        told[key] = told[key]._replace(asks=deed.asks)
    return parts | told, others


def told(lines: Sequence[Line], fields: Sequence[Field]) -> list[Deed | None]:
    """Of each line its deed; words right below one that go on with it are kept whole, and asked
    about: a long deed is broken by whoever types it.
    """
    found = [of(line, fields) for line in lines]
    first, more = -1, list[Line]()
    for at, line in enumerate(lines):
        if first >= 0 and not found[at] and _goes_on(line, lines[at - 1]):
            more.append(line)
            found[at] = _more(line)
            found[first] = _asked(found[first], lines[first], more)
        else:
            deed = found[at]
            first = at if deed and not deed.is_of_post(fields) else -1
            more = []
    return found


def _more(line: Line) -> Deed:
    """All of a line that goes on with the one above, its last comma too; a phone is gone."""
    plain = without_phones(line.said)
    comma = "," if line.said.rstrip().endswith(",") else ""
    head = (f"{bare_of(plain)}{comma}",)
    return Deed(head=head, said={}, dropped=plain != line.said, more=True)


def _asked(deed: Deed | None, line: Line, more: Sequence[Line]) -> Deed | None:
    if deed is None:
        return None
    key, text = [*deed.said.items()][-1]
    comma = "," if line.said.rstrip().endswith(",") and not text.endswith(",") else ""
    numbers = ", ".join(f"{one.number}" for one in more)
    said = {**deed.said, key: f"{text}{comma}"}
    return replace(deed, said=said, asks=GOES_ON.format(numbers, line.number))


def _goes_on(line: Line, before: Line) -> bool:
    """Whether words go on with the line above: in small letters, or behind its comma."""
    text = line.said.strip()
    begins = text[:1].islower() or (text and before.said.rstrip().endswith(","))
    if not begins or line.mark or _SPOKEN.match(text.lower()) or is_labelled(text):
        return False
    first = next(iter(cut(text)), "")
    who = people.TITLES.match(text) or people.names_one(first) or is_collective(first)
    none = kinds.is_total([text]) or kinds.is_signature([text]) or kinds.is_note([text])
    return not (
        who or none or is_household(first) or is_village(first) or absent.heads([text], people=True)
    )


def lines_going_on(why: str) -> list[int]:
    """The lines that a reason asks about as going on with its own."""
    found = _GOES_ON.match(why)
    return [int(one) for one in found[1].split(", ")] if found else []


def of(line: Line, fields: Sequence[Field]) -> Deed | None:
    """What a line says so; None of another, and where no field is of deeds."""
    if not line.said or not any(one.behind == "deed" for one in fields):
        return None
    text = bare_of(line.said)
    if is_labelled(text):
        return None
    also, end = _others_in(text)
    return _parted(text, also, end, fields) or (
        _parted(text, [], len(text), fields) if also else None
    )


def _parted(text: str, also: Sequence[str], end: int, fields: Sequence[Field]) -> Deed | None:
    """also: who is named behind the first one's deed, which begins before end."""
    for colon in reversed([*_COLON.finditer(text, 0, end)]):
        head, told = _parts(text[: colon.start()]), text[colon.end() :].strip()
        if told.count(")") > told.count("("):  # it stands in brackets itself
            told = told.rstrip(" )")
        if not head or not _tells(told):
            continue
        units = [one for one in head if _is_unit(one, fields)]
        who = [one for one in head if one not in units[:1] and not is_village(one)]
        if any(map(_is_who, who)):
            plain = without_phones(told).rstrip(" ,;(")
            dropped = plain != told.rstrip(" ,;(")
            last = f"{who[-1]}: {plain}"
            post = len(who) > 1 and is_before_a_deed(last)
            who = [*who[:-1], last] if post else who
            rest = [one for one in head if is_village(one) and one not in units]
            # Two are none: which of them is meant is asked.
            said = {one.key: ", ".join(dict.fromkeys(units)) for one in _of_units(fields)}
            said |= {one.key: "" if post else plain for one in fields if one.behind == "deed"}
            return Deed(
                head=(who[0], *also, *who[1:], *rest),
                said=said,
                dropped=dropped,
            )
    return None


def _others_in(text: str) -> tuple[list[str], int]:
    """Who begins an entry of their own within a line, and where the first of them does."""
    colon = _COLON.search(text)
    begin = colon.end() if colon else len(text)
    counted = _COUNTED.match(text, begin)
    begin = counted.end() if counted else begin
    found = [one for one in _ENTRY.finditer(text, begin) if _who_begins(one)]
    return [*map(_who_begins, found)], found[0].start() if found else len(text)


def _who_begins(entry: re.Match[str]) -> str:
    """ "; bà Vũ Thị Tư - Thôn Đông: …"; behind a comma ", bà Tư: 3 buổi" is only named."""
    first = next(iter(cut(entry["who"])), "")
    titled = people.TITLES.match(first) is not None and first[0].isupper()
    named = NAME.fullmatch(first) is not None and people.names_one(first)
    return first if named and (titled or entry["sign"] != ",") else ""


def shared(
    texts: Sequence[str],
    names: Sequence[str],
    columns: Sequence[str | None],
    fields: Sequence[Field],
) -> list[dict[int, str]]:
    """Of each of these persons, by column, what the line says of her alone: the deed, her unit.

    Nothing where the deed does not name just the others, one after another: then it is of all.
    """
    told = next((at for at, one in _deed_columns(columns, fields) if texts[at]), None)
    entries = [] if told is None else _entries(texts[told])
    if told is None or len(entries) != len(names) - 1:
        return [{} for _ in names]
    ends = [*(one.start() for one in entries), len(texts[told])]
    units = [columns.index(one.key) for one in _of_units(fields) if one.key in columns]
    found = [{told: texts[told][: ends[0]].rstrip(_BETWEEN)}]
    for entry, end in zip(entries, ends[1:], strict=True):
        _, *beside = cut(entry["who"])
        village = next(filter(None, [entry["village"], *filter(is_village, beside)]), "")
        more = ", ".join(one for one in beside if one != village)
        deed = texts[told][entry.end() : end].strip().rstrip(_BETWEEN)
        said = {told: f"{more}: {deed}" if more else deed}
        found.append(said | (dict.fromkeys(units, village) if village else {}))
    return found


def are_counted(
    texts: Sequence[str], count: int, columns: Sequence[str | None], fields: Sequence[Field]
) -> bool:
    """Whether a deed counts the persons of its line, the second by "2.", "b)", and all of them."""
    told = next((texts[at] for at, _ in _deed_columns(columns, fields) if texts[at]), "")
    signs = [one["sign"].strip(";., )") for one in _entries(told)]
    numbers = [f"{number}" for number in range(2, count + 1)]
    return count > 1 and signs in (numbers, [*_LETTERS[1:count]])


def _deed_columns(
    columns: Sequence[str | None], fields: Sequence[Field]
) -> Iterator[tuple[int, str]]:
    keys = {one.key for one in fields if one.behind == "deed"}
    return ((at, key) for at, key in enumerate(columns) if key in keys)


def _entries(deed: str) -> list[re.Match[str]]:
    return [one for one in _ENTRY.finditer(deed) if _who_begins(one)]


def _parts(text: str) -> list[str]:
    """What stands before a colon, part by part; none where one is no person, body, year or post."""
    found = [
        part
        for half in _COLON.split(text)
        for part in cut(_BRACKETS.sub(", ", _without_sign(half)).strip(" ,"))
    ]
    return found if all(map(_may_stand_there, found)) and not kinds.is_call(text) else []


def _without_sign(half: str) -> str:
    counted = _COUNTED.match(half)
    return half[counted.end() :] if counted else half


def _may_stand_there(part: str) -> bool:
    told = _YEAR.fullmatch(part) or people.is_age(part) or kinds.is_post(part)
    return bool(told) or _is_who(part) or roles.doubt_of(part, alone=True) != ""


def _is_who(part: str) -> bool:
    body = is_collective(part) and " " in part
    return (
        bool(NAME.fullmatch(part))
        or is_household(part)
        or body
        or bool(people.people(people.undivided(part)))
    )


def _is_unit(text: str, fields: Sequence[Field]) -> bool:
    """Whether a unit is called so, perhaps by a shortened name that is asked about then."""
    return any(one.read(Cell(text)).value not in (None, "") for one in _of_units(fields))


def _of_units(fields: Sequence[Field]) -> list[Field]:
    return [one for one in fields if one.from_above and one.choices]


def _tells(told: str) -> bool:
    """Whether words behind a colon are a deed: no name, no post alone."""
    first = cut(told)[:1]
    return len(told.split()) >= FEWEST and not any(
        NAME.fullmatch(one) or _YEAR.fullmatch(one) or roles.doubt_of(one, alone=True)
        for one in first
    )
