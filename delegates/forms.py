"""The only place for what people type about delegates: guests, leaders, reasons."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import bare_helper
from accounts.names import clean, has_emoji
from delegates.enums import DelegateGroup
from nominations.enums import Gender

OLDEST, YOUNGEST = 1900, 2015


def plain_words(value: str) -> None:
    """Refuse pictures and what a spreadsheet would take for a formula."""
    if has_emoji(value):
        raise ValidationError("Hãy bỏ hình vẽ (biểu tượng cảm xúc) ra.")
    if value[:1] in "=+-@":
        raise ValidationError("Hãy bắt đầu bằng chữ cái hoặc chữ số.")


class Words(forms.CharField):
    """One line, cleaned as names are, before anything is checked."""

    default_validators = [plain_words]

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Radios(forms.RadioSelect):
    """Buttons whose first one the error summary leads to; Django's have no id for that."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, index or "0")


def too_long(length: int) -> dict[str, str]:
    return {"max_length": f"Viết ngắn lại, tối đa {length} chữ cái."}


class GuestForm(forms.Form):
    """A guest or leader written by hand; role models come from their dossiers."""

    group = forms.ChoiceField(
        label="Nhóm",
        choices=[(g.value, g.label) for g in (DelegateGroup.GUEST, DelegateGroup.LEADER)],
        widget=Radios,
        error_messages={"required": "Hãy chọn nhóm đại biểu."},
    )
    full_name = Words(
        label="Họ và tên",
        max_length=100,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"required": "Hãy nhập họ và tên."} | too_long(100),
    )
    gender = forms.ChoiceField(
        label="Giới tính",
        choices=Gender.choices,
        widget=Radios,
        error_messages={"required": "Hãy chọn giới tính."},
    )
    birth_year = forms.IntegerField(
        label="Năm sinh",
        required=False,
        min_value=OLDEST,
        max_value=YOUNGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-year"}),
        error_messages={
            "invalid": "Hãy nhập năm sinh bằng bốn chữ số, ví dụ 1968.",
            "min_value": f"Hãy nhập năm sinh từ {OLDEST} đến {YOUNGEST}.",
            "max_value": f"Hãy nhập năm sinh từ {OLDEST} đến {YOUNGEST}.",
        },
    )
    position = Words(label="Chức vụ", max_length=120, required=False, error_messages=too_long(120))
    organisation = Words(
        label="Cơ quan, đơn vị",
        max_length=160,
        error_messages={"required": "Hãy nhập cơ quan, đơn vị."} | too_long(160),
    )
    rank = forms.IntegerField(
        label="Thứ tự giới thiệu",
        help_text="Số 1 được giới thiệu trước tiên.",
        initial=99,
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-year"}),
        error_messages={
            "required": "Hãy nhập thứ tự giới thiệu.",
            "invalid": "Hãy nhập một số, ví dụ 3.",
            "min_value": "Hãy nhập số từ 1 đến 999.",
            "max_value": "Hãy nhập số từ 1 đến 999.",
        },
    )
    another_person = forms.BooleanField(
        label="Tôi đã xem: đây là một người khác, cùng tên", required=False
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_namesake: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.helper = bare_helper()
        if not asks_namesake:
            self.fields["another_person"].widget = forms.HiddenInput()

    def values(self) -> dict[str, Any]:
        """What is kept of a delegate; the rest of the form only steers."""
        steering = ("another_person", "seen")
        return {key: value for key, value in self.cleaned_data.items() if key not in steering}


class ReasonForm(forms.Form):
    """Why somebody leaves the list; whether it may be empty is the move's business."""

    note = forms.CharField(
        label="Lý do",
        required=False,
        help_text="Lý do được ghi vào lịch sử. Không ghi thông tin riêng tư.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.helper = bare_helper()
