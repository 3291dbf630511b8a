"""Keeps what a person said of a table beside its cells: of a column, a group, every line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from accounts.names import clean, clean_lines
from sheets.figures import fields_of
from sheets.figures.said import default_key, group_key, said_for_all, word_key
from sheets.models import SheetImport
from sheets.reading import STAYS_OUT, without

TYPED_CUT = STAYS_OUT.format("ô vừa ghi") + "."


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the boxes above the lines of a preview say; empty where a page sent none of them."""

    columns: Mapping[int, Sequence[str | None]] = field(default_factory=dict)  # by table
    every: Mapping[tuple[str, int, str], str] = field(default_factory=dict)  # sheet, heading, field
    groups: Mapping[tuple[str, int, str], str] = field(default_factory=dict)  # and heading's number
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)  # by field, word


def keep_text(
    sheet: SheetImport,
    where: str,
    text: str,
    *,
    phones: bool,
    money: bool = False,
    lines: bool = False,
) -> None:
    """Beside the table as it was sent, without what may not stay; the page then says so. lines: its
    box has several, and they stay apart.
    """
    typed = clean_lines(text) if lines else clean(text)
    sheet.mended[where] = without(typed, phones=phones, money=money)
    if sheet.mended[where] != typed and TYPED_CUT not in sheet.told:
        sheet.told.append(TYPED_CUT)


def news_in(sheet: SheetImport, said: Said) -> Said:
    """Only what says other than stands there: a page sends every box it has."""
    tables = dict(enumerate(sheet.tables))
    return Said(
        columns={
            number: keys
            for number, keys in said.columns.items()
            if number in tables
            and list(keys) != tables[number]["columns"][: tables[number]["real"]]
        },
        every={
            where: text
            for where, text in said.every.items()
            if clean(text) != said_for_all(sheet.mended, *where)
        },
        groups={
            where: text
            for where, text in said.groups.items()
            if clean(text) != sheet.mended.get(group_key(*where), "")
        },
        words={
            where: text
            for where, text in said.words.items()
            if clean(text) != sheet.mended.get(word_key(*where), "")
        },
    )


def keep_said(sheet: SheetImport, said: Said, at: datetime) -> bool:
    """Whether any box says other than stands there; what only stood there is not said anew."""
    news = news_in(sheet, said)
    fields = fields_of(sheet, at)
    known, phones = {one.key for one in fields}, {one.key for one in fields if one.phones}
    for number, keys in news.columns.items():
        sheet.columns[str(number)] = [key if key in known else None for key in keys]
    for (name, first, key), text in news.every.items():
        if key in known:
            keep_text(sheet, default_key(name, first, key), text, phones=key in phones)
    for (name, number, key), text in news.groups.items():
        if key in known:
            keep_text(sheet, group_key(name, number, key), text, phones=key in phones)
    for (key, word), text in news.words.items():
        if key in known:
            keep_text(sheet, word_key(key, word), text, phones=key in phones)
    return news != Said()
