"""The shape of what is typed about reminders."""

from datetime import datetime

from django import forms


class ReadForm(forms.Form):
    """How far somebody has read, as the page that showed it wrote it."""

    until = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def clean_until(self) -> datetime:
        try:
            found = datetime.fromisoformat(self.cleaned_data["until"])
        except ValueError as wrong:
            raise forms.ValidationError("Hãy mở lại trang rồi bấm lại.") from wrong
        if found.tzinfo is None:
            raise forms.ValidationError("Hãy mở lại trang rồi bấm lại.")
        return found
