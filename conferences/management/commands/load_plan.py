"""Loads a plan file for a commune; a second time changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from accounts.enums import Permission, Reach
from accounts.models import Commune, User
from accounts.permissions import reach
from accounts.web import moment
from conferences import actions
from conferences.plan import Plan, PlanRefused, read
from conferences.plans import path_of


class Command(BaseCommand):
    help = "Nạp kế hoạch (con số, hạn, chương trình) cho một xã; nạp lại không đổi gì."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("plan", help="tên tệp kế hoạch, ví dụ 2025-dai-son")
        parser.add_argument("--commune", required=True, help="mã đơn vị hành chính của xã")
        parser.add_argument("--by", required=True, help="tên đăng nhập của người nạp")

    def handle(self, *args: Any, plan: str, commune: str, by: str, **options: Any) -> None:
        place = Commune.objects.filter(code=commune).first()
        if place is None:
            raise CommandError(f"Không có xã mang mã {commune}.")
        person = User.objects.filter(username=by, commune=place).first()
        if person is None or reach(person, Permission.UNIT_MANAGE) is Reach.NOWHERE:
            raise CommandError(f"{by} không phải người được quản lý Hội nghị của {place.name}.")
        try:
            conference = actions.load_plan(
                _read(plan), plan_file=plan, commune=place, by=person, at=moment()
            )
        except IntegrityError as seats:
            text = "Số đại biểu đã xác nhận nhiều hơn số tối đa trong kế hoạch; chưa đổi gì."
            raise CommandError(text) from seats
        self.stdout.write(f"{place.name}: {conference} theo {conference.document}.")


def _read(name: str) -> Plan:
    try:
        return read(path_of(name))
    except FileNotFoundError as missing:
        raise CommandError(f"Không có tệp kế hoạch {name}.") from missing
    except PlanRefused as refused:
        raise CommandError(str(refused)) from refused
