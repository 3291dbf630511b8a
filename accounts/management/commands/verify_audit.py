"""Checks the chain of audit events of every commune and names the first row that does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.audit import broken_links
from accounts.models import AuditEvent, AuditHead


class Command(BaseCommand):
    help = "Kiểm tra nhật ký của từng xã: có sự kiện nào bị sửa, xóa hay chèn không."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = False
        heads = AuditHead.objects.values_list("commune_code", flat=True)
        for code in sorted({*heads, *AuditEvent.objects.commune_codes()}):
            first = next(broken_links(code), None)
            broken = broken or first is not None
            self.stdout.write(f"{code}: {first}" if first else f"{code}: {_whole(code)}")
        if broken:
            raise CommandError("Nhật ký không còn nguyên vẹn.")


def _whole(code: str) -> str:
    head = AuditHead.objects.get(commune_code=code).last_hash
    return f"nguyên vẹn, {AuditEvent.objects.of_commune(code).count()} sự kiện, mã cuối {head}"
