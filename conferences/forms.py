"""The shape of what is chosen on the conference's pages."""

from collections.abc import Iterable
from datetime import date, datetime

from django import forms

from accounts.fields import DayField, LineField, Typed, offer, tell_today
from accounts.forms import EditForm, bare_helper
from accounts.models import Unit
from conferences.calendar import last_day, local_day, vn_short
from conferences.calendar import offer as offered_day
from conferences.models import DeadlineMark


def check_last_day(day: date, *, first: date, last: date) -> date:
    """A day given to a unit: from `first` to `last`, both count."""
    if day < first:
        raise forms.ValidationError(f"Hãy nhập từ ngày {vn_short(first)} trở đi.")
    if day > last:
        raise forms.ValidationError(
            f"Phiếu của đơn vị hết hiệu lực sau {vn_short(last)}. Hãy nhập ngày sớm hơn."
        )
    return day


def day_box(label: str, help_text: str) -> DayField:
    """A box for a day; its form sets `today`, for a day typed without its year."""
    return DayField(label=label, help_text=help_text, missing="Hãy nhập ngày.")


class CodeForm(forms.Form):
    """The digits an office read out; spaces and dots between them are no matter."""

    use_required_attribute = False
    code = LineField(
        label="Mã gồm 8 chữ số",
        help_text="Gọi Phòng Văn hóa - Xã hội để được đọc mã. Mã dùng một lần, trong 10 phút.",
        missing="Hãy nhập mã.",
        longest=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-phone"}
        ),
    )
    helper = bare_helper()


class ExtensionForm(EditForm):
    """Another day for one unit, its last that counts, and why."""

    use_required_attribute = False
    until = day_box("Gửi được đến hết ngày", "Ngày cuối cùng còn tính, ví dụ 21/8/2025.")
    reason = LineField(
        label="Lý do",
        longest=300,
        missing="Hãy ghi lý do.",
        help_text="Đơn vị và bảng tiến độ thấy lý do này; tối đa 300 ký tự, kể cả dấu cách.",
    )
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        mark: DeadlineMark,
        last: datetime,
        at: datetime,
        held_on: date | None,
    ) -> None:
        # The plan's own last day is no other day; a day that is over helps nobody.
        self.first = max(local_day(mark.deadline.due_at), local_day(at))
        self.last = max(last_day(last), self.first)
        after = max(last_day(mark.deadline.due_at), local_day(at))
        offered = max(min(offered_day(after=after, at=at, held_on=held_on), self.last), self.first)
        day = last_day(mark.extended_to) if mark.extended_to else offered
        start = {"until": day}
        super().__init__(typed, stands=mark.stands, offered=start)
        tell_today(self, local_day(at))

    def clean_until(self) -> date:
        return check_last_day(self.cleaned_data["until"], first=self.first, last=self.last)


class UnitsForm(forms.Form):
    """Which units get slips; only units of the person's reach are offered.

    Compared here and not in the database, which takes neither NUL bytes nor numbers of any length.
    """

    units = forms.MultipleChoiceField(
        error_messages={
            "required": "Hãy chọn ít nhất một đơn vị.",
            "invalid_choice": "Có đơn vị không thuộc xã này. Hãy tải lại trang rồi chọn lại.",
            "invalid_list": "Hãy chọn ít nhất một đơn vị.",
        },
    )

    def __init__(self, typed: Typed = None, *, units: Iterable[Unit]) -> None:
        super().__init__(typed)
        self.offered = {str(unit.pk): unit for unit in units}
        offer(self, "units", [(key, unit.name) for key, unit in self.offered.items()])

    def clean_units(self) -> list[Unit]:
        """The chosen units, once each, in the order they were offered."""
        chosen = set(self.cleaned_data["units"])
        return [unit for key, unit in self.offered.items() if key in chosen]
