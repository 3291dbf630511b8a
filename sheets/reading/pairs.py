"""Makes of two columns side by side what they say together: a name in two, a column each sex."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sheets.reading import halves, kinds
from sheets.reading.blanks import is_blank
from sheets.reading.columns import BY_COLUMN, UNDER, Columns, bare, is_word
from sheets.reading.placed import pair, said
from sheets.reading.sums import is_none
from sheets.reading.values import EMPTY, Cell, Field, Line

SEX, YEAR = "Giới tính", "Năm sinh"
SEXES = ("Nam", "Nữ")
# What says only that a line belongs to a column.
_CROSS = re.compile(r"[xv×✓✔☑√*+•●]+|1|có|nam|nữ", re.IGNORECASE)


def together(
    named: Columns, lines: Sequence[Line], fields: Sequence[Field]
) -> tuple[Columns, Sequence[Line]]:
    """The columns and the lines with each such pair as its fields read it."""
    named, lines = _name_as_one(named, lines, fields)
    return _sexes_apart(named, lines, fields)


# --- A name in two columns -----------------------------------------------------------------------


def _name_as_one(
    named: Columns, lines: Sequence[Line], fields: Sequence[Field]
) -> tuple[Columns, Sequence[Line]]:
    """One column less: both parts stand in the first. Where nobody can tell whether there are two,
    each row is asked about; where there are none, the row that looks so.
    """
    headed = named.halves is not None
    for at in _of_one(named, fields) if named.halves is None else (named.halves,):
        pairs = [pair(line, at) for line in lines]
        one = headed or halves.are_one([*_of_rows(lines, pairs)])
        if one:
            return _joined(named, lines, at, headed=headed)
        lines = [
            halves.perhaps_half(line, at) if one is None or halves.may_go_on(*both) else line
            for line, both in zip(lines, pairs, strict=True)
        ]
    return named, lines


def _joined(
    named: Columns, lines: Sequence[Line], at: int, *, headed: bool
) -> tuple[Columns, Sequence[Line]]:
    left, right = named.titles[at : at + 2]
    own = right.rpartition(UNDER)[2]
    title = left if right in ("", left) else f"{left} {own}"

    def shifted(place: int) -> int:
        return place - (place > at)

    by_sex = named.by_sex
    fewer = replace(
        named,
        titles=(*named.titles[:at], title, *named.titles[at + 2 :]),
        keys=(*named.keys[: at + 1], *named.keys[at + 2 :]),
        secret=frozenset(map(shifted, named.secret)),
        by_sex=by_sex and (shifted(by_sex[0]), shifted(by_sex[1])),
        halves=at,
    )
    return fewer, [_with_one(line, at, headed=headed) for line in lines]


def _with_one(line: Line, at: int, *, headed: bool) -> Line:
    whole = halves.whole(*pair(line, at), headed=headed)
    return replace(line, cells=(*line.cells[:at], whole, *line.cells[at + 2 :]))


def _of_one(named: Columns, fields: Sequence[Field]) -> Iterator[int]:
    """Where one heading stands over two columns, merged or only before an empty one, that may hold
    both parts of a name.
    """
    halved = [one for one in fields if one.halves[0]]
    for at, (left, right) in enumerate(pairwise(named.titles)):
        if right in ("", left) and any(
            named.keys[at] == one.key and is_word(left.rpartition(UNDER)[2], one) for one in halved
        ):
            yield at


def _of_rows(
    lines: Sequence[Line], pairs: Sequence[tuple[Cell, Cell]]
) -> Iterator[tuple[Cell, Cell]]:
    """Without what counts, adds up or signs: it says nothing of the columns."""
    for line, both in zip(lines, pairs, strict=True):
        texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
        if kinds.is_signature(texts):
            return
        if not (kinds.is_total(texts) or kinds.are_column_numbers(texts)):
            yield both


# --- A column for each sex -----------------------------------------------------------------------


def _sexes_apart(
    named: Columns, lines: Sequence[Line], fields: Sequence[Field]
) -> tuple[Columns, Sequence[Line]]:
    """A column more, which says under which of the two a line is filled in, and where no other does
    one of the years that stand there in place of a cross.
    """
    sex = next((one.key for one in fields if "gioi tinh" in map(bare, one.words)), None)
    if named.by_sex is None or sex is None:
        return named, lines
    male, female = named.by_sex
    keys: list[str | None] = [None if key == sex else key for key in named.keys]
    key = keys[male] or keys[female]
    keys[male] = keys[female] = key
    years = next((one.key for one in fields if one.below_sex), None)
    named_at = [at for at, key in enumerate(keys) if any(f.key == key and f.names for f in fields)]
    under = [_under(line, named.by_sex) for line in lines]
    told = [(SEX, sex, [", ".join(each) for each in under])]
    more = [_beside_cross(*both, named_at) for both in zip(lines, under, strict=True)]
    if key is None and years and any(more):
        told.append((YEAR, years, more))
    width = len(keys)
    columns = replace(
        named,
        titles=(*named.titles, *(BY_COLUMN.format(label) for label, _, _ in told)),
        keys=(*keys, *(own for _, own, _ in told)),
    )
    return columns, [
        replace(
            line,
            cells=(
                *line.cells,
                *[EMPTY] * (width - len(line.cells)),
                *(Cell(texts[n]) for _, _, texts in told),
            ),
        )
        for n, line in enumerate(lines)
    ]


def _under(line: Line, by_sex: tuple[int, int]) -> dict[str, str]:
    """What a line writes below each sex; nothing of the numbers of columns, of a total."""
    own = {word: said(line, at).text for word, at in zip(SEXES, by_sex, strict=True)}
    filled = {
        word: text for word, text in own.items() if text and not (is_blank(text) or is_none(text))
    }
    texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
    counts = kinds.is_total(texts) or (len(filled) > 1 and kinds.are_column_numbers(texts))
    return {} if counts else filled


def _beside_cross(line: Line, under: Mapping[str, str], names: Sequence[int]) -> str:
    """What more than a cross it writes there; words are somebody's who signs where nobody is
    named.
    """
    more = [text for text in under.values() if not _CROSS.fullmatch(text)]
    named = any(said(line, at).text for at in names)
    return ", ".join(text for text in more if named or any(map(str.isdigit, text)))
