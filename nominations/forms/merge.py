"""What the office chooses where one person's two dossiers become one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

from django import forms

from accounts.fields import Typed, offer
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.particulars import Particular

NOTHING = "Chưa chọn mục nào của hồ sơ {}. Hãy chọn ít nhất một mục{}."
GOES = "di_"  # before a particular's name: whose goes on


class MergeForm(EditForm):
    """Of each particular that differs, whose goes on; which files come along."""

    use_required_attribute = False
    pictures = forms.MultipleChoiceField(
        label="Ảnh, giấy tờ mang sang",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bản gốc vẫn còn ở hồ sơ bị đóng.",
    )
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        codes: tuple[str, str],
        rows: Sequence[tuple[Particular, list[str]]],
        files: Iterable[tuple[int, str]],
        **rest: Unpack[EditOptions],
    ) -> None:
        """codes: of the dossier that is kept, and of the other; rows: a particular, and what the
        one and the other say of it.
        """
        super().__init__(typed, **rest)
        self.kept, self.closed = codes
        boxes = {GOES + row.name: self._box(row, *words) for row, words in rows}
        self.fields = boxes | self.fields
        if offered := list(files):
            offer(self, "pictures", offered)
        else:
            del self.fields["pictures"]

    def _box(self, row: Particular, here: str, there: str) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=row.label,
            widget=forms.RadioSelect,
            initial=self.kept,
            choices=[
                (self.kept, f"{here or 'Để trống'} (giữ của {self.kept})"),
                (self.closed, f"{there} (lấy của {self.closed})"),
            ],
            error_messages={"required": "Hãy chọn một trong hai."},
        )

    def clean(self) -> None:
        same = self.cleaned_data.get("seen") == self.initial["seen"]
        if not self.errors and same and not self.take and not self.cleaned_data.get("pictures"):
            first = next((name for name in self.fields if name != "seen"), None)
            or_file = " hoặc tệp" if "pictures" in self.fields else ""
            self.add_error(first, NOTHING.format(self.closed, or_file))

    @property
    def take(self) -> set[str]:
        """The particulars that go over."""
        said = self.cleaned_data.items()
        return {name.removeprefix(GOES) for name, value in said if value == self.closed}

    def set_beside(self, stands: Mapping[str, Any]) -> None:
        """Where the two stand by now; what they say stands beside each box afresh."""
        super().set_beside(stands)
        self.theirs = (("Hai hồ sơ", stands["states"]),)
