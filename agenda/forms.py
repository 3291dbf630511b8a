"""The only place for what people type about the programme."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import bare_helper
from accounts.names import clean
from conferences.calendar import vn_short
from delegates.forms import Words, too_long

LONGEST = 480  # minutes of one item, as the database keeps them
FIRST_YEAR, LAST_YEAR = 2020, 2100
WHEN = "Hãy nhập giờ và ngày, ví dụ 08:00 22/8/2025."


class Moment(forms.DateTimeField):
    """A day and an hour as people here write them, day first: 03/12/2025 08:00, 8h 3-12-2025."""

    def to_python(self, value: Any) -> datetime | None:
        text = clean(value or "").lower()
        text = re.sub(r"(\d)\s*(?:h|giờ)\s*(\d{2})?", lambda m: f"{m[1]}:{m[2] or '00'} ", text)
        text = re.sub(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", r"\1/\2/\3", text)
        text = re.sub(r"[, ]+|ngày", " ", text)
        when = super().to_python(" ".join(text.split()))
        if when and not FIRST_YEAR <= when.year <= LAST_YEAR:
            raise ValidationError(WHEN)
        return when


class MomentInput(forms.TextInput):
    """Shows what is known as it would be typed: 08:00 22/8/2025."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime):
            return f"{value:%H:%M} {vn_short(value.date())}"
        return super().format_value(value)


class PlainForm(forms.Form):
    """Without its own tag: the page brings form, token and button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.helper = bare_helper()


class StartForm(PlainForm):
    """When the conference begins; empty means not known yet."""

    starts_at = Moment(
        label="Giờ bắt đầu Hội nghị",
        required=False,
        help_text="Giờ và ngày, ví dụ 08:00 22/8/2025.",
        widget=MomentInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": WHEN},
    )


class ItemForm(PlainForm):
    """One item; the title of the plan's own eight is not asked."""

    title = Words(
        label="Nội dung",
        max_length=300,
        error_messages={"required": "Hãy nhập nội dung."} | too_long(300),
    )
    minutes = forms.IntegerField(
        label="Số phút",
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-year"}),
        error_messages={
            "required": "Hãy nhập số phút.",
            "invalid": "Hãy nhập số phút bằng chữ số, ví dụ 15.",
            "min_value": f"Hãy nhập từ 1 đến {LONGEST} phút.",
            "max_value": f"Hãy nhập từ 1 đến {LONGEST} phút.",
        },
    )
    presenter = Words(
        label="Người thực hiện", max_length=160, required=False, error_messages=too_long(160)
    )
    note = Words(label="Ghi chú", max_length=300, required=False, error_messages=too_long(300))

    def __init__(self, *args: Any, of_the_plan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of_the_plan:
            del self.fields["title"]
