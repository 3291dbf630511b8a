"""The only place for how a unit's boxes read what is typed: cleaned, not refused, where it can be.

NFC, single spaces, look-alike letters mended, whole dates taken for years (U12, U14, U15).
"""

import re
from typing import Any

from django import forms

from accounts.names import clean, clean_lines, has_emoji

OLDEST = 1900
YOUNGEST = 5  # years of age; the youngest honoured at the national congress of 2025 was 11
NO_PICTURES = "Hãy bỏ hình vẽ (emoji) khỏi ô này."


class LineField(forms.CharField):
    """One line of text, stored clean."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if has_emoji(value):
            raise forms.ValidationError(NO_PICTURES)


class LinesField(LineField):
    """Several lines of text, their breaks kept."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return clean_lines(forms.CharField.to_python(self, value) or "")


class YearField(forms.CharField):
    """A year of birth; a whole date is taken too, its year kept (U15)."""

    def __init__(self, *, missing: str, **kwargs: Any) -> None:
        super().__init__(
            error_messages={"required": missing},
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}
            ),
            **kwargs,
        )

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = re.fullmatch(r"(?:.*[^\d])?(\d{4})", typed.strip())
        if not found:
            raise forms.ValidationError("Năm sinh phải có 4 chữ số, ví dụ 1956.")
        year, latest = int(found[1]), self.today.year - YOUNGEST
        if not OLDEST <= year <= latest:
            raise forms.ValidationError(f"Năm sinh phải từ {OLDEST} đến {latest}.")
        return year


def line(label: str, missing: str = "", *, longest: int, **kwargs: Any) -> LineField:
    attrs = {"autocomplete": "off", "autocapitalize": "sentences"} | kwargs.pop("attrs", {})
    return LineField(
        label=label,
        max_length=longest,
        required=bool(missing),
        error_messages={
            "required": missing,
            "max_length": f"Viết ngắn lại, tối đa {longest} chữ cái.",
        },
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


def lines(label: str, missing: str = "", *, longest: int, rows: int, hint: str) -> LinesField:
    return LinesField(
        label=label,
        max_length=longest,
        required=bool(missing),
        help_text=hint,
        error_messages={
            "required": missing,
            "max_length": f"Viết ngắn lại, tối đa {longest} chữ cái.",
        },
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


def count(label: str, missing: str, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=bool(missing),
        min_value=0,
        max_value=9999,
        error_messages={
            "required": missing,
            "invalid": "Hãy nhập bằng chữ số.",
            "min_value": "Số không được nhỏ hơn 0.",
            "max_value": "Số quá lớn, hãy xem lại.",
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}
        ),
    )


def votes_within(form: forms.Form, present: int | None) -> None:
    """Boxes left empty are nought; all votes together are at most the people present."""
    found = form.cleaned_data
    for key in ("disagree", "abstain"):
        found[key] = found.get(key) or 0
    cast = sum(found.get(key) or 0 for key in ("agree", "disagree", "abstain"))
    if present is not None and cast > present:
        form.add_error("agree", f"Tổng {cast} phiếu nhiều hơn {present} người có mặt.")
