"""What people type about the programme: its start, an item's words, minutes and person."""

from datetime import date, datetime
from typing import Any, Unpack

from django import forms
from django.forms.utils import from_current_timezone

from accounts import reading
from accounts.fields import CountField, OfToday, Typed, read, tell_today
from accounts.forms import EditForm, EditOptions, bare_helper
from conferences.calendar import vn_short
from conferences.plan.bounds import MOST
from delegates.forms import Words

LONGEST = MOST["minutes"]  # of one item


class Moment(OfToday, forms.DateTimeField):
    """A day and an hour, day first; without a year it is this year's."""

    def to_python(self, value: Any) -> datetime | None:
        typed = "" if value is None else str(value)
        if not typed.strip():
            return None
        return from_current_timezone(read(reading.moment, typed, year=self.today.year))


class MomentInput(forms.TextInput):
    """Shows what is known as it would be typed: 08:00 22/8/2025."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime):
            return f"{value:%H:%M} {vn_short(value.date())}"
        shown: str | None = super().format_value(value)
        return shown


class PlainForm(EditForm):
    """Without its own tag: the page brings form, token and button."""

    use_required_attribute = False
    helper = bare_helper()


class StartForm(PlainForm):
    """When the conference begins; empty means not known yet."""

    starts_at = Moment(
        label="Giờ bắt đầu Hội nghị",
        required=False,
        help_text="Giờ và ngày, ví dụ 08:00 ngày 22/8/2025.",
        widget=MomentInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, typed: Typed = None, *, today: date, **rest: Unpack[EditOptions]) -> None:
        super().__init__(typed, **rest)
        tell_today(self, today)


class ItemForm(PlainForm):
    """One item; the title of the plan's own eight is not asked."""

    title = Words(
        label="Nội dung",
        longest=300,
        missing="Hãy nhập nội dung.",
    )
    minutes = CountField(label="Số phút", missing="Hãy nhập số phút.", least=1, most=LONGEST)
    presenter = Words(label="Người thực hiện", longest=160, required=False)
    note = Words(label="Ghi chú", longest=300, required=False)

    def __init__(
        self, typed: Typed = None, *, of_the_plan: bool = False, **rest: Unpack[EditOptions]
    ) -> None:
        super().__init__(typed, **rest)
        if of_the_plan:
            del self.fields["title"]
