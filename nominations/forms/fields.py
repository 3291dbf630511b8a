"""The only place for the boxes of the unit's and the desk's pages, made alike by four functions."""

from typing import Any

from django import forms

from accounts.fields import CountField, LineField, LinesField
from nominations.reading import TOO_MANY_PRESENT, too_many_present

MOST = 9999  # people at one meeting
TOO_MANY = "Tổng số phiếu ({cast}) nhiều hơn số người có mặt ({present}). Hãy xem lại hai số này."


def line(label: str, missing: str = "", *, longest: int, **kwargs: Any) -> LineField:
    attrs = {"autocomplete": "off", "autocapitalize": "sentences"} | kwargs.pop("attrs", {})
    return LineField(
        label=label,
        longest=longest,
        required=bool(missing),
        missing=missing,
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


def lines(label: str, missing: str = "", *, longest: int, rows: int, hint: str) -> LinesField:
    return LinesField(
        label=label,
        longest=longest,
        required=bool(missing),
        missing=missing,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def choice(label: str, missing: str, choices: list[tuple], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=bool(missing),
        error_messages={
            "required": missing,
            "invalid_choice": "Hãy chọn một mục trong danh sách.",
        },
        **kwargs,
    )


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
