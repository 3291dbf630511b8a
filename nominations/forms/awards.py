"""What is asked of one previous award: three boxes in view, the decision's number folded."""

from typing import Unpack

from django import forms

from accounts.fields import LineField, Typed, YearField
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.awards import FORM_LENGTH, NUMBER_LENGTH, Award, level_of
from nominations.enums import AwardLevel
from nominations.forms.fields import choice

OLDEST = 1945
LIST = "danh-hieu-hinh-thuc"  # of the page, what the box offers while one types


class PreviousAwardForm(EditForm):
    """One award; the year is at most this one."""

    use_required_attribute = False
    form = LineField(
        label="Danh hiệu thi đua, hình thức khen thưởng",
        help_text="Ví dụ: Giấy khen của Chủ tịch UBND xã.",
        longest=FORM_LENGTH,
        missing="Hãy nhập danh hiệu hoặc hình thức khen thưởng.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "sentences", "list": LIST}
        ),
    )
    level = choice("Cấp khen thưởng", "", [])
    number = LineField(
        label="Số quyết định",
        required=False,
        longest=NUMBER_LENGTH,
        help_text="Ví dụ: 12/QĐ-UBND.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, latest: int, **rest: Unpack[EditOptions]) -> None:
        super().__init__(typed, **rest)
        levels = [(one.value, f"{one.label[0].upper()}{one.label[1:]}") for one in AwardLevel]
        self.fields["level"] = choice("Cấp khen thưởng", "", [("", "Theo tên đã ghi"), *levels])
        self.fields["year"] = YearField(
            label="Năm", required=False, least=OLDEST, most=latest, help_text="Ví dụ: 2023."
        )

    @property
    def award(self) -> Award:
        """What was typed; a level nobody chose is the one its words name."""
        found = self.cleaned_data
        level = found["level"] or level_of(found["form"])
        return Award(form=found["form"], level=level, number=found["number"], year=found["year"])
