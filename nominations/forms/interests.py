"""The leadership's word on somebody who is related to a nominee."""

from typing import Unpack

from django import forms

from accounts.fields import FormOptions, LineField, Typed
from accounts.forms import bare_helper
from nominations.models import WORD_LENGTH

LONGEST = f"Tối đa {WORD_LENGTH} ký tự, kể cả dấu cách."


class WordForm(forms.Form):
    """Why this person decides all the same."""

    use_required_attribute = False
    word = LineField(
        label="Ý kiến của lãnh đạo",
        longest=WORD_LENGTH,
        missing="Hãy ghi ý kiến của lãnh đạo.",
        help_text=(f"Ví dụ: Phòng chỉ có một người, đồng ý để thẩm định. {LONGEST}"),
    )
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, own: bool = False, **rest: Unpack[FormOptions]
    ) -> None:
        """own: who writes it is the one whom it lets decide."""
        super().__init__(typed, **rest)
        if own:
            box = self.fields["word"]
            box.label, box.error_messages["required"] = "Căn cứ", "Hãy ghi rõ căn cứ."
            box.help_text = "Người sau đọc được ở đây và khi xét duyệt. " + LONGEST
