"""One unit by page: a new one, and the name of one there is."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.enums import UnitKind
from accounts.fields import LineField, Typed, mark
from accounts.forms import EditForm, bare_helper


class UnitForm(EditForm):
    """Name and former commune; the kind only of a new one: what it owes hangs on it."""

    use_required_attribute = False
    name = LineField(
        label="Tên đơn vị", longest=160, missing="Hãy nhập tên đơn vị.",
        help_text="Ví dụ Thôn Mỗ Đoạn, Trường THCS Đại Sơn.",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Loại", choices=[("", "Chọn…"), *UnitKind.choices],
        error_messages={"required": "Hãy chọn loại.", "invalid_choice": "Hãy chọn loại."},
    )  # fmt: skip
    former = LineField(label="Địa phương trước sắp xếp", longest=60, required=False)
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, stands: dict[str, Any] | None = None,
        formers: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(typed, stands=stands)
        if stands is not None:
            del self.fields["kind"]
        if formers:
            mark(self.fields["former"], optional_words="một trong: " + "; ".join(formers))
