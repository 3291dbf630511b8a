"""Why a public posting ends before its time, and why it counts all the same."""

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
        help_text="Ghi vào nhật ký. Hồ sơ chưa niêm yết đủ thời gian phải niêm yết lại, hoặc chờ "
        "lãnh đạo ghi ý kiến.",
    )


class UnpostedForm(forms.Form):
    """Why the leadership approves one who refuses to be named publicly without posting."""

    use_required_attribute = False
    helper = bare_helper()
    word = LineField(
        label="Vì sao vẫn duyệt khi không niêm yết",
        longest=END_REASON_LENGTH,
        missing="Hãy ghi vì sao vẫn duyệt khi không niêm yết.",
        help_text="Ghi vào nhật ký, hiện ở trang “Họp xét duyệt” và Tài liệu họp xét duyệt. Đơn vị "
        "không đọc được.",
    )


class WordForm(forms.Form):
    """What the leadership says of those who stood there for less than planned."""

    use_required_attribute = False
    helper = bare_helper()
    word = LineField(
        label="Vì sao vẫn tính là đã niêm yết",
        longest=END_REASON_LENGTH,
        missing="Hãy ghi vì sao vẫn tính là đã niêm yết.",
        help_text="Ghi vào nhật ký, hiện ở trang “Họp xét duyệt”.",
    )
