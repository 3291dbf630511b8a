"""A table as its import keeps it beside its lines: what stands above them, its groups."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from accounts.names import fold
from accounts.problems import Refused
from accounts.telling import dotted
from sheets.figures import Assessed, column_of
from sheets.figures.said import is_unknown
from sheets.reading import Field, Found, sheet_of

A_PAGE = 50  # lines
OF_A_LINE, OF_A_FORM = 2, 10  # what a line sends beside its boxes, and a page beside its lines
SEVERAL = 2  # lines with one word nobody reads; of one alone its own box asks
TOO_MANY = (
    "Bảng có quá nhiều cột và tên nhóm: {} ô phải chọn trên một trang, tối đa {}. "
    "Hãy chia bảng thành nhiều phần."
)


def told_table(table: Found) -> dict[str, Any]:
    """A table as its import keeps it: what stands above the lines."""
    heading = [table.heading[0], table.heading[-1]] if len(table.heading) else []
    return {
        "sheet": table.sheet,
        "heading": heading,
        "titles": list(table.titles),
        "columns": list(table.columns),
        "real": len(table.titles),
        "joined": table.joined,
        "left_out": list(table.left_out),
        "unknown": list(table.unknown),
        "knows": sorted(table.knows),
        "above": {key: list(said) for key, said in table.above.items()},
        "place": table.place,
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


def words_in(tables: Sequence[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """Over all tables, each as it is first written: how many lines write it."""
    first: dict[tuple[str, str], str] = {}
    count: Counter[tuple[str, str]] = Counter()
    for table in tables:
        for key, word, number in table.get("words", ()):
            count[key, first.setdefault((key, fold(word)), word)] += number
    return dict(count)


def firsts_of(tables: Sequence[dict[str, Any]]) -> list[int]:
    """Of each table the first part of the one it is a part of: one sheet, one heading, one title;
    of another itself.
    """
    alike = ("heading", "titles", "above")
    first: dict[str, int] = {}
    return [
        first.setdefault(str([sheet_of(table["sheet"]), *map(table.get, alike)]), at)
        for at, table in enumerate(tables)
    ]


def demand_boxes(tables: Sequence[dict[str, Any]], fields: Sequence[Field]) -> None:
    """Raises Refused where the page would have more boxes above its lines than a form may send."""
    grouped = [one for one in fields if one.from_group and one.choices]
    firsts = firsts_of(tables)
    heads = {(sheet_of(table["sheet"]), *head[:2]) for table in tables for head in table["groups"]}
    words = [count for count in words_in(tables).values() if count >= SEVERAL]
    boxes = len(grouped) * len(heads) + len(words)
    for at, table in enumerate(tables):
        if firsts[at] == at or table["place"] < 0:
            boxes += len(table["columns"])
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS - A_PAGE * (len(fields) + OF_A_LINE) - OF_A_FORM
    if boxes > most:
        raise Refused(TOO_MANY.format(dotted(boxes), dotted(most)))


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
