"""The leadership's word on somebody who is related to a nominee."""

from collections.abc import Sequence
from typing import Unpack

from django import forms

from accounts.fields import FormOptions, LineField, Typed, offer
from accounts.forms import bare_helper
from nominations.models import WORD_LENGTH

NOBODY = "Hãy chọn ít nhất một hồ sơ."
LONGEST = f"Tối đa {WORD_LENGTH} ký tự, kể cả dấu cách."


class WordsForm(forms.Form):
    """Who verifies all the same what each officer is set apart from, and why: kept at each."""

    use_required_attribute = False
    who = forms.ChoiceField(
        label="Ai thẩm định",
        error_messages={
            "required": "Hãy chọn người thẩm định.",
            "invalid_choice": "Hãy chọn người thẩm định trong danh sách.",
        },
    )
    word = LineField(
        label="Ý kiến của lãnh đạo",
        longest=WORD_LENGTH,
        missing="Hãy ghi ý kiến của lãnh đạo.",
        help_text=(
            "Ghi ở từng hồ sơ được chọn. Ví dụ: Phòng chỉ có một người, đồng ý để thẩm định hồ sơ "
            f"bản giấy đã nhập thay thôn. {LONGEST}"
        ),
    )
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, people: Sequence[tuple[str, str]], chosen: Sequence[str] = ()
    ) -> None:
        """people: key and words of whoever may be let. chosen: codes of the dossiers ticked."""
        super().__init__(typed)
        self.chosen = chosen
        asks = [] if len(people) == 1 else [("", "Chọn một người")]
        offer(self, "who", [*asks, *people])

    def clean(self) -> None:
        if not self.chosen:
            self.add_error(None, NOBODY)


class WordForm(forms.Form):
    """Why this person decides all the same."""

    use_required_attribute = False
    word = LineField(
        label="Đồng ý vì sao",
        longest=WORD_LENGTH,
        missing="Hãy ghi vì sao đồng ý.",
        help_text=(f"Ví dụ: Phòng chỉ có một người được giao thẩm định. {LONGEST}"),
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
