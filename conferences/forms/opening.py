"""What the first pages of an empty installation ask: the code, then commune and first accounts."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.actions import Opening
from accounts.enums import Role, UnitKind
from accounts.fields import Files, LineField, LinesField, PhoneField, Typed
from accounts.forms import LONGEST, TOO_LONG, EditForm, bare_helper
from accounts.models import Commune, Unit, User
from accounts.telling import too_long, vn_phone

OFFICE, OFFICE_SLUG = "Phòng Văn hóa - Xã hội", "phong-van-hoa-xa-hoi"
OWN, LEADER = "vhxh", "lanhdao"  # user names; both sign in by their phone as well
KINDS_OF_COMMUNE = ("xã", "phường", "đặc khu")
KINDS_OF_CITY = ("thành phố", "tỉnh")
FORMER = 60  # characters of one former commune's name
WHOLE_LEADER = "Lãnh đạo cần đủ họ tên, điện thoại, mật khẩu. Hãy nhập cả ba hoặc để trống."
TWICE = "Hai người cần hai số điện thoại khác nhau. Hãy nhập số khác."


class SetupCodeForm(forms.Form):
    """The code the server printed; capitals and what stands between its groups are no matter."""

    use_required_attribute = False
    code = LineField(
        label="Mã mở xã",
        help_text="Máy chủ in mã này khi chạy lần đầu, ví dụ abcde-fghkm-23456.",
        missing="Hãy nhập mã.",
        longest=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    helper = bare_helper()


class _Digits(LineField):
    """A number that keeps its zeros: a code of the statistical office."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-year"}
    )
    digits = 0

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if typed and not re.fullmatch(rf"[0-9]{{{self.digits}}}", typed):
            raise forms.ValidationError(f"Mã gồm {self.digits} chữ số. Hãy xem lại.")
        return typed


class _CommuneCode(_Digits):
    digits = 5


class _CityCode(_Digits):
    digits = 2


class _Kinded(LineField):
    """A name with what it is the name of in front, in small letters: xã Nam Triệu."""

    kinds: tuple[str, ...] = ()

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        kind = next((one for one in self.kinds if typed.lower().startswith(f"{one} ")), "")
        if not kind:
            told = ", ".join(self.kinds[:-1])
            raise forms.ValidationError(f"Hãy ghi cả chữ {told} hoặc {self.kinds[-1]} ở đầu.")
        return f"{kind}{typed[len(kind) :]}"


class _CommuneName(_Kinded):
    kinds = KINDS_OF_COMMUNE


class _CityName(_Kinded):
    kinds = KINDS_OF_CITY


class _Password(forms.CharField):
    """As it is typed, nothing taken off; whose it is, is looked at by the form."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})

    def __init__(self, *, label: str, help_text: str, missing: str = "") -> None:
        said = {"required": missing, "max_length": TOO_LONG}
        super().__init__(
            label=label, help_text=help_text, max_length=LONGEST, strip=False,
            required=bool(missing), error_messages=said,
        )  # fmt: skip


class _OfACommune(forms.Form):
    """What a commune says of itself, when it is opened and later."""

    use_required_attribute = False
    name = _CommuneName(
        label="Tên xã", longest=100, missing="Hãy nhập tên xã.",
        help_text="Ghi cả loại: xã, phường hay đặc khu.",
    )  # fmt: skip
    place = LineField(
        label="Địa danh trên văn bản", longest=60, required=False,
        help_text="Để trống thì lấy tên xã, không có chữ “xã”.",
    )  # fmt: skip
    phone = PhoneField(
        label="Điện thoại của Phòng", longest=20, missing="Hãy nhập số điện thoại.",
        help_text="Các thôn gọi số này khi cần giúp.",
    )  # fmt: skip
    signer_title = LineField(
        label="Chức vụ người ký", longest=60, initial="CHỦ TỊCH",
        missing="Hãy nhập chức vụ người ký.",
    )  # fmt: skip
    signer_name = LineField(
        label="Họ tên người ký", longest=100, missing="Hãy nhập họ tên người ký."
    )
    formers = LinesField(
        label="Địa phương trước sắp xếp", longest=600, required=False,
        help_text="Mỗi dòng một tên, ví dụ xã Lập Lễ.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    helper = bare_helper()

    def clean_formers(self) -> str:
        typed: str = self.cleaned_data["formers"]
        names = [name for name in typed.splitlines() if name]
        if (longest := max(map(len, names), default=0)) > FORMER:
            raise forms.ValidationError(too_long(FORMER, longest))
        return "\n".join(names)

    @property
    def where(self) -> str:
        """Where papers are dated: as typed, else the commune's name without its kind."""
        typed: str = self.cleaned_data.get("place") or ""
        name: str = self.cleaned_data.get("name", "")
        kind = next((one for one in KINDS_OF_COMMUNE if name.startswith(f"{one} ")), "")
        return typed or name.removeprefix(kind).strip()

    @property
    def said(self) -> dict[str, str]:
        """The columns of a commune, but for its code."""
        told = self.cleaned_data
        named = {key: told[key] for key in ("name", "signer_title", "signer_name", "formers")}
        return named | {"place": self.where, "phone": vn_phone(told["phone"])}


