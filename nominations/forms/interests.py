"""The leadership's word on somebody who is related to a nominee."""

from django import forms

from accounts.fields import LineField
from accounts.forms import bare_helper
from nominations.models import WORD_LENGTH


class WordForm(forms.Form):
    """Why this person decides all the same."""

    use_required_attribute = False
    word = LineField(
        label="Ý kiến của lãnh đạo",
        longest=WORD_LENGTH,
        missing="Hãy ghi ý kiến của lãnh đạo.",
        help_text=(
            "Ví dụ: Phòng chỉ có một người, đồng ý để thẩm định. Tối đa 300 ký tự, kể cả dấu cách."
        ),
    )
    helper = bare_helper()
