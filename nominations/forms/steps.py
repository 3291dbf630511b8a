"""The only place for what a unit types, one short page at a time; at most three boxes a page (U1).

What is typed is cleaned, not refused, where it can be: NFC, single spaces, day-first dates (U12).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from accounts.names import clean, clean_lines, has_emoji
from nominations.enums import ETHNICITIES, Field, Gender, NominationKind, Sector

OLDEST = 1900
YOUNGEST = 5  # years of age; the youngest honoured at the national congress of 2025 was 11
NO_PICTURES = "Hãy bỏ hình vẽ (emoji) khỏi ô này."
PARTS = (
    "Loại",
    "Người được giới thiệu",
    "Thành tích",
    "Họp bình xét",
    "Biên bản, ảnh",
    "Kiểm tra và gửi",
)


class LineField(forms.CharField):
    """One line of text, stored clean."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if has_emoji(value):
            raise forms.ValidationError(NO_PICTURES)


class LinesField(LineField):
    """Several lines of text, their breaks kept."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return clean_lines(forms.CharField.to_python(self, value) or "")


class YearField(forms.CharField):
    """A year of birth; a whole date is taken too, its year kept (U15)."""

    def __init__(self, *, missing: str, **kwargs: Any) -> None:
        super().__init__(
            error_messages={"required": missing},
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}
            ),
            **kwargs,
        )

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = re.fullmatch(r"(?:.*[^\d])?(\d{4})", typed.strip())
        if not found:
            raise forms.ValidationError("Năm sinh phải có 4 chữ số, ví dụ 1956.")
        year, latest = int(found[1]), self.today.year - YOUNGEST
        if not OLDEST <= year <= latest:
            raise forms.ValidationError(f"Năm sinh phải từ {OLDEST} đến {latest}.")
        return year


def _line(label: str, missing: str = "", *, longest: int, **kwargs: Any) -> LineField:
    attrs = {"autocomplete": "off", "autocapitalize": "sentences"} | kwargs.pop("attrs", {})
    return LineField(
        label=label,
        max_length=longest,
        required=bool(missing),
        error_messages={
            "required": missing,
            "max_length": f"Viết ngắn lại, tối đa {longest} chữ cái.",
        },
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


def _lines(label: str, missing: str = "", *, longest: int, rows: int, hint: str) -> LinesField:
    return LinesField(
        label=label,
        max_length=longest,
        required=bool(missing),
        help_text=hint,
        error_messages={
            "required": missing,
            "max_length": f"Viết ngắn lại, tối đa {longest} chữ cái.",
        },
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _choice(label: str, missing: str, choices: list[tuple], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=bool(missing),
        error_messages={
            "required": missing,
            "invalid_choice": "Hãy chọn một mục trong danh sách.",
        },
        **kwargs,
    )


def _count(label: str, missing: str, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=9999,
        error_messages={
            "required": missing,
            "invalid": "Hãy nhập bằng chữ số.",
            "min_value": "Số không được nhỏ hơn 0.",
            "max_value": "Số quá lớn, hãy xem lại.",
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}
        ),
    )


class StepForm(forms.Form):
    """One page; `later` asks for nothing, so that half a page can be kept (U5)."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, today: date, **kwargs: Any) -> None:
        later = kwargs.pop("later", False)
        super().__init__(*args, **kwargs)
        self.kind, self.today = kind, today
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for name, field in self.fields.items():
            field.today = today
            if later and name != "version":
                field.required = False
        self.prepare()

    def prepare(self) -> None:
        """What depends on who is put forward."""

    @property
    def is_group(self) -> bool:
        return self.kind != NominationKind.INDIVIDUAL


