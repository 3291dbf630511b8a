"""What an office may change of a dossier where its row stands in the list."""

from typing import Unpack

from django import forms

from accounts.fields import LineField, Typed
from nominations.enums import Integrity
from nominations.forms.fields import box, choice
from nominations.forms.steps import StepForm, StepOptions
from nominations.models import REASON_LENGTH
from nominations.particulars import in_row

INTEGRITY = "integrity"


class RowForm(StepForm):
    """The short texts, put right with a reason; the office's own check. What may not be changed
    where the dossier stands has no box.
    """

    reason = LineField(
        label="Lý do sửa chữ (đơn vị đọc được)", required=False, longest=REASON_LENGTH
    )

    def __init__(
        self, typed: Typed = None, *, corrects: bool, checks: bool, **rest: Unpack[StepOptions]
    ) -> None:
        self.corrects, self.checks = corrects, checks
        super().__init__(typed, **rest)

    def boxes(self) -> dict[str, forms.Field]:
        texts = {row.name: box(row) for row in in_row(self.of_kind)} if self.corrects else {}
        check = choice("Kiểm tra kỷ luật, đơn thư", "Hãy chọn một mục.", list(Integrity.choices))
        return texts | ({INTEGRITY: check} if self.checks else {})

    def prepare(self) -> None:
        if not self.corrects:
            del self.fields["reason"]
        self.order_fields([*self.boxes(), "reason"])

    @property
    def changes(self) -> dict[str, object]:
        """The texts as they were typed."""
        return {key: value for key, value in self.typed.items() if key not in ("reason", INTEGRITY)}
