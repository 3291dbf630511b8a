"""What the office types of its checklist: an answer and a word an item."""

from typing import Unpack

from django import forms

from accounts.fields import LineField, Typed
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.checklist import asked_of
from nominations.enums import Found


class ChecklistForm(EditForm):
    """Two boxes an item of the table; no item is a field of its own here."""

    use_required_attribute = False
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, kind: str, **rest: Unpack[EditOptions]) -> None:
        super().__init__(typed, **rest)
        for item in asked_of(kind):
            found = [("", "Chưa kiểm tra"), (Found.CLEAR, item.clear), (Found.RAISED, item.raised)]
            self.fields[f"found_{item.key}"] = forms.ChoiceField(
                label=item.asks,
                choices=found,
                widget=forms.RadioSelect,
                required=False,
                help_text=f"Căn cứ: {item.source_words}.",
            )
            self.fields[f"note_{item.key}"] = LineField(
                label=f"Ghi chú: {item.label[0].lower()}{item.label[1:]}",
                required=False,
                longest=300,
            )