class KindForm(forms.Form):
    """The first page: whom the unit puts forward; `form_key` makes two taps one dossier."""

    use_required_attribute = False
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    kind = _choice(
        "Đơn vị giới thiệu ai?",
        "Hãy chọn cá nhân, tập thể hoặc hộ gia đình.",
        NominationKind.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


GENDER = ("Giới tính", "Hãy chọn nam hoặc nữ.", Gender.choices)


class PersonForm(StepForm):
    full_name = _line(
        "Họ và tên",
        "Hãy nhập họ và tên.",
        longest=100,
        help_text="Ghi đủ họ, đệm, tên như trong giấy tờ.",
        attrs={"autocapitalize": "words", "spellcheck": "false"},
    )
    birth_year = YearField(
        label="Năm sinh", missing="Hãy nhập năm sinh.", help_text="Chỉ cần năm, ví dụ 1956."
    )
    gender = _choice(*GENDER, widget=forms.RadioSelect)


class GroupForm(StepForm):
    full_name = _line(
        "Tên tập thể",
        "Hãy nhập tên tập thể hoặc hộ gia đình.",
        longest=100,
        attrs={"spellcheck": "false"},
    )
    representative = _line(
        "Họ và tên người đại diện",
        "Hãy nhập họ và tên người đại diện.",
        longest=100,
        help_text="Người sẽ thay mặt dự Hội nghị.",
        attrs={"autocapitalize": "words", "spellcheck": "false"},
    )
    representative_position = _line("Chức vụ của người đại diện", longest=120)

    def prepare(self) -> None:
        if self.kind == NominationKind.HOUSEHOLD:
            self.fields["full_name"].label = "Hộ gia đình"
            self.fields["full_name"].help_text = "Ví dụ: Hộ ông Nguyễn Văn An."
            self.fields["representative"].label = "Họ và tên chủ hộ hoặc người đại diện"
        else:
            self.fields["full_name"].help_text = "Ví dụ: Chi hội Phụ nữ thôn Mỗ Đoạn."


class RepresentativeForm(StepForm):
    birth_year = YearField(
        label="Năm sinh của người đại diện",
        missing="Hãy nhập năm sinh của người đại diện.",
        help_text="Chỉ cần năm, ví dụ 1956.",
    )
    gender = _choice("Giới tính của người đại diện", *GENDER[1:], widget=forms.RadioSelect)


class PlaceForm(StepForm):
    position = _line(
        "Nghề nghiệp hoặc chức vụ",
        longest=120,
        help_text="Ví dụ: nông dân, Chi hội trưởng Phụ nữ.",
    )
    address = _line(
        "Nơi ở hoặc nơi công tác",
        "Hãy nhập nơi ở hoặc nơi công tác.",
        longest=160,
        help_text="Ví dụ: thôn Mỗ Đoạn, xã Đại Sơn.",
    )
    ethnicity = _choice(
        "Dân tộc",
        "",
        [("", "Không ghi"), *((name, name) for name in ETHNICITIES)],
        help_text="Chỉ dùng trong danh sách gửi thành phố.",
    )

    def prepare(self) -> None:
        if self.is_group:
            del self.fields["position"], self.fields["ethnicity"]


class FieldForm(StepForm):
    field = _choice(
        "Lĩnh vực có thành tích",
        "Hãy chọn lĩnh vực.",
        [("", "Chọn lĩnh vực"), *Field.choices],
    )
    sector = _choice("Thành phần kinh tế", "", [("", "Không ghi"), *Sector.choices])
    direct_worker = forms.TypedChoiceField(
        label="Trực tiếp sản xuất, công tác, học tập hoặc chiến đấu?",
        help_text="Kế hoạch chú trọng người trực tiếp làm, không chỉ lãnh đạo, quản lý.",
        choices=[("True", "Có"), ("False", "Không, là lãnh đạo, quản lý")],
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn có hoặc không.",
            "invalid_choice": "Hãy chọn có hoặc không.",
        },
    )

    def prepare(self) -> None:
        if self.is_group:
            self.fields[
                "direct_worker"
            ].label = "Tập thể, hộ này trực tiếp sản xuất, công tác, học tập hoặc chiến đấu?"
            self.fields["direct_worker"].choices = [("True", "Có"), ("False", "Không")]


class AchievementForm(StepForm):
    achievement = _lines(
        "Tóm tắt thành tích 2020-2025",
        "Hãy viết tóm tắt thành tích.",
        longest=3000,
        rows=8,
        hint="Làm việc gì, kết quả bao nhiêu, ai được lợi. Vài câu là đủ.",
    )
    awards = _lines(
        "Đã được khen thưởng",
        longest=1000,
        rows=3,
        hint="Hình thức, số quyết định, năm. Chưa có thì để trống.",
    )


