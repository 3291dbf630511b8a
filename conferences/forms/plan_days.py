"""A plan's deadlines by page, a form each: how it is worded, what settles it, who owes it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms

from accounts.enums import UnitKind
from accounts.fields import (
    CountField,
    DayField,
    HourField,
    LineField,
    LinesField,
    Typed,
    tell_today,
)
from accounts.forms import bare_helper
from accounts.models import User
from conferences.enums import Settling
from conferences.reading.drafting import NOMINATORS, OFFICES, OURS, RESULT

MOST_DAYS = 12  # deadlines on one page
WHO = {
    NOMINATORS: ("village", "school", "cooperative", "agency", "organisation", "front"),
    OFFICES: ("office", "front", "culture_centre"),
}


class DayForm(forms.Form):
    """One deadline of the plan; an empty title leaves it out."""

    use_required_attribute = False
    title = LineField(label="Việc", longest=200, required=False)
    settles = forms.ChoiceField(
        label="Xong khi nào",
        choices=[
            (Settling.DOSSIERS_SENT, "Đơn vị gửi hồ sơ"),
            (Settling.LIST_APPROVED, "Duyệt danh sách"),
            (Settling.CONFERENCE_HELD, "Tổ chức Hội nghị"),
            (RESULT, "Gửi báo cáo kết quả"),
            (Settling.BY_HAND, "Phòng ghi nhận khi xong"),
        ],
        initial=Settling.BY_HAND,
    )
    way = forms.ChoiceField(
        label="Kế hoạch ghi hạn thế nào",
        choices=[
            ("before", "trước ngày"), ("at_latest", "chậm nhất ngày"),
            ("after", "số ngày sau Hội nghị"),
        ],
        initial="before",
    )  # fmt: skip
    day = DayField(label="Ngày", required=False, help_text="Ghi cả năm, ví dụ 20/8/2025.")
    hour = HourField(label="Giờ", required=False, help_text="Chỉ với “chậm nhất”.")
    days = CountField(label="Số ngày", most=366, least=1, required=False)
    who = forms.ChoiceField(
        label="Ai phải làm",
        choices=[
            (NOMINATORS, "Các đơn vị giới thiệu"), (OFFICES, "Các cơ quan của xã"),
            (OURS, "Phòng Văn hóa - Xã hội"),
        ],
        initial=OURS,
    )  # fmt: skip
    source = LineField(label="Ở mục", longest=20, required=False)
    sentence = LinesField(
        label="Câu của Kế hoạch", longest=2_000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    helper = bare_helper()

    @property
    def is_left_out(self) -> bool:
        return not self.cleaned_data.get("title")

    def clean(self) -> dict[str, Any]:
        """What a deadline that is taken needs, by how it is worded."""
        sent = super().clean() or {}
        if not sent.get("title") or self.errors:
            return sent
        needed = "days" if sent["way"] == "after" else "day"
        asks = {"days": "Hãy nhập số ngày.", "day": "Hãy nhập ngày, có cả năm."}
        missing = {needed: asks[needed], "source": "Hãy nhập mục của Kế hoạch.",
                   "sentence": "Hãy chép câu của Kế hoạch."}  # fmt: skip
        for box, words in missing.items():
            if not sent.get(box):
                self.add_error(box, words)
        return sent

    def key(self, number: int) -> str:
        """By what settles it, of which a plan has one; else by its place."""
        settles: str = self.cleaned_data["settles"]
        return f"deadline_{number}" if settles == Settling.BY_HAND else settles

    def raw(self, *, by: User) -> dict[str, Any]:
        said = self.cleaned_data
        kinds = [str(UnitKind(kind)) for kind in WHO.get(said["who"], ())]
        ours = [by.unit.slug] if by.unit else []
        units = ours if said["who"] == OURS else []
        settles = said["settles"]
        paper = {"paper": RESULT, "after_conference": True} if settles == RESULT else {}
        told = Settling.PAPER_DISPATCHED.value if settles == RESULT else settles
        return {
            "title": said["title"], "settles": told, "source": said["source"],
            "sentence": said["sentence"], "kinds": kinds, "units": units,
            "closes": settles == Settling.DOSSIERS_SENT, **paper, **self._worded(),
        }  # fmt: skip

    def _worded(self) -> Mapping[str, Any]:
        said = self.cleaned_data
        if said["way"] == "after":
            held = Settling.CONFERENCE_HELD.value
            return {"after": held, "days": said["days"], "event": "kết thúc Hội nghị"}
        day: date = said["day"]
        if said["way"] == "at_latest" and said["hour"]:
            return {"at_latest": datetime.combine(day, said["hour"]).isoformat()}
        return {said["way"]: day.isoformat()}


def day_forms(
    typed: Typed = None, *, rows: Sequence[Mapping[str, Any]] = (), today: date
) -> list[DayForm]:
    """A form for each deadline that was read, and empty ones below; as many as were sent."""
    sent = re.findall(r"han-(\d+)-way", " ".join(typed)) if typed else []
    count = min(MOST_DAYS, max(map(int, sent)) + 1 if sent else max(len(rows) + 2, 4))
    found = []
    for at in range(count):
        begins = dict(rows[at]) if at < len(rows) else {}
        form = DayForm(typed, prefix=f"han-{at}", initial=begins)
        tell_today(form, today)
        found.append(form)
    return found
