"""What a unit reports of whoever it put forward, and what an office answers."""

from django import forms

from accounts.fields import LineField, Typed
from accounts.forms import bare_helper
from nominations.enums import SetbackKind
from nominations.forms.fields import choice
from nominations.models import Setback
from nominations.models.setbacks import WORDS_LENGTH


class SetbackForm(forms.Form):
    use_required_attribute = False
    kind = choice(
        "Báo điều gì?",
        "Hãy chọn một điều để báo.",
        SetbackKind.choices,
        widget=forms.RadioSelect,
    )
    words = LineField(label="Ghi thêm", required=False, longest=WORDS_LENGTH)
    helper = bare_helper()


class AnswerForm(forms.Form):
    """A box for each report that waits."""

    use_required_attribute = False
    answer = LineField(
        label="Trả lời đơn vị",
        longest=WORDS_LENGTH,
        missing="Hãy ghi trả lời cho đơn vị.",
        help_text="Ví dụ: Đã hủy kết quả duyệt; đơn vị có thể giới thiệu người khác.",
    )
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, of: Setback) -> None:
        super().__init__(typed, auto_id=f"id_%s_{of.pk}")
        self.of = of
