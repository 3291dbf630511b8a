"""Why a dossier is not looked at any further: one of a short list, with words beside."""

from django import forms

from accounts.forms import bare_helper
from nominations.enums import StopReason
from nominations.forms.fields import choice


class StopForm(forms.Form):
    """The reason alone; the words beside it are the move's note."""

    use_required_attribute = False
    reason = choice(
        "Lý do dừng xét",
        "Hãy chọn lý do dừng xét.",
        StopReason.choices,
        widget=forms.RadioSelect,
        help_text="“Lý do khác” thì ghi rõ ở ô “Ghi thêm”.",
    )
    helper = bare_helper()