class MeetingForm(StepForm):
    held_on = forms.DateField(
        label="Ngày họp bình xét",
        help_text="Ví dụ: 15/8/2025",
        error_messages={
            "required": "Hãy nhập ngày họp.",
            "invalid": "Hãy nhập ngày dạng ngày/tháng/năm, ví dụ 15/8/2025.",
        },
        widget=forms.DateInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-phone"}
        ),
    )
    invited = _count(
        "Số người được mời họp",
        "Hãy nhập số người được mời.",
        "Ở thôn: số hộ được mời.",
    )
    present = _count("Số người có mặt", "Hãy nhập số người có mặt.")

    def clean_held_on(self) -> date:
        held_on = self.cleaned_data["held_on"]
        if held_on and held_on > self.today:
            raise forms.ValidationError("Ngày họp chưa tới. Hãy xem lại.")
        if held_on and held_on.year < self.today.year - 1:
            raise forms.ValidationError("Ngày họp đã quá lâu. Hãy xem lại năm.")
        return held_on

    def clean_present(self) -> int:
        present = self.cleaned_data["present"]
        if present == 0:
            raise forms.ValidationError("Cuộc họp phải có người có mặt.")
        return present

    def clean(self) -> None:
        invited, present = (self.cleaned_data.get(key) for key in ("invited", "present"))
        if invited is not None and present is not None and present > invited:
            self.add_error("present", "Số người có mặt nhiều hơn số được mời.")


class VotesForm(StepForm):
    agree = _count("Số phiếu đồng ý", "Hãy nhập số phiếu đồng ý.")
    disagree = _count("Số phiếu không đồng ý", "", "Không có ai thì để trống.")
    abstain = _count("Số phiếu không có ý kiến", "", "Không có ai thì để trống.")

    def __init__(self, *args: Any, present: int, **kwargs: Any) -> None:
        self.present = present
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["disagree"].required = self.fields["abstain"].required = False

    def clean(self) -> None:
        found = self.cleaned_data
        for key in ("disagree", "abstain"):
            found[key] = found.get(key) or 0
        cast = sum(found.get(key) or 0 for key in ("agree", "disagree", "abstain"))
        if cast > self.present:
            self.add_error("agree", f"Tổng {cast} phiếu nhiều hơn {self.present} người có mặt.")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the phone flow; `part` counts in PARTS, from 1."""

    slug: str
    part: int
    title: str
    form: type[StepForm] | None = None


_WHO = Step(slug="ai", part=2, title="Người được giới thiệu là ai?", form=PersonForm)
_FLOW = (
    Step(slug="viec", part=2, title="Làm gì, ở đâu?", form=PlaceForm),
    Step(slug="linh-vuc", part=3, title="Thành tích thuộc lĩnh vực nào?", form=FieldForm),
    Step(slug="thanh-tich", part=3, title="Đã làm được những gì?", form=AchievementForm),
    Step(slug="hop", part=4, title="Cuộc họp bình xét", form=MeetingForm),
    Step(slug="phieu", part=4, title="Kết quả bỏ phiếu", form=VotesForm),
    Step(slug="tep", part=5, title="Biên bản và ảnh"),
)
_GROUP = (
    Step(slug="ai", part=2, title="Tập thể được giới thiệu", form=GroupForm),
    Step(slug="dai-dien", part=2, title="Về người đại diện", form=RepresentativeForm),
)
_HOUSEHOLD = (
    Step(slug="ai", part=2, title="Hộ gia đình được giới thiệu", form=GroupForm),
    _GROUP[1],
)
FLOWS: Mapping[str, tuple[Step, ...]] = {
    NominationKind.INDIVIDUAL: (_WHO, *_FLOW),
    NominationKind.COLLECTIVE: (*_GROUP, *_FLOW),
    NominationKind.HOUSEHOLD: (*_HOUSEHOLD, *_FLOW),
}
# Which page mends a problem's field.
PAGE_OF = {
    "full_name": "ai",
    "representative": "ai",
    "address": "viec",
    "field": "linh-vuc",
    "direct_worker": "linh-vuc",
    "achievement": "thanh-tich",
    "ballot": "hop",
    "minutes": "tep",
}


def step_of(kind: str, slug: str) -> Step | None:
    """The page of that address for that kind; None when there is none."""
    return next((step for step in FLOWS[kind] if step.slug == slug), None)


def after(kind: str, slug: str) -> str | None:
    """The next page's slug; None after the last, where everything is checked."""
    slugs = [step.slug for step in FLOWS[kind]]
    place = slugs.index(slug) + 1
    return slugs[place] if place < len(slugs) else None


def before(kind: str, slug: str) -> str | None:
    """The page before; None on the first."""
    slugs = [step.slug for step in FLOWS[kind]]
    place = slugs.index(slug)
    return slugs[place - 1] if place else None


def page_of(kind: str, field: str) -> str:
    """Where to mend a problem; gender and year stand with the person or the representative."""
    if field in ("gender", "birth_year"):
        return "ai" if kind == NominationKind.INDIVIDUAL else "dai-dien"
    return PAGE_OF.get(field, "")
