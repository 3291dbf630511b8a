"""Reads a line of a message on which several persons are counted: "1. Bà Bảy, nuôi cá 2. Bà Tám".

A line break was lost there: each has a line of her own, and is asked about. Where colons say whose
deed is whose, `deeds` reads the line as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheets.reading import kinds, people, roles
from sheets.reading.bodies import is_collective, is_village
from sheets.reading.messages import NAME, cut

_SIGN = re.compile(r"(?<![^\s;,:.(–—-])\(?(?P<sign>[0-9]{1,2}|[a-e])\s?[.)/]\s*(?=[^\W\d])")
_LETTERS = "abcde"
_COLON = re.compile(r":\s*\S")
_LEADS = re.compile(r"[\s:–—-]+$")
_EDGES = " ,;–—-"
_ENDS = re.compile(r"\s*(?:$|[,;.:(–—-])")
_YEAR = re.compile(r"(?:(?:sinh(?: năm)?|sn|ns)\.?:? ?)?(?:19|20)[0-9]{2}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Person:
    """One of them: by what she is counted, what is said of her, and before all of them."""

    mark: str
    text: str
    body: str = ""

    @property
    def _cut(self) -> list[str]:
        """Her name and what else is said, also in one breath: "Bà Bảy nuôi cá"."""
        first, *more = cut(self.text)
        name = NAME.match(first)
        rest = first[name.end() :].strip() if name else ""
        return [name[0], rest, *more] if name and rest[:1].islower() else [first, *more]

    @property
    def parts(self) -> list[str]:
        """Her name, the body that stands before all of them, what else is said."""
        name, *more = self._cut
        return [name, *([self.body] if self.body else []), *more]

    @property
    def said(self) -> str:
        """As a line that says who did what: "Thôn Đông: bà Bảy, 1970: nuôi cá"."""
        name, *more = self._cut
        at = next((n for n, part in enumerate(more) if not _tells_who(part)), len(more))
        told = [", ".join([name, *more[:at]]), ", ".join(more[at:])]
        return ": ".join(filter(None, [self.body, *told]))


def persons(row: str) -> tuple[str, list[Person]]:
    """Whom a line counts, from one on, and what stands before them that is no body of theirs; none
    where it counts one, or a colon says what one of them did.
    """
    signs = list(_in_order(_SIGN.finditer(row)))
    if len(signs) < 2:
        return "", []
    ends = [*(one.start() for one in signs[1:]), len(row)]
    texts = [row[one.end() : end].strip(_EDGES) for one, end in zip(signs, ends, strict=True)]
    if not all(map(_begins_with_one, texts)) or any(map(_COLON.search, texts)):
        return "", []
    before = _LEADS.sub("", row[: signs[0].start()])
    body = before if is_village(before) or is_collective(before) else ""
    marks = [one[0].strip() for one in signs]
    told = zip(marks, texts, strict=True)
    found = [Person(mark=mark, text=text, body=body) for mark, text in told]
    return "" if body else before, found


def _in_order(signs: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those that count on, "1." "2." or "a)" "b)"; "2. 500 m2" of a deed is none of them."""
    orders: Sequence[Sequence[str]] = ([str(n) for n in range(1, 100)], _LETTERS)
    waits: Sequence[str] = ()
    for one in signs:
        if not waits:
            waits = next((order for order in orders if one["sign"] == order[0]), ())
        if waits and one["sign"] == waits[0]:
            waits = waits[1:]
            yield one


def _begins_with_one(text: str) -> bool:
    """Whether somebody's name stands first, by a title or with nothing of a sentence behind it."""
    found = NAME.match(text)
    if found is None or is_collective(text):
        return False
    return people.TITLES.match(text) is not None or (
        people.names_one(found[0]) and _ENDS.match(text, found.end()) is not None
    )


def _tells_who(part: str) -> bool:
    """Whether a part says who somebody is: her year, her village, her calling; no deed."""
    told = _YEAR.fullmatch(part) or people.is_age(part) or is_village(part) or kinds.is_post(part)
    return bool(told) or roles.doubt_of(part, alone=True) != ""
