"""Who was invited to the commune's conference before this one: offered again, taken by nobody."""

from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from delegates.querysets import DelegateQuerySet

HEADS = (
    "Họ và tên", "Nhóm", "Giới tính", "Năm sinh", "Chức vụ", "Cơ quan, đơn vị", "Thứ tự giới thiệu",
)  # fmt: skip


def invited_before(conference: Conference) -> DelegateQuerySet:
    """Guests and leaders of the one before; not who was taken off its list."""
    older = Conference.objects.of_commune(conference.commune_id).filter(pk__lt=conference.pk)
    found = Delegate.objects.filter(conference=older.values("pk")[:1])
    asked = found.filter(group__in=(DelegateGroup.GUEST, DelegateGroup.LEADER))
    return asked.exclude(state=DelegateState.WITHDRAWN).order_by("rank", "name_sort", "pk")


def as_table(rows: DelegateQuerySet) -> str:
    """As an office would paste it: the preview of a table asks of each what it asks of any."""
    lines = [HEADS, *(_line(one) for one in rows)]
    return "\n".join("\t".join(line) for line in lines)


def _line(one: Delegate) -> tuple[str, ...]:
    return (
        one.full_name, one.get_group_display(), one.get_gender_display(), str(one.birth_year or ""),
        one.position, one.organisation, str(one.rank),
    )  # fmt: skip
