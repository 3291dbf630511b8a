"""A whole plan by page: every key a plan needs, with its sentence; what was read stands in it."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.fields import (
    CountField,
    LineField,
    LinesField,
)  # fmt: skip
from accounts.forms import bare_helper
from accounts.models import User
from accounts.problems import Refused
from conferences.enums import FigureKind, Subject
from conferences.forms.plan_days import DayForm
from conferences.plan import Plan, read_bytes

LARGEST_FILE = 1024 * 1024
MINUTES = 15  # of an item of the programme that says none: a proposal the office edits
OF_SECTION = re.compile(r"[^\s.]+(?:\.[^\s.]+)*")
NO_SENDING = "Hãy chọn “Đơn vị gửi hồ sơ” cho một hạn: sau hạn ấy không gửi được nữa."


def _line(label: str, missing: str, longest: int, help_text: str = "") -> LineField:
    return LineField(label=label, missing=missing, longest=longest, help_text=help_text)


def _source() -> LineField:
    return LineField(
        label="Ở mục", missing="Hãy nhập mục của Kế hoạch.", longest=20, help_text="Ví dụ II.4."
    )


def _sentence() -> LinesField:
    return LinesField(
        label="Câu của Kế hoạch",
        missing="Hãy chép câu của Kế hoạch.",
        longest=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _many(label: str, help_text: str) -> LinesField:
    return LinesField(
        label=label,
        help_text=help_text,
        required=False,
        longest=6_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class PlanForm(forms.Form):
    """All of a plan but its deadlines; `raw` together with theirs is what the reader takes."""

    use_required_attribute = False
    document = _line("Văn bản", "Hãy nhập số, ngày, nơi ban hành.", 200,
                     "Ví dụ Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã.")  # fmt: skip
    name = _line("Tên Hội nghị", "Hãy nhập tên Hội nghị.", 200)
    edition = _line("Lần thứ", "Hãy nhập lần thứ mấy.", 40, "Ví dụ lần thứ I.")
    term = _line("Giai đoạn tới", "Hãy nhập giai đoạn tới.", 20, "Ví dụ 2025-2030.")
    review_period = _line("Giai đoạn tổng kết", "Hãy nhập giai đoạn tổng kết.", 20)
    code_prefix = _line("Chữ đầu của mã hồ sơ", "Hãy nhập chữ đầu của mã hồ sơ.", 8,
                        "Tối đa 8 ký tự, kể cả dấu cách, ví dụ HN25.")  # fmt: skip
    venue = _line("Địa điểm", "Hãy nhập địa điểm.", 200)
    capacity = CountField(label="Số đại biểu tối đa", most=9_999, least=1,
                          missing="Hãy nhập số đại biểu tối đa.")  # fmt: skip
    capacity_source = _source()
    capacity_sentence = _sentence()
    share = CountField(label="Tỷ lệ đại biểu điển hình tiên tiến (%)", most=100,
                       missing="Hãy nhập tỷ lệ.")  # fmt: skip
    leeway = CountField(label="Lệch cho phép (điểm %)", most=50, required=False,
                        help_text="Kế hoạch ghi “khoảng” thì nhập, ví dụ 5.")  # fmt: skip
    share_source = _source()
    share_sentence = _sentence()
    items = _many(
        "Chương trình", "Mỗi dòng một nội dung; thêm số phút nếu biết, ví dụ “, 20 phút”."
    )
    items_source = _source()
    items_sentence = _sentence()
    parts = _many("Các phần của báo cáo tổng kết", "Mỗi dòng một phần.")
    parts_source = _source()
    parts_sentence = _sentence()
    recipients = _many("Nơi nhận", "Mỗi dòng một nơi.")
    helper = bare_helper()
    GROUPS = (
        ("Hội nghị", ("document", "name", "edition", "term", "review_period", "code_prefix",
                      "venue")),
        ("Con số", ("capacity", "capacity_source", "capacity_sentence", "share", "leeway",
                    "share_source", "share_sentence")),
    )  # fmt: skip
    LISTS = (
        ("Chương trình", ("items", "items_source", "items_sentence")),
        ("Báo cáo tổng kết", ("parts", "parts_source", "parts_sentence")),
        ("Nơi nhận", ("recipients",)),
    )

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.GROUPS]

    @property
    def lists(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.LISTS]

    def raw(self, days: Sequence[DayForm], *, commune: str, by: User) -> dict[str, Any]:
        """As a plan's file would say it."""
        said = self.cleaned_data
        deadlines = {one.key(number): one.raw(by=by) for number, one in enumerate(days, 1)}
        sources = [said[f"{box}_source"] for box in ("capacity", "share", "items", "parts")]
        sources += [one["source"] for one in deadlines.values()]
        named = ("name", "edition", "term", "review_period", "code_prefix", "venue")
        return {
            "document": said["document"],
            "commune": commune,
            "sections": [*dict.fromkeys(source.split(".")[0] for source in sources)],
            "recipients": said["recipients"].splitlines(),
            "conference": {name: said[name] for name in named},
            "figure": {"capacity": self._capacity(), "role_model_share": self._share()},
            "deadline": deadlines,
            "programme": {"items": self._items(), **self._cited("items")},
            "summary": {"parts": self._parts(), **self._cited("parts")},
        }

    def _cited(self, box: str) -> dict[str, str]:
        said = self.cleaned_data
        return {"source": said[f"{box}_source"], "sentence": said[f"{box}_sentence"]}

    def _capacity(self) -> dict[str, str]:
        kind, value = FigureKind.CAP.value, str(self.cleaned_data["capacity"])
        title = "Số đại biểu tối đa"
        return {"kind": kind, "title": title, "value": value, **self._cited("capacity")}

    def _share(self) -> dict[str, str]:
        said = self.cleaned_data
        return {
            "kind": FigureKind.SHARE.value,
            "about": Subject.ROLE_MODELS.value,
            "title": "Tỷ lệ đại biểu điển hình tiên tiến",
            "value": f"{said['share']}/100",
            "leeway": f"{said['leeway'] or 0}/100",
            **self._cited("share"),
        }

    def _items(self) -> list[dict[str, Any]]:
        found = []
        for line in filter(None, self.cleaned_data["items"].splitlines()):
            told = re.fullmatch(r"(.+?)[\s,;:(–-]+([0-9]{1,3}) phút\)?\.?", line)
            title, minutes = (told[1], int(told[2])) if told else (line, MINUTES)
            found.append({"title": title, "minutes": minutes})
        return found

    def _parts(self) -> list[dict[str, Any]]:
        lines = filter(None, self.cleaned_data["parts"].splitlines())
        return [
            {"key": f"part_{number}", "heading": line, "demand": line}
            for number, line in enumerate(lines, 1)
        ]


class KeptPlanForm(forms.Form):
    """The plan that was shown whole, as an edition keeps it, and the file it came by."""

    plan = forms.CharField(max_length=400_000, strip=False, widget=forms.HiddenInput)
    named = forms.CharField(max_length=40, widget=forms.HiddenInput)


class PlanFileForm(forms.Form):
    """A .toml file; `found` is the plan it says, `stem` what it is called."""

    use_required_attribute = False
    file = forms.FileField(
        label="Tệp Kế hoạch (.toml)",
        help_text="Tối đa 1 MB.",
        error_messages={
            "required": "Hãy chọn tệp.",
            "empty": "Tệp rỗng. Hãy chọn tệp khác.",
            "invalid": "Tệp không gửi được. Hãy chọn lại.",
        },
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )
    helper = bare_helper()
    found: Plan
    stem: str

    def clean_file(self) -> None:
        """Every fault of the file at once."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("Tệp lớn quá 1 MB. Hãy chọn đúng tệp Kế hoạch.")
        self.stem = str(file.name).removesuffix(".toml")[:40] or "tep"
        try:
            self.found = read_bytes(file.read())
        except Refused as refused:
            raise forms.ValidationError([one.text for one in refused.problems]) from refused
