"""What is typed of a saved list of dossiers."""

from django import forms

from accounts.fields import LineField
from accounts.forms import EditForm, bare_helper
from nominations.models import VIEW_NAME_LENGTH


class ViewForm(EditForm):
    """A list's name, and whether the others of the office and the leadership have it too."""

    use_required_attribute = False
    name = LineField(
        label="Tên bộ lọc",
        longest=VIEW_NAME_LENGTH,
        missing="Hãy nhập tên bộ lọc.",
        help_text="Ví dụ: Nữ, Bình Lãng, chưa kiểm tra.",
    )
    is_shared = forms.BooleanField(label="Dùng chung cho cả Phòng và lãnh đạo", required=False)
    helper = bare_helper()
