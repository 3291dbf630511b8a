"""Which boxes an office asks a unit for; of one dossier, and of many at once."""

from collections.abc import Iterable, Sequence

from django import forms

from accounts.fields import Typed, offer
from accounts.forms import bare_helper
from nominations.enums import NominationKind
from nominations.particulars import NAMES, topics
from nominations.workflow.columns import NO_TOPIC

OF_ONE = "Chọn mục nào thì đơn vị chỉ sửa mục ấy. Để trống thì đơn vị sửa được cả hồ sơ."
OF_MANY = (
    "Chung cho các hồ sơ được chọn: đơn vị chỉ sửa các mục này. Để trống, hoặc hồ sơ không có mục "
    "nào trong số đã chọn, thì đơn vị sửa được cả hồ sơ."
)


def asks_box(help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Mục cần bổ sung",
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NO_TOPIC},
    )


def topics_among(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """What dossiers of some of these kinds have, in the order of the pages."""
    told: dict[str, str] = {}
    for kind in (one for one in NominationKind if one in set(kinds)):
        told = topics(kind) | told
    return [(name, told[name]) for name in (*NAMES, "review", "file") if name in told]


class AsksForm(forms.Form):
    """Of many at once: what any of them has."""

    use_required_attribute = False
    asks = asks_box(OF_MANY)
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, kinds: Iterable[str], asked: Sequence[str] = ()
    ) -> None:
        super().__init__(typed, initial={"asks": list(asked)})
        offer(self, "asks", topics_among(kinds))
