"""What is asked of a review that put nobody forward; the office says of which unit too."""

from collections.abc import Iterable
from datetime import date

from django import forms

from accounts.fields import LineField, Typed, offer
from accounts.forms import bare_helper
from accounts.models import Unit
from nominations.forms.fields import choice
from nominations.forms.steps import MeetingForm
from nominations.models import REASON_LENGTH, Nobody
from nominations.reading import NO_NOTE_TO_UNSAY


class NobodyForm(MeetingForm):
    """units: those whose paper the office may type in; None for the unit itself."""

    def __init__(
        self, typed: Typed = None, *, units: Iterable[Unit] | None, own: Unit | None, today: date,
        households: bool,
    ) -> None:  # fmt: skip
        super().__init__(typed, kind="", today=today, households=households)
        del self.fields["starts_at"]  # it is one a unit, and its paper has lines for the hours
        self.own = own
        self.offered = {str(unit.pk): unit for unit in units or ()}
        if units is not None:
            self.fields["unit"] = choice("Đơn vị báo trên giấy", "Hãy chọn đơn vị.", [])
            offer(self, "unit", [("", "Chọn đơn vị"), *_names(self.offered)])
            self.order_fields(["unit", *self.fields])
            self.fields["invited"].label = "Số người được mời họp (thôn: số hộ)"

    @property
    def unit(self) -> Unit:
        """The unit it is about."""
        if self.own:
            return self.own
        return self.offered[self.cleaned_data["unit"]]


class UnsayForm(forms.Form):
    """Why the office takes an answer back; a box for each answer of the page."""

    use_required_attribute = False
    note = LineField(
        label="Lý do thôi báo",
        longest=REASON_LENGTH,
        missing=NO_NOTE_TO_UNSAY,
        help_text="Ghi vào nhật ký.",
    )
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, of: Nobody) -> None:
        super().__init__(typed, auto_id=f"id_%s_{of.pk}")
        self.of = of


def _names(offered: dict[str, Unit]) -> list[tuple[str | int, str]]:
    return [(key, unit.name) for key, unit in offered.items()]
