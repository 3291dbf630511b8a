"""What a review's minutes ask beside figures and votes: a short page a part, no box demanded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Unpack

from django import forms

from accounts.fields import HourField, LineField, LinesField, Typed, mark
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.calendar import ENDS_EARLY, ends_before_it_starts
from nominations.enums import VotingMethod
from nominations.forms.fields import choice
from nominations.models import NAME_LENGTH, REASON_LENGTH
from nominations.models.minutes import TEXT_LENGTH, VENUE_LENGTH

PERSON = "Họ và tên. Muốn ghi chức vụ, hãy viết sau dấu phẩy."


class UnitMinutesForm(EditForm):
    """One part; whoever mends what a sent dossier rests on says why."""

    use_required_attribute = False
    reason = LineField(
        label="Lý do thêm hoặc sửa",
        required=False,
        longest=REASON_LENGTH,
        help_text="Hồ sơ đã gửi dựa vào biên bản này. Lý do được ghi vào lịch sử của hồ sơ.",
    )
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, asks_reason: bool, **rest: Unpack[EditOptions]
    ) -> None:
        super().__init__(typed, **rest)
        if asks_reason:
            mark(self.fields["reason"], asked=True)
            self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])
        else:
            del self.fields["reason"]


class HoursForm(UnitMinutesForm):
    starts_at = HourField(label="Giờ bắt đầu", required=False, help_text="Ví dụ: 19:30.")
    ends_at = HourField(label="Giờ kết thúc", required=False)
    venue = LineField(
        label="Địa điểm họp",
        required=False,
        longest=VENUE_LENGTH,
        help_text="Ví dụ: Nhà văn hóa thôn.",
    )

    def clean(self) -> None:
        found = self.cleaned_data
        if ends_before_it_starts(found.get("starts_at"), found.get("ends_at")):
            self.add_error("ends_at", ENDS_EARLY)


class PeopleForm(UnitMinutesForm):
    chair = LineField(label="Người chủ trì", required=False, longest=NAME_LENGTH, help_text=PERSON)
    secretary = LineField(label="Thư ký", required=False, longest=NAME_LENGTH, help_text=PERSON)
    attended = LinesField(
        label="Thành phần dự họp",
        required=False,
        longest=TEXT_LENGTH,
        help_text="Ví dụ: chi bộ, ban công tác Mặt trận, các đoàn thể, đại diện các hộ.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HeardForm(UnitMinutesForm):
    method = choice("Cách lấy ý kiến", "", [("", "Chưa ghi"), *VotingMethod.choices])
    objections = LinesField(
        label="Ý kiến phản ánh tại cuộc họp",
        required=False,
        longest=TEXT_LENGTH,
        help_text="Ghi tóm tắt. Không có ý kiến nào thì ghi “Không có”.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )


@dataclass(frozen=True, kw_only=True)
class Part:
    """One page of the minutes."""

    slug: str
    title: str
    form: type[UnitMinutesForm]

    @property
    def boxes(self) -> Mapping[str, str]:
        """Its columns and how each is asked."""
        own = self.form.base_fields
        return {name: str(own[name].label) for name in own if name not in ("seen", "reason")}


PARTS: Mapping[str, Part] = {
    part.slug: part
    for part in (
        Part(slug="gio-noi-hop", title="Giờ họp, nơi họp", form=HoursForm),
        Part(slug="nguoi-du", title="Người chủ trì, thư ký, người dự", form=PeopleForm),
        Part(slug="y-kien", title="Cách lấy ý kiến, ý kiến phản ánh", form=HeardForm),
    )
}
