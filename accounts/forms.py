"""What every app's forms share, and the shape of a sign-in and of a new password."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password

from accounts.fields import Files, FormOptions, Typed, offer, put
from accounts.models import User
from accounts.names import is_guessable
from accounts.problems import Overtaken, Problem, Refused, fingerprint

LONGEST = 256  # characters of a password: hashing more is work for nothing
TOO_LONG = f"Hãy nhập tối đa {LONGEST} ký tự, kể cả dấu cách."


def bare_helper() -> FormHelper:
    """Crispy draws the fields; the page has the form tag and the token."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = False  # parts/_errors.html says them, on top, once
    return helper


def add_problems(form: forms.Form, problems: Iterable[Problem]) -> None:
    """Say each beside the box it is about, or above where the form has no such box."""
    for problem in problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.text)


class EditOptions(TypedDict, total=False):
    """What any form that changes what stands may be given beside what was typed."""

    stands: Mapping[str, Any] | None
    offered: Mapping[str, Any]
    prefix: str | None


class EditForm(forms.Form):
    """A form that changes what stands already, and tells the second of two who do so at once.

    A hidden box carries the fingerprint of what stood when the page was made; the action compares
    it with what stands when it writes (`accounts.problems.demand_as_seen`).
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    is_overtaken = False
    theirs: tuple[tuple[str, str], ...] = ()  # label and words of what another page saved

    def __init__(
        self,
        typed: Typed = None,
        files: Files = None,
        *,
        stands: Mapping[str, Any] | None = None,
        offered: Mapping[str, Any] = {},
        prefix: str | None = None,
    ) -> None:
        """Boxes that hold what is saved, or what is proposed instead.

        stands: what is saved, by box (None: this makes a new one); offered: what is proposed, with
        the `seen` of the page it was typed on where that was an earlier one.
        """
        initial = {"seen": fingerprint(stands or {}), **(stands or {}), **offered}
        super().__init__(typed, files, initial=initial, prefix=prefix)
        if stands is None:
            del self.fields["seen"]

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed, without what only steers."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def set_beside(self, stands: Mapping[str, Any]) -> None:
        """Another page saved first: its words beside those typed; sending again replaces them."""
        self.is_overtaken = True
        typed = self.cleaned_data if self.is_bound else {}
        self.theirs = tuple(
            (str(self[name].label), shown_value(self.fields[name], value) or "để trống")
            for name, value in stands.items()
            if name in self.fields
            and shown_value(self.fields[name], value)
            != shown_value(self.fields[name], typed.get(name))
        )
        self.begin_from(stands)

    def begin_from(self, stands: Mapping[str, Any]) -> None:
        """What is typed is sent again as made from this."""
        put(self, self.add_prefix("seen"), fingerprint(stands))


def shown_value(field: forms.Field, value: Any) -> str:
    """A stored value as its box would show it."""
    choices: Any = getattr(field, "choices", None)
    if isinstance(field, forms.MultipleChoiceField):
        return ", ".join(str(dict(choices).get(one, one)) for one in value or ())
    if isinstance(field, forms.BooleanField):
        return "Có" if value else "Không"
    if choices:
        return str(dict(choices).get(value, value or ""))
    return str(field.widget.format_value(field.prepare_value(value)) or "")


def add_refusal(form: forms.Form, refused: Refused) -> None:
    """Why nothing was done, beside the boxes it is about; who was overtaken sees both texts."""
    if isinstance(refused, Overtaken) and isinstance(form, EditForm):
        form.set_beside(refused.stands)
    else:
        add_problems(form, refused.problems)


class ListFilter(forms.Form):
    """What narrows a list; its boxes are called as the address spells them, the same in every list.

    Unknown values narrow nothing, so an old bookmark still opens.
    """

    in_the_address: dict[str, str] = {}
    longest = 100  # signs of what is looked for; more finds nobody and costs the database a lot
    helper = bare_helper()

    def __init__(
        self,
        typed: Typed = None,
        *,
        units: Sequence[tuple[int | str, str]] | None,
        **rest: Unpack[FormOptions],
    ) -> None:
        """units: what its box of units offers; None where it has no such box."""
        super().__init__(typed, **rest)
        if units is not None:
            offer(self, "unit", [("", "Tất cả"), *units])

    def add_prefix(self, field_name: str) -> str:
        """The name of a box is its key in the address."""
        return self.in_the_address.get(field_name, field_name)

    def chosen(self) -> dict[str, str]:
        """Only what was understood; nothing where nothing was asked."""
        if not self.is_bound:
            return {}
        self.is_valid()
        found = {key: value for key, value in self.cleaned_data.items() if value}
        if words := found.get("words"):
            found["words"] = words[: self.longest]
        return found


class SignInForm(forms.Form):
    use_required_attribute = False
    login = forms.CharField(
        label="Số điện thoại hoặc tên đăng nhập",
        max_length=60,
        error_messages={
            "required": "Hãy nhập số điện thoại hoặc tên đăng nhập.",
            "max_length": "Tên đăng nhập quá dài. Hãy xem lại.",
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    password = forms.CharField(
        label="Mật khẩu",
        max_length=LONGEST,
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu.", "max_length": TOO_LONG},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    helper = bare_helper()


class NotOnesOwnWords:
    """Refuses what others know of a person, and what README says of the demo; not in the demo."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Django calls this for every new password."""
        if settings.DEMO:
            return
        if password == settings.DEMO_PASSWORD:
            raise forms.ValidationError(
                "Đây là mật khẩu của bản thử, ai cũng biết. Hãy chọn mật khẩu khác."
            )
        if user and is_guessable(password, user.own_words()):
            raise forms.ValidationError(
                "Mật khẩu trùng với tên đăng nhập, họ tên, số điện thoại hoặc tên xã, tên đơn vị. "
                "Hãy chọn mật khẩu khác."
            )

    def get_help_text(self) -> str:
        """The form says it."""
        return ""


class NewPasswordForm(forms.Form):
    use_required_attribute = False
    new = forms.CharField(
        label="Mật khẩu mới",
        max_length=LONGEST,
        strip=False,
        help_text="Ít nhất 8 chữ cái hoặc chữ số. Không dùng tên, số điện thoại hay tên xã.",
        error_messages={"required": "Hãy nhập mật khẩu mới.", "max_length": TOO_LONG},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    helper = bare_helper()

    def __init__(self, typed: Typed = None, *, user: User, **rest: Unpack[FormOptions]) -> None:
        super().__init__(typed, **rest)
        self.user = user

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        if self.user.must_change_password and self.user.check_password(new):
            raise forms.ValidationError(
                "Mật khẩu mới trùng với mật khẩu được cấp. Hãy chọn mật khẩu khác."
            )
        return new


class PasswordForm(NewPasswordForm):
    old = forms.CharField(
        label="Mật khẩu đang dùng",
        max_length=LONGEST,
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu đang dùng.", "max_length": TOO_LONG},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "new")
