"""Why a public posting ends before its time."""

from django import forms

from accounts.fields import LineField
from accounts.forms import bare_helper
from nominations.models.posting import END_REASON_LENGTH


class EndForm(forms.Form):
    """One reason; the posting's page has it."""

    use_required_attribute = False
    helper = bare_helper()
    reason = LineField(
        label="Lý do kết thúc sớm",
        longest=END_REASON_LENGTH,
        missing="Hãy ghi lý do kết thúc niêm yết sớm.",
        help_text="Ghi vào nhật ký. Hồ sơ đang niêm yết được coi là đã niêm yết xong.",
    )
