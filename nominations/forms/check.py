"""What the office types of its own check: discipline and complaints, likely doubles, odd votes."""

from collections.abc import Collection, Mapping
from typing import Any, Unpack

from django import forms
from django.utils.html import format_html

from accounts.fields import LineField, Typed, mark, offer
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.enums import DoubleVerdict, Integrity
from nominations.models import REASON_LENGTH
from nominations.reading import NO_GROUND

DIFFERENT = DoubleVerdict.DIFFERENT.value


class Answers(forms.RadioSelect):
    """Choices of which some are greyed: what would be refused is not offered to be pressed."""

    closed: Collection[str] = ()

    def create_option(self, name: str, value: Any, *args: Any, **how: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **how)
        if value in self.closed:
            option["attrs"]["disabled"] = True
        return option


class PairForm(EditForm):
    """What the office answers of two dossiers seen beside each other."""

    use_required_attribute = False
    answer = forms.ChoiceField(
        label="Hai hồ sơ này là",
        widget=Answers,
        error_messages={"required": "Hãy chọn một câu trả lời."},
    )
    ground = LineField(
        label="Vì sao biết là hai người",
        required=False,
        longest=300,
    )
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        keeps: Mapping[str, str],
        closed: Mapping[str, str],
        how_known: str,
        **rest: Unpack[EditOptions],
    ) -> None:
        """keeps: code → how to say that this dossier is kept; closed: why it is not, of those that
        cannot be; how_known: an example of a ground.
        """
        super().__init__(typed, **rest)
        apart = ((DIFFERENT, "Không phải một người: cả hai hồ sơ được xét"),)
        kept = ((code, _greyed(text, closed.get(code, ""))) for code, text in keeps.items())
        offer(self, "answer", [*apart, *kept])
        widget = self.fields["answer"].widget
        if isinstance(widget, Answers):
            widget.closed = closed.keys()
        if self.initial.get("answer") not in ("", DIFFERENT):
            self.initial["answer"] = ""  # one person: which dossier goes on is asked still
        mark(self.fields["ground"], optional_words="cần ghi khi không phải một người")
        self.fields["ground"].help_text = how_known

    def set_beside(self, stands: Mapping[str, Any]) -> None:
        """Also that one of the two was moved meanwhile."""
        super().set_beside(stands)
        apart = "Không phải một người" if stands["answer"] == DIFFERENT else "Cùng một người"
        found = apart if stands["answer"] else "Chưa trả lời"
        told = (("Trả lời của Phòng", found), ("Hai hồ sơ", stands["states"]))
        self.theirs = told + tuple(pair for pair in self.theirs if stands["ground"] in pair[1:])

    def clean(self) -> None:
        found = self.cleaned_data
        apart = found.get("answer") == DIFFERENT
        if apart and "ground" not in self.errors and not found["ground"].strip():
            self.add_error("ground", NO_GROUND)


def _greyed(text: str, why: str) -> str:
    """A choice, with what stands in its way beside it."""
    if not why:
        return text
    drawn = '<span class="muted">{}</span> <b class="d-block form-text">{}</b>'
    return format_html(drawn, text, why)


class CheckForm(EditForm):
    use_required_attribute = False
    integrity = forms.ChoiceField(
        label="Kết quả kiểm tra kỷ luật, thanh tra, đơn thư",
        choices=Integrity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một kết quả."},
    )
    duplicate_verdict = forms.ChoiceField(
        label="Kết luận về khả năng trùng người",
        choices=[("", "Chưa kết luận"), *DoubleVerdict.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text="Cùng một người thì chỉ một hồ sơ đi tiếp; hồ sơ kia rút lại hoặc không duyệt.",
    )
    duplicate_answer = LineField(
        label="Vì sao biết",
        required=False,
        longest=300,
    )
    helper = bare_helper()

    votes_reason = LineField(
        label="Lý do vẫn xét với số phiếu này",
        required=False,
        longest=REASON_LENGTH,
        help_text="Lãnh đạo và đơn vị giới thiệu đọc được.",
    )

    def __init__(
        self,
        typed: Typed = None,
        *,
        how_known: str,
        has_odd_votes: bool,
        **rest: Unpack[EditOptions],
    ) -> None:
        """how_known: an example of how one tells its doubles apart; empty where it has none."""
        super().__init__(typed, **rest)
        for name in ("duplicate_verdict", "votes_reason"):
            mark(self.fields[name], optional_words="cần ghi trước khi thẩm định")
        mark(self.fields["duplicate_answer"], optional_words="cần ghi khi là hai người")
        self.fields["duplicate_answer"].help_text = how_known
        if not how_known:
            del self.fields["duplicate_verdict"], self.fields["duplicate_answer"]
        if not has_odd_votes:
            del self.fields["votes_reason"]

    def set_beside(self, stands: Mapping[str, Any]) -> None:
        """Also whom a verdict is about by now: another double may be all that is new."""
        super().set_beside(stands)
        if stands["doubles"] or not self.theirs:
            self.theirs += (("Hồ sơ có thể trùng", stands["doubles"] or "không còn"),)

    def clean(self) -> None:
        found = self.cleaned_data
        two = found.get("duplicate_verdict") == DoubleVerdict.DIFFERENT
        if two and "duplicate_answer" not in self.errors and not found["duplicate_answer"].strip():
            self.add_error("duplicate_answer", NO_GROUND)
