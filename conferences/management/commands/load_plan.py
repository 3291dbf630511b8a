"""Loads a plan file for a commune; a second time changes nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.enums import Permission, Reach
from accounts.models import Commune, User
from accounts.permissions import reach
from accounts.problems import Refused
from accounts.web import moment
from conferences import actions
from conferences.plan import Plan, read
from conferences.plans import keep, path_of
from serving import plainly


class Command(BaseCommand):
    help = "Nạp kế hoạch (con số, hạn, chương trình) cho một xã; nạp lại không đổi gì."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("plan", help="tên kế hoạch (2025-dai-son) hoặc đường dẫn tệp .toml")
        parser.add_argument("--commune", required=True, help="mã đơn vị hành chính của xã")
        parser.add_argument(
            "--next",
            action="store_true",
            help="mở Hội nghị lần sau; Hội nghị đang dùng từ đó chỉ còn để xem",
        )
        parser.add_argument("--by", required=True, help="tên đăng nhập của người nạp")

        parser.add_argument(
            "--replace",
            action="store_true",
            help="thay kế hoạch nạp nhầm, khi chưa có gì dựa trên kế hoạch ấy",
        )

    def handle(
        self, *args: Any, plan: str, commune: str, by: str, replace: bool = False, **options: Any
    ) -> None:
        self.stdout.write(f"Ghi vào {plainly.database()}.")
        place = Commune.objects.filter(code=commune).first()
        if place is None:
            raise CommandError(f"Không có xã mang mã {commune}.")
        person = User.objects.filter(username=by, commune=place).first()
        if person is None or reach(person, Permission.PLAN_EDIT) is Reach.NOWHERE:
            raise CommandError(f"{by} không phải người được nạp kế hoạch của {place.name}.")
        wanted, path = _read(plan)
        try:
            conference = actions.load_plan(
                wanted,
                plan_file=plan if path is None else keep(path),
                commune=place,
                by=person,
                at=moment(),
                replace=replace,
                follows=bool(options["next"]),
            )
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{place.name}: {conference} theo {conference.document}.")


def _read(name: str) -> tuple[Plan, Path | None]:
    """A plan by its name among ours, or by the path of a file, from wherever one stands."""
    path = Path(name) if name.endswith(".toml") or "/" in name else None
    try:
        return read(path or path_of(name)), path
    except OSError as missing:
        raise CommandError(f"Không có tệp kế hoạch {name}.") from missing
    except Refused as refused:
        raise CommandError(f"Tệp kế hoạch {name}: {refused}") from refused
