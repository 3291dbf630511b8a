"""What a unit types, a short page at a time; at most three boxes a page (U1)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NotRequired, Required, Unpack

from django import forms

from accounts.fields import (
    DayField,
    FormOptions,
    HourField,
    LineField,
    Typed,
    mark,
    offer,
    tell_today,
)  # fmt: skip
from accounts.forms import EditForm, EditOptions, bare_helper
from accounts.models import Unit
from nominations.enums import NominationKind
from nominations.forms.fields import box, choice, count, present_within, votes_within
from nominations.particulars import on_page

FIRST_YEAR = 2020  # a phone whose clock was never set says 1970


class StepOptions(EditOptions):
    """What any page is told beside what was typed."""

    kind: Required[str]
    today: Required[date]
    later: NotRequired[bool]


class StepForm(EditForm):
    """One page; `later` asks for nothing, so that half a page can be kept (U5)."""

    use_required_attribute = False

    def __init__(
        self,
        typed: Typed = None,
        *,
        kind: str,
        today: date,
        later: bool = False,
        **rest: Unpack[EditOptions],
    ) -> None:
        super().__init__(typed, **rest)
        self.of_kind, self.today = kind, today
        self.helper = bare_helper()
        self.fields |= self.boxes()
        tell_today(self, today)
        for field in self.fields.values():
            mark(field, asked=field.required)  # the label says so, also when it may wait
            if later:
                field.required = False
        self.prepare()

    def boxes(self) -> dict[str, forms.Field]:
        """Those that depend on who is put forward."""
        return {}

    def prepare(self) -> None:
        """What depends on who asks."""

    @property
    def keeps(self) -> bool:
        """Whether the phone holds something of it until the server has it (U5, U6)."""
        return any("data-kept" in field.widget.attrs for field in self.fields.values())


class KindForm(forms.Form):
    """The first page: whom the unit puts forward; `form_key` makes two taps one dossier."""

    use_required_attribute = False
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    kind = choice(
        "Đơn vị giới thiệu ai?",
        "Hãy chọn cá nhân, tập thể hoặc hộ gia đình.",
        NominationKind.choices,
        widget=forms.RadioSelect,
    )

    helper = bare_helper()


class WholeForm(KindForm):
    """What goes with all the boxes of a dossier filled in without a line: whose, and since when.

    An hour no phone that is set can say is as good as none: `made_at` is then None.
    """

    person = LineField(missing="Hãy mở lại trang này rồi gửi.", longest=64)
    made_at = forms.DateTimeField(
        error_messages={
            "required": "Thiếu giờ viết. Hãy mở lại trang này rồi gửi.",
            "invalid": "Giờ viết không đúng. Hãy xem lại ngày giờ của máy.",
        }
    )

    def __init__(self, typed: Typed = None, *, at: datetime, **rest: Unpack[FormOptions]) -> None:
        super().__init__(typed, **rest)
        self.at = at

    def clean_made_at(self) -> datetime | None:
        made: datetime = self.cleaned_data["made_at"]
        return made if made.year >= FIRST_YEAR and made <= self.at + timedelta(days=1) else None


class PaperForm(KindForm):
    """The office begins what a unit brought on paper: the unit too is asked."""

    unit = choice("Đơn vị nộp bản giấy", "Hãy chọn đơn vị.", [])
    field_order = ("form_key", "unit", "kind")

    def __init__(
        self, typed: Typed = None, *, units: Iterable[Unit], **rest: Unpack[FormOptions]
    ) -> None:
        super().__init__(typed, **rest)
        self.offered = {str(unit.pk): unit for unit in units}
        names = [(key, unit.name) for key, unit in self.offered.items()]
        offer(self, "unit", [("", "Chọn đơn vị"), *names])

    def clean_unit(self) -> Unit:
        return self.offered[self.cleaned_data["unit"]]


class ChangeKindForm(StepForm):
    """Whom a dossier that is still the unit's puts forward, chosen anew."""

    kind = choice(
        "Hồ sơ này giới thiệu ai?",
        "Hãy chọn cá nhân, tập thể hoặc hộ gia đình.",
        NominationKind.choices,
        widget=forms.RadioSelect,
    )


class PageForm(StepForm):
    """One page of particulars: its boxes are the table's rows of that kind and page."""

    def __init__(self, typed: Typed = None, *, page: str, **rest: Unpack[StepOptions]) -> None:
        self.page = page
        super().__init__(typed, **rest)

    def boxes(self) -> dict[str, forms.Field]:
        return {row.name: box(row) for row in on_page(self.of_kind, self.page)}

    def prepare(self) -> None:
        for row in on_page(self.of_kind, self.page):
            if row.most_words:
                mark(self.fields[row.name], beneath="nominations/_prose.html")
            if row.name == "awards":
                mark(self.fields[row.name], beneath="nominations/_award_add.html")
            if row.later:
                self.fields[row.name].required = False
                mark(self.fields[row.name], asked=False, optional_words="có thể ghi sau")


class MeetingForm(StepForm):
    held_on = DayField(
        label="Ngày họp bình xét",
        help_text="Ngày trước, tháng sau, ví dụ 15/8/2025. Thiếu năm là năm nay.",
        missing="Hãy nhập ngày họp.",
    )
    invited = count(
        "Số người được mời họp",
        "Hãy nhập số người được mời.",
    )
    present = count("Số người có mặt", "Hãy nhập số người có mặt.")
    starts_at = HourField(label="Giờ bắt đầu", required=False, help_text="Ví dụ: 19:30.")

    def __init__(
        self, typed: Typed = None, *, households: bool, **rest: Unpack[StepOptions]
    ) -> None:
        self.households = households
        super().__init__(typed, **rest)

    def prepare(self) -> None:
        """Three boxes are seen at once (U1); the hour is a tap away until it is asked for."""
        hour, same_day = self.fields["starts_at"], "nominations/_same_day.html"
        mark(hour, beneath=same_day, optional_words="khi một ngày họp hai lần")
        if not self.is_bound:
            mark(hour, folded="Một ngày họp hai lần? Ghi giờ họp")
        if self.households:
            invited = self.fields["invited"]
            invited.label = "Số hộ được mời họp"
            invited.error_messages["required"] = "Hãy nhập số hộ được mời."
            invited.help_text = "Một hộ có thể có nhiều người đến."

    def clean_held_on(self) -> date:
        held_on: date = self.cleaned_data["held_on"]
        if held_on and held_on > self.today:
            raise forms.ValidationError("Ngày họp chưa tới. Hãy xem lại.")
        if held_on and held_on.year < self.today.year - 1:
            raise forms.ValidationError("Ngày họp đã quá lâu. Hãy xem lại năm.")
        return held_on

    def clean_present(self) -> int:
        present: int = self.cleaned_data["present"]
        if present == 0:
            raise forms.ValidationError("Hãy nhập số người có mặt, từ 1 trở lên.")
        return present

    def clean(self) -> None:
        present_within(self, households=self.households)


class VotesForm(StepForm):
    agree = count("Số phiếu đồng ý", "Hãy nhập số phiếu đồng ý.")
    disagree = count("Số phiếu không đồng ý", "", "Không có ai thì để trống.")
    abstain = count("Số phiếu không có ý kiến", "", "Không có ai thì để trống.")

    def __init__(
        self, typed: Typed = None, *, present: int | None, **rest: Unpack[StepOptions]
    ) -> None:
        self.present = present
        super().__init__(typed, **rest)

    def clean(self) -> None:
        votes_within(self, self.present, fill="con-lai" in self.data)
