"""The only place for the shape of a sign-in and of a new password."""

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.models import User

LONGEST = 256  # characters of a password: hashing more is work for nothing


def bare_helper() -> FormHelper:
    """Crispy draws the fields; the page has the form tag and the token."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = False  # parts/_errors.html says them, on top, once
    return helper


class SignInForm(forms.Form):
    use_required_attribute = False
    login = forms.CharField(
        label="Số điện thoại hoặc tên đăng nhập",
        max_length=60,
        error_messages={
            "required": "Hãy nhập số điện thoại hoặc tên đăng nhập.",
            "max_length": "Tên đăng nhập quá dài.",
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
        error_messages={"required": "Hãy nhập mật khẩu.", "max_length": "Mật khẩu quá dài."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    helper = bare_helper()


class PasswordForm(forms.Form):
    use_required_attribute = False
    old = forms.CharField(
        label="Mật khẩu đang dùng",
        max_length=LONGEST,
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu đang dùng."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Mật khẩu mới",
        max_length=LONGEST,
        strip=False,
        help_text="Ít nhất 8 ký tự; đừng dùng mật khẩu dễ đoán.",
        error_messages={"required": "Hãy nhập mật khẩu mới."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    helper = bare_helper()

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        if not self.user.check_password(self.cleaned_data["old"]):
            raise forms.ValidationError("Mật khẩu đang dùng không đúng.")
        return self.cleaned_data["old"]

    def clean_new(self) -> str:
        validate_password(self.cleaned_data["new"], self.user)
        return self.cleaned_data["new"]
