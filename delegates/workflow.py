"""The only place for the moves of a delegate: proposed, confirmed, absent, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from accounts.enums import Permission
from accounts.names import fold
from accounts.problems import Problem, Weight
from conferences.models import Conference
from conferences.workflow import Move
from delegates.enums import DelegateState
from delegates.models import CityMandate, Delegate
from nominations.enums import DoubleVerdict, Integrity, NominationKind, NominationState
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


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who has a seat, or would take one, as namesakes are told apart.

    told_apart: whether the office has noted of the person's own dossier that its namesake is
    somebody else; None for whoever comes without one, or for a collective or household.
    """

    letters: str
    year: int | None
    name: str
    told_apart: bool | None


def may_be_one(one: Person, other: Person) -> bool:
    """Whether people are asked if two are one: what the office has answered is not asked again.

    A year not written tells nobody apart.
    """
    if one.letters != other.letters:
        return False
    if None not in (one.year, other.year) and one.year != other.year:
        return False
    both_known = None not in (one.told_apart, other.told_apart)
    return not (both_known and (one.told_apart or other.told_apart))


def person_of(nomination: Nomination) -> Person:
    """Who would come for a dossier."""
    alone = nomination.kind == NominationKind.INDIVIDUAL
    return Person(
        letters=fold(nomination.person),
        year=nomination.birth_year,
        name=nomination.person,
        told_apart=nomination.duplicate_verdict == DoubleVerdict.DIFFERENT if alone else None,
    )


def seated_people(conference: Conference) -> list[Person]:
    """Everybody with a seat or absent; whoever left the list is not meant. One query."""
    here = Delegate.objects.of(conference).exclude(state=DelegateState.WITHDRAWN)
    return [
        Person(
            letters=one.name_fold,
            year=one.birth_year,
            name=one.full_name,
            told_apart=person_of(one.nomination).told_apart if one.nomination else None,
        )
        for one in here.select_related("nomination")
    ]


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
