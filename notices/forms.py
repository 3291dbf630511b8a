"""The shape of what is typed about reminders."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django import forms

from accounts.fields import LinesField, Typed, offer
from accounts.forms import EditForm, ListFilter, bare_helper
from notices.enums import Audience, ReminderState
from notices.figures import stands_of
from notices.models import LONGEST_ADDRESS, LONGEST_LETTER, LONGEST_TEXT, Reminder
from notices.rules import USUAL

AGAIN = "Hãy mở lại trang rồi bấm lại."
YEARS = range(2000, 3000)  # that every database keeps, in whatever zone it is written


class ReadForm(forms.Form):
    """How far somebody has read, as the page that showed it wrote it."""

    until = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def clean_until(self) -> datetime:
        try:
            found = datetime.fromisoformat(self.cleaned_data["until"])
        except ValueError as wrong:
            raise forms.ValidationError(AGAIN) from wrong
        if found.tzinfo is None or found.year not in YEARS:
            raise forms.ValidationError(AGAIN)
        return found


class LetterForm(forms.Form):
    """The words that were sent, as the page had them."""

    use_required_attribute = False
    text = LinesField(
        label="Lời nhắn",
        longest=LONGEST_LETTER,
        missing="Lời nhắn còn trống. Hãy mở lại trang rồi bấm lại.",
        widget=forms.Textarea(attrs={"rows": 9, "readonly": True}),
    )
    helper = bare_helper()


class AddressForm(EditForm):
    """Where a unit reads mail; most have none."""

    use_required_attribute = False
    address = forms.EmailField(
        label="Thư điện tử của đơn vị",
        max_length=LONGEST_ADDRESS,
        required=False,
        error_messages={
            "invalid": "Thư điện tử không đúng dạng. Hãy nhập như ten@donvi.vn.",
            "max_length": "Thư điện tử quá dài. Hãy xem lại.",
        },
        help_text="Lời nhắc gửi đơn vị được gửi thêm vào đây. Để trống thì không gửi thư.",
    )
    helper = bare_helper()


class RulesForm(EditForm):
    """Which rules go for which deadline: a tick each."""

    on = forms.MultipleChoiceField(label="Lần nhắc", required=False)

    def __init__(
        self, typed: Typed = None, *, silent: Collection[tuple[str, str, int]], keys: Sequence[str]
    ) -> None:
        super().__init__(typed, stands=stands_of(silent))
        self.all = {
            f"{key}/{one.audience}/{one.days}": (key, str(one.audience), one.days)
            for key in keys
            for one in USUAL
        }
        offer(self, "on", [(name, name) for name in self.all])

    @property
    def silent(self) -> set[tuple[str, str, int]]:
        """What was left without a tick."""
        on = set(self.cleaned_data["on"])
        return {told for name, told in self.all.items() if name not in on}


class OutboxFilter(ListFilter):
    """What narrows the outbox; how it stands by the tabs above."""

    in_the_address = {"words": "tim", "key": "han", "audience": "loai", "state": "trang-thai"}
    words = forms.CharField(label="Tìm đơn vị", required=False)
    key = forms.ChoiceField(label="Việc", required=False)
    audience = forms.ChoiceField(
        label="Người nhận", required=False, choices=[("", "Tất cả"), *Audience.choices]
    )
    state = forms.ChoiceField(
        required=False, choices=[("", ""), *ReminderState.choices], widget=forms.HiddenInput
    )

    def __init__(self, typed: Typed = None, *, days: Sequence[tuple[str, str]]) -> None:
        super().__init__(typed, units=None)
        offer(self, "key", [("", "Mọi việc"), *days])


class WordsForm(EditForm):
    """What one reminder says; an empty box is ours again."""

    use_required_attribute = False
    text = LinesField(
        label="Nội dung",
        longest=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"Tối đa {LONGEST_TEXT} ký tự, kể cả dấu cách. Để trống thì dùng lại lời mẫu.",
    )
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, reminder: Reminder, ours: str) -> None:
        """ours: what it says while nobody wrote other words."""
        self.ours = ours
        offered = {} if reminder.text else {"text": ours}
        super().__init__(typed, stands=reminder.stands, offered=offered)

    def clean_text(self) -> str:
        """Our own words left as they are stay ours."""
        text: str = self.cleaned_data["text"]
        return "" if text == self.ours else text
