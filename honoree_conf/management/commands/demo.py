"""Loads the demo conference once and prints its sign-ins; refuses beside real data."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Commune, User
from honoree_conf.demo.load import PASSWORD, PEOPLE, Loader


class Command(BaseCommand):
    help = "Nạp Hội nghị mẫu của xã Đại Sơn (mọi người đều được đặt ra)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--migrate", action="store_true", help="cập nhật cơ sở dữ liệu trước")

    def handle(self, *args: Any, migrate: bool, **options: Any) -> None:
        if migrate:
            call_command("migrate", verbosity=0)
        if Commune.objects.exclude(is_demo=True).exists() or (
            User.objects.exists() and not Commune.objects.exists()
        ):
            raise CommandError("Cơ sở dữ liệu này có dữ liệu thật; không nạp dữ liệu mẫu vào.")
        if not Commune.objects.exists():
            Loader().load()
            self.stdout.write("Đã nạp Hội nghị mẫu: xã Đại Sơn, Kế hoạch 28/KH-UBND (dữ liệu mẫu).")
        self._print_sign_ins()

    def _print_sign_ins(self) -> None:
        self.stdout.write(f"Đăng nhập thử (mật khẩu chung: {PASSWORD}):")
        for username, phone, full_name, role, _ in PEOPLE:
            local = "0" + phone.removeprefix("+84")
            self.stdout.write(f"  {username:<12} {local}   {full_name} – {role.label}")
        if settings.HONOREE_NOW:
            self.stdout.write(
                f"Đồng hồ của bản thử bắt đầu từ {settings.HONOREE_NOW} (đổi bằng HONOREE_NOW)."
            )
