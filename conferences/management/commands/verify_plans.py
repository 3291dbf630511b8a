"""Checks every edition of every plan and names those that are not what was kept."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from conferences.models import Conference
from conferences.plans import NONE, damage


class Command(BaseCommand):
    help = "Kiểm tra từng bản kế hoạch đã nạp: có bản nào bị sửa hay không đọc được không."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = False
        for conference in Conference.objects.select_related("commune").order_by("pk"):
            editions = list(conference.editions.order_by("number"))
            told = f"{conference.commune.code} {conference.term}"
            if not editions:
                broken = True
                self.stdout.write(f"{told}: {NONE}")
            for edition in editions:
                newest = edition is editions[-1]  # of the others no sum is kept
                why = damage(edition.text, conference.plan_sum if newest else None)
                broken = broken or (newest and bool(why))
                why += " (đã có bản sau thay)" if why and not newest else ""
                self.stdout.write(f"{told}, bản {edition.number}: {why or 'nguyên vẹn'}")
        if broken:
            raise CommandError(
                "Có bản kế hoạch bị hỏng. Hãy nạp lại kế hoạch bằng load_plan, từ tệp gốc."
            )
