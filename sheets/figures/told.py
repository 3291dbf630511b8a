"""A table as its import keeps it beside its lines: what stands above them, its groups."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from accounts.names import fold
from sheets.figures import Assessed, column_of
from sheets.figures.said import is_unknown
from sheets.reading import Field, Found


def told_table(table: Found) -> dict[str, Any]:
    """A table as its import keeps it: what stands above the lines."""
    heading = [table.heading[0], table.heading[-1]] if len(table.heading) else []
    return {
        "sheet": table.sheet,
        "heading": heading,
        "titles": list(table.titles),
        "columns": list(table.columns),
        "real": len(table.titles),
        "left_out": list(table.left_out),
        "unknown": list(table.unknown),
        "knows": sorted(table.knows),
        "above": {key: list(said) for key, said in table.above.items()},
    }


def words_of(
    table: Found, lines: Sequence[Assessed], fields: Sequence[Field]
) -> list[tuple[str, str, int]]:
    """Words of this table's lines that a field's closed list does not have: the field, the word as
    it is first written, how many lines write it.
    """
    count: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    unknown: dict[tuple[str, str], bool] = {}  # a column says few words, and many times
    for line in lines:
        texts = [] if line.verdict == "left" else [cell.text for cell in line.cells]
        for one in fields if any(texts) else ():
            at = column_of(table.columns, texts, one.key) if one.choices else len(texts)
            said = (one.key, texts[at] if at < len(texts) else "")
            if said not in unknown:
                unknown[said] = is_unknown(one, said[1])
            if unknown[said]:
                word = (one.key, fold(said[1]))
                count[word] += 1
                first.setdefault(word, said[1])
    return [(key, first[key, word], number) for (key, word), number in count.items()]


def groups_of(lines: Sequence[Assessed]) -> list[list[Any]]:
    """Of one table: the lines that head a group, what they call it, how many stand under each.

    And by field what its lines were taken for by a heading's own words: its line, the value; of
    which fields a line of it says nothing itself.
    """
    heads = {line.number: line.heads for line in lines if line.heads}
    under = [line for line in lines if line.verdict != "left"]
    count = Counter(line.under for line in under)
    named: dict[int, dict[str, list[Any]]] = {number: {} for number in heads}
    for line in under:
        for key, (number, value) in line.named.items():
            if line.under in named and number in heads:  # and not what "nt" stands for
                named[line.under].setdefault(key, [number, value])
    silent: dict[int, set[str]] = {number: set() for number in heads}
    for line in under:
        if line.under in silent:
            silent[line.under] |= line.silent
    return [
        [number, text, count[number], named[number], sorted(silent[number])]
        for number, text in heads.items()
        if count[number]
    ]
