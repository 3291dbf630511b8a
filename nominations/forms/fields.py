"""The boxes of the unit's and the desk's pages: a particular's by its reader."""

from collections.abc import Callable, Mapping
from functools import partial

from django import forms

from accounts.fields import BirthYearField, CountField, LineField, LinesField
from nominations.particulars import Particular, Reader
from nominations.reading import TOO_MANY_PRESENT, too_many_present

MOST = 9999  # people at one meeting
TOO_MANY = "Tổng số phiếu ({cast}) nhiều hơn số người có mặt ({present}). Hãy xem lại hai số này."


def choice(
    label: str,
    missing: str,
    choices: list[tuple[str, str]],
    *,
    widget: type[forms.Widget] | None = None,
    help_text: str = "",
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=bool(missing),
        error_messages={
            "required": missing,
            "invalid_choice": "Hãy chọn một mục trong danh sách.",
        },
        widget=widget,
        help_text=help_text,
    )


def box(row: Particular) -> forms.Field:
    """The box that asks a particular and reads what is typed."""
    return BOXES[row.reader](row)


def _keeping(row: Particular) -> dict[str, bool]:
    """What the script of the page looks for: text the phone holds until the server has it."""
    return {"data-kept": True} if row.kept else {}


def _line(row: Particular, **attrs: str) -> LineField:
    drawn = {"autocomplete": "off", "autocapitalize": "sentences", **attrs, **_keeping(row)}
    return LineField(
        label=row.question,
        help_text=row.help,
        longest=row.longest,
        required=bool(row.demand),
        missing=row.demand,
        widget=forms.TextInput(attrs=drawn),
    )


def _lines(row: Particular) -> LinesField:
    return LinesField(
        label=row.question,
        help_text=row.help,
        longest=row.longest,
        required=bool(row.demand),
        missing=row.demand,
        widget=forms.Textarea(attrs={"rows": row.tall} | _keeping(row) | _counted(row)),
    )


def _counted(row: Particular) -> dict[str, int]:
    """Of how many words the page counts what is typed."""
    return {"data-words": row.most_words} if row.most_words else {}


def _birth_year(row: Particular) -> BirthYearField:
    return BirthYearField(
        label=row.question, help_text=row.help, required=bool(row.demand), missing=row.demand
    )


def _one_of(row: Particular) -> forms.ChoiceField:
    """Nothing is chosen beforehand: the first line says what an answer is, or what none means."""
    first = row.empty or f"Chọn {row.lacks}"
    choices = [("", first), *row.choices]
    return choice(row.question, row.demand, choices, help_text=row.help)


def _tapped(row: Particular) -> forms.ChoiceField:
    choices = list(row.choices)
    return choice(row.question, row.demand, choices, help_text=row.help, widget=forms.RadioSelect)


def _yes_no(row: Particular) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=row.question,
        help_text=row.help,
        choices=[(str(value), row.words(value)) for value in (True, False)],
        coerce=lambda value: value == "True",
        empty_value=None,
        required=bool(row.demand),
        widget=forms.RadioSelect,
        error_messages={"required": row.demand, "invalid_choice": "Hãy chọn có hoặc không."},
    )


BOXES: Mapping[Reader, Callable[[Particular], forms.Field]] = {
    Reader.LINE: _line,
    Reader.NAME: partial(_line, autocapitalize="words", spellcheck="false"),
    Reader.TITLE: partial(_line, spellcheck="false"),
    Reader.LINES: _lines,
    Reader.BIRTH_YEAR: _birth_year,
    Reader.ONE_OF: _one_of,
    Reader.TAPPED: _tapped,
    Reader.YES_NO: _yes_no,
}


def count(label: str, missing: str, hint: str = "") -> CountField:
    return CountField(
        label=label, help_text=hint, required=bool(missing), missing=missing, most=MOST
    )


def present_within(form: forms.Form, *, households: bool = False) -> None:
    """Nobody is present who was not invited; households: where those were, not people."""
    figures = {key: form.cleaned_data.get(key) for key in ("invited", "present")}
    if too_many_present(**figures, households=households):
        form.add_error("present", TOO_MANY_PRESENT)


def votes_within(form: forms.Form, present: int | None, *, fill: bool = False) -> None:
    """Boxes left empty are nought; all votes together are at most the people present.

    fill: whoever present is left over had no opinion, as one tap says.
    """
    found = form.cleaned_data
    for key in ("disagree", "abstain"):
        found[key] = found.get(key) or 0
    agree, disagree = found.get("agree") or 0, found["disagree"]
    if fill and present is not None and found.get("agree") is not None:
        found["abstain"] = max(present - agree - disagree, 0)
    cast = agree + disagree + found["abstain"]
    if present is not None and cast > present:
        form.add_error("agree", TOO_MANY.format(cast=cast, present=present))
