"""What a nominee answered, as its unit or the office types it; and that it is withdrawn."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Unpack

from django import forms

from accounts.fields import DayField, LineField, Typed, tell_today
from accounts.forms import EditForm, EditOptions, bare_helper
from nominations.consents import Shown
from nominations.enums import ConsentChannel, ConsentPurpose
from nominations.models import NAME_LENGTH, RELATION_LENGTH, Consent

NO_CHANNEL = "Hãy chọn người được giới thiệu trả lời bằng cách nào."
NO_DAY = "Hãy nhập ngày người được giới thiệu trả lời."
DAY_HELP = "Ví dụ: 15/8/2025."
PUBLIC = "ten-cong-khai"
TAKES_OFF = {"": None, "off": True, "on": False}
UNDECIDED = "Tên này đang công khai. Hãy chọn gỡ tên ngay hay vẫn niêm yết."
HOW = ("channel", "agreed_on", "guardian", "relation")
ALL = "dong-y-ca"  # the button of whoever agrees to everything asked


def _public_box() -> Any:
    """What becomes of a name that anybody reads now; none is chosen before somebody chose."""
    box: Any = forms.ChoiceField(
        label="Tên đang trên trang niêm yết công khai",
        help_text="Chọn khi ghi không đồng ý, rút lại mục “Nêu công khai thành tích”.",
        choices=(("off", "Gỡ tên ngay"), ("on", "Vẫn niêm yết họ tên, đơn vị, loại")),
        widget=forms.RadioSelect,
        required=False,
    )
    box.asked = True  # only a refusal needs it
    return box


def _channel(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=ConsentChannel,
        widget=forms.RadioSelect,
        error_messages={"required": NO_CHANNEL, "invalid_choice": NO_CHANNEL},
    )


class ConsentForm(EditForm):
    """A box a purpose that is not agreed to; none is ticked before somebody answered."""

    use_required_attribute = False
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        asked: Iterable[Shown],
        answers: Mapping[str, Consent],
        today: date,
        is_young: bool,
        is_public: bool = False,
        **rest: Unpack[EditOptions],
    ) -> None:
        """is_young: whether a guardian may have to answer. is_public: whether a refusal is asked
        what becomes of the public name.
        """
        asked = tuple(asked)
        if typed is not None and ALL in typed:
            # The button says "the rest": whoever said no to one means that no.
            said = {key: typed[key] for key in typed}
            rest_of = [name for one in asked if said.get(name := f"answer_{one.purpose}") != "no"]
            typed = said | dict.fromkeys(rest_of, "yes")
        super().__init__(typed, **rest)
        for one in asked:
            last = answers.get(one.purpose)
            if last and last.holds:
                continue
            choices = [("yes", "Đồng ý"), ("no", "Không đồng ý")]
            if last is None or last.withdrawn_at:
                choices.insert(0, ("", "Chưa trả lời"))
            box: Any = forms.ChoiceField(
                label=one.label,
                help_text=one.text,
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
            )
            box.asked = True  # she may leave it open, but it is asked
            self.fields[f"answer_{one.purpose}"] = box
        if is_public:
            self.fields[PUBLIC] = _public_box()
        self.fields["channel"] = _channel("Trả lời bằng cách nào")
        self.fields["agreed_on"] = DayField(
            label="Trả lời ngày", missing=NO_DAY, help_text=DAY_HELP
        )
        if is_young:
            self.fields["guardian"] = LineField(
                label="Họ tên cha, mẹ hoặc người giám hộ",
                required=False,
                longest=NAME_LENGTH,
                help_text="Phải ghi khi người trả lời chưa đủ 16 tuổi.",
            )
            self.fields["relation"] = LineField(
                label="Quan hệ với người được giới thiệu",
                required=False,
                longest=RELATION_LENGTH,
                help_text="Ví dụ: mẹ, bố, người giám hộ.",
            )
        tell_today(self, today)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        refuses = found.get(f"answer_{ConsentPurpose.POSTING}") == "no"
        if refuses and PUBLIC in self.fields and not found.get(PUBLIC):
            self.add_error(PUBLIC, UNDECIDED)
        return found

    @property
    def takes_off(self) -> bool | None:
        return TAKES_OFF[self.cleaned_data.get(PUBLIC, "")]

    @property
    def open_number(self) -> int:
        """How many purposes have a box: the rest is agreed to."""
        return sum(name.startswith("answer_") for name in self.fields)

    @property
    def answers(self) -> dict[str, str]:
        return {name: said for name, said in self.typed.items() if name.startswith("answer_")}

    @property
    def how(self) -> dict[str, Any]:
        """How it was said, and by whom for a child."""
        return {name: said for name, said in self.typed.items() if name in HOW}


class WithdrawForm(forms.Form):
    """When and how the nominee said that she agrees no more."""

    use_required_attribute = False
    helper = bare_helper()

    def __init__(
        self, typed: Typed = None, *, today: date, is_public: bool = False, of_public: bool = False
    ) -> None:
        """is_public: as above. of_public: this is the word on being named, or one of those taken
        back together.
        """
        super().__init__(typed)
        self.of_public = of_public
        if is_public:
            self.fields[PUBLIC] = _public_box()
        self.fields["channel"] = _channel("Nói rút lại bằng cách nào")
        self.fields["withdrawn_on"] = DayField(
            label="Nói rút lại ngày", missing=NO_DAY, help_text=DAY_HELP
        )
        tell_today(self, today)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.of_public and PUBLIC in self.fields and not found.get(PUBLIC):
            self.add_error(PUBLIC, UNDECIDED)
        return found

    @property
    def how(self) -> dict[str, Any]:
        """How she said it, and what becomes of a public name."""
        told = {name: said for name, said in self.cleaned_data.items() if name != PUBLIC}
        return told | {"takes_off": TAKES_OFF[self.cleaned_data.get(PUBLIC, "")]}
