"""Which lines wait to be mended, and which no button takes together with others."""

from collections.abc import Mapping, Sequence

from sheets.figures.said import are_presumed
from sheets.reading import Field
from sheets.reading.deeds import lines_going_on
from sheets.reading.kinds import are_own, is_wrong_name


def is_wrong(
    fields: Sequence[Field], values: Mapping[str, object], reasons: Mapping[str, str]
) -> bool:
    """What cannot be read, or must stand there and does not, has no value; that is mended first. A
    name that is none, or two, has one.
    """
    return any(
        (why := reasons.get(one.key)) and (values.get(one.key) in (None, "") or is_wrong_name(why))
        for one in fields
    )


def is_by_hand(reasons: Mapping[str, str]) -> bool:
    """Whether a line has its own answer."""
    own = are_own(reasons.values()) or any(map(lines_going_on, reasons.values()))
    return own or are_presumed(reasons.values())
