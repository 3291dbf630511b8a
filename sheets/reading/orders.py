"""Reads the sign a line is counted by: "A.", "II", "I.1", "3)", "1.2", "a)", "-"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# How lines are counted, the highest sort first; those of a table's own heading, and of none.
SORTS = ("table", "A", "I", "I.1", "1", "1.1", "a", "*", "-", "+", "")
HEADING = ("A", "I")  # what is counted so heads others, whatever it says
BULLETS = ("*", "-", "+")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LARGE, _SMALL = "ABCDĐEFGHKLMN", "abcdđeghiklmnopqrstuvxy"
_DOT = r"\-–—•●▪■✓✔➢➤·\ue000-\uf8ff"
# "K Sor" is somebody's name, "K/T" the beginning of a signature: the later letters need a sign.
_ORDER = re.compile(
    r"(?:[IVX]{1,5}|[A-HĐ])(?:\s*[.):/-]\s*(?![0-9])|\s+|$)|[KLMN]\s*[.)]\s*(?![0-9])"
)
_NUMBER = re.compile(
    r"[IVX]{1,5}\.[0-9]{1,2}[.):]?\s+(?=\D)|\(?[0-9]{1,2}(?:\.[0-9]{1,2})+[.):]?\s+(?=\D)"
    rf"|\(?[0-9]{{1,2}}\s*[.):/-]+\s*(?=\D)|\(?[{_SMALL}](?:\)\s*|\.\s+)(?=\w)|[*+{_DOT}]+\s*(?=\w)"
)
# A cell that holds nothing else; a workbook keeps "1.2" as a number and shows its comma.
_ALONE = re.compile(
    rf"\(?(?:[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})*|[IVX]{{1,5}}(?:\.[0-9]{{1,2}})?|[A-HĐKLM]"
    rf"|[N{_SMALL}](?=[.)]))\s*[.):/-]*|[*+{_DOT}]"
)


class Order(NamedTuple):
    """By which sort of sign a line is counted, one of SORTS, and which of them it is."""

    sort: str = ""
    number: int = 0


def order_of(text: str) -> str:
    """The I. or A. before a group's name, with what separates them; nothing before another."""
    found = _ORDER.match(text)
    return found[0] if found else ""


def number_of(text: str) -> str:
    """The "3. ", "1.2 ", "a) ", "- " before a text, with what separates them."""
    found = _NUMBER.match(text)
    return found[0] if found else ""


def marked(texts: Sequence[str], mark: str = "") -> tuple[str, Sequence[str]]:
    """What a line is counted by, and its other texts: in a cell of its own or before the first.

    mark: what the line was counted by and no text of it says. One before a text stays there too.
    """
    if mark or not texts:
        return mark, texts
    if len(texts) == 2 and _ALONE.fullmatch(texts[0]):
        return texts[0], texts[1:]
    return order_of(texts[0]) or number_of(texts[0]), texts


def order_in(mark: str) -> Order:
    """What "II.", "B", "3)", "1.2", "a)", "-" before a line says of its place."""
    if (bullet := mark.strip()) and not any(map(str.isalnum, bullet)):
        return Order(bullet[0] if bullet[0] in BULLETS else "-")
    sign = mark.strip(" .,):/-(")
    upper, _, last = sign.replace(",", ".").rpartition(".")
    if last.isdecimal():
        return Order("I.1" if upper[:1].isalpha() else "1.1" if upper else "1", int(last))
    if sign and not sign.strip("IVX"):
        values = [_ROMAN[char] for char in sign]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return Order("I", sum(-one if one < after else one for one, after in pairs))
    for sort, letters in (("A", _LARGE), ("a", _SMALL)):
        if sign in tuple(letters):
            return Order(sort, letters.index(sign) + 1)
    return Order()


def is_within(mark: str, other: str) -> bool:
    """Whether one is counted within the other: "2.1" within "2.", "I.1" within "I"."""
    upper = mark.strip(" .,):/-(").replace(",", ".").rpartition(".")[0]
    return bool(upper) and upper == other.strip(" .,):/-(").replace(",", ".")
