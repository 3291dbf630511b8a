"""What anybody says of who is posted, what they send along, and what the office answers."""

from django import forms

from accounts.fields import Files, LineField, LinesField, Typed
from accounts.forms import add_problems, bare_helper
from nominations.enums import Conclusion
from nominations.forms.files import FilesField
from nominations.models.objections import ANSWER_LENGTH, CONTACT_LENGTH, OBJECTOR_LENGTH
from nominations.workflow.said import EMPTY, NO_CONCLUSION, NO_REASON, problems_of

TRAP = "Ô này để trống. Hãy xóa chữ trong ô rồi bấm gửi lại."


class SayForm(forms.Form):
    """key: the same form sent twice is one; website: a box no person sees, machines fill it in."""

    use_required_attribute = False
    helper = bare_helper()
    key = forms.UUIDField(widget=forms.HiddenInput)
    about = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = LinesField(
        label="Nội dung phản ánh",
        missing=EMPTY,
        help_text="Việc gì, ở đâu, khi nào, căn cứ vào đâu. Tối đa 3.000 từ.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    objector = LineField(label="Họ và tên người phản ánh", longest=OBJECTOR_LENGTH, required=False)
    contact = LineField(
        label="Số điện thoại hoặc nơi ở",
        longest=CONTACT_LENGTH,
        required=False,
        help_text="Chỉ người xử lý ý kiến đọc được họ tên, cách liên hệ; xóa sau 12 tháng.",
    )
    website = LineField(required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        add_problems(self, problems_of(text))
        return text

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(TRAP)
        return ""


class AlongForm(forms.Form):
    """Pictures and papers to an objection that was received."""

    use_required_attribute = False
    helper = bare_helper()
    files = FilesField(  # type: ignore[assignment]  # a box; Django takes it out of the class
        label="Ảnh hoặc tệp PDF",
        allow_empty_file=True,  # the action says in words that a file is empty
        error_messages={
            "required": "Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi.",
            "missing": "Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi.",
            "invalid": "Tệp không gửi được. Hãy chọn lại.",
        },
    )

    def __init__(self, typed: Typed = None, sent: Files = None) -> None:
        super().__init__(typed, sent)


class AnswerForm(forms.Form):
    """What was found and why; last: the answer that stood when the page was made."""

    use_required_attribute = False
    helper = bare_helper()
    last = forms.IntegerField(required=False, widget=forms.HiddenInput)
    conclusion = forms.ChoiceField(
        label="Kết luận",
        choices=Conclusion.choices,
        widget=forms.RadioSelect,
        error_messages={"required": NO_CONCLUSION, "invalid_choice": NO_CONCLUSION},
    )
    reason = LinesField(
        label="Căn cứ",
        longest=ANSWER_LENGTH,
        missing=NO_REASON,
        help_text="Đã xác minh những gì, với ai. Lãnh đạo xã đọc được nội dung, kết luận, căn cứ; "
        "không đọc được ai phản ánh. Không ghi tên người phản ánh vào đây.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
