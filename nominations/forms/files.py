"""The shape of an upload: which kind it is, and the files themselves."""

from typing import Any

from django import forms

from accounts.fields import LineField
from accounts.forms import EditForm, bare_helper
from nominations.enums import EvidenceKind
from nominations.models.files import CAPTION_LENGTH


class FileCaptionForm(EditForm):
    """One box: what the picture shows."""

    use_required_attribute = False
    caption = LineField(
        label="Chú thích",
        required=False,
        longest=CAPTION_LENGTH,
        help_text="Ảnh chụp ai, việc gì, ở đâu. Để trống thì hiện tên tệp.",
    )
    helper = bare_helper()


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or many files; each is looked into by the action, not here."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    use_required_attribute = False
    kind = forms.ChoiceField(
        choices=EvidenceKind.choices,
        error_messages={
            "required": "Hãy chọn loại tệp.",
            "invalid_choice": "Hãy chọn loại tệp.",
        },
    )
    files = FilesField(  # type: ignore[assignment]  # a box; Django takes it out of the class
        allow_empty_file=True,  # the action says in words that a file is empty
        error_messages={
            "required": "Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi.",
            "missing": "Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi.",
            "invalid": "Tệp không gửi được. Hãy chọn lại.",
        },
    )
