"""The boxes of forms that read: each hands to its reader what was typed.

What the reader refuses is said beside the box in the reader's words; the box keeps what was typed.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from fractions import Fraction
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypedDict, TypeVar, Unpack

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from accounts import reading
from accounts.problems import Refused
from accounts.telling import dotted, shown_share, too_long, vn_phone, vn_short

P = ParamSpec("P")
T = TypeVar("T")
NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}


class BoxOptions(TypedDict, total=False):
    """What any box may be given beside what it reads by."""

    label: str
    required: bool
    initial: Any  # a box begins with whatever it reads: text, number, day
    help_text: str


Typed = Mapping[str, Any] | None  # request.POST, or a row's values as Python has them
Files: TypeAlias = "MultiValueDict[str, UploadedFile[Any]] | None"


class FormOptions(TypedDict, total=False):
    """What any form may be given beside what was typed and sent."""

    initial: dict[str, Any]
    prefix: str
    auto_id: bool | str


class OfToday(forms.Field):
    """A box that reads a day or a year by what day it is; its form tells it (`tell_today`)."""

    today: date


def tell_today(form: forms.Form, today: date) -> None:
    """Let the boxes that read days know what day it is."""
    for box in form.fields.values():
        if isinstance(box, OfToday):
            box.today = today


def mark(box: forms.Field, **marks: str | bool) -> None:
    """What our template of a box (bootstrap5/field.html) reads of it beside Django's own."""
    for name, said in marks.items():
        setattr(box, name, said)


def put(form: forms.Form, name: str, value: str | int) -> None:
    """Let a box hold this, whatever was sent."""
    sent = form.data
    held = sent.copy() if isinstance(sent, QueryDict) else QueryDict(urlencode(sent), mutable=True)
    held[name] = str(value)
    form.data = held


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str | int, str]]) -> None:
    """Let a box of choices offer these."""
    box = form.fields[name]
    if not isinstance(box, forms.ChoiceField):
        raise TypeError(name)
    box.choices = list(choices)


def read(reader: Callable[Concatenate[str, P], T], typed: str, *args: P.args, **how: P.kwargs) -> T:
    """What the reader makes of it; its refusal becomes the box's."""
    try:
        return reader(typed, *args, **how)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


class LineField(forms.CharField):
    """One line of text, stored clean."""

    reader = staticmethod(reading.line)

    def __init__(
        self,
        *,
        missing: str = "",
        longest: int | None = None,
        error_messages: dict[str, str] | None = None,
        widget: forms.Widget | None = None,
        **kwargs: Unpack[BoxOptions],
    ) -> None:
        said = {"required": missing} if missing else {}
        said |= error_messages or {}
        super().__init__(max_length=longest, error_messages=said, widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        found = read(self.reader, super().to_python(value) or "")
        if self.max_length and len(found) > self.max_length:
            raise forms.ValidationError(too_long(self.max_length, len(found)), "max_length")
        return found


class PhoneField(LineField):
    """A Vietnamese number, stored in E.164, shown as it is read out."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off", "class": "w-phone"})

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return read(reading.phone, typed) if typed else ""

    def prepare_value(self, value: Any) -> Any:
        """As people read it; what was typed stays as typed."""
        return vn_phone(value) if isinstance(value, str) and value.startswith("+84") else value


class LinesField(LineField):
    """Several lines of text, their breaks kept."""

    widget = forms.Textarea
    reader = staticmethod(reading.lines)


class CountField(forms.IntegerField):
    """A whole number in which dots group thousands."""

    widget = forms.TextInput(attrs=NUMBER)

    def __init__(
        self,
        *,
        missing: str = "",
        least: int = 0,
        most: int,
        error_messages: dict[str, str] | None = None,
        widget: forms.Widget | None = None,
        **kwargs: Unpack[BoxOptions],
    ) -> None:
        bounds = f"Hãy nhập số từ {least} đến {dotted(most)}."
        said = {"min_value": bounds, "max_value": bounds}
        if missing:
            said["required"] = missing
        said |= error_messages or {}
        super().__init__(
            min_value=least, max_value=most, error_messages=said, widget=widget, **kwargs
        )
        self.least, self.most = least, most

    def to_python(self, value: Any) -> int | None:
        typed = "" if value is None else str(value)
        return read(reading.count, typed) if typed.strip() else None


class ShareField(forms.CharField):
    """A part of a whole, in percent; a fraction no decimal says is shown as one."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "w-year"})

    def __init__(
        self, *, missing: str, most: Fraction = Fraction(1), **kwargs: Unpack[BoxOptions]
    ) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)
        self.most = most

    def prepare_value(self, value: Any) -> Any:
        """As it would be typed."""
        return shown_share(value) if isinstance(value, Fraction) else value

    def clean(self, value: Any) -> Fraction:
        typed = super().clean("" if value is None else str(value))
        found = read(reading.share, typed) if typed else Fraction(0)
        if found > self.most:
            raise forms.ValidationError(f"Hãy nhập số từ 0 đến {shown_share(self.most)}.")
        return found


class YearField(CountField):
    """Four digits."""

    def to_python(self, value: Any) -> int | None:
        typed = "" if value is None else str(value)
        if not typed.strip():
            return None
        return read(reading.year, typed, oldest=self.least, latest=self.most)


class BirthYearField(OfToday, forms.CharField):
    """A year of birth; a whole date is taken too, its year kept (U15)."""

    youngest = 5  # years of age; the youngest honoured at the national congress of 2025 was 11

    def __init__(self, *, missing: str = "", **kwargs: Unpack[BoxOptions]) -> None:
        widget = forms.TextInput(attrs=NUMBER)
        said = {"required": missing} if missing else {}
        super().__init__(error_messages=said, widget=widget, **kwargs)

    def clean(self, value: Any) -> int | None:
        typed = super().clean("" if value is None else str(value))
        latest = self.today.year - self.youngest
        return read(reading.birth_year, typed, latest=latest) if typed else None


class DayField(OfToday, forms.DateField):
    """A day, day first; without a year it is this year's."""

    def __init__(self, *, missing: str = "", **kwargs: Unpack[BoxOptions]) -> None:
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


class HourField(forms.TimeField):
    """An hour of the day; shown as it would be typed: 19:30."""

    def __init__(self, **kwargs: Unpack[BoxOptions]) -> None:
        # No number pad: on many phones it has no ":".
        widget = forms.TextInput(attrs={"autocomplete": "off", "class": "w-phone"})
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        typed = "" if value is None else str(value)
        return read(reading.hour, typed) if typed.strip() else None
