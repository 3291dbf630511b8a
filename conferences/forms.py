"""The only place for the shape of what is chosen on the conference's pages."""

from collections.abc import Iterable

from django import forms

from accounts.models import Unit


class UnitsForm(forms.Form):
    """Which units get slips; only units of the person's reach are offered.

    Compared here and not in the database, which takes neither NUL bytes nor numbers of any length.
    """

    units = forms.MultipleChoiceField(
        error_messages={
            "required": "Hãy chọn ít nhất một đơn vị.",
            "invalid_choice": "Có đơn vị không thuộc xã mình.",
            "invalid_list": "Hãy chọn ít nhất một đơn vị.",
        },
    )

    def __init__(self, *args: object, units: Iterable[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(unit.pk): unit for unit in units}
        self.fields["units"].choices = [(key, unit.name) for key, unit in self.offered.items()]

    def clean_units(self) -> list[Unit]:
        """The chosen units, once each, in the order they were offered."""
        chosen = set(self.cleaned_data["units"])
        return [unit for key, unit in self.offered.items() if key in chosen]
