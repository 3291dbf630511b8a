"""The shape of what narrows the picture of who owes what."""

from collections.abc import Mapping

from django import forms

from accounts.enums import UnitKind
from accounts.fields import Typed, offer
from accounts.forms import ListFilter
from nominations.enums import HowFar
from nominations.facts.owes import OWING, UNSENT, OwedDay

# Several states under one word, as a box offers them and an address names them.
TOGETHER: Mapping[str, frozenset[str]] = {"owing": OWING, "unsent": UNSENT}
WORDS = {"owing": "Còn nợ", "unsent": "Chưa gửi hồ sơ"}


class OwesFilter(ListFilter):
    """Name of unit or head, which day, how it stands; the kind of unit by the tabs above."""

    in_the_address = {"words": "tim", "day": "han", "state": "trang-thai", "kind": "loai"}
    words = forms.CharField(label="Tìm đơn vị, người đứng đầu", required=False)
    day = forms.ChoiceField(label="Việc", required=False)
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Tất cả"), *WORDS.items(), *HowFar.choices],
    )
    kind = forms.ChoiceField(
        required=False, choices=[("", "Tất cả"), *UnitKind.choices], widget=forms.HiddenInput
    )

    def __init__(self, typed: Typed = None, *, days: tuple[OwedDay, ...]) -> None:
        super().__init__(typed, units=None)
        offer(self, "day", [("", "Mọi việc"), *((one.key, one.words) for one in days)])

    @property
    def states(self) -> frozenset[str]:
        """What a row's cell is to be, one of these; empty: anything."""
        state = self.chosen().get("state", "")
        return TOGETHER.get(state, frozenset({state} if state else ()))
