"""The shape of what is chosen on the conference's pages."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms

from accounts.enums import Role
from accounts.fields import (
    DayField,
    Files,
    LineField,
    PhoneField,
    Typed,
    mark,
    offer,
    tell_today,
)
from accounts.forms import EditForm, ListFilter, bare_helper
from accounts.models import Unit
from conferences.calendar import day_after, last_day, local_day, vn_short
from conferences.calendar import offer as offered_day
from conferences.models import DeadlineMark
from conferences.reading import Line, Text, Unreadable, text_of
from conferences.reading.limits import LARGEST

MOST = 40_000  # characters of a paper shown on one page: a plan has 5 to 20 thousand
MOST_SIGNS = 3 * MOST  # as they are sent: a letter may come as itself and two marks
NEITHER = "Hãy chọn một tệp, hoặc dán chữ của Kế hoạch vào ô này."
BOTH = "Hãy chọn tệp hoặc dán chữ, không cả hai."
TOO_LONG = "Kế hoạch dài quá 40.000 ký tự, kể cả dấu cách. Hãy chỉ gửi phần Kế hoạch."
LOST = "Văn bản gửi lại không đủ. Hãy đọc lại Kế hoạch từ đầu."


def check_last_day(day: date, *, first: date, last: date) -> date:
    """A day given to a unit: from `first` to `last`, both count."""
    if day < first:
        raise forms.ValidationError(f"Hãy nhập từ ngày {vn_short(first)} trở đi.")
    if day > last:
        raise forms.ValidationError(
            f"Phiếu của đơn vị hết hiệu lực sau {vn_short(last)}. Hãy nhập ngày sớm hơn."
        )
    return day


def day_box(label: str, help_text: str) -> DayField:
    """A box for a day; its form sets `today`, for a day typed without its year."""
    return DayField(label=label, help_text=help_text, missing="Hãy nhập ngày.")


class CodeForm(forms.Form):
    """The digits an office read out; spaces and dots between them are no matter."""

    use_required_attribute = False
    code = LineField(
        label="Mã gồm 8 chữ số",
        help_text="Gọi Phòng Văn hóa - Xã hội để được đọc mã. Mã dùng một lần, trong 10 phút.",
        missing="Hãy nhập mã.",
        longest=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-phone"}
        ),
    )
    helper = bare_helper()


class ExtensionForm(EditForm):
    """Another day for one unit, its last that counts, and why."""

    use_required_attribute = False
    until = day_box("Gửi được đến hết ngày", "Ngày cuối cùng còn tính, ví dụ 21/8/2025.")
    reason = LineField(
        label="Lý do",
        longest=300,
        missing="Hãy ghi lý do.",
        help_text="Đơn vị và bảng tiến độ thấy lý do này; tối đa 300 ký tự, kể cả dấu cách.",
    )
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        mark: DeadlineMark,
        last: datetime,
        at: datetime,
        held_on: date | None,
    ) -> None:
        # The plan's own last day is no other day; a day that is over helps nobody.
        self.first = max(local_day(mark.deadline.due_at), local_day(at))
        self.last = max(last_day(last), self.first)
        after = max(last_day(mark.deadline.due_at), local_day(at))
        offered = max(min(offered_day(after=after, at=at, held_on=held_on), self.last), self.first)
        day = last_day(mark.extended_to) if mark.extended_to else offered
        start = {"until": day}
        super().__init__(typed, stands=mark.stands, offered=start)
        tell_today(self, local_day(at))

    def clean_until(self) -> date:
        return check_last_day(self.cleaned_data["until"], first=self.first, last=self.last)


class PeopleFilter(ListFilter):
    """What narrows the list of accounts."""

    in_the_address = {"words": "tim", "unit": "don-vi", "role": "viec", "gone": "da-nghi"}
    words = forms.CharField(label="Tìm tên, số điện thoại", required=False)
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    role = forms.ChoiceField(label="Việc được giao", required=False)
    gone = forms.ChoiceField(
        label="Đang dùng", required=False, choices=[("", "Đang dùng"), ("1", "Đã nghỉ")]
    )

    def __init__(
        self, typed: Typed = None, *, units: list[tuple[int | str, str]], roles: Iterable[Role]
    ) -> None:
        super().__init__(typed, units=units)
        offer(self, "role", [("", "Tất cả"), *((role, role.label) for role in roles)])


class PersonForm(EditForm):
    """One account: who it is, what they do here, for which unit, until when."""

    use_required_attribute = False
    full_name = LineField(label="Họ và tên", longest=100, missing="Hãy nhập họ và tên.")
    phone = PhoneField(
        label="Điện thoại",
        required=False,
        help_text="Dùng để đăng nhập. Bỏ trống thì đăng nhập bằng tên được cấp.",
    )
    role = forms.ChoiceField(
        label="Việc được giao",
        error_messages={
            "required": "Hãy chọn việc được giao.",
            "invalid_choice": "Hãy chọn việc trong danh sách.",
        },
    )
    unit = forms.ChoiceField(
        label="Đơn vị",
        required=False,
        error_messages={"invalid_choice": "Hãy chọn đơn vị trong danh sách."},
    )
    until = DayField(
        label="Dùng đến hết ngày",
        required=False,
        help_text="Bỏ trống là không hạn. Hết ngày này, tài khoản không đăng nhập được.",
    )
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        roles: Iterable[Role],
        units: Iterable[Unit],
        today: date,
        stands: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(typed, stands=stands)
        self.units = {str(unit.pk): unit for unit in units}
        offer(self, "role", [("", "Chọn…"), *((role, role.label) for role in roles)])
        named = [(key, unit.name) for key, unit in self.units.items()]
        offer(self, "unit", [("", "Không thuộc đơn vị nào"), *named])
        tell_today(self, today)

    def clean_unit(self) -> Unit | None:
        return self.units.get(self.cleaned_data["unit"])

    @property
    def said(self) -> dict[str, Any]:
        """What the action takes: the end as the first instant too late."""
        until = self.cleaned_data["until"]
        return self.typed | {"until": day_after(until) if until else None}


class UnitsForm(forms.Form):
    """Which units get slips; only units of the person's reach are offered.

    Compared here and not in the database, which takes neither NUL bytes nor numbers of any length.
    """

    units = forms.MultipleChoiceField(
        error_messages={
            "required": "Hãy chọn ít nhất một đơn vị.",
            "invalid_choice": "Có đơn vị không thuộc xã này. Hãy tải lại trang rồi chọn lại.",
            "invalid_list": "Hãy chọn ít nhất một đơn vị.",
        },
    )

    def __init__(self, typed: Typed = None, *, units: Iterable[Unit]) -> None:
        super().__init__(typed)
        self.offered = {str(unit.pk): unit for unit in units}
        offer(self, "units", [(key, unit.name) for key, unit in self.offered.items()])

    def clean_units(self) -> list[Unit]:
        """The chosen units, once each, in the order they were offered."""
        chosen = set(self.cleaned_data["units"])
        return [unit for key, unit in self.offered.items() if key in chosen]


class _Words(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 10, "spellcheck": "false"})


class PlanPaperForm(forms.Form):
    """One of two boxes; `paper` is what was read of it."""

    use_required_attribute = False
    file = forms.FileField(
        label="Tệp Kế hoạch",
        required=False,
        allow_empty_file=True,  # the reader says in words that a file is empty
        help_text="Nhận Word (.docx), PDF có chữ, .txt, tối đa 15 MB.",
        error_messages={"invalid": "Tệp không gửi được. Hãy chọn lại."},
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    text = _Words(
        label="Hoặc dán chữ của Kế hoạch",
        required=False,
        strip=False,
        help_text="Chép cả Kế hoạch, từ số, ký hiệu đến nơi nhận; tối đa 40.000 ký tự, "
        "kể cả dấu cách.",
    )
    helper = bare_helper()
    paper: Text

    def __init__(self, typed: Typed = None, files: Files = None) -> None:
        super().__init__(typed, files)
        for box in self.fields.values():
            mark(box, optional_words="chọn tệp hoặc dán")

    def clean(self) -> dict[str, Any]:
        """Read what was sent; what is wrong with it is said beside the box it came by."""
        sent = super().clean() or {}
        file, text = sent.get("file"), sent.get("text", "")
        if file and text.strip():
            self.add_error("text", BOTH)
        elif file and file.size <= LARGEST:
            self._read("file", file.read())
        elif len(text) > MOST_SIGNS:
            self.add_error("text", TOO_LONG)
        elif text.strip():
            self._read("text", text.encode())
        elif file is not None:
            self._read("file", b"")
        elif "file" not in self.errors:
            self.add_error("text", NEITHER)
        return sent

    def _read(self, box: str, data: bytes) -> None:
        try:
            self.paper = text_of(data, most=MOST_SIGNS)
        except Unreadable as unreadable:
            self.add_error(box, str(unreadable))
            return
        if sum(len(line.text) + 1 for line in self.paper.lines) > MOST:
            self.add_error(box, TOO_LONG)


class PickedForm(forms.Form):
    """The lines that were read, as they were shown, and the numbers of the facts taken."""

    text = _Words(strip=False, max_length=2 * MOST)
    paper = forms.ChoiceField(choices=[(one, one) for one in ("text", "docx", "pdf")])
    take = forms.TypedMultipleChoiceField(
        required=False, coerce=int, choices=[(number, number) for number in range(1, 2_001)]
    )

    @property
    def said(self) -> Text:
        """The paper again, line by line."""
        lines = self.cleaned_data["text"].replace("\r\n", "\n").split("\n")
        told = tuple(Line(text, 0, at) for at, text in enumerate(lines, 1))
        return Text(paper=self.cleaned_data["paper"], lines=told)
