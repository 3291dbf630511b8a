"""What office and leadership type: filters, days of a return, the approval meeting."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Unpack

from django import forms

from accounts.fields import DayField, FormOptions, LineField, Typed, offer, tell_today
from accounts.forms import EditForm, EditOptions, ListFilter, bare_helper
from accounts.problems import Problem
from conferences.calendar import amend_offer, last_day, local_day, vn_short
from conferences.forms import check_last_day, day_box
from conferences.plan import Figure
from nominations.enums import (
    STANDING,
    Field,
    MeetingKind,
    NominationKind,
    NominationState,
)
from nominations.forms.asks import OF_ONE, asks_box
from nominations.forms.fields import count, present_within, votes_within
from nominations.forms.files import FilesField
from nominations.models import NUMBER_LENGTH, REASON_LENGTH
from nominations.particulars import topics
from nominations.reading import BallotValue
from nominations.rules import odd_votes


class FilterForm(ListFilter):
    """What narrows the list of dossiers."""

    in_the_address = {
        "words": "tim",
        "unit": "don-vi",
        "kind": "loai",
        "field": "linh-vuc",
        "looks": "can-xem",
        "state": "trang-thai",
    }
    words = forms.CharField(label="Tìm tên hoặc mã (không dấu cũng được)", required=False)
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    kind = forms.ChoiceField(
        label="Loại", required=False, choices=[("", "Tất cả"), *NominationKind.choices]
    )
    field = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=[("", "Tất cả"), *Field.choices]
    )
    looks = forms.BooleanField(label="Chỉ hồ sơ cần xem", required=False)
    state = forms.ChoiceField(
        required=False,
        choices=[("", "Tất cả"), *NominationState.choices, STANDING],
        widget=forms.HiddenInput,
    )


class ReturnForm(forms.Form):
    """Until when a returned dossier may be amended: offered, never before the unit's own day."""

    use_required_attribute = False
    until = day_box(
        "Bổ sung, gửi lại được đến hết ngày", "Ngày cuối cùng còn tính; đơn vị thấy ngày này."
    )
    asks = asks_box(OF_ONE)

    def __init__(
        self,
        typed: Typed = None,
        *,
        kind: str,
        asked: Sequence[str] = (),
        send_by: datetime,
        last: datetime,
        at: datetime,
        held_on: date | None,
        stands: datetime | None = None,
    ) -> None:
        """stands: the day a dossier already returned was given, as its instant."""
        self.first = max(last_day(send_by), local_day(at))
        offered = amend_offer(due_at=send_by, at=at, held_on=held_on)
        # Units come by slips that end with the plan's last duty; afterwards the offer stands.
        self.last = max(last_day(last), offered)
        # What stands is never before the unit's own day, as on every page; once over, a new offer.
        closes = max(last_day(stands), last_day(send_by)) if stands else offered
        day = closes if closes >= local_day(at) else offered
        super().__init__(typed, initial={"until": vn_short(day), "asks": list(asked)})
        offer(self, "asks", [(name, label) for name, label in topics(kind).items() if name])
        tell_today(self, local_day(at))

    def clean_until(self) -> date:
        return check_last_day(self.cleaned_data["until"], first=self.first, last=self.last)


class ApprovalForm(forms.Form):
    """The approval meeting itself; the votes of each dossier stand in `VotesForm`."""

    use_required_attribute = False
    held_on = DayField(
        label="Ngày họp",
        help_text="Ngày trước, tháng sau, ví dụ 16/8/2025. Thiếu năm là năm nay.",
        missing="Hãy nhập ngày họp.",
    )
    chair = LineField(label="Người chủ trì", longest=100, missing="Hãy nhập người chủ trì.")
    invited = count("Số người được mời", "Hãy nhập số người được mời.")
    present = count("Số người có mặt", "Hãy nhập số người có mặt.")
    number = LineField(
        label="Số biên bản",
        required=False,
        longest=NUMBER_LENGTH,
        help_text="Ví dụ: 05/BB-UBND. Chưa có thì để trống.",
    )
    helper = bare_helper()
    counted: int | None = None  # present as typed, also where more than invited: votes go by it

    def __init__(self, typed: Typed = None, *, today: date, **rest: Unpack[FormOptions]) -> None:
        super().__init__(typed, **rest)
        self.today = today
        tell_today(self, today)
        # Whoever looks at a dossier and goes back finds only boxes without it as they were left.
        for field in self.fields.values():
            field.widget.attrs.pop("autocomplete", None)

    def clean_held_on(self) -> date:
        held_on: date = self.cleaned_data["held_on"]
        if held_on > self.today:
            raise forms.ValidationError("Ngày họp chưa tới. Hãy xem lại.")
        return held_on

    def clean_present(self) -> int:
        present: int = self.cleaned_data["present"]
        if present == 0:
            raise forms.ValidationError("Hãy nhập số người có mặt, từ 1 trở lên.")
        return present

    def clean(self) -> None:
        self.counted = self.cleaned_data.get("present")
        present_within(self)


