"""The only place where a paper's columns name the particulars of a dossier they tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nominations.enums import Gender, NominationKind
from nominations.particulars import of
from reports.figures.parts import Cell, Column, Kind, in_sentence


class Teller(Protocol):
    """One line of a list before it is laid out: a dossier, or a person a dossier tells of."""

    told: Mapping[str, str]
    gender: str
    birth_year: int | None
    unit: str


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Columns side by side, what stands in them, and the particulars that is made of."""

    columns: tuple[Column, ...]
    cells: Callable[[Teller], tuple[Cell, ...]]
    names: tuple[str, ...] = ()


def joined(*texts: str) -> str:
    """Several facts in one cell; a place after the first is within the sentence."""
    first, *more = [text for text in texts if text] or [""]
    return "; ".join((first, *map(in_sentence, more)))


def told(
    *names: str,
    mm: int,
    title: str = "",
    kind: Kind = Kind.TEXT,
    is_long: bool = False,
    join: Callable[..., str] = joined,
    by: NominationKind = NominationKind.INDIVIDUAL,
) -> Telling:
    """A column of these particulars; headed as the table calls the first of them by that kind."""
    head = title or next(row.label for row in of(by) if row.name == names[0])
    return Telling(
        columns=(Column(title=head, mm=mm, kind=kind, is_long=is_long),),
        cells=lambda teller: (join(*(teller.told.get(name, "") for name in names)),),
        names=names,
    )


def born(*, over: str = "Năm sinh", mm: int) -> Telling:
    """The year stands under the sex (T1)."""
    heads = [Column(title=title, mm=mm, kind=Kind.YEAR, over=over) for title in ("Nam", "Nữ")]
    return Telling(columns=tuple(heads), cells=_years, names=("birth_year", "gender"))


def _years(teller: Teller) -> tuple[Cell, ...]:
    year = teller.birth_year
    return (year, None) if teller.gender == Gender.MALE else (None, year)


def other(title: str, *, mm: int, cell: Callable[[Teller], Cell]) -> Telling:
    """A column of what is no particular."""
    return Telling(columns=(Column(title=title, mm=mm),), cells=lambda teller: (cell(teller),))


def columns_of(tellings: Sequence[Telling]) -> tuple[Column, ...]:
    return tuple(column for telling in tellings for column in telling.columns)


def cells_of(tellings: Sequence[Telling], teller: Teller) -> tuple[Cell, ...]:
    return tuple(cell for telling in tellings for cell in telling.cells(teller))


def names_of(tellings: Sequence[Telling]) -> set[str]:
    """The particulars these columns tell."""
    return {name for telling in tellings for name in telling.names}
