"""What a move of a delegate means, in sentences for the page that asks before it is made."""

from delegates.enums import DelegateState
from delegates.models import Delegate
from delegates.workflow.guards import is_still_approved

SEAT_IS_FREED = "Chỗ của người này được trả lại cho người khác."


def confirming(delegate: Delegate) -> list[str]:
    return ["Người này giữ một chỗ trong số tối đa của kế hoạch."]


def being_absent(delegate: Delegate) -> list[str]:
    """Whoever was chosen for the city keeps the choice, and is sent no more."""
    chosen = hasattr(delegate, "mandate") and not is_still_approved(delegate)
    city = (
        "Người này đã được chọn dự Đại hội thành phố, sẽ không còn trong danh sách gửi thành phố."
    )
    return [SEAT_IS_FREED, city] if chosen else [SEAT_IS_FREED]


def leaving(delegate: Delegate) -> list[str]:
    freed = [SEAT_IS_FREED] if delegate.state == DelegateState.CONFIRMED else []
    code = delegate.nomination.code if delegate.nomination else ""
    dossier = [f"Hồ sơ {code} vẫn là hồ sơ đã duyệt."] if code else []
    return [*freed, *dossier, "Có thể đưa lại vào dự kiến sau này."]


def coming_back(delegate: Delegate) -> list[str]:
    return ["Người này trở lại danh sách dự kiến, chưa giữ chỗ."]
