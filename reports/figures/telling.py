"""Where a paper's columns name the particulars of a dossier they tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from accounts.telling import in_sentence
from nominations.enums import Gender, NominationKind
from nominations.particulars import of
from reports.figures.parts import Cell, Column, Kind


class Teller(Protocol):
    """One line of a list before it is laid out: a dossier, or a person a dossier tells of."""

    @property
    def told(self) -> Mapping[str, str]: ...
    @property
    def gender(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def units(self) -> str: ...


T = TypeVar("T", bound=Teller, contravariant=True)


@dataclass(frozen=True, kw_only=True)
class Telling(Generic[T]):
    """Columns side by side, what stands in them, and the particulars that is made of."""

    columns: tuple[Column, ...]
    cells: Callable[[T], tuple[Cell, ...]]
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
) -> Telling[Teller]:
    """A column of these particulars; headed as the table calls the first of them by that kind."""
    head = title or next(row.label for row in of(by) if row.name == names[0])
    return Telling(
        columns=(Column(title=head, mm=mm, kind=kind, is_long=is_long),),
        cells=lambda teller: (join(*(teller.told.get(name, "") for name in names)),),
        names=names,
    )


def called(*, mm: int) -> Telling[Teller]:
    """The name, with the year of birth where no column of a sex has it."""
    name = told("full_name", mm=mm)
    return replace(name, cells=lambda teller: (_called(teller, *name.cells(teller)),))


def _called(teller: Teller, name: Cell) -> Cell:
    if teller.birth_year is None or any(_years(teller)):
        return name
    return f"{name} (sinh năm {teller.birth_year})"


def born(*, over: str = "Năm sinh", mm: int) -> Telling[Teller]:
    """The year stands under the sex (T1)."""
    heads = [Column(title=title, mm=mm, kind=Kind.YEAR, over=over) for title in ("Nam", "Nữ")]
    return Telling(columns=tuple(heads), cells=_years, names=("birth_year", "gender"))


def _years(teller: Teller) -> tuple[Cell, ...]:
    """Under neither where the sex is not written: nobody is made a woman by a form's columns, and
    the year stands with the name (`called`).
    """
    year = teller.birth_year
    man, woman = teller.gender == Gender.MALE, teller.gender == Gender.FEMALE
    return (year if man else None, year if woman else None)


def other(title: str, *, mm: int, cell: Callable[[T], Cell]) -> Telling[T]:
    """A column of what is no particular."""
    return Telling(columns=(Column(title=title, mm=mm),), cells=lambda teller: (cell(teller),))


def columns_of(tellings: Sequence[Telling[T]]) -> tuple[Column, ...]:
    return tuple(column for telling in tellings for column in telling.columns)


def cells_of(tellings: Sequence[Telling[T]], teller: T) -> tuple[Cell, ...]:
    return tuple(cell for telling in tellings for cell in telling.cells(teller))


def names_of(tellings: Sequence[Telling[T]]) -> set[str]:
    """The particulars these columns tell."""
    return {name for telling in tellings for name in telling.names}
