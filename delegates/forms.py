"""What people type about delegates: guests, leaders, reasons."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from accounts.fields import (
    BirthYearField,
    CountField,
    FormOptions,
    LineField,
    LinesField,
    Typed,
    offer,
    tell_today,
)
from accounts.forms import EditForm, EditOptions, ListFilter, bare_helper
from delegates.enums import UNWRITTEN, DelegateGroup, DelegateState
from delegates.rules import NOT_SAID, OF_THE_WHOLE
from nominations.enums import Field, Gender, NominationKind, Sector
from sheets.forms import ImportBox
from sheets.targets import BROUGHT

LAST_RANK = 999
ALL = ("", "Tất cả")
NOT_WRITTEN = (UNWRITTEN, "Chưa ghi")
SELDOM = ("kind", "field", "sector", "former_commune", "direct", "counted")


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

    in_the_address = {
        "group": "nhom",
        "words": "tim",
        "unit": "don-vi",
        "state": "trang-thai",
        "gender": "gioi-tinh",
        "kind": "loai",
        "field": "linh-vuc",
        "sector": "thanh-phan",
        "former_commune": "dia-phuong-cu",
        "direct": "truc-tiep",
        "counted": "co-cau",
        "sheet": BROUGHT,
    }
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
    gender = forms.ChoiceField(
        label="Giới tính", required=False, choices=[ALL, *Gender.choices, NOT_WRITTEN]
    )
    kind = forms.ChoiceField(
        label="Loại điển hình",
        required=False,
        choices=[ALL, *NominationKind.choices, NOT_WRITTEN],
    )
    field = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=[ALL, *Field.choices, NOT_WRITTEN]
    )
    sector = forms.ChoiceField(
        label="Thành phần kinh tế",
        required=False,
        choices=[ALL, *Sector.choices, (UNWRITTEN, NOT_SAID)],
    )
    former_commune = forms.ChoiceField(label="Địa phương trước sắp xếp", required=False)
    direct = forms.ChoiceField(
        label="Trực tiếp sản xuất, công tác, học tập, chiến đấu",
        required=False,
        choices=[ALL, ("1", "Chỉ người trực tiếp")],
    )
    counted = forms.ChoiceField(
        label="Tính vào cơ cấu",
        required=False,
        choices=[ALL, ("1", "Chỉ người được tính")],
    )

    sheet = ImportBox()

    def __init__(
        self,
        typed: Typed = None,
        *,
        units: Sequence[tuple[int | str, str]],
        formers: Sequence[str] = (),
        **rest: Unpack[FormOptions],
    ) -> None:
        super().__init__(typed, units=[*units, (UNWRITTEN, "Không thuộc đơn vị nào")], **rest)
        known = ((name, name) for name in formers)
        offer(self, "former_commune", [ALL, *known, (UNWRITTEN, OF_THE_WHOLE)])

    @property
    def often(self) -> list[BoundField]:
        """The boxes that are always in view."""
        return [box for box in self if box.name not in SELDOM]

    @property
    def seldom(self) -> list[BoundField]:
        return [self[name] for name in SELDOM]

    @property
    def asks_seldom(self) -> bool:
        """Whether one of the others narrows now: then they are in view too."""
        return any(self.chosen().get(name) for name in SELDOM)


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