class VotesForm(forms.Form):
    """One dossier's votes in the approval meeting; drawn as cells of a row.

    The result follows the votes; where they are odd it is asked, with a reason.
    """

    RESULTS = (("reject", "Không duyệt"), ("approve", "Vẫn duyệt"))
    chosen = False  # whether the row's box is ticked: only then do its votes count, or its errors
    odd: tuple[Problem, ...] = ()
    counted = ""  # the votes and those present, that an answer is asked for
    is_stale = False  # whether it was given for others: an answer holds for no other votes
    use_required_attribute = False
    agree = count("Đồng ý", "Hãy nhập số phiếu đồng ý.")
    disagree = count("Không đồng ý", "")
    abstain = count("Không có ý kiến", "")
    result = forms.ChoiceField(
        required=False,
        choices=RESULTS,
        error_messages={"invalid_choice": "Hãy chọn “Không duyệt” hoặc “Vẫn duyệt”."},
    )
    reason = LineField(required=False, longest=REASON_LENGTH)
    of = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        typed: Typed = None,
        *,
        present: int | None,
        majority: Figure | None,
        **rest: Unpack[FormOptions],
    ) -> None:
        super().__init__(typed, **rest)
        self.present, self.majority = present, majority

    @property
    def answer(self) -> str:
        """What stands chosen; nothing where it was chosen for other votes."""
        return "" if self.is_stale else str(self["result"].value() or "")

    def clean(self) -> None:
        answered_for = self.cleaned_data.pop("of", "")
        votes_within(self, self.present)
        if self.errors or self.present is None:
            return
        found = self.cleaned_data
        votes = {key: found[key] for key in ("agree", "disagree", "abstain")}
        self.odd = tuple(odd_votes(BallotValue(present=self.present, **votes), self.majority))
        self.counted = "-".join(str(one or 0) for one in (self.present, *votes.values()))
        if not self.odd:
            found["result"], found["reason"] = "approve", ""
            return
        self.is_stale = bool(found["result"]) and answered_for not in ("", self.counted)
        if self.is_stale:
            self.add_error("result", "Số phiếu đã khác lúc chọn. Hãy chọn lại.")
        elif not found["result"]:
            self.add_error("result", "Hãy chọn “Không duyệt” hoặc “Vẫn duyệt”.")
        if not found["reason"].strip():
            self.add_error("reason", "Hãy ghi lý do.")


class MeetingFilterForm(ListFilter):
    """What narrows the page of meetings."""

    in_the_address = {"kind": "loai", "unit": "don-vi"}
    kind = forms.ChoiceField(
        label="Cuộc họp", required=False, choices=[("", "Tất cả"), *MeetingKind.choices]
    )
    unit = forms.ChoiceField(label="Đơn vị", required=False)


class CorrectionForm(EditForm):
    """The figures of a meeting that stands, and why they are other ones now."""

    use_required_attribute = False
    invited = count("Số người được mời", "Hãy nhập số người được mời.")
    present = count("Số người có mặt", "Hãy nhập số người có mặt.")
    reason = LineField(
        label="Lý do sửa",
        longest=REASON_LENGTH,
        missing="Hãy ghi lý do sửa.",
        help_text="Ghi vào lịch sử của từng hồ sơ đã gửi dựa vào cuộc họp này.",
    )
    told = forms.CharField(required=False, widget=forms.HiddenInput)  # what it was asked about
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, households: bool, **rest: Unpack[EditOptions]
    ) -> None:
        super().__init__(typed, **rest)
        self.households = households
        if households:
            self.fields["invited"].label = "Số hộ được mời"

    def clean(self) -> None:
        present_within(self, households=self.households)


class MinutesForm(EditForm):
    """The number of an approval meeting's minutes and, if there are any, their pages."""

    use_required_attribute = False
    number = LineField(
        label="Số biên bản",
        required=False,
        longest=NUMBER_LENGTH,
        help_text="Ví dụ: 05/BB-UBND.",
    )
    files = FilesField(  # type: ignore[assignment]  # a box; Django takes it out of the class
        label="Ảnh hoặc tệp PDF biên bản", required=False, allow_empty_file=True
    )
    reason = LineField(
        label="Lý do thêm hoặc sửa",
        required=False,
        longest=REASON_LENGTH,
        help_text="Hồ sơ đã xét duyệt dựa vào biên bản này. Lý do được ghi vào nhật ký.",
    )
    helper = bare_helper()

    def __init__(self, *sent: Any, asks_reason: bool, **rest: Unpack[EditOptions]) -> None:
        super().__init__(*sent, **rest)
        if not asks_reason:
            del self.fields["reason"]

    def clean(self) -> None:
        found = self.cleaned_data
        if not self.errors and not found["number"].strip() and not any(found["files"]):
            self.add_error("number", "Chưa có gì để lưu. Hãy ghi số biên bản hoặc chọn tệp.")
