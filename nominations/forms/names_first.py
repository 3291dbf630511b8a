"""What is asked of one line of the minutes: a name, the year, the votes; the rest is folded."""

import uuid
from datetime import date
from typing import Any, Unpack

from django import forms

from accounts.fields import BirthYearField, FormOptions, LineField, Typed, mark, put, tell_today
from accounts.forms import bare_helper
from nominations.enums import NominationKind
from nominations.forms.fields import choice, count, votes_within
from nominations.models import NAME_LENGTH

WRITTEN = ("full_name", "birth_year", "agree", "disagree", "abstain")


class NameForm(forms.Form):
    """Three boxes seen at once; `form_key` makes two taps one dossier."""

    use_required_attribute = False
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    full_name = LineField(
        label="Họ và tên, hoặc tên tập thể, hộ",
        longest=NAME_LENGTH,
        missing="Hãy nhập tên như trong biên bản.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"}
        ),
    )
    birth_year = BirthYearField(label="Năm sinh", required=False)
    agree = count("Số phiếu đồng ý", "Hãy nhập số phiếu đồng ý.")
    kind = choice(
        "Tên này là của ai?",
        "Hãy chọn cá nhân, tập thể hoặc hộ gia đình.",
        NominationKind.choices,
        widget=forms.RadioSelect,
    )
    disagree = count("Số phiếu không đồng ý", "")
    abstain = count("Số phiếu không có ý kiến", "")
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, present: int, today: date, **rest: Unpack[FormOptions]
    ) -> None:
        super().__init__(typed, **rest)
        self.present = present
        self.fields["agree"].help_text = f"Cuộc họp có mặt {present} người."
        mark(self.fields["birth_year"], optional_words="chưa biết thì để trống")
        tell_today(self, today)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written on this line."""
        return not any(str(self[name].value() or "").strip() for name in WRITTEN)

    @property
    def opens_rest(self) -> bool:
        """Whether what is folded has to be seen: it says something, or is wrong."""
        said = any(self[name].value() for name in ("disagree", "abstain"))
        other = self["kind"].value() != NominationKind.INDIVIDUAL
        return said or other or any(self[name].errors for name in ("kind", "disagree", "abstain"))

    @property
    def line(self) -> dict[str, Any]:
        """What stands in its boxes, as it was typed."""
        return {name: self[name].value() for name in ("kind", *WRITTEN)}

    def begin_anew(self) -> None:
        """What is typed is another line than the one this page has taken down."""
        put(self, "form_key", str(uuid.uuid4()))

    def clean(self) -> None:
        votes_within(self, self.present)
