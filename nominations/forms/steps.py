"""The only place for what a unit types, a short page at a time; at most three boxes a page (U1)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from accounts.fields import BirthYearField, DayField, VersionField
from accounts.forms import bare_helper
from accounts.models import Unit
from nominations.enums import ETHNICITIES, Field, Gender, NominationKind, Sector
from nominations.forms.fields import choice, count, line, lines, present_within, votes_within


class StepForm(forms.Form):
    """One page; `later` asks for nothing, so that half a page can be kept (U5)."""

    use_required_attribute = False
    version = VersionField()

    def __init__(self, *args: Any, kind: str, today: date, **kwargs: Any) -> None:
        later = kwargs.pop("later", False)
        super().__init__(*args, **kwargs)
        self.kind, self.today = kind, today
        self.helper = bare_helper()
        for name, field in self.fields.items():
            field.today = today
            field.asked = field.required  # the label says so, also when it may wait
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
    kind = choice(
        "Đơn vị giới thiệu ai?",
        "Hãy chọn cá nhân, tập thể hoặc hộ gia đình.",
        NominationKind.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


# Asked of whoever may be sent to the city, answered by whoever wants to: never chosen beforehand.
ETHNICITY = [("", "Không ghi"), *((name, name) for name in ETHNICITIES)]
ETHNICITY_USE = "Chỉ dùng trong danh sách gửi thành phố."


class PaperForm(KindForm):
    """The office begins what a unit brought on paper: the unit too is asked."""

    unit = choice("Đơn vị nộp bản giấy", "Hãy chọn đơn vị.", [])
    field_order = ("form_key", "unit", "kind")

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(unit.pk): unit for unit in units}
        names = [(key, unit.name) for key, unit in self.offered.items()]
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *names]

    def clean_unit(self) -> Unit:
        return self.offered[self.cleaned_data["unit"]]


class ChangeKindForm(StepForm):
    """Whom a dossier that is still the unit's puts forward, chosen anew."""

    kind = choice(
        "Hồ sơ này giới thiệu ai?",
        "Hãy chọn cá nhân, tập thể hoặc hộ gia đình.",
        NominationKind.choices,
        widget=forms.RadioSelect,
    )


GENDER = ("Giới tính", "Hãy chọn nam hoặc nữ.", Gender.choices)


class PersonForm(StepForm):
    full_name = line(
        "Họ và tên",
        "Hãy nhập họ và tên.",
        longest=100,
        help_text="Ghi đủ họ, đệm, tên như trong giấy tờ.",
        attrs={"autocapitalize": "words", "spellcheck": "false"},
    )
    birth_year = BirthYearField(
        label="Năm sinh", missing="Hãy nhập năm sinh.", help_text="Chỉ cần năm, ví dụ 1956."
    )
    gender = choice(*GENDER, widget=forms.RadioSelect)


class GroupForm(StepForm):
    full_name = line(
        "Tên tập thể",
        "Hãy nhập tên tập thể hoặc hộ gia đình.",
        longest=100,
        attrs={"spellcheck": "false"},
    )
    representative = line(
        "Họ và tên người đại diện",
        "Hãy nhập họ và tên người đại diện.",
        longest=100,
        help_text="Người sẽ thay mặt dự Hội nghị.",
        attrs={"autocapitalize": "words", "spellcheck": "false"},
    )
    representative_position = line("Chức vụ của người đại diện", longest=120)

    def prepare(self) -> None:
        if self.kind == NominationKind.HOUSEHOLD:
            self.fields["full_name"].label = "Hộ gia đình"
            self.fields["full_name"].help_text = "Ví dụ: Hộ ông Nguyễn Văn An."
            self.fields["representative"].label = "Họ và tên chủ hộ hoặc người đại diện"
        else:
            self.fields["full_name"].help_text = "Ví dụ: Chi hội Phụ nữ thôn Mỗ Đoạn."


class RepresentativeForm(StepForm):
    birth_year = BirthYearField(
        label="Năm sinh của người đại diện",
        missing="Hãy nhập năm sinh của người đại diện.",
        help_text="Chỉ cần năm, ví dụ 1956.",
    )
    gender = choice("Giới tính của người đại diện", *GENDER[1:], widget=forms.RadioSelect)
    ethnicity = choice("Dân tộc của người đại diện", "", ETHNICITY, help_text=ETHNICITY_USE)


class PlaceForm(StepForm):
    position = line(
        "Chức vụ, nghề nghiệp",
        longest=120,
        help_text="Ví dụ: nông dân, Chi hội trưởng Phụ nữ.",
    )
    address = line(
        "Nơi ở hoặc nơi công tác",
        "Hãy nhập nơi ở hoặc nơi công tác.",
        longest=160,
        help_text="Ví dụ: thôn Mỗ Đoạn, xã Đại Sơn.",
    )
    ethnicity = choice("Dân tộc", "", ETHNICITY, help_text=ETHNICITY_USE)

    def prepare(self) -> None:
        if self.is_group:
            del self.fields["position"], self.fields["ethnicity"]


class FieldForm(StepForm):
    field = choice(
        "Lĩnh vực có thành tích",
        "Hãy chọn lĩnh vực.",
        [("", "Chọn lĩnh vực"), *Field.choices],
    )
    sector = choice("Thành phần kinh tế", "", [("", "Không ghi"), *Sector.choices])
    direct_worker = forms.TypedChoiceField(
        label="Trực tiếp sản xuất, công tác, học tập hoặc chiến đấu?",
        help_text="Kế hoạch chú trọng người trực tiếp làm, không chỉ lãnh đạo, quản lý.",
        choices=[("True", "Có"), ("False", "Không")],
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
    achievement = lines(
        "Tóm tắt thành tích 2020-2025",
        "Hãy viết tóm tắt thành tích.",
        longest=3000,
        rows=8,
        hint="Làm việc gì, kết quả bao nhiêu, ai được lợi. Vài câu là đủ.",
    )
    awards = lines(
        "Đã được khen thưởng",
        longest=1000,
        rows=3,
        hint="Hình thức, số quyết định, năm. Chưa có thì để trống.",
    )


class MeetingForm(StepForm):
    held_on = DayField(
        label="Ngày họp bình xét",
        help_text="Ngày trước, tháng sau, ví dụ 15/8/2025. Thiếu năm là năm nay.",
        missing="Hãy nhập ngày họp.",
    )
    invited = count(
        "Số người được mời họp",
        "Hãy nhập số người được mời.",
    )
    present = count("Số người có mặt", "Hãy nhập số người có mặt.")

    def __init__(self, *args: Any, households: bool, **kwargs: Any) -> None:
        self.households = households
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        if self.households:
            box = self.fields["invited"]
            box.label = "Số hộ được mời họp"
            box.error_messages["required"] = "Hãy nhập số hộ được mời."
            box.help_text = "Một hộ có thể có nhiều người đến."

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
            raise forms.ValidationError("Hãy nhập số người có mặt, từ 1 trở lên.")
        return present

    def clean(self) -> None:
        present_within(self, households=self.households)


class VotesForm(StepForm):
    agree = count("Số phiếu đồng ý", "Hãy nhập số phiếu đồng ý.")
    disagree = count("Số phiếu không đồng ý", "", "Không có ai thì để trống.")
    abstain = count("Số phiếu không có ý kiến", "", "Không có ai thì để trống.")

    def __init__(self, *args: Any, present: int, **kwargs: Any) -> None:
        self.present = present
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        votes_within(self, self.present, fill="con-lai" in self.data)
