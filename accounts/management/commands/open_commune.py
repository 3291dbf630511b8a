"""Opens a commune from a file: its units, its people, their first passwords (real use)."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from django.utils import timezone

from accounts.actions import Opening, first_password, open_commune
from accounts.models import City, Commune, Unit, User
from accounts.problems import Refused
from serving import plainly


class Command(BaseCommand):
    help = "Mở một xã từ tệp TOML (mẫu: docs/commune.example.toml); chạy lại chỉ thêm cái mới."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, help="tệp khai báo xã, đơn vị, người dùng")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        self.stdout.write(f"Ghi vào {plainly.database()}.")
        if Commune.objects.filter(is_demo=True).exists():
            raise CommandError(
                "Cơ sở dữ liệu này chứa dữ liệu mẫu. Hãy chọn DATA_DIR hoặc DATABASE_URL khác."
            )
        opening = _opening(file)
        units = Unit.objects.filter(commune__code=opening.commune["code"])
        before = units.count()
        try:
            passwords = open_commune(opening, new_password=first_password, at=timezone.now())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        new = units.count() - before
        self.stdout.write(
            f"{opening.commune['name']}: {new} đơn vị mới, {len(passwords)} người dùng mới."
        )
        if not new and not passwords:
            self.stdout.write("Không có gì mới: mọi đơn vị và người dùng trong tệp đã có sẵn.")
        if passwords:
            self.stdout.write("Mật khẩu đầu tiên, chỉ hiện một lần; hãy đổi sau khi đăng nhập:")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:<16} {password}")


# Each table of the file: what must be there, what may.
SHAPE: dict[str, tuple[type[Model], tuple[str, ...], tuple[str, ...]]] = {
    "city": (City, ("code", "name"), ()),
    "commune": (Commune, ("code", "name", "place"), ("phone", "signer_title", "signer_name")),
    "unit": (Unit, ("slug", "name", "kind"), ("former",)),
    "person": (User, ("username", "full_name", "role"), ("phone", "unit")),
}


def _opening(file: Path) -> Opening:
    """What the file says, known to be of the right shape."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8-sig"))  # Notepad writes a mark in front
    except OSError as missing:
        raise CommandError(f"Không đọc được tệp {file}.") from missing
    except UnicodeDecodeError as wrong:
        raise CommandError(f"Tệp {file} không phải UTF-8. Hãy lưu lại dạng UTF-8.") from wrong
    except tomllib.TOMLDecodeError as broken:
        raise CommandError(f"Tệp {file} sai cú pháp: {broken}") from broken
    try:
        for name in ("city", "commune"):
            _table(raw[name], name)
        for name in ("unit", "person"):
            rows = raw.get(name, [])
            if not isinstance(rows, list):
                raise CommandError(f"Tệp {file}: hãy ghi [[{name}]] thay cho [{name}].")
            for number, row in enumerate(rows, start=1):
                _table(row, name, f" thứ {number}")
    except KeyError as lacking:
        raise CommandError(f"Tệp {file} thiếu mục {lacking}.") from lacking
    return Opening(
        city=raw["city"],
        commune=raw["commune"],
        units=raw.get("unit", ()),
        people=raw.get("person", ()),
    )


def _table(row: Any, name: str, place: str = "") -> None:
    model, needed, optional = SHAPE[name]
    if not isinstance(row, dict):
        raise CommandError(f"{name} phải là một bảng [{name}].")
    for key in (*needed, *optional):
        if key not in row and key in optional:
            continue
        if key not in row:
            raise CommandError(f"[{name}]{place} thiếu mục {key!r}.")
        if not isinstance(row[key], str):
            raise CommandError(f'[{name}]{place}: {key} phải viết trong dấu nháy, ví dụ "0912".')
        field = "former_commune" if key == "former" else key
        most = getattr(model._meta.get_field(field), "max_length", None)
        if (name, key) == ("person", "phone"):
            most = 40  # as typed; its reader makes of it what is stored
        if most and len(row[key]) > most:
            raise CommandError(f"[{name}]{place}: {key} dài quá {most} ký tự.")
        if key in needed and not row[key].strip():
            raise CommandError(f"[{name}]{place}: {key} để trống.")
    for key in row:
        if key not in (*needed, *optional):
            raise CommandError(f"[{name}]{place}: không có mục {key!r}.")
