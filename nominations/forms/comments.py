"""What is typed in a conversation about a dossier."""

from typing import Unpack

from django import forms

from accounts.fields import FormOptions, LinesField, Typed, offer
from accounts.forms import bare_helper
from nominations.models import COMMENT_LENGTH
from nominations.particulars import topics


class AnswerForm(forms.Form):
    """One answer; `form_key` makes two taps one comment."""

    use_required_attribute = False
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    text = LinesField(
        label="Trả lời",
        longest=COMMENT_LENGTH,
        missing="Hãy viết nội dung trao đổi.",
        help_text="Tối đa 1.000 ký tự, kể cả dấu cách. Không ghi số căn cước, số điện thoại.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    helper = bare_helper()


class CommentForm(AnswerForm):
    """Something new, and what of the dossier it is about."""

    about = forms.ChoiceField(
        label="Về mục",
        required=False,
        error_messages={"invalid_choice": "Hãy chọn một mục trong danh sách."},
    )
    field_order = ("form_key", "about", "text")

    def __init__(self, typed: Typed = None, *, kind: str, **rest: Unpack[FormOptions]) -> None:
        super().__init__(typed, **rest)
        offer(self, "about", topics(kind).items())
        self.fields["text"].label = "Nội dung"
