"""Keeps a message's heading in one piece: "II. Thôn Đông, xã Đại Sơn", "Hội Nông dân, Hội Phụ nữ:".

What stands behind a body's name there, by a comma, a dash or in brackets, is no other part of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sheets.reading import numbering, people
from sheets.reading.bodies import is_collective, is_of_several, is_village, names_bodies, says_where
from sheets.reading.deeds import Deed
from sheets.reading.messages import NAME, is_labelled, without_phones
from sheets.reading.orders import HEADING
from sheets.reading.values import Cell, Field, Line


def head(line: Line, deed: Deed | None, fields: Sequence[Field]) -> Line:
    """What stands before a line's deed; of a line without one all, a heading's in one cell."""
    if deed:
        return deed.before(line)
    cells = [cell for cell in line.cells if cell.text and not cell.spread]
    phones = [cell for cell in cells if not without_phones(cell.text)]
    texts = [cell.text for cell in cells if cell not in phones]
    own = numbering.counted(line)
    parts = [text.strip(" .:") for text in (own.name, *texts[1:])]
    if len(parts) < 2 or is_labelled(own.name) or any(map(_is_person, _others(parts, fields))):
        return line
    if own.order.sort not in HEADING and not _are_of_a_heading(line, parts, fields):
        return line
    return replace(line, cells=(Cell(", ".join(texts)), *phones))


def _others(parts: Sequence[str], fields: Sequence[Field]) -> Iterator[str]:
    return (one for one in parts if not (is_collective(one) or _is_unit(one, fields)))


def _are_of_a_heading(line: Line, parts: Sequence[str], fields: Sequence[Field]) -> bool:
    """Whether a body, several of a sort, or a village and where it is stand alone on their line.

    "Chi hội Phụ nữ, Thôn Đông" may be honoured, and is of that village.
    """
    first, *others = parts
    guests = any(one.names and one.alone for one in fields)
    if not names_bodies(first):
        return False
    village = is_village(first) or is_of_several(first)
    if any(is_village(one) or _is_unit(one, fields) for one in others) and not village:
        return False
    if not all(_may_stand_beside(one, fields, guests=guests) for one in others):
        return False
    return village or guests or not line.mark or line.said.rstrip().endswith(":")


def _may_stand_beside(text: str, fields: Sequence[Field], *, guests: bool) -> bool:
    """guests: "2 người" are some who come."""
    if guests and people.COUNT.search(text):
        return False
    told = is_collective(text) or says_where(text) or is_of_several(text)
    return told or _is_unit(text, fields)


def _is_person(text: str) -> bool:
    return bool(NAME.fullmatch(text) or people.people(people.undivided(text)))


def _is_unit(text: str, fields: Sequence[Field]) -> bool:
    units = (one for one in fields if one.from_above and one.choices)
    return any(one.read(Cell(text)).value not in (None, "") for one in units)
