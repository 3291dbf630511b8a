"""What the office types about papers: why, the summary's text, award counts."""

from datetime import date
from typing import Any, Unpack

from django import forms

from accounts.fields import (
    CountField,
    DayField,
    Files,
    FormOptions,
    LineField,
    LinesField,
    Typed,
    YearField,
    offer,
    tell_today,
)
from accounts.forms import EditForm, bare_helper
from reports.catalogue import Entry
from reports.enums import AwardCategory, ReportFormat

REASON = 200
NUMBER_LENGTH = 40
LONGEST_PART = 20_000  # characters: about eight pages
FIRST_YEAR, LAST_YEAR = 2000, 2100
PERHAPS = (
    "Có thể là “{}” trong bảng, nên bị tính hai lần. Hãy xem lại, hoặc đánh dấu ở dưới rồi ghi."
)


class AskForm(forms.Form):
    """Which format, and what for; and that a paper with nobody in it is meant."""

    format = forms.ChoiceField(
        label="Dạng tệp",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn dạng tệp.", "invalid_choice": "Hãy chọn dạng tệp."},
    )
    reason = LineField(label="Dùng để", longest=REASON, missing="Hãy ghi văn bản dùng để làm gì.")

    of_nobody = forms.BooleanField(
        label="Vẫn lập văn bản, dù chưa có ai trong đó",
        error_messages={
            "required": "Văn bản này chưa có ai. Hãy đánh dấu nếu vẫn cần lập ngay bây giờ."
        },
    )

    ahead = forms.BooleanField(
        label="Vẫn lập bản dự thảo, dù Hội nghị chưa diễn ra",
        error_messages={
            "required": "Hội nghị chưa diễn ra. Hãy đánh dấu nếu vẫn cần lập bản dự thảo."
        },
    )

    def __init__(
        self,
        typed: Typed = None,
        *,
        entry: Entry,
        is_of_nobody: bool,
        is_ahead: bool,
        **rest: Unpack[FormOptions],
    ) -> None:
        super().__init__(typed, **rest)
        if not is_of_nobody:
            del self.fields["of_nobody"]
        if not is_ahead:
            del self.fields["ahead"]
        labels = {
            ReportFormat.PDF: "PDF – để in, ký, gửi",
            ReportFormat.XLSX: "Excel – để tính, lọc, làm việc",
        }
        offer(self, "format", [(value, labels[value]) for value in entry.formats])
        self.fields["reason"].help_text = f"Ví dụ: {'; '.join(entry.examples)}."
        self.helper = bare_helper()


class IssueForm(forms.Form):
    """Number and day of a signed paper, its scan, and the sent paper it takes the place of."""

    use_required_attribute = False
    number = LineField(
        label="Số, ký hiệu",
        longest=NUMBER_LENGTH,
        missing="Hãy ghi số, ký hiệu của văn bản, ví dụ 45/BC-UBND.",
        help_text="Như ghi trên văn bản đã ký. Ví dụ: 45/BC-UBND.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    issued_on = DayField(
        label="Ngày ban hành",
        missing="Hãy ghi ngày ban hành dạng ngày/tháng/năm, ví dụ 16/8/2025.",
        help_text="Ví dụ: 16/8/2025.",
    )
    scan = forms.FileField(
        label="Bản đã ký",
        required=False,
        allow_empty_file=True,  # the action says in words that a file is empty
        help_text="Ảnh chụp hoặc tệp PDF của văn bản đã ký, đóng dấu.",
        error_messages={"invalid": "Tệp không gửi được. Hãy chọn lại."},
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/*"}),
    )
    replaces = forms.ChoiceField(
        label="Văn bản này thay cho",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Hãy chọn văn bản được thay, hoặc “Không thay”."
        ),
    )

    shares_number = forms.BooleanField(label="Hai văn bản kèm nhau, cùng một số", required=False)
    ahead = forms.BooleanField(
        label="Vẫn ghi ban hành văn bản này",
        error_messages={
            "required": "Văn bản này lập trước Hội nghị. Hãy đánh dấu nếu vẫn ghi ban hành."
        },
    )

    def __init__(
        self,
        typed: Typed = None,
        files: Files = None,
        *,
        olds: dict[str, str],
        today: date,
        is_ahead: bool,
        **rest: Unpack[FormOptions],
    ) -> None:
        super().__init__(typed, files, **rest)
        if not is_ahead:
            del self.fields["ahead"]
        self._number_question = self.fields.pop("shares_number")
        if "shares_number" in self.data:
            self.ask_about_number()
        tell_today(self, today)
        self.helper = bare_helper()
        if olds:
            nothing = ("0", "Không thay văn bản nào đã gửi")
            offer(self, "replaces", [*olds.items(), nothing])
        else:
            del self.fields["replaces"]

    def ask_about_number(self) -> None:
        """Show the tick for a number that another paper has; nobody else sees it."""
        self.fields["shares_number"] = self._number_question


class PartForm(EditForm):
    """The office's words for one part of the summary."""

    text = LinesField(
        label="Nội dung",
        required=False,
        longest=LONGEST_PART,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Mỗi đoạn xuống một dòng. Để trống thì văn bản có dòng chấm.",
    )

    helper = bare_helper()


class AwardForm(EditForm):
    """One line of T8."""

    year = YearField(
        label="Năm", least=FIRST_YEAR, most=LAST_YEAR, missing="Hãy ghi năm, ví dụ 2023."
    )
    form = LineField(
        label="Danh hiệu thi đua, hình thức khen thưởng",
        longest=100,
        help_text="Ví dụ: Giấy khen; Bằng khen; Chiến sĩ thi đua cơ sở.",
        missing="Hãy ghi hình thức khen thưởng.",
    )
    category = forms.ChoiceField(
        label="Đối tượng",
        choices=[("", "Chọn đối tượng"), *AwardCategory.choices],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Hãy chọn đối tượng."),
    )
    authority = LineField(
        label="Cấp khen thưởng", required=False, longest=100, help_text="Ví dụ: Chủ tịch UBND xã."
    )
    count = CountField(
        label="Số lượng", least=1, most=100_000, missing="Hãy ghi số lượng, từ 1 trở lên."
    )
    apart = forms.BooleanField(label="Đây là khen thưởng khác, vẫn ghi", required=False)
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, perhaps: str = "", **rest: Any) -> None:
        """perhaps: as what the same awards may be counted already; that they are not is said."""
        super().__init__(typed, **rest)
        self.perhaps = perhaps
        if not perhaps:
            del self.fields["apart"]

    def clean(self) -> dict[str, Any]:
        if self.perhaps and not self.cleaned_data.get("apart"):
            self.add_error("authority", PERHAPS.format(self.perhaps))
        return self.cleaned_data

    @property
    def line(self) -> dict[str, Any]:
        """What is written, with the `seen` of the page."""
        return {name: value for name, value in self.cleaned_data.items() if name != "apart"}
