"""The only place for the moves of a delegate: proposed, confirmed, absent, withdrawn."""

from datetime import datetime

from accounts.enums import Permission
from conferences.problems import Problem, Weight
from conferences.workflow import Move
from delegates.enums import DelegateState
from delegates.models import CityMandate, Delegate
from nominations.enums import Integrity, NominationState
from nominations.models import Nomination

HAS_MANDATE = Problem(
    text="Người này được chọn dự Đại hội thành phố. Hãy bỏ chọn trước.",
    rule="III.1",
    source="Thông qua danh sách đại biểu đi dự Đại hội thi đua cấp trên.",
)

LOOKED_INTO = (
    "Hồ sơ {code} đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư, báo chí nêu chưa "
    "có kết luận. Hãy chờ Phòng Văn hóa - Xã hội ghi kết luận."
)
NAMESAKE = Problem(
    text="Danh sách đã có một người cùng họ tên, cùng hoặc chưa rõ năm sinh.", weight=Weight.WARNS
)


def has_no_mandate(delegate: Delegate, at: datetime) -> list[Problem]:
    """Whoever stands for the commune at the city congress is not taken off the roll by the way."""
    return [HAS_MANDATE] if CityMandate.objects.filter(delegate_id=delegate.pk).exists() else []


def is_still_approved(delegate: Delegate, at: datetime) -> list[Problem]:
    """II.4.1: a role model is on the roll because the leadership chose them.

    And Decree 152, art. 4: nobody is confirmed while a complaint or discipline is looked into.
    """
    nomination = delegate.nomination  # held and read afresh by the action
    if nomination is None:
        return []
    if nomination.state != NominationState.APPROVED:
        return [
            Problem(
                text=(
                    f"Hồ sơ {nomination.code} không còn được duyệt. "
                    "Hãy đưa người này ra khỏi danh sách."
                ),
                rule="II.4.1",
            )
        ]
    return looked_into(nomination)


def looked_into(nomination: Nomination) -> list[Problem]:
    """NĐ 152/2025, Đ.4: nobody new comes onto the roll, or goes to the city, meanwhile."""
    if nomination.integrity != Integrity.PENDING:
        return []
    return [Problem(text=LOOKED_INTO.format(code=nomination.code), rule="NĐ 152/2025, Đ.4")]


def is_nowhere_else(delegate: Delegate, at: datetime) -> list[Problem]:
    """One person has one seat; a warning, for two people may share name and year."""
    same = Delegate.objects.of(delegate.conference_id).exclude(pk=delegate.pk)
    if same.namesakes(delegate.name_fold, delegate.birth_year).exists():
        return [NAMESAKE]
    return []


def may_come_back(delegate: Delegate, at: datetime) -> list[Problem]:
    return is_still_approved(delegate, at) + is_nowhere_else(delegate, at)


CONFIRM = Move(
    name="confirm",
    label="Xác nhận dự",
    sources=frozenset({DelegateState.PROPOSED}),
    target=DelegateState.CONFIRMED,
    permission=Permission.DELEGATE_EDIT,
    check=is_still_approved,
)
ABSENT = Move(
    name="absent",
    label="Ghi báo vắng",
    sources=frozenset({DelegateState.CONFIRMED}),
    target=DelegateState.ABSENT,
    permission=Permission.DELEGATE_EDIT,
)
WITHDRAW = Move(
    name="withdraw",
    label="Đưa ra khỏi danh sách",
    sources=frozenset({DelegateState.PROPOSED, DelegateState.CONFIRMED, DelegateState.ABSENT}),
    target=DelegateState.WITHDRAWN,
    permission=Permission.DELEGATE_EDIT,
    check=has_no_mandate,
    needs_note=True,
    weighty=True,
)
# Also from absent: who said no may say yes again, and a wrong tap has a way back (U21).
PROPOSE_AGAIN = Move(
    name="propose_again",
    label="Đưa lại vào dự kiến",
    sources=frozenset({DelegateState.WITHDRAWN, DelegateState.ABSENT}),
    target=DelegateState.PROPOSED,
    permission=Permission.DELEGATE_EDIT,
    check=may_come_back,
    weighty=True,
)
MOVES = {move.name: move for move in (CONFIRM, ABSENT, PROPOSE_AGAIN, WITHDRAW)}
