"""What is asked of one previous award: three boxes in view, the decision's number folded."""

from typing import Any, Unpack

from django import forms

from accounts.fields import LineField, Typed, YearField
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.awards import (
    FORM_LENGTH,
    NUMBER_LENGTH,
    Award,
    level_of,
    number_of,
    pieces,
    read,
    sentence,
)
from nominations.enums import AwardLevel
from nominations.forms.fields import choice
from nominations.plan import years_in

OLDEST = 1945
LIST = "danh-hieu-hinh-thuc"  # of the page, what the box offers while one types
NO_NUMBER = (
    "Chưa đọc được số quyết định. Hãy ghi số và ký hiệu liền nhau, không ghi ngày, "
    "ví dụ 12/QĐ-UBND."
)
MANY = "Ô này ghi nhiều khen thưởng. Hãy thêm mỗi lần một khen thưởng."
TWICE = "Tên khen thưởng đã ghi {}. Hãy bỏ ở tên hoặc để trống ô này."
UNSURE = "Chưa tách được tên với số quyết định, năm. Hãy ghi số và năm vào ô riêng."


class PreviousAwardForm(EditForm):
    """One award; the year is at most this one."""

    award: Award  # once the form is valid
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

    def clean_number(self) -> str:
        """The number alone, of however it was typed."""
        typed: str = self.cleaned_data["number"]
        number = number_of(typed)
        if typed and not number:
            raise forms.ValidationError(NO_NUMBER)
        return number

    def clean(self) -> None:
        """What was typed is the award that its sentence is read back as, or it is asked about."""
        if self.errors:
            return
        found = self.cleaned_data
        said = pieces(found["form"])
        if len(said) != 1:
            self.add_error("form", MANY)
            return
        own = read(said[0])
        if twice := _said_twice(own, found):
            for name, words in twice:
                self.add_error(name, TWICE.format(words))
            return
        self.award = Award(
            form=own.form, level=found["level"] or own.level, number=found["number"] or own.number,
            year=found["year"] or own.year,
        )  # fmt: skip
        if read(sentence(self.award)) != self.award:
            self.add_error("form", UNSURE)


def _said_twice(own: Award, found: dict[str, Any]) -> list[tuple[str, str]]:
    """The boxes that say other than the name itself does, and what it says there."""
    level = own.level if own.level != level_of(own.form) else ""
    years = years_in(own.form) | ({own.year} if own.year else set())
    told = " và ".join(f"năm {year}" for year in sorted(years))
    own_words = (
        ("level", level, AwardLevel(level).label if level else ""),
        ("number", own.number, f"số {own.number}"),
        ("year", own.year or told, told),
    )
    return [
        (name, words)
        for name, stands, words in own_words
        if found[name] and stands and found[name] != stands
    ]
