"""Lines of a message that were joined to one above, whose deed they go on with: told there."""

from collections.abc import Iterable, Mapping, Sequence

from sheets.reading.values import key_of

JOINS = ":joins"
_ENDS = " ,;"  # what stood between two lines, and is not kept behind the last


def keep(mended: dict[str, str], sheet: str, line: str, below: Iterable[tuple[int, str]]) -> None:
    """below: number and words of each line that goes behind what this one says."""
    more = [f"{number} {' '.join(text.split())}" for number, text in below]
    mended[_key(sheet, line)] = "\n".join(more)


def joined(mended: Mapping[str, str], sheet: str, line: str, texts: Sequence[str]) -> list[int]:
    """The lines whose words stand in these texts of a line; taken out, they are their own again."""
    said = [" ".join(text.split()) for text in texts]
    below = [one.partition(" ") for one in mended.get(_key(sheet, line), "").splitlines()]
    return [
        int(number)
        for number, _, words in below
        if any(words.rstrip(_ENDS) in text for text in said)
    ]


def _key(sheet: str, line: str) -> str:
    return key_of(sheet, line, JOINS[1:])
