"""What the office types of its checklist: an answer and a word an item."""

from collections.abc import Iterable
from typing import Unpack

from django import forms

from accounts.fields import LineField, Typed
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.checklist import Item
from nominations.enums import Found, NominationKind
from nominations.models import ASK_LENGTH, LABEL_LENGTH


class ChecklistForm(EditForm):
    """Two boxes an item of the table; no item is a field of its own here."""

    use_required_attribute = False
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, items: Iterable[Item], **rest: Unpack[EditOptions]
    ) -> None:
        super().__init__(typed, **rest)
        for item in items:
            found = [("", "Chưa kiểm tra"), (Found.CLEAR, item.clear), (Found.RAISED, item.raised)]
            self.fields[f"found_{item.key}"] = forms.ChoiceField(
                label=item.asks,
                choices=found,
                widget=forms.RadioSelect,
                required=False,
                help_text=f"Căn cứ: {item.source_words}.",
            )
            self.fields[f"note_{item.key}"] = LineField(
                label=f"Ghi chú: {item.label[0].lower()}{item.label[1:]}",
                required=False,
                longest=300,
            )


class OwnItemForm(forms.Form):
    """One item the commune adds: what is asked, of whom, and whether verifying waits for it."""

    use_required_attribute = False
    helper = bare_helper()
    label = LineField(
        label="Tên mục",
        longest=LABEL_LENGTH,
        missing="Hãy nhập tên mục.",
        help_text="Ngắn gọn, có trong tài liệu họp. Ví dụ: Nộp quỹ thôn.",
    )
    asks = LineField(
        label="Câu hỏi",
        longest=ASK_LENGTH,
        missing="Hãy nhập câu hỏi để người kiểm tra trả lời.",
        help_text="Ví dụ: Đã nộp đủ các khoản quỹ của thôn chưa?",
    )
    kinds = forms.MultipleChoiceField(
        label="Hỏi về hồ sơ của",
        choices=NominationKind,
        initial=NominationKind.values,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Hãy chọn ít nhất một loại hồ sơ.",
            "invalid_choice": "Hãy chọn loại hồ sơ trong danh sách.",
        },
    )
    blocks = forms.ChoiceField(
        label="Khi chưa kiểm tra xong mục này",
        choices=[("", "Vẫn thẩm định được, chỉ để ghi lại"), ("1", "Chưa thẩm định hồ sơ")],
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_blocks(self) -> bool:
        return bool(self.cleaned_data["blocks"])
