"""Closed lists of delegates: their groups and the states of the table of moves."""

from django.db.models import TextChoices


class DelegateGroup(TextChoices):
    """II.4.1: about 70 % role models; guests and leaders are the rest, counted together."""

    ROLE_MODEL = "role_model", "Điển hình tiên tiến"
    GUEST = "guest", "Khách mời"
    LEADER = "leader", "Lãnh đạo các cấp, các ngành"


UNWRITTEN = "chua-ghi"  # how an address asks for those of whom it is not written


class DelegateState(TextChoices):
    PROPOSED = "proposed", "Dự kiến"
    CONFIRMED = "confirmed", "Đã xác nhận"
    WITHDRAWN = "withdrawn", "Đã đưa ra khỏi danh sách"
    ABSENT = "absent", "Đã báo vắng"
