"""What stands in the way of each move of a delegate."""

from datetime import datetime

from accounts.problems import Problem, Weight
from conferences.facts import figures
from conferences.models import Conference
from delegates import rules
from delegates.models import CityMandate, Delegate
from nominations.enums import Integrity, NominationState
from nominations.models import Nomination

HAS_MANDATE = Problem(
    text="Người này được chọn dự Đại hội thành phố. Hãy bỏ chọn trước.",
    rule="III.1",
    source="Thông qua danh sách đại biểu đi dự Đại hội thi đua cấp trên.",
)

LOOKED_INTO = (
    "Hồ sơ {one.full_name} ({one.code}) đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc "
    "đơn thư, báo chí nêu chưa có kết luận. Hãy chờ Phòng Văn hóa - Xã hội ghi kết luận."
)
NAMESAKE = Problem(
    text="Danh sách đã có một người cùng họ tên, cùng hoặc chưa rõ năm sinh.", weight=Weight.WARNS
)


def has_no_mandate(delegate: Delegate, at: datetime) -> list[Problem]:
    """Whoever stands for the commune at the city congress is not taken off the roll by the way."""
    return [HAS_MANDATE] if CityMandate.objects.filter(delegate_id=delegate.pk).exists() else []


def is_still_approved(delegate: Delegate, at: datetime | None = None) -> list[Problem]:
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
                    f"Hồ sơ {nomination.full_name} ({nomination.code}) không còn được duyệt. "
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
    return [Problem(text=LOOKED_INTO.format(one=nomination), rule="NĐ 152/2025, Đ.4")]


def is_nowhere_else(delegate: Delegate, at: datetime) -> list[Problem]:
    """One person has one seat; a warning, for two people may share name and year."""
    same = Delegate.objects.of(delegate.conference_id).exclude(pk=delegate.pk)
    if same.namesakes(delegate.name_fold, delegate.birth_year).exists():
        return [NAMESAKE]
    return []


def may_come_back(delegate: Delegate, at: datetime) -> list[Problem]:
    return is_still_approved(delegate, at) + is_nowhere_else(delegate, at)


def seat_is_left(delegate: Delegate, at: datetime) -> list[Problem]:
    """II.4.2, said before the button is pressed; where it counts, `effects.take_seat` counts."""
    return no_seat_left(delegate.conference)


def no_seat_left(conference: Conference) -> list[Problem]:
    """II.4.2 of the whole roll; no query while there is a seat."""
    if conference.seats_taken < conference.seats_limit:
        return []
    return [rules.no_seat_left(rules.plan_from(figures(conference)))]


def may_be_confirmed(delegate: Delegate, at: datetime) -> list[Problem]:
    return is_still_approved(delegate, at) + seat_is_left(delegate, at)
