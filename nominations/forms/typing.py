"""The office's page for typing errors of a dossier that was sent."""

from django import forms

from accounts.fields import LineField
from nominations.forms.fields import box
from nominations.forms.steps import StepForm
from nominations.models import REASON_LENGTH
from nominations.particulars import typed

NOTHING_OTHER = "Chưa sửa chỗ nào. Hãy sửa chữ sai, hoặc bấm “Không lưu”."


class TypingForm(StepForm):
    """All of a dossier that is typed, and why it is other now."""

    reason = LineField(
        label="Lý do sửa",
        longest=REASON_LENGTH,
        missing="Hãy ghi lý do sửa.",
        help_text=(
            "Đơn vị giới thiệu sẽ đọc được. Ví dụ: đối chiếu biên bản họp, năm sinh là 1956. "
            "Không ghi số căn cước, số điện thoại."
        ),
    )

    def boxes(self) -> dict[str, forms.Field]:
        return {row.name: box(row) for row in typed(self.of_kind)}

    def prepare(self) -> None:
        self.order_fields([*self.boxes(), "reason"])

    @property
    def changes(self) -> dict[str, object]:
        """What was typed of the dossier."""
        return {name: value for name, value in self.typed.items() if name != "reason"}

    def clean(self) -> None:
        stands = {name: self.initial.get(name) for name in self.changes}
        same = self.cleaned_data.get("seen") == self.initial["seen"]
        if not self.errors and same and stands == self.changes:
            self.add_error(None, NOTHING_OTHER)
