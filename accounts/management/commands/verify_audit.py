"""Checks the chain of audit events of every commune and names the first row that does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.models import AuditAnchor, AuditEvent, AuditHead

NOT_AN_ANCHOR = "“{}” không phải mốc nhật ký. Hãy chép đúng dòng “Mốc nhật ký” của văn bản."


class Command(BaseCommand):
    help = "Kiểm tra nhật ký của từng xã: có sự kiện nào bị sửa, xóa hay chèn không."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            help="mốc in trên văn bản hoặc ở sheet Ghi chú, dạng mã xã:số sự kiện:mã cuối",
        )

    def handle(self, *args: Any, anchor: list[str], **options: Any) -> None:
        brought = [_read(text) for text in anchor]
        broken = False
        for code in sorted(_known_codes() | {one.commune_code for one in brought}):
            anchors = [one for one in brought if one.commune_code == code]
            first = next(audit.broken_links(code, *anchors), None)
            broken = broken or first is not None
            self.stdout.write(f"{code}: {first}" if first else f"{code}: {_whole(code)}")
        if broken:
            raise CommandError("Nhật ký không còn nguyên vẹn.")


def _read(text: str) -> AuditAnchor:
    try:
        return audit.parsed(text)
    except ValueError as wrong:
        raise CommandError(NOT_AN_ANCHOR.format(text)) from wrong


def _known_codes() -> set[str]:
    """Every commune that has, or by a head or an anchor once had, a history."""
    heads = AuditHead.objects.values_list("commune_code", flat=True)
    anchors = AuditAnchor.objects.values_list("commune_code", flat=True)
    return {*heads, *anchors, *AuditEvent.objects.commune_codes()}


def _whole(code: str) -> str:
    head = AuditHead.objects.get(commune_code=code).last_hash
    count = AuditEvent.objects.of_commune(code).count()
    anchors = AuditAnchor.objects.filter(commune_code=code).count()
    return f"nguyên vẹn, {count} sự kiện, {anchors} mốc, mã cuối {head}"
