"""Reads settings from the environment; what cannot be right is refused with its name."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
ENGINES = ("postgres", "postgresql", "sqlite")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class Environment:
    """One method a kind of setting; an empty one counts as not given."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.read = environ.Env()

    def text(self, name: str, *, default: str = "") -> str:
        return os.environ.get(name, "").strip() or default

    def names(self, name: str, *, default: list[str]) -> list[str]:
        given = self.text(name, default="")
        return [part.strip() for part in given.split(",") if part.strip()] or default

    def flag(self, name: str, *, default: bool) -> bool:
        if name not in os.environ:
            return default
        given = os.environ[name].strip().lower()
        if given not in YES | NO:
            raise ImproperlyConfigured(f"{name} chỉ nhận 1 (có) hoặc 0 (không). Hãy sửa lại.")
        return given in YES

    def number(self, name: str, *, default: float, kind: Callable[[str], float] = float) -> float:
        given = self.text(name, default="")
        try:
            return kind(given) if given else default
        except ValueError as wrong:
            raise ImproperlyConfigured(f"{name} phải là một số. Hãy sửa lại.") from wrong

    def whole(self, name: str, *, default: int) -> int:
        return int(self.number(name, default=default, kind=int))

    def count(self, name: str, *, default: int) -> int:
        found = self.whole(name, default=default)
        if found < 1:
            raise ImproperlyConfigured(f"{name} phải là số từ 1 trở lên. Hãy sửa lại.")
        return found

    def hours(self, name: str, *, default: str) -> tuple[int, int]:
        """From one full hour of the day until before another: 7-20."""
        begins, _, ends = self.text(name, default=default).partition("-")
        right = begins.isdecimal() and ends.isdecimal() and int(begins) < int(ends) <= 24
        if not right:
            raise ImproperlyConfigured(f"{name} không đúng dạng 7-20 (giờ). Hãy sửa lại.")
        return int(begins), int(ends)

    def mail(self, name: str, *, folder: Path) -> dict[str, Any]:
        """Django's EMAIL_*; without a server each mail is a file of a folder."""
        given = self.text(name)
        example = "smtp+tls://tên:mật-khẩu@máy:587"
        try:
            found = self.read.email_url_config(given) if given else None
        except (KeyError, ValueError, ImproperlyConfigured) as wrong:
            raise ImproperlyConfigured(f"{name} không đúng dạng {example}. Hãy sửa lại.") from wrong
        kept = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
        told = {"EMAIL_TIMEOUT": 10, **(found or kept), "EMAIL_FILE_PATH": str(folder)}
        sender = self.text("EMAIL_FROM", default=told.get("EMAIL_HOST_USER") or "honoree@localhost")
        return told | {"DEFAULT_FROM_EMAIL": sender}

    def port(self, name: str, *, default: int) -> int:
        found = self.whole(name, default=default)
        if not 0 < found < 65536:
            raise ImproperlyConfigured(f"{name} phải là số từ 1 đến 65535. Hãy sửa lại.")
        return found

    def origins(self, name: str) -> list[str]:
        found = self.names(name, default=[])
        if not all(part.startswith(("https://", "http://")) for part in found):
            raise ImproperlyConfigured(f"{name}: mỗi địa chỉ bắt đầu bằng https://. Hãy sửa lại.")
        return found

    def level(self, name: str) -> str:
        found = self.text(name, default="WARNING").upper()
        if found not in LEVELS:
            raise ImproperlyConfigured(f"{name} là một trong: {', '.join(LEVELS)}. Hãy sửa lại.")
        return found

    def folder(self, name: str, *, default: Path) -> Path:
        """A folder that exists and can be written to; a relative one lies beside manage.py."""
        found = (self.base / self.text(name, default=str(default))).resolve()
        try:
            found.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise ImproperlyConfigured(
                f"{name}: không tạo được thư mục {found}. Hãy chọn thư mục khác."
            ) from trouble
        if not os.access(found, os.W_OK | os.X_OK):
            raise ImproperlyConfigured(
                f"{name}: không ghi được vào thư mục {found}. Hãy sửa quyền hoặc chọn thư mục khác."
            )
        return found

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        given = self.text(name, default=default)
        example = "postgres://tên:mật-khẩu@máy:5432/cơ-sở"
        try:
            right = urlsplit(given).scheme in ENGINES
            found = self.read.db_url_config(given) if right else {}
            right = bool(found.get("NAME"))
        except (ValueError, ImproperlyConfigured):
            right = False
        if not right:
            raise ImproperlyConfigured(f"{name} không đúng dạng {example}. Hãy sửa lại.")
        return found

    def redis(self, name: str) -> str:
        given = self.text(name, default="")
        try:
            address = urlsplit(given)
            right = not given or (address.scheme in ("redis", "rediss") and address.port != 0)
        except ValueError:
            right = False
        if not right:
            raise ImproperlyConfigured(
                f"{name} không đúng dạng redis://127.0.0.1:6379/0. Hãy sửa lại."
            )
        return given

    def moment(self, name: str, *, default: str, zone: ZoneInfo) -> str:
        """A moment of that zone; one written with an offset is brought there."""
        given = self.text(name, default=default)
        try:
            found = datetime.fromisoformat(given)
        except ValueError as wrong:
            raise ImproperlyConfigured(
                f"{name} không đúng dạng 2025-08-16T08:00. Hãy sửa lại."
            ) from wrong
        there = found.astimezone(zone).replace(tzinfo=None) if found.tzinfo else found
        return there.isoformat(timespec="minutes")
