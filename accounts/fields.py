"""The only place for the boxes of forms that read: each hands to its reader what was typed.

What the reader refuses is said beside the box in the reader's words; the box keeps what was typed.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from accounts import reading
from accounts.problems import Refused
from accounts.telling import dotted, vn_short

NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}


def read(reader: Callable[..., Any], typed: str, **how: Any) -> Any:
    """What the reader makes of it; its refusal becomes the box's."""
    try:
        return reader(typed, **how)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


def too_long(longest: int) -> str:
    return f"Hãy viết ngắn lại, tối đa {dotted(longest)} ký tự, kể cả dấu cách."


class LineField(forms.CharField):
    """One line of text, stored clean."""

    reader = staticmethod(reading.line)

    def __init__(self, *, missing: str = "", longest: int | None = None, **kwargs: Any) -> None:
        said = {"required": missing} if missing else {}
        if longest:
            said["max_length"] = too_long(longest)
        said |= kwargs.pop("error_messages", {})
        super().__init__(max_length=longest, error_messages=said, **kwargs)

    def to_python(self, value: Any) -> str:
        return read(self.reader, super().to_python(value) or "")


class LinesField(LineField):
    """Several lines of text, their breaks kept."""

    widget = forms.Textarea
    reader = staticmethod(reading.lines)


class CountField(forms.IntegerField):
    """A whole number in which dots group thousands."""

    widget = forms.TextInput(attrs=NUMBER)

    def __init__(self, *, missing: str = "", least: int = 0, most: int, **kwargs: Any) -> None:
        bounds = f"Hãy nhập số từ {least} đến {dotted(most)}."
        said = {"min_value": bounds, "max_value": bounds}
        if missing:
            said["required"] = missing
        said |= kwargs.pop("error_messages", {})
        super().__init__(min_value=least, max_value=most, error_messages=said, **kwargs)

    def to_python(self, value: Any) -> int | None:
        typed = "" if value is None else str(value)
        return read(reading.count, typed) if typed.strip() else None


class YearField(CountField):
    """Four digits."""

    def to_python(self, value: Any) -> int | None:
        typed = "" if value is None else str(value)
        if not typed.strip():
            return None
        return read(reading.year, typed, oldest=self.min_value, latest=self.max_value)


class BirthYearField(forms.CharField):
    """A year of birth; a whole date is taken too, its year kept (U15). Forms set `today`."""

    today: date
    youngest = 5  # years of age; the youngest honoured at the national congress of 2025 was 11

    def __init__(self, *, missing: str = "", **kwargs: Any) -> None:
        widget = forms.TextInput(attrs=NUMBER)
        said = {"required": missing} if missing else {}
        super().__init__(error_messages=said, widget=widget, **kwargs)

    def clean(self, value: Any) -> int | None:
        typed = super().clean("" if value is None else str(value))
        latest = self.today.year - self.youngest
        return read(reading.birth_year, typed, latest=latest) if typed else None


class DayField(forms.DateField):
    """A day, day first; without a year it is this year's. Forms set `today`."""

    today: date

    def __init__(self, *, missing: str = "", **kwargs: Any) -> None:
        # No number pad: on many phones it has no "/".
        widget = forms.DateInput(attrs={"autocomplete": "off", "class": "w-phone"})
        said = {"required": missing} if missing else {}
        super().__init__(error_messages=said, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As it would be typed."""
        return vn_short(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        typed = "" if value is None else str(value)
        return read(reading.day, typed, year=self.today.year) if typed.strip() else None
