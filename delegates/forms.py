"""What people type about delegates: guests, leaders, reasons."""

from datetime import date
from typing import Any, Unpack

from django import forms
from django.core.exceptions import ValidationError

from accounts.fields import BirthYearField, CountField, LineField, LinesField, Typed, tell_today
from accounts.forms import EditForm, EditOptions, ListFilter, bare_helper
from delegates.enums import DelegateGroup, DelegateState
from nominations.enums import Gender

LAST_RANK = 999


def plain_words(value: str) -> None:
    """Refuse what a spreadsheet would take for a formula."""
    if value[:1] in "=+-@":
        raise ValidationError("Hãy bắt đầu bằng chữ cái hoặc chữ số.")


class Words(LineField):
    """One line that no spreadsheet runs."""

    default_validators = [plain_words]


class Radios(forms.RadioSelect):
    """Buttons whose first one the error summary leads to; Django's have no id for that."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, index or "0")


class GuestForm(EditForm):
    """A guest or leader written by hand; role models come from their dossiers."""

    group = forms.ChoiceField(
        label="Nhóm",
        choices=[(g.value, g.label) for g in (DelegateGroup.GUEST, DelegateGroup.LEADER)],
        widget=Radios,
        error_messages={"required": "Hãy chọn nhóm đại biểu."},
    )
    full_name = Words(
        label="Họ và tên",
        longest=100,
        missing="Hãy nhập họ và tên.",
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    gender = forms.ChoiceField(
        label="Giới tính",
        choices=[*Gender.choices, ("", "Chưa ghi")],
        required=False,
        widget=Radios,
    )
    birth_year = BirthYearField(label="Năm sinh", required=False)
    position = Words(label="Chức vụ", longest=120, required=False)
    organisation = Words(label="Cơ quan, đơn vị", longest=160, missing="Hãy nhập cơ quan, đơn vị.")
    rank = CountField(
        label="Thứ tự giới thiệu",
        help_text="Số 1 được giới thiệu trước tiên.",
        initial=99,
        least=1,
        most=LAST_RANK,
        missing="Hãy nhập thứ tự giới thiệu.",
    )
    another_person = forms.BooleanField(
        label="Tôi đã xem: đây là một người khác, cùng tên", required=False
    )

    use_required_attribute = False
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        today: date,
        asks_namesake: bool = False,
        **rest: Unpack[EditOptions],
    ) -> None:
        super().__init__(typed, **rest)
        tell_today(self, today)
        if not asks_namesake:
            self.fields["another_person"].widget = forms.HiddenInput()

    def values(self) -> dict[str, Any]:
        """What is kept of a delegate; the rest of the form only steers."""
        return {key: value for key, value in self.typed.items() if key != "another_person"}


class RollFilter(ListFilter):
    """What narrows the roll; units by their slug, as its addresses have named them from the first.

    Without a state it is the roll itself: whoever is proposed or confirmed.
    """

    in_the_address = {"group": "nhom", "words": "tim", "unit": "don-vi", "state": "trang-thai"}
    group = forms.ChoiceField(
        required=False, choices=[("", ""), *DelegateGroup.choices], widget=forms.HiddenInput
    )
    words = forms.CharField(label="Tìm tên (có dấu hay không dấu đều được)", required=False)
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Dự kiến và đã xác nhận"), *DelegateState.choices],
    )


class ReasonForm(forms.Form):
    """Why somebody leaves the list; whether it may be empty is the move's business."""

    note = LinesField(
        label="Lý do",
        required=False,
        help_text="Lý do được ghi vào lịch sử. Không ghi thông tin riêng tư.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    use_required_attribute = False
    helper = bare_helper()
