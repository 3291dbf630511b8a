"""What travels between the readers of a plan's paper and whoever shows it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from accounts.problems import Refused

Paper = Literal["docx", "pdf", "text"]


class Unreadable(Refused):
    """A file that is not read; the text says in one line what is wrong, then what to do."""


class Line(NamedTuple):
    """One line as a person sees it: a paragraph of Word, a row of a table, else a printed line."""

    text: str  # NFC; cells of a row stand between " | "
    page: int = 0  # counts from 1; 0 where the paper does not say
    paragraph: int = 0  # counts from 1 within the whole paper


@dataclass(frozen=True, kw_only=True)
class Text:
    """The whole paper as lines."""

    paper: Paper
    lines: tuple[Line, ...]
    told: tuple[str, ...] = ()  # what must be said of the file itself

    @property
    def wrapped(self) -> bool:
        """Whether a sentence may go on in the next line."""
        return self.paper != "docx"
