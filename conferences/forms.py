"""The shape of what is chosen on the conference's pages."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms

from accounts.enums import Role
from accounts.fields import DayField, LineField, PhoneField, Typed, offer, tell_today
from accounts.forms import EditForm, ListFilter, bare_helper
from accounts.models import Unit
from conferences.calendar import day_after, last_day, local_day, vn_short
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


class PeopleFilter(ListFilter):
    """What narrows the list of accounts."""

    in_the_address = {"words": "tim", "unit": "don-vi", "role": "viec", "gone": "da-nghi"}
    words = forms.CharField(label="Tìm tên, số điện thoại", required=False)
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    role = forms.ChoiceField(label="Việc được giao", required=False)
    gone = forms.ChoiceField(
        label="Đang dùng", required=False, choices=[("", "Đang dùng"), ("1", "Đã nghỉ")]
    )

    def __init__(
        self, typed: Typed = None, *, units: list[tuple[int | str, str]], roles: Iterable[Role]
    ) -> None:
        super().__init__(typed, units=units)
        offer(self, "role", [("", "Tất cả"), *((role, role.label) for role in roles)])


class PersonForm(EditForm):
    """One account: who it is, what they do here, for which unit, until when."""

    use_required_attribute = False
    full_name = LineField(label="Họ và tên", longest=100, missing="Hãy nhập họ và tên.")
    phone = PhoneField(
        label="Điện thoại",
        required=False,
        help_text="Dùng để đăng nhập. Bỏ trống thì đăng nhập bằng tên được cấp.",
    )
    role = forms.ChoiceField(
        label="Việc được giao",
        error_messages={
            "required": "Hãy chọn việc được giao.",
            "invalid_choice": "Hãy chọn việc trong danh sách.",
        },
    )
    unit = forms.ChoiceField(
        label="Đơn vị",
        required=False,
        error_messages={"invalid_choice": "Hãy chọn đơn vị trong danh sách."},
    )
    until = DayField(
        label="Dùng đến hết ngày",
        required=False,
        help_text="Bỏ trống là không hạn. Hết ngày này, tài khoản không đăng nhập được.",
    )
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        roles: Iterable[Role],
        units: Iterable[Unit],
        today: date,
        stands: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(typed, stands=stands)
        self.units = {str(unit.pk): unit for unit in units}
        offer(self, "role", [("", "Chọn…"), *((role, role.label) for role in roles)])
        named = [(key, unit.name) for key, unit in self.units.items()]
        offer(self, "unit", [("", "Không thuộc đơn vị nào"), *named])
        tell_today(self, today)

    def clean_unit(self) -> Unit | None:
        return self.units.get(self.cleaned_data["unit"])

    @property
    def said(self) -> dict[str, Any]:
        """What the action takes: the end as the first instant too late."""
        until = self.cleaned_data["until"]
        return self.typed | {"until": day_after(until) if until else None}


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