class CommuneForm(_OfACommune, EditForm):
    """The same, where it stands already."""


class OpeningForm(_OfACommune):
    """Everything the first commune needs, on one page; `opening` is what the action takes."""

    city_name = _CityName(
        label="Tỉnh, thành phố", longest=100, missing="Hãy nhập tên tỉnh, thành phố.",
        help_text="Ví dụ thành phố Hải Phòng.",
    )  # fmt: skip
    city_code = _CityCode(
        label="Mã tỉnh, thành phố", missing="Hãy nhập mã tỉnh, thành phố.",
        help_text="2 chữ số của Cục Thống kê; Hải Phòng là 31.",
    )  # fmt: skip
    code = _CommuneCode(
        label="Mã xã", missing="Hãy nhập mã xã.",
        help_text="5 chữ số của Cục Thống kê, sau sắp xếp.",
    )  # fmt: skip
    own_name = LineField(
        label="Họ và tên của ông, bà", longest=100, missing="Hãy nhập họ và tên.",
        help_text="Người của Phòng Văn hóa - Xã hội.",
    )  # fmt: skip
    own_phone = PhoneField(
        label="Số điện thoại để đăng nhập", longest=20, missing="Hãy nhập số điện thoại."
    )
    own_password = _Password(
        label="Mật khẩu", missing="Hãy nhập mật khẩu.",
        help_text="Ít nhất 8 chữ cái hoặc chữ số. Không dùng tên, số điện thoại hay tên xã.",
    )  # fmt: skip
    leader_name = LineField(
        label="Họ và tên lãnh đạo xã", longest=100, required=False,
        help_text="Người duyệt hồ sơ và mở tài khoản cho các phòng.",
    )  # fmt: skip
    leader_phone = PhoneField(label="Số điện thoại của lãnh đạo", longest=20, required=False)
    leader_password = _Password(
        label="Mật khẩu đầu của lãnh đạo",
        help_text="Đọc cho lãnh đạo; lần đăng nhập đầu phải đổi.",
    )
    GROUPS = (
        ("Xã", ("city_name", "city_code", "name", "code", "place", "phone", "signer_title",
                "signer_name", "formers")),
        ("Tài khoản của ông, bà", ("own_name", "own_phone", "own_password")),
        ("Tài khoản lãnh đạo xã, nếu đã biết",
         ("leader_name", "leader_phone", "leader_password")),
    )  # fmt: skip

    def __init__(self, typed: Typed = None, files: Files = None) -> None:
        super().__init__(typed, files)
        self.fields["leader_password"].required = False

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.GROUPS]

    def clean(self) -> dict[str, Any]:
        """What no box sees alone: passwords beside their owners, two people apart."""
        sent = super().clean() or {}
        self._look_at("own")
        leader = [sent.get(f"leader_{part}") for part in ("name", "phone", "password")]
        if any(leader) and not all(leader) and not self._says_of("leader"):
            missing = ("name", "phone", "password")[[*map(bool, leader)].index(False)]
            self.add_error(f"leader_{missing}", WHOLE_LEADER)
        elif all(leader):
            self._look_at("leader")
            if sent.get("own_phone") == sent["leader_phone"]:
                self.add_error("leader_phone", TWICE)
        return sent

    def _says_of(self, whose: str) -> bool:
        return any(name.startswith(f"{whose}_") for name in self.errors)

    def _look_at(self, whose: str) -> None:
        """Refuse a password others can guess from what stands on this page."""
        said = self.cleaned_data
        password = said.get(f"{whose}_password")
        if not password:
            return
        commune = Commune(name=said.get("name", ""), place=self.where)
        person = User(
            username=OWN if whose == "own" else LEADER,
            full_name=said.get(f"{whose}_name", ""), phone=said.get(f"{whose}_phone"),
            unit=Unit(name=OFFICE), commune=commune,
        )  # fmt: skip
        try:
            validate_password(password, person)
        except forms.ValidationError as refused:
            self.add_error(f"{whose}_password", refused)

    @property
    def opening(self) -> Opening:
        said = self.cleaned_data
        unit = {"slug": OFFICE_SLUG, "name": OFFICE, "kind": UnitKind.OFFICE}
        people = [(OWN, "own", Role.CULTURE_OFFICE, unit["slug"])]
        if said["leader_name"]:
            people.append((LEADER, "leader", Role.LEADERSHIP, ""))
        return Opening(
            city={"code": said["city_code"], "name": said["city_name"]},
            commune=self.said | {"code": said["code"]},
            units=[unit],
            people=[
                {
                    "username": name, "full_name": said[f"{whose}_name"],
                    "phone": said[f"{whose}_phone"], "role": role, "unit": slug,
                }
                for name, whose, role, slug in people
            ],
            hand="setup_code",
        )  # fmt: skip

    @property
    def passwords(self) -> dict[str, str]:
        """By user name, in the order of the opening's people."""
        said = self.cleaned_data
        own = {OWN: said["own_password"]}
        return own | ({LEADER: said["leader_password"]} if said["leader_name"] else {})
