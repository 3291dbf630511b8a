"""Opens a commune from a file: its units, its people, their first passwords (real use)."""

import secrets
import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actions import Opening, open_commune
from accounts.actions.openings import OpeningRefused

LETTERS = "abcdefghkmnpqrstuvwxyz23456789"  # none that is read for another: no l, o, 0, 1, i, j


def first_password() -> str:
    """Three groups that can be read out on the phone; 60 random bits at least."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))


class Command(BaseCommand):
    help = "Mở một xã từ tệp TOML (mẫu: docs/commune.example.toml); chạy lại chỉ thêm cái mới."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, help="tệp khai báo xã, đơn vị, người dùng")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            raw = tomllib.loads(file.read_text(encoding="utf-8"))
            opening = Opening(
                city=raw["city"],
                commune=raw["commune"],
                units=raw.get("unit", ()),
                people=raw.get("person", ()),
            )
            passwords = open_commune(opening, new_password=first_password, at=timezone.now())
        except OSError as missing:
            raise CommandError(f"Không đọc được tệp {file}.") from missing
        except tomllib.TOMLDecodeError as broken:
            raise CommandError(f"Tệp {file} sai cú pháp: {broken}") from broken
        except KeyError as lacking:
            raise CommandError(f"Tệp {file} thiếu mục {lacking}.") from lacking
        except OpeningRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{raw['commune']['name']}: {len(opening.units)} đơn vị.")
        if passwords:
            self.stdout.write("Mật khẩu đầu tiên, chỉ hiện một lần; hãy đổi sau khi đăng nhập:")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:<16} {password}")
