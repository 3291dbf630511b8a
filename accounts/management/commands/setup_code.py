"""Prints the code that opens the first commune by page; the one before is over."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actions.setup import first_code, is_opened, new_code

OVER_TLS = "Chỉ mở qua https, sau máy chủ ở docs/nginx.conf. Thử tại chỗ thì đặt HTTPS=0."
MANAGE = ".venv/bin/python manage.py setup_code"


class Command(BaseCommand):
    help = "In mã mở xã đầu tiên ở trang /mo/; mã in trước hết hiệu lực."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--first", action="store_true", help="chỉ in khi chưa có mã nào (máy chủ tự gọi)"
        )

    def handle(self, *args: Any, first: bool, **options: Any) -> None:
        if is_opened():
            if not first:
                raise CommandError("Đã có xã, không mở bằng mã nữa. Hãy đăng nhập.")
            return
        code = (first_code if first else new_code)(at=timezone.now())
        if code:
            self.stdout.write(f"Chưa có xã nào. Mở trang /mo/ và nhập mã, dùng một lần: {code}")
        else:
            self.stdout.write("Chưa có xã nào. Mở trang /mo/ và nhập mã đã in lần chạy đầu.")
            self.stdout.write(f"Mất mã thì in mã khác: {MANAGE}")
        if settings.HTTPS:  # else whoever opens it is sent to an address nothing answers at
            self.stdout.write(OVER_TLS)
