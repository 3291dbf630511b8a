"""One thing of the plan by page: its new value, and the paper that orders it with its sentence."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms

from accounts.enums import UnitKind
from accounts.fields import (
    CountField,
    DayField,
    HourField,
    LineField,
    LinesField,
    ShareField,
    Typed,
    mark,
    offer,
    tell_today,
)
from accounts.forms import EditForm, bare_helper
from conferences.calendar import vn_short
from conferences.enums import COUNTED, MOST_POSTING_DAYS, Settling, Subject
from conferences.plan import Plan
from conferences.plan.bounds import FIRST_DAY, LAST_DAY, LONGEST, MOST
from conferences.plan.boxes import KIND, said_by
from conferences.plan.orders import DEADLINE, FIGURE, SEATS, VENUE, Edit, Order, hanging, said_of

PAPERS = ("Công văn", "Kế hoạch", "Quyết định", "Thông báo", "Văn bản")
ASKED: Mapping[str, Mapping[str, str]] = {  # of a day, by how it is worded
    "before": {"day": "Hãy nhập ngày, có cả năm."},
    "at_latest": {"day": "Hãy nhập ngày, có cả năm."},
    "from": {"first": "Hãy nhập ngày đầu.", "day": "Hãy nhập ngày cuối."},
    "on": {"day": "Hãy nhập ngày, có cả năm."},
    "in_month": {"day": "Hãy nhập một ngày trong tháng ấy."},
    "after": {
        "days": "Hãy nhập số ngày.", "after": "Hãy chọn hạn để tính.",
        "event": "Hãy nhập sau việc gì, ví dụ kết thúc Hội nghị.",
    },
}  # fmt: skip
OUTSIDE = f"Hãy nhập ngày từ {vn_short(FIRST_DAY)} đến {vn_short(LAST_DAY)}."


class OrderForm(EditForm):
    """The boxes of the paper; whichever thing it changes adds its own."""

    use_required_attribute = False
    what = ""
    order_kind = forms.ChoiceField(
        label="Loại văn bản",
        choices=[(one, one) for one in PAPERS],
        error_messages={"required": "Hãy chọn loại văn bản."},
    )
    order_number = LineField(
        label="Số, ký hiệu", longest=40, missing="Hãy nhập số, ký hiệu.",
        help_text="Ví dụ 45/UBND-VHXH.",
    )  # fmt: skip
    order_day = DayField(label="Ngày văn bản", missing="Hãy nhập ngày của văn bản.")
    order_body = LineField(
        label="Cơ quan ban hành", longest=100, missing="Hãy nhập cơ quan ban hành."
    )
    sentence = LinesField(
        label="Câu yêu cầu đổi",
        longest=1_000,
        missing="Hãy chép câu của văn bản yêu cầu đổi.",
        help_text="Chép đúng câu trong văn bản. Nơi nào dựa vào giá trị này sẽ trích câu ấy.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    helper = bare_helper()
    OF_THE_ORDER = ("order_kind", "order_number", "order_day", "order_body", "sentence")
    FOLDED: tuple[str, ...] = ()  # boxes a change is seldom about

    def __init__(
        self,
        typed: Typed = None,
        *,
        key: str,
        today: date,
        stands: Mapping[str, Any],
        offered: Mapping[str, Any] = {},
    ) -> None:
        super().__init__(typed, stands=stands, offered=offered)
        self.key = key
        tell_today(self, today)

    @property
    def value_boxes(self) -> list[forms.BoundField]:
        others = {*self.OF_THE_ORDER, *self.FOLDED, "seen"}
        return [self[name] for name in self.fields if name not in others]

    @property
    def folded_boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FOLDED]

    @property
    def is_unfolded(self) -> bool:
        """Whether one of those is wrong, and has to be seen."""
        return any(self.errors.get(name) for name in self.FOLDED)

    @property
    def order_boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in self.OF_THE_ORDER]

    @property
    def edit(self) -> Edit:
        values = {k: one for k, one in self.typed.items() if k not in self.OF_THE_ORDER}
        return Edit(what=self.what, key=self.key, said=said_by(self.what, values))

    @property
    def order(self) -> Order:
        said = self.cleaned_data
        return Order(
            kind=said["order_kind"], number=said["order_number"], on=said["order_day"],
            body=said["order_body"], sentence=said["sentence"],
        )  # fmt: skip


class FigureForm(OrderForm):
    """One number: a count, or a part of a whole with its leeway."""

    what = FIGURE

    def __init__(self, typed: Typed = None, *, said: Mapping[str, Any], **how: Any) -> None:
        super().__init__(typed, **how)
        kind, stands = said["kind"], how["stands"]
        missing = "Hãy nhập giá trị mới."
        if isinstance(stands["value"], Fraction):
            self.fields["value"] = ShareField(
                label="Giá trị mới (%)", missing=missing, help_text="Ví dụ 60, 66,7 hoặc 2/3."
            )
        else:
            posts = said.get("about") == Subject.POSTING
            most = MOST_POSTING_DAYS if posts else MOST.get(kind, MOST["cap"])
            least = 1 if kind in COUNTED and not posts else 0
            self.fields["value"] = CountField(
                label="Giá trị mới", most=most, least=least, missing=missing
            )
        if "leeway" in stands:
            self.fields["leeway"] = ShareField(
                label="Lệch cho phép (điểm %)", missing="Hãy nhập số điểm %, không có thì nhập 0.",
                most=Fraction(1, 2), help_text="Văn bản ghi “khoảng” thì nhập, ví dụ 5.",
            )  # fmt: skip


class VenueForm(OrderForm):
    what = VENUE
    venue = LineField(label="Địa điểm mới", longest=LONGEST["venue"], missing="Hãy nhập địa điểm.")


class SeatsForm(OrderForm):
    """How many people each kind of unit puts forward, and single units otherwise."""

    what = SEATS

    def __init__(self, typed: Typed = None, *, names: Mapping[str, str], **how: Any) -> None:
        super().__init__(typed, **how)
        kinds = dict(UnitKind.choices)
        for box in (name for name in how["stands"] if name != "edition"):
            _, _, named = box.partition("-")
            label = kinds[named] if box.startswith(KIND) else names.get(named, named)
            self.fields[box] = CountField(label=str(label), most=MOST["seats"], required=False)

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        if not self.errors and all(sent.get(box.name) is None for box in self.value_boxes):
            self.add_error(None, "Hãy nhập số người cho ít nhất một loại đơn vị.")
        return sent


class DeadlineForm(OrderForm):
    """One day: its words, who owes it, what settles it, what happens after it."""

    what = DEADLINE
    way = forms.ChoiceField(
        label="Văn bản ghi hạn thế nào",
        choices=[
            ("before", "trước ngày"), ("at_latest", "chậm nhất ngày"), ("on", "đúng ngày"),
            ("from", "từ ngày … đến ngày …"), ("in_month", "trong tháng"),
            ("after", "số ngày sau một hạn khác"),
        ],
    )  # fmt: skip
    first = DayField(label="Từ ngày", required=False, help_text="Chỉ với “từ ngày … đến ngày …”.")
    day = DayField(label="Ngày", required=False, help_text="Ghi cả năm, ví dụ 20/8/2025.")
    hour = HourField(label="Giờ", required=False, help_text="Chỉ với “chậm nhất ngày”.")
    days = CountField(
        label="Số ngày", most=MOST["days"], least=1, required=False,
        help_text="Chỉ với “số ngày sau một hạn khác”.",
    )  # fmt: skip
    after = forms.ChoiceField(label="Sau hạn nào", required=False)
    event = LineField(label="Sau việc gì", longest=LONGEST["event"], required=False)
    title = LineField(label="Việc", longest=LONGEST["title"], missing="Hãy nhập tên việc.")
    settles = forms.ChoiceField(label="Xong khi")
    closes = forms.BooleanField(label="Hết hạn thì không gửi hồ sơ được nữa", required=False)
    kinds = forms.MultipleChoiceField(
        label="Loại đơn vị phải làm", choices=UnitKind.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    units = forms.MultipleChoiceField(
        label="Đơn vị phải làm, ngoài các loại trên", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    FOLDED = ("title", "settles", "closes", "kinds", "units")
    OF_SOME = ("first", "hour", "days", "after", "event")  # wordings

    def __init__(
        self,
        typed: Typed = None,
        *,
        others: Iterable[tuple[str, str]],
        papers: Mapping[str, str],
        names: Mapping[str, str],
        **how: Any,
    ) -> None:
        super().__init__(typed, **how)
        offer(self, "after", [("", "Chọn…"), *others])
        mark(self.fields["day"], optional_words="trừ khi tính sau một hạn khác")
        for name in self.OF_SOME:
            mark(self.fields[name], optional_words="tùy cách ghi")
        paper = Settling.PAPER_DISPATCHED
        by_hand = [(str(one), str(one.label)) for one in Settling if one != paper]
        by_paper = [(f"{paper}/{kind}", f"{paper.label}: {name}") for kind, name in papers.items()]
        offer(self, "settles", [*by_hand, *by_paper])
        offer(self, "units", names.items())

    @property
    def value_boxes(self) -> list[forms.BoundField]:
        return [self["way"], self["day"]]

    @property
    def wording_boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in self.OF_SOME]

    @property
    def words_otherwise(self) -> bool:
        """Whether one of those says something, or has to."""
        return any(self.errors.get(name) or self[name].value() for name in self.OF_SOME)

    def clean_units(self) -> list[str]:
        return sorted(self.cleaned_data["units"])

    def clean(self) -> dict[str, Any]:
        """What each wording needs; what it does not is left out."""
        sent = super().clean() or {}
        asked = ASKED.get(sent.get("way", ""), {})
        for box, words in asked.items():
            if not sent.get(box) and box not in self.errors:
                self.add_error(box, words)
        for box in ("first", "day"):
            day = sent.get(box)
            if box in asked and day and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(box, OUTSIDE)
        first, last = sent.get("first"), sent.get("day")
        if "first" in asked and first and last and last < first:
            self.add_error("day", "Ngày cuối phải từ ngày đầu trở đi. Hãy xem lại.")
        if not sent.get("kinds") and not sent.get("units"):
            self.add_error("kinds", "Hãy chọn ít nhất một loại đơn vị hoặc một đơn vị.")
        return sent


def form_for(
    plan: Plan, what: str, key: str, typed: Typed = None, *, names: Mapping[str, str],
    papers: Mapping[str, str], **how: Any,
) -> OrderForm:  # fmt: skip
    """The form of one thing the plan has. names: of units by slug; papers: that settle a day."""
    said = said_of(plan, what, key) or {}
    if what == FIGURE:
        return FigureForm(typed, key=key, said=said, **how)
    if what == VENUE:
        return VenueForm(typed, key=key, **how)
    if what == SEATS:
        return SeatsForm(typed, key=key, names=names, **how)
    round_it = hanging(plan, key)  # no day hangs on one that hangs on it
    others = [(one.key, one.title) for one in plan.deadlines if one.key not in round_it]
    return DeadlineForm(typed, key=key, others=others, papers=papers, names=names, **how)
