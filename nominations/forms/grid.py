"""What the list of dossiers is asked: what narrows it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Unpack

from django import forms
from django.forms import BoundField

from accounts.fields import FormOptions, Typed, offer
from nominations.enums import INNER_LOOKS, LATENESS, LOOKED_FOR, OF_POSTING, Gender, Sector
from nominations.forms.office import FilterForm
from nominations.particulars import DEMANDED, PARTICULARS
from sheets.forms import ImportBox
from sheets.targets import BROUGHT

ALL = ("", "Tất cả")
SHORT = {"words": "Tìm", "state": "Trạng thái"}  # of boxes whose label is longer, or hidden
HOW = frozenset({"sort", "columns"})
SELDOM = ("gender", "sector", "former", "lacks", "late")
# A person's words for it first, else a group's.
LACKS = tuple(
    (name, next(row.label for row in PARTICULARS if row.name == name)) for name in DEMANDED
)
LACKING = (
    ("any", "Bất kỳ mục nào phải có"),
    *LACKS,
    ("ballot", "Số phiếu bình xét"),
    ("minutes", "Biên bản họp bình xét"),
    ("check", "Kết quả kiểm tra của Phòng"),
)
CONSENTS = ("consents", "Ý kiến người được giới thiệu")


class GridForm(FilterForm):
    """What narrows the list of all dossiers: more than the meeting's, which is of what waits."""

    in_the_address = FilterForm.in_the_address | {
        "gender": "gioi-tinh",
        "sector": "thanh-phan",
        "former": "dia-phuong-cu",
        "lacks": "con-thieu",
        "late": "muon",
        "sheet": BROUGHT,
        "sort": "xep",
        "columns": "cot",
    }
    looks = forms.ChoiceField(label="Cần xem", required=False)  # type: ignore[assignment]  # a box
    gender = forms.ChoiceField(label="Giới tính", required=False, choices=[ALL, *Gender.choices])
    sector = forms.ChoiceField(
        label="Thành phần kinh tế", required=False, choices=[ALL, *Sector.choices]
    )
    former = forms.ChoiceField(label="Địa phương trước sắp xếp", required=False)
    lacks = forms.ChoiceField(label="Còn thiếu", required=False, choices=[ALL, *LACKING])
    late = forms.ChoiceField(label="Muộn", required=False, choices=[ALL, *LATENESS])
    sheet = ImportBox()
    sort = forms.ChoiceField(label="Xếp theo", required=False)
    columns = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        typed: Typed = None,
        *,
        units: Sequence[tuple[int | str, str]],
        former: Sequence[str] = (),
        complaints: bool = True,
        consents: bool = False,
        posts: bool = False,
        orders: Sequence[tuple[str, str]] = (),
        **rest: Unpack[FormOptions],
    ) -> None:
        """complaints: whether who asks is told of them; what is not told is not asked for.

        consents: whether the conference asks nominees what they agree to. posts: whether its plan
        has candidates posted.
        """
        super().__init__(typed, units=units, **rest)
        offer(self, "former", [ALL, *((name, name) for name in former)])
        offer(self, "sort", [("", "Tên, tăng dần"), *orders])
        untold = frozenset() if complaints else INNER_LOOKS
        untold |= frozenset() if posts else OF_POSTING
        offer(self, "looks", [ALL, *(one for one in LOOKED_FOR if one[0] not in untold)])
        if consents:
            offer(self, "lacks", [ALL, *LACKING, CONSENTS])

    @cached_property
    def chosen_now(self) -> dict[str, str]:
        """What narrows: neither what sorts nor which columns are shown."""
        return {name: value for name, value in self.chosen().items() if name not in HOW}

    @property
    def often(self) -> list[BoundField]:
        """The boxes that are always in view."""
        return [box for box in self if box.name not in (*SELDOM, "sort")]

    @property
    def seldom(self) -> list[BoundField]:
        return [self[name] for name in (*SELDOM, "sort")]

    @property
    def asks_seldom(self) -> bool:
        """Whether one of the others narrows now: then they are in view too."""
        return any(self.chosen_now.get(name) for name in SELDOM)

    def said(self) -> Iterator[tuple[str, str, str]]:
        """What narrows now, as a reader sees it: the key of the address, the box, what it says."""
        for name in self.chosen_now:
            box = self[name]
            choices = dict(getattr(box.field, "choices", ()))
            value = str(self.cleaned_data[name])
            known = {str(one): words for one, words in choices.items()}
            label = SHORT.get(name) or str(box.label)
            yield box.html_name, label, str(known.get(value, value))
