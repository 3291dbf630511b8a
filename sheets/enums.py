"""What may be the state of one import."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    PREVIEWED = "previewed", "Đang xem trước"
    IMPORTED = "imported", "Đã nhập"
    UNDONE = "undone", "Đã hoàn tác"
